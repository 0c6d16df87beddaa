"""Runs of capitals in a sentence: how far a name goes, and which runs are a body's or a person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.places.words import CONNECTORS, Word, touching, word_class
from lib.extract.syntax.clauses import token_at
from lib.gazetteer.countries import country_code, demonym_code
from lib.gazetteer.names import is_abbreviation

if TYPE_CHECKING:
    from spacy.tokens import Span

    from lib.gazetteer import Gazetteer

#: Words of the longest name that is looked up.
_LONGEST = 6
#: Small words that tie capitals to one name whatever the gazetteer knows: "Pedra da Gávea".
_LINKS = frozenset("de da do dos das del di du des della al el bin ibn ul ould".split())
#: Parts of speech that are no name's.
_NO_NAMES = frozenset(("ADJ", "VERB", "AUX", "ADV", "ADP", "PRON", "DET", "SCONJ", "INTJ"))
#: A people's name before one of these is a province's: "the Amhara region".
_DASH = re.compile(r"\s*(?:--?|[—–])\s|,? \([A-Z]")
_TYPED = re.compile(r" (?:region|province|state|district)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stands for a place: ``start``/``end`` as written ("eastern Russia", "Kursk region"), ``bare`` the name alone.

    ``query`` is what the gazetteer is asked; ``type_word`` says which kind the text means ("region"), ``vague`` that only a part is meant,
    ``near`` that the thing is beside the place, ``site`` that it is a building or camp, ``known`` that the gazetteer has the name.
    ``anchor`` is a place inside the name that says where it lies ("Erbil airport", "South Texas"), ``odds`` the logarithm of the odds that
    it is a place.
    """

    start: int
    end: int
    bare: str
    query: str
    rule: str
    type_word: str | None = None
    vague: bool = False
    near: bool = False
    site: bool = False
    known: bool = True
    anchor: str = ""
    odds: float = 0.0


@dataclass(slots=True)
class Sentence:
    """One sentence being searched.

    ``taken`` are where names of people and bodies stand, and which of the two, ``lists`` where names stand in a list of one kind, and
    the kind; ``ordinary`` the article's words in lower case, ``doubtful`` collects names that count only if the article has them as places
    elsewhere.
    """

    text: str
    span: Span
    words: list[Word]
    gazetteer: Gazetteer
    dateline: bool
    taken: list[tuple[int, int, str]]
    surnames: set[str]
    doubtful: list[Found]
    ordinary: frozenset[str]
    lists: list[tuple[int, int, str]]


def run_end(sentence: Sentence, first: int) -> int:
    """Index of the last word of the run of capitals that begins at ``first``; weekdays, titles and demonyms end a run."""
    words, last = sentence.words, first
    while last + 1 < len(words) and touching(sentence.text, words[last], words[last + 1]):
        if not words[last + 1].capital:
            linked = words[last + 1].lower in _LINKS and last + 2 < len(words) and words[last + 2].capital
            if not linked or words[last + 2].breaks or not touching(sentence.text, words[last + 1], words[last + 2]):
                break
            last += 2
            continue
        if words[last + 1].breaks and words[last + 1].lower != "king" and not _goes_on(sentence, last + 1):
            break
        last += 1
    return last


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a word that could be a title belongs to the name of a building or body: "Kaduna State University"."""
    words = sentence.words
    if index + 1 >= len(words) or not words[index + 1].capital or not touching(sentence.text, words[index], words[index + 1]):
        return False
    following = words[index + 1]
    return not following.breaks and (following.lower in word_class("site_head") or following.lower in word_class("body_head"))


def opens_site(sentence: Sentence, index: int) -> bool:
    """Whether a word that could be a title begins the name of a building: "Government Palace", "National Theatre"."""
    return _goes_on(sentence, index) and sentence.words[index + 1].lower in word_class("site_head")


def longest_known(sentence: Sentence, first: int) -> int | None:
    """Index of the last word of the longest name that the gazetteer has, beginning at ``first``."""
    words, text = sentence.words, sentence.text
    reach = first
    while reach + 1 < len(words) and reach - first < _LONGEST - 1 and touching(text, words[reach], words[reach + 1]):
        following = words[reach + 1]
        if not following.capital and following.lower not in CONNECTORS and not country_code(text[words[first].start : following.end]):
            break
        reach += 1
    for last in range(reach, first - 1, -1):
        if (not words[last].capital and words[last].lower in CONNECTORS) or (
            last == first and words[first].breaks and not _TYPED.match(text, words[first].end)
        ):
            continue
        name = text[words[first].start : words[last].end]
        if _is_name(sentence, name, last, single=last == first) and sentence.gazetteer.candidates(name):
            return last
    return None


def _is_name(sentence: Sentence, name: str, last: int, *, single: bool) -> bool:
    if demonym_code(name) is not None and country_code(name) is None:
        return False
    lower = name.lower()
    if lower in word_class("no_place") or lower in word_class("direction") or (len(name) < 3 and country_code(name) is None):
        return False
    if is_abbreviation(name) and single:
        return country_code(name) is not None or sentence.dateline or opens_story(sentence, last)
    return not (name.isupper() and single and len(name) < 5 and not sentence.dateline)


def opens_story(sentence: Sentence, last: int) -> bool:
    """Whether a name in capitals stands where a dateline does, at the start of a sentence and before a dash: "QUITO - Voters"."""
    word = sentence.words[last]
    return word.text.isupper() and last < 4 and _DASH.match(sentence.text, word.end) is not None


def heads_body(sentence: Sentence, first: int, stop: int) -> bool:
    """ "University of X": a body's name goes on, or began before."""
    words = sentence.words
    if stop + 1 < len(words) and words[stop + 1].lower in ("of", "for") and touching(sentence.text, words[stop], words[stop + 1]):
        nouns = {word.lower for word in words[first : stop + 1]}
        ahead = words[stop + 2 : stop + 4]
        return bool(nouns & (word_class("body_of") | word_class("site_head"))) and any(word.capital for word in ahead)
    return False


def after_of(sentence: Sentence, stop: int) -> int:
    """Past the capitals that "of", "for" and "and" tie to a body's name."""
    words, index = sentence.words, stop + 1
    while index < len(words) and touching(sentence.text, words[index - 1], words[index]):
        if not (words[index].capital or words[index].lower in ("of", "the", "for", "and", "&")):
            break
        if not words[index].capital and not any(word.capital for word in words[index + 1 : index + 3]):
            break
        index += 1
    return index


def taken_by(sentence: Sentence, start: int) -> str | None:
    """What else is named there: "person" or "body"."""
    return next((kind for left, right, kind in sentence.taken if left <= start < right), None)


def _is_ordinary_word(sentence: Sentence, word: Word) -> bool:
    """Whether the parser takes a word with a capital for no name, and no country has it: "Big planes", "Catholic marchers"."""
    token = token_at(sentence.span.doc, word.start)
    if token.pos_ not in _NO_NAMES or token.ent_type_ in ("GPE", "LOC", "FAC"):
        return False
    return not word.text.isupper() and country_code(word.text) is None


def is_adjective(sentence: Sentence, first: Word, last: Word, bare: str) -> bool:
    """ "U.S. troops", "DPRK soldiers", "Iran-backed", "US$5": abbreviations and hyphened names before a noun do a demonym's work."""
    if first is last and _is_ordinary_word(sentence, first):
        return True
    text, doc = sentence.text, sentence.span.doc
    if text[last.end : last.end + 1] in ("$", "€", "£", "¥"):
        return True
    if last.glued and re.match(
        r"[-‑](?:backed|led|born|made|style|bound|aligned|linked|affiliated|controlled|trained|speaking)", text[last.end :][:14]
    ):
        return True
    if not (is_abbreviation(bare) or bare in ("US", "UK")) or last.possessive:
        return False
    token = token_at(doc, last.end - 1)
    following = token.nbor(1) if token.i + 1 < len(doc) else None
    return following is not None and text[last.end : following.idx] == " " and following.pos_ in ("NOUN", "PROPN", "ADJ")
