"""An article laid out for finding whose words stand in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.actors.groups import describe_group
from lib.extract.statements.find import mentions_by_token
from lib.extract.statements.speakers import find_voice

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.quotes.passages import Passage
    from lib.extract.values import Actor, ActorMention, Reading, Statement


_ABBREVIATED = "".join(
    rf"(?<!\b{word})" for word in ("Rep", "Sen", "Gov", "Gen", "Dr", "Mr", "Mrs", "Ms", "Lt", "Col", "Reps", "Adm", "Prof", "[A-Z]")
)
#: Where a sentence ends in the text, past the mark that closes a passage.
SENTENCE_END = re.compile(rf"{_ABBREVIATED}[.!?](?:[\"”’]|\)(?!\s[a-z]))?\s|\n")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker of a passage, the words that tell it, and the rule that read them."""

    speaker: str
    role: str | None
    relayed_by: str | None
    cue_start: int
    cue_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """An article laid out for looking up: its text, where its tokens start, the mention at each token, the passages in marks."""

    reading: Reading
    text: str
    starts: list[int]
    mentions: dict[int, ActorMention]
    passages: list[Passage]


def lay_out(reading: Reading, passages: list[Passage]) -> Page:
    """The article with its indexes."""
    return Page(reading, reading.article.text, [token.idx for token in reading.doc], mentions_by_token(reading), passages)


def from_statement(statement: Statement, rule: str) -> Attribution:
    """A statement's claimant as the speaker."""
    return Attribution(
        statement.claimant or "", statement.claimant_role, statement.relayed_by, statement.cue_start, statement.cue_end, rule
    )


def read_voice(page: Page, token: Token, verb: Token, rule: str) -> Attribution | None:
    """The speaker whom a token stands for, with the agency of the statement that its cue makes; None for nobody that speaks."""
    start, end = min(token.idx, verb.idx), max(token.idx + len(token), verb.idx + len(verb))
    statement = next((each for each in page.reading.statements if each.cue_start <= verb.idx < each.cue_end), None)
    if statement is not None and statement.claimant and token.pos_ == "PROPN" and find_voice(token, page.mentions) is None:
        return from_statement(statement, rule)  # "Defence Secretary, Ana Diaz MP, said"
    name, role = _name(page, token)
    if name is None:
        return None
    if statement is not None and verb.lemma_ in ("quote", "cite") and statement.claimant:
        return from_statement(statement, rule)
    relayed = statement.relayed_by if statement is not None and statement.claimant == name else None
    return Attribution(name, role, relayed, start, end, rule)


def _name(page: Page, token: Token) -> tuple[str | None, str | None]:
    voice = find_voice(token, page.mentions)
    if voice is not None:
        return voice.name, role_of(voice.actor) if voice.actor is not None else None
    if token.pos_ == "PROPN":
        first, last = token.i, token.i
        while last + 1 < len(page.reading.doc) and page.reading.doc[last + 1].pos_ == "PROPN":
            last += 1
        while first > 0 and page.reading.doc[first - 1].pos_ == "PROPN":
            first -= 1
        held = [
            mention.actor for index in range(first, last + 1) if (mention := page.mentions.get(index)) and mention.actor.kind == "person"
        ]
        return (held[0].name, held[0].role) if held else (page.reading.doc[first : last + 1].text, None)
    group = describe_group(token, {})
    if group is not None:
        return group[2].name, None
    return (_described(token), None) if token.pos_ == "NOUN" and token.dep_ in ("nsubj", "pobj") else (None, None)


def _described(token: Token) -> str:
    """A speaker in the article's own words, without article: "Obama's former strategist"."""
    first = token.left_edge.i
    while first < token.i and (token.doc[first].pos_ in ("DET", "PUNCT", "CCONJ", "ADV") or token.doc[first].is_punct):
        first += 1
    return str(token.doc[first : token.i + 1].text)


def role_of(actor: Actor) -> str | None:
    """A person's role; a body has none."""
    return actor.role if actor.kind == "person" else None
