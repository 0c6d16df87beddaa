"""Under which names a place is found, and which of them is shown."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lib.gazetteer.kinds import split_type
from lib.gazetteer.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lib.gazetteer.sources import Division

#: Countries whose GeoNames names are scholarly transliterations ("Ḩalab", "Kurskaya oblast'"), not the spellings of the English press.
TRANSLITERATED = frozenset(
    "AE AF AM BD BG BH BT BY CN DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN MR NP OM PK PS QA RU "
    "SA SD SO SY TD TH TJ TN TW UA UZ YE".split()
)
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|at|ad|adh|an|az|ath|aş) (?=\w{4})")
_ENGLISH_TYPE = re.compile(r" (?:Oblast|Krai|Republic|Governorate|Province|Prefecture|Region|County|District|State|Department|Emirate)$")
_LATIN_END = 0x250  # the end of Latin Extended-B
_MIN_LETTERS = 3


def town_names(name: str, alternates: Iterable[str], country: str) -> Iterator[tuple[str, bool]]:
    """Folded names of a town, each with whether it is an alternate; transcriptions into syllables and airport codes are left out.

    >>> sorted(town_names("Kyiv", ["Kiev", "ji fu", "IEV", "Київ"], "UA"))
    [('kiev', True), ('kyiv', False)]
    """
    own = fold_name(name)
    seen = {own}
    yield own, False
    for folded in _fold_all(alternates):
        if folded not in seen and len(folded) >= _MIN_LETTERS:
            seen.add(folded)
            yield folded, True
    if country in TRANSLITERATED:
        for bare in [_ARTICLE.sub("", folded) for folded in seen]:
            if bare not in seen:
                seen.add(bare)
                yield bare, True


def division_names(name: str, alternates: Iterable[str], country: str) -> Iterator[tuple[str, bool]]:
    """Folded names of a province or district, with and without their type words.

    >>> sorted(division_names("Sumska oblast", ["Sumy", "Sumy Oblast"], "UA"))
    [('sumska', True), ('sumska oblast', False), ('sumy', True), ('sumy oblast', True)]
    """
    seen: set[str] = set()
    for folded, variant in town_names(name, alternates, country):
        typed = split_type(folded)
        for form, counts_as_variant in ((folded, variant), (typed[0] if typed else folded, True)):
            if form not in seen and len(form) >= _MIN_LETTERS:
                seen.add(form)
                yield form, counts_as_variant


def english_town(name: str, country: str) -> str:
    """A town's name without the marks of a scholarly transliteration.

    >>> english_town("Al Ḩasakah", "SY"), english_town("Malmö", "SE")
    ('Al Hasakah', 'Malmö')
    """
    return _plain(name) if country in TRANSLITERATED else name


def english_division(division: Division, *, has_namesake: bool) -> str:
    """The English name of a province; with its type ("Aleppo Governorate") where a town inside has the same name."""
    name, alternates, country, type_word = division.name, division.alternates, division.country, division.type
    latin = [alternate for alternate in alternates if _is_latin(alternate) and alternate[:1].isupper()]
    typed = min((alternate for alternate in latin if _ENGLISH_TYPE.search(alternate)), key=len, default=None)
    short = _ENGLISH_TYPE.sub("", name)
    if country in TRANSLITERATED and (not name.isascii() or "'" in name):
        plain = [alternate for alternate in latin if alternate.isascii() and not _ENGLISH_TYPE.search(alternate) and "-" not in alternate]
        short = min(plain, key=len) if plain else _ENGLISH_TYPE.sub("", _plain(typed or name))
    if not has_namesake or country == "US":
        return short
    if typed:
        return _plain(typed) if country in TRANSLITERATED else typed
    return f"{short} {type_word}" if _ENGLISH_TYPE.search(f" {type_word}") and not _ENGLISH_TYPE.search(short) else short


def _fold_all(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if _is_latin(name) and not name.islower() and not (len(name) <= _MIN_LETTERS and name.isupper()):
            yield fold_name(name)


def _is_latin(name: str) -> bool:
    return name.isascii() or all(ord(char) < _LATIN_END or "\u1e00" <= char <= "\u1eff" or char in "ʻʼ’‘–" for char in name)


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).strip("‘’ʻʼ'").replace("‘", "").replace("ʻ", "")
