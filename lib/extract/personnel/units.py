"""What a number counts: the noun after it (or the words that stand for one), and whether that noun means people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.personnel.heads import joint_unit, member_unit
from lib.extract.personnel.unit_words import Unit, collective_of, refined_unit, unit_of
from lib.gazetteer.countries import demonym_code

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from lib.extract.personnel.numbers import Number


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    ``unit`` is None where the number stands alone ("90 were injured"); ``head`` governs the phrase in the parse; ``first`` and ``last`` are
    the indices of its first and last token; ``partitive`` marks "three of them" and "two thousand of the injured".
    """

    unit: Unit | None
    head: Token
    first: int
    last: int
    noun: Token | None = None
    partitive: bool = False


#: Words that may stand between a number and its noun, by tag.
_INSIDE = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "VBD", "POS", "HYPH", "PRP$", "RB", "AFX", "CD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SKIPPED = frozenset({"more", "additional", "further", "new", "extra", "such"})
_DEFINING = frozenset(
    {"the", "its", "their", "his", "her", "our", "those", "these", "them", "whom", "which", "us", "you", "a", "an", "all"}
)
_MEASURES = frozenset(
    "seconds minutes hours days weeks months years decades times kilometres kilometers miles metres meters feet percent percentage".split()
)
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
_LONGEST = 4


def find_counted(doc: Doc, sent: Span, number: Number, first: int, after: int) -> Counted | None:
    """What the number counts; None where that is no people.

    ``first`` and ``after`` are the indices of the number's first token and of the token after its last.
    """
    core = doc[max(first, after - 1)]
    if first - 3 >= sent.start and doc[first - 2 : first].text.lower() == "by the":
        noun = doc[first - 3]
        unit = unit_of(noun.lower_)
        return Counted(unit, noun, noun.i, after - 1, noun) if unit is not None else None
    strong = _strong(doc, sent, after, first)
    if strong is not None:
        return strong
    index = after
    while index < sent.end and doc[index].lower_ in _SKIPPED:
        index += 1
    while index < sent.end and doc[index].text in _QUOTES:
        index += 1
    partitive = index < sent.end and doc[index].lower_ == "of"
    if partitive:
        index += 1
        if index < sent.end and doc[index].lower_ in ("them", "whom", "these", "those", "us", "which"):
            return _of_them(doc, sent, core, first, index)
        while index < sent.end and doc[index].lower_ in _DEFINING:
            index += 1
    counted = _scan(doc, sent, core, first, index, partitive)
    if counted is not None and _is_whole(doc, first) and not (counted.last + 1 < sent.end and doc[counted.last + 1].tag_ == "VBN"):
        return None
    return counted


def _is_whole(doc: Doc, first: int) -> bool:
    """Whether a number is the whole of a share, which only measures it: "14 of the 25 crew", "92 percent of the 1,300"."""
    index = first - 3
    if index < 0 or doc[first - 2].lower_ != "of" or doc[first - 1].lower_ not in ("the", "its", "their", "his", "her", "our"):
        return False
    return bool(doc[index].like_num or doc[index].lower_ in ("percent", "cent", "%"))


def _strong(doc: Doc, sent: Span, after: int, first: int) -> Counted | None:
    """ "a 300-strong force", "12-member crew"."""
    words = doc[after : min(after + 4, sent.end)]
    index = 0
    if index < len(words) and words[index].text in ("-", "‑"):
        index += 1
    if index >= len(words) or words[index].lower_.lstrip("-") not in ("strong", "member", "man", "person") or index + after + 1 >= sent.end:
        return None
    for token in doc[after + index + 1 : min(after + index + 4, sent.end)]:
        unit = collective_of(doc[token.i - 1 : token.i + 1].text) or collective_of(token.lower_) or unit_of(token.lower_)
        if unit is not None:
            return Counted(unit, token, first, token.i, token)
    return None


def _of_them(doc: Doc, sent: Span, core: Token, first: int, pronoun: int) -> Counted:
    """ "three of them", and "one of them a child", where the words after say who."""
    index = pronoun + 1
    while index < sent.end and doc[index].lower_ in ("a", "an", "-", "–", ",", "were", "was", "are"):
        index += 1
    found = _scan(doc, sent, core, first, index, True) if index < sent.end and doc[index].tag_ in _INSIDE else None
    if (
        found is not None
        and found.unit is not None
        and found.noun is not None
        and found.unit.kind != "label"
        and found.noun.lower_ not in _STATE_WORDS
    ):
        last = pronoun if any(token.lemma_ == "be" for token in doc[pronoun:index]) else found.last
        return Counted(found.unit, core, first, last, found.noun, True)
    return Counted(None, core, first, pronoun, None, True)


def _scan(doc: Doc, sent: Span, core: Token, first: int, index: int, partitive: bool) -> Counted | None:
    """Walk from the number to its noun; a number with no noun at all stands alone."""
    begin, end = index, min(index + 9, sent.end)
    while index < end:
        token = doc[index]
        if token.lower_ in _MEASURES or (
            token.lower_ == "fighters" and any(char.isdigit() for char in doc[index - 1].text) and index > begin
        ):
            return None
        found = _unit_ending_at(doc, begin, index)
        if found is not None and not _continues(doc, sent, index):
            own = member_unit(sent, token.idx + len(token), token.text) or joint_unit(doc, sent, found, index)
            return Counted(own or refined_unit(doc, sent, found, index), token, first, index, token, partitive)
        if found is None and token.text[:1].isupper() and (people := _nationals(doc, sent, token, first, partitive)) is not None:
            return people
        if token.tag_ in _NOUNS and found is None and not _continues(doc, sent, index) and not _goes_on(doc, sent, index):
            return _demonym(doc, begin, token, first, partitive)
        if not (token.tag_ in _INSIDE or _joins(doc, sent, begin, index)) or (
            token.tag_ in ("VBN", "VBD", "VBG", "RB") and not _premodifies(doc, sent, index)
        ):
            break
        index += 1
    if index > begin and any(doc[i].tag_ in _NOUNS and doc[i].lower_ not in _STATE_WORDS for i in range(begin, index)):
        return None
    last = begin - 1 if not partitive else begin
    return Counted(None, core, first, max(first, min(last, sent.end - 1)), None, partitive)


_STATE_WORDS = frozenset({"dead", "wounded", "injured", "missing", "hurt", "killed"})


def _unit_ending_at(doc: Doc, begin: int, index: int) -> Unit | None:
    """The longest unit noun that ends with this token."""
    if not doc[index].text[-1].isalpha():
        return None
    for start in range(max(begin, index - _LONGEST + 1), index + 1):
        unit = unit_of(doc[start : index + 1].text)
        if unit is not None:
            return unit
    return None


def _continues(doc: Doc, sent: Span, index: int) -> bool:
    """Whether the noun goes on: "police | officers", "soldiers | 's"."""
    if index + 1 >= sent.end:
        return False
    following = doc[index + 1]
    if following.tag_ in ("HYPH", "POS"):
        return True
    if following.tag_ not in _NOUNS or following.ent_type_ in ("DATE", "TIME"):
        return False
    if _unit_ending_at(doc, index + 1, index + 1) is not None:
        return doc[index].lower_ != "people"
    # A capitalised name after a plural noun begins another phrase: "sent 300 soldiers Monday".
    return (
        not (following.tag_ in ("NNP", "NNPS") and doc[index].tag_ == "NNS")
        and following.head.i != following.i
        and following.lower_ not in _STATE_WORDS
    )


def _joins(doc: Doc, sent: Span, begin: int, index: int) -> bool:
    """ "Russian and North Korean troops", "poor, unarmed men": a joint between two modifiers."""
    if index <= begin or index + 1 >= sent.end or doc[index].lower_ not in ("and", "or", ",", "/", "'s", "’s", '"', "“", "”"):
        return False
    before, after = doc[index - 1], doc[index + 1]
    modifying = ("JJ", "VBN", "NNP", "AFX")
    return (before.tag_ in modifying and after.tag_ in modifying) or doc[index].text in '"“”' or _goes_on(doc, sent, index - 1)


def _goes_on(doc: Doc, sent: Span, index: int) -> bool:
    """ "Thai | and Cambodian troops", "search | and rescue workers", "North | Macedonian men": another modifier of the noun follows."""
    if index + 1 < sent.end and doc[index].tag_ == "NNP" and doc[index + 1].dep_ == "amod" and doc[index + 1].is_title:
        return True
    return (
        index + 3 < sent.end
        and doc[index].tag_ in ("NNP", "NNPS", "JJ", "NN")
        and doc[index + 1].lower_ in ("and", "or")
        and (doc[index + 2].text[:1].isupper() or doc[index].tag_ == doc[index + 2].tag_ == "NN")
        and _unit_ending_at(doc, index + 3, index + 3) is not None
    )


def _premodifies(doc: Doc, sent: Span, index: int) -> bool:
    """ "displaced people", "heavily armed men": a participle or adverb with its noun still to come."""
    if index + 1 >= sent.end:
        return False
    following = doc[index + 1]
    if doc[index].tag_ == "RB":
        return following.tag_ in ("VBN", "JJ")
    if doc[index].tag_ == "VBD" and doc[index].dep_ != "amod":
        return False
    return (following.tag_ in _NOUNS | {"JJ"} and following.dep_ not in ("npadvmod", "dobj", "nsubj")) or doc[index].dep_ == "amod"


def _demonym(doc: Doc, begin: int, noun: Token, first: int, partitive: bool) -> Counted | None:
    """ "three thousand North Koreans": people named by their country."""
    for start in range(max(begin, noun.i - 1), noun.i + 1):
        words = doc[start : noun.i + 1].text
        if words[:1].isupper() and (demonym_code(words) or (words.endswith("s") and demonym_code(words[:-1]))):
            return Counted(Unit("people", "generic"), noun, first, noun.i, noun, partitive)
    return None


def _nationals(doc: Doc, sent: Span, token: Token, first: int, partitive: bool) -> Counted | None:
    """ "794,000 Sudanese": an adjective that stands for people; "9,000 American and 5,000 Thai troops": one whose noun comes later."""
    following = doc[token.i + 1] if token.i + 1 < sent.end else None
    if demonym_code(token.text) is None or (
        following is not None and (following.tag_ in _INSIDE - {"VBD", "RB"} or following.text in "-'’")
    ):
        return None
    if following is not None and following.lower_ in ("and", "or", ",") and any(word.like_num for word in doc[token.i + 2 : token.i + 4]):
        for index in range(token.i + 3, min(token.i + 8, sent.end)):
            unit = _unit_ending_at(doc, token.i + 3, index)
            if unit is not None:
                return Counted(unit, token, first, token.i, token, partitive)
    if following is not None and following.lower_ in ("and", "or", "/") and _goes_on(doc, sent, token.i):
        return None
    if token.tag_ == "JJ" and not token.text.endswith(("ese", "ish", "nch", "wiss")):
        return None
    return Counted(Unit("people", "generic"), token, first, token.i, token, partitive)


def end_of_people(doc: Doc, sent: Span, counted: Counted) -> int:
    """The token behind the phrase, a second noun that shares its number included: "352 passengers and crew | were"."""
    index = counted.last + 1
    if counted.unit is not None and index + 1 < sent.end and doc[index].lower_ in ("and", "or"):
        for length in (2, 1):
            if unit_of(doc[index + 1 : index + 1 + length].text) is not None:
                return index + 1 + length
    return index
