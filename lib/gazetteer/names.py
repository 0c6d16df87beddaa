"""Names brought to one form, so that spelling, accents, case and punctuation do not part two names of one place."""

from __future__ import annotations

import re
import unicodedata

# Apostrophes and the marks that transliterations put for ayn, hamza and the soft sign: "Sana'a" is "Sanaa", "P'yŏngyang" "Pyongyang".
_SILENT = dict.fromkeys(map(ord, "'’‘`´ʻʼʹʾʿʽ′"))
# Letters that NFKD leaves whole.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a", "ŋ": "n"})
_INITIALS = re.compile(r"\b(?:\w\.\s?){2,}")
_GAPS = re.compile(r"[\W_]+")
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold_name(name: str) -> str:
    """The form under which a name is stored and looked up.

    >>> fold_name("Côte d'Ivoire"), fold_name("St. Louis"), fold_name("Washington, D.C.")
    ('cote divoire', 'saint louis', 'washington dc')
    """
    if name.isascii():
        plain = name.lower()
        if plain.isalpha():
            return plain  # most names: one plain word
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    plain = plain.translate(_SILENT)
    if "." in plain:
        plain = _INITIALS.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", plain)
    words = _GAPS.sub(" ", plain).split()
    if len(words) > 1:
        words = [_WORDS.get(word, word) for word in words]
        if words[0] == "the":
            del words[0]
    return " ".join(words)


def is_abbreviation(name: str) -> bool:
    """Whether a name is an abbreviation in capitals, whose case therefore counts: "US" is a country, "us" and "Us" are not.

    >>> is_abbreviation("U.S."), is_abbreviation("DPRK"), is_abbreviation("N. Korea"), is_abbreviation("us")
    (True, True, False, False)
    """
    letters = name.replace(".", "").replace(" ", "")
    return 2 <= len(letters) <= 5 and letters.isascii() and letters.isalpha() and letters.isupper()
