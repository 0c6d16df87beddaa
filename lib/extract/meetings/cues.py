"""Words that tell of a meeting: verbs and nouns, each with the way of meeting that it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from lib.extract.syntax.clauses import children, governing_verb
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Span, Token

Mode = Literal["visit", "in_person", "multilateral", "phone", "letter"]

LETTERS = frozenset({"letter", "message", "telegram", "note"})
LETTER_WORDS = LETTERS | {f"{word}s" for word in LETTERS}
_PHONE_WORDS = frozenset({"phone", "telephone", "call", "video", "videolink", "videoconference", "hotline", "zoom"})
#: Words that tell of a call wherever they stand behind a verb ("told Macron over the telephone").
_LINES = frozenset({"phone", "telephone", "videolink", "videoconference", "hotline"})
_LINE_PREPOSITIONS = frozenset({"by", "over", "on", "via", "through"})
#: Verbs that a telephone is only the means of, whoever is at the other end.
_PRESS = frozenset({"reach", "interview", "contact"})
#: Owners and modifiers that make "meeting" or "session" an inner affair of one body.
_INNER = frozenset(
    "cabinet board council parliament parliamentary committee shareholder shareholders staff security emergency press news town".split()
)
#: Words after a verb among which its particles and phrases are sought.
_REACH = 16
_ON = frozenset({"on", "about", "over", "regarding", "concerning"})
#: Prepositions that name the matter wherever they stand ("on" may name a day).
_MATTER = _ON - {"on"}
#: Characters beyond which a topic is a sentence of its own and is left to the evidence.
_TOPIC_LENGTH = 120
_TOPIC_END = re.compile(r" with | during |, (?:who|which)\b|\n")
#: Cues that leave open whether people spoke face to face; words before and after that settle it; and how many words before count.
_SPEAKING = frozenset({"verb_speak", "verb_talk", "noun_conversation"})
_LINE = re.compile(
    r"\b(?:phone|telephone|phoned|telephoned|(?:second|first|later|earlier|their|a|the) call|hung up|on the line)\b", re.IGNORECASE
)
_IN_PERSON = re.compile(r"\b(?:met|meeting|summit|sidelines|margins|ceremony|funeral|face[- ]to[- ]face)\b", re.IGNORECASE)
_CONTEXT = 60
_ARRIVAL = re.compile(r"\b(?:airport|airfield|tarmac|railway station|runway|upon arrival|on arrival)\b", re.IGNORECASE)
#: What makes a letter a greeting.
_COURTESIES = frozenset(
    "condolence condolences sympathy congratulation congratulations congratulatory greeting greetings birthday thanks".split()
)
_CONTAINERS = frozenset({"day", "round", "series", "session", "hour", "week", "set"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One word that tells of a meeting; a ``weak`` cue ("discussed", "arrived in") counts only with two named sides or a named visitor.

    A ``personal`` cue ("saw", "received") is one only if it is people that are seen or received.
    """

    token: Token
    mode: Mode
    kind: Literal["verb", "noun"]
    weak: bool
    rule: str
    personal: bool = False


@cache
def _cues() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["lemma"], row["pos"]): row for row in load_lookup("meeting_cues")}


def find_cues(sent: Span) -> Iterator[Cue]:
    """The meeting cues of a sentence, in order."""
    cues = _cues()
    for token in sent:
        lemma = token.lemma_.lower()
        cue = None
        if token.pos_ == "VERB":
            row = cues.get((lemma, "VERB"))
            cue = (_verb_cue(token, row) if row else None) or _call_cue(token)
        elif token.pos_ in ("NOUN", "PROPN") and (row := cues.get((lemma, "NOUN")) or cues.get((token.lower_, "NOUN"))):
            cue = _noun_cue(token, row)
        if cue is None:
            continue
        yield cue
        if lemma == "hand":  # who hands a letter over meets the one who takes it
            yield Cue(token, "in_person", "verb", False, "verb_hand_over")


def may_tell(token: Token) -> bool:
    """Whether nothing in the words around a word speaks against its telling of a meeting; words that no list holds may."""
    row = _cues().get((token.lemma_.lower(), "VERB" if token.pos_ == "VERB" else "NOUN"))
    if row is not None and token.pos_ == "VERB" and row["needs"] in _PERSONAL | {"message", "write"}:
        return _verb_cue(token, row) is not None
    return not (token.lemma_.lower() in LETTERS and _is_courteous(token))


def _call_cue(token: Token) -> Cue | None:
    """Any other verb whose doing goes by telephone: "told Macron over the phone", "raised it with Xi in a call"."""
    if token.lemma_.lower() in _PRESS or not (children(token, "dobj", "dative") or children(token, "prep")):
        return None
    by_line = any(
        noun.lower_ in _LINES for prep in children(token, "prep") if prep.lower_ in _LINE_PREPOSITIONS for noun in children(prep, "pobj")
    )
    return Cue(token, "phone", "verb", True, "verb_by_phone", True) if by_line else None


def _verb_cue(token: Token, row: dict[str, str]) -> Cue | None:
    mode: Mode = row["mode"]  # type: ignore[assignment]
    words = {child.lower_ for child in token.children}
    words |= {grand.lower_ for child in children(token, "prep") for grand in child.subtree if grand.i - token.i < _REACH}
    by_phone = bool((words | _near(token)) & (_PHONE_WORDS - {"call"}))
    needs = row["needs"]
    if needs == "speak" and not by_phone:
        mode = "in_person"
    if needs == "call" and "on" in _next(token):
        mode = "in_person"
    if by_phone and mode == "in_person":
        mode = "phone"
    personal = needs in _PERSONAL and not (needs == "speak" and by_phone)
    if not _NEEDS[needs](token, words) or (needs == "call" and not by_phone and not _calls_somebody(token)):
        return None
    return Cue(token, mode, "verb", row["weak"] == "yes" and not (needs == "speak" and by_phone), f"verb_{row['lemma']}", personal)


def _next(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.i in (token.i + 1, token.i + 2)}


def _calls_somebody(token: Token) -> bool:
    """Whether "call" has somebody at the other end: "called Gallant to say", "called on the king"; not "called it a win", "called for"."""
    if "on" in _next(token):
        return not children(token, "xcomp", "dobj")
    named = [child for child in children(token, "oprd") if child.pos_ == "PROPN" and not children(token, "dobj")]  # the parser's slip
    wrong = children(token, "ccomp", "prt", "acomp", "auxpass") or (children(token, "oprd") and not named) or "for" in _next(token)
    behind = token.doc[token.right_edge.i] if token.right_edge.i > token.i else token
    return bool(children(token, "dobj") or named) and not wrong and behind.text not in ('"', "“", "”")


def _sees_somebody(token: Token) -> bool:
    """Whether a verb of receiving has an object that can be somebody, and no more is said of it: not "saw it as", "saw him leave"."""
    if token.lemma_.lower() in _SEEING and (
        children(token, "auxpass", "ccomp", "xcomp") or "as" in {child.lower_ for child in token.children}
    ):
        return False
    if token.lemma_.lower() == "welcome" and _ARRIVAL.search(token.doc[token.i : min(token.i + _REACH, token.sent.end)].text):
        return False  # a greeting, whatever comes after it
    return bool(children(token, "dobj", "agent", "nsubjpass")) or token.dep_ == "relcl"


def _is_courteous(token: Token) -> bool:
    """Whether a letter is only a greeting: "a message of condolence"."""
    return any(word.lower_ in _COURTESIES for word in token.subtree)


def _sits_together(token: Token, words: set[str]) -> bool:
    return bool(words & {"down", "with", "together", "table", "across", "opposite"})


_SEEING = frozenset({"see"})
#: Needs that want people on both sides.
_PERSONAL = frozenset({"person", "call", "host", "spend", "speak"})
#: What a verb of ``meeting_cues.csv`` needs around it: (verb, the words that hang on it) -> whether it is there.
_NEEDS: dict[str, Callable[[Token, set[str]], bool]] = {
    "": lambda token, words: True,
    "with": lambda token, words: "with" in words,
    "table": _sits_together,
    "speak": lambda token, words: bool(words & {"with", "to", "about", "by", "on", "over"}) or bool(children(token, "prep")),
    "expected_in": lambda token, words: bool(children(token, "auxpass") and words & {"in", "at"} and not children(token, "xcomp")),
    "hand": lambda token, words: bool(words & {"hand", "hands"}),
    "paths": lambda token, words: "paths" in words,
    "host": lambda token, words: "host" in words,
    "spend": lambda token, words: "with" in words,
    "message": lambda token, words: bool(words & LETTER_WORDS) and not _is_courteous(token),
    "write": lambda token, words: bool(words & LETTER_WORDS) or "to" in {child.lower_ for child in children(token, "prep", "dative")},
    "person": lambda token, words: _sees_somebody(token),
    "call": lambda token, words: True,
}


def _noun_cue(token: Token, row: dict[str, str]) -> Cue | None:
    if row["needs"] == "plural" and token.tag_ not in ("NNS", "NNPS"):
        return None
    mode: Mode = row["mode"]  # type: ignore[assignment]
    modifiers = {child.lower_ for child in token.children if child.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod")}
    prepositions = {child.lower_ for child in children(token, "prep")}
    if modifiers & _INNER:
        return None
    if row["lemma"] == "call" and not modifiers & _PHONE_WORDS and not prepositions & {"with", "between"}:
        return None
    if token.dep_ == "compound":
        return None  # "meeting room", "summit venue"
    shared = {child.lower_ for child in children(token.head, "prep")} if token.dep_ == "dobj" else set()
    if row["needs"] == "with" and not (prepositions | shared) & {"with", "between"}:
        return None
    if row["needs"] == "bare" and prepositions & {"of"}:
        return None  # "a round of talks" is told by "talks"
    if row["needs"] == "letter" and (_is_courteous(token) or not _is_sent(token, prepositions)):
        return None
    if mode == "in_person" and (modifiers & _PHONE_WORDS or any(near in _PHONE_WORDS for near in _after(token))):
        mode = "phone"
    return Cue(token, mode, "noun", row["weak"] == "yes", f"noun_{row['lemma']}")


def _is_sent(letter: Token, prepositions: set[str]) -> bool:
    """Whether a letter's receiver is named and no verb of its own already tells of it ("sent a letter")."""
    verb = letter.head
    told = letter.dep_ == "dobj" and (row := _cues().get((verb.lemma_.lower(), "VERB"))) is not None and row["mode"] == "letter"
    return not told and ("to" in prepositions or (letter.dep_ == "pobj" and bool(children(governing_verb(letter), "dative", "prep"))))


def is_on_the_line(cue: Cue, sent: Span) -> bool:
    """Whether people who "spoke" did so by telephone, as the sentence itself or the ones just before it tell."""
    if cue.mode != "in_person" or cue.rule not in _SPEAKING:
        return False
    return bool(_LINE.search(sent.doc[max(0, sent.start - _CONTEXT) : sent.end].text)) and not _IN_PERSON.search(sent.text)


def outer_noun(noun: Token) -> Token:
    """The noun that counts a cue's meetings ("a fourth day of talks", "a round of negotiations"), else the noun itself."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _CONTAINERS:
        return noun.head.head
    return noun


def _near(token: Token) -> set[str]:
    """Words at most five after the token in its sentence."""
    return {token.doc[i].lower_ for i in range(token.i + 1, min(token.i + 6, token.sent.end))}


def _after(token: Token) -> set[str]:
    words = [token.doc[i].lower_ for i in range(token.i + 1, min(token.i + 4, token.sent.end))]
    return {word for before, word in pairwise(words) if before in ("by", "over", "via", "the", "a")}


def topic_of(cue: Cue) -> str | None:
    """What it was about, in the article's words: "discussed the border with X", "talks on grain", "met to discuss prisoners"."""
    matters = [child for word in cue.token.subtree if word.lemma_ == "discuss" for child in children(word, "dobj")]
    if cue.mode != "visit":
        about = _ON if cue.kind == "noun" else _MATTER
        matters += [child for prep in children(cue.token, "prep") if prep.lower_ in about for child in children(prep, "pobj")]
    for matter in matters:
        words = _TOPIC_END.split(matter.doc[matter.left_edge.i : matter.right_edge.i + 1].text)[0].strip(" ,.;")
        if matter.ent_type_ not in ("DATE", "TIME", "PERSON", "GPE") and matter.pos_ != "PRON" and len(words) <= _TOPIC_LENGTH:
            return words
    return None
