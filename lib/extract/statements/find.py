"""Who says what: each sentence's speakers, and the agencies that carried them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lib.extract.actors.words import name_words
from lib.extract.quotes.passages import find_passages, passage_at
from lib.extract.statements.cues import Cue, find_cues, is_outlet_voice
from lib.extract.statements.speakers import is_outlet
from lib.extract.values import Actor, ActorMention, Statement

if TYPE_CHECKING:
    from spacy.tokens import Span

    from lib.extract.values import Reading


_SECOND_HAND = re.compile(r"\(?\b(?:citing|quoting)\b.*")


@dataclass(slots=True)
class Thread:
    """What carries on from one statement to the next: the agency that told of an occasion, and of whom."""

    agency: str | None = None
    people: frozenset[str] = frozenset()
    paragraph: int = -1
    narrated: bool = False


def find_statements(reading: Reading) -> list[Statement]:
    """The statements of the article, in order; where two cover the same words, the narrower one knows better."""
    statements: list[Statement] = []
    thread = Thread()
    at_token = mentions_by_token(reading)
    passages = [passage for passage in find_passages(reading.article) if " " in reading.article.text[passage.start : passage.end]]
    for sent in reading.sentences():
        cues = [cue for cue in find_cues(sent, at_token) if cue.verb is None or passage_at(passages, cue.verb.idx) is None]
        for cue in cues:
            cue.start = max(cue.start, _behind_semicolon(reading.article.text, cue))
        found = _read_sentence(reading, cues)
        if found:
            found = _carry_on(reading, sent, cues, found, thread, at_token)
            _patch_previous(sent, found, statements, at_token)
        elif not cues and (told := _told_on(reading, sent, statements)) is not None:
            found = [told]
        statements += found
    return statements


def _behind_semicolon(text: str, cue: Cue) -> int:
    """Where the half of a sentence begins that a cue opens: what is told before the semicolon is not what the speaker says."""
    found = text.rfind("; ", cue.start, cue.cue_start)
    return found + 2 if 0 <= found > cue.cue_start - _OPENING else cue.start


#: Characters that may stand before the speaker where he opens a half sentence: an article, a day, his title.
_OPENING = 30


def statement_at(reading: Reading, start: int, end: int) -> Statement | None:
    """The tightest statement that covers a stretch of text; None where the article speaks in its own voice."""
    found = None
    for statement in reading.statements:
        if statement.start > start:
            break
        if statement.end >= end and (found is None or statement.end - statement.start <= found.end - found.start):
            found = statement
    return found


def mentions_by_token(reading: Reading) -> dict[int, ActorMention]:
    """Token number -> the mention that it belongs to."""
    starts = [token.idx for token in reading.doc]
    found: dict[int, ActorMention] = {}
    for mention in reading.actors:
        index = bisect_left(starts, mention.start)
        parted = index > 1 and mention.actor.kind == "person" and reading.doc[index - 1].text == "."
        if parted and reading.doc[index - 2].lower_ in name_words("abbreviation"):
            found[index - 2] = mention  # "Fr. Luc Ndiaye", parted into two sentences
        while index < len(starts) and starts[index] < mention.end:
            found[index] = mention
            index += 1
    return found


#: A sentence that goes on counting the people of the one before: "Three of the injured are children", "Two women are among the dead".
_COUNTED_ON = re.compile(
    r"^(?:[\w,-]+ ){1,5}?(?:of (?:the|his|her|its|their|those|them)\b|(?:is|are|was|were|being) among (?:the|those|them)\b"
    r"|also (?:lost|died|killed|were|was|had)\b|others? (?:was|were|had|is|are|remains?)\b)"
)


def _told_on(reading: Reading, sent: Span, before: list[Statement]) -> Statement | None:
    """A sentence that counts on what the sentence before it reports: by the same speaker."""
    if not before or not any(token.like_num for token in sent[:3]) or not _COUNTED_ON.match(sent.text):
        return None
    last = before[-1]
    between = reading.article.text[last.end : sent.start_char]
    if "\n" in between or between.strip() or last.claimant is None:
        return None
    return replace(last, start=sent.start_char, end=sent.end_char, rule="told on")


def _is_publisher(reading: Reading, name: str) -> bool:
    source = _SECOND_HAND.sub("", reading.article.source).casefold()
    return bool(name) and re.search(rf"\b{re.escape(name.casefold())}\b", source) is not None


def _read_sentence(reading: Reading, cues: list[Cue]) -> list[Statement]:
    """Cues of a sentence -> statements: an agency beside another speaker carried it, and is not the claimant."""
    own = [cue for cue in cues if not (is_outlet_voice(cue.voice) and _is_publisher(reading, cue.voice.name))]
    own = [cue for cue in own if not _spoken_for(cue, own)]
    wholes = [cue for cue in own if cue.whole]
    speakers = [cue for cue in wholes if not is_outlet_voice(cue.voice)]
    outlets = [cue for cue in wholes if is_outlet_voice(cue.voice)]
    carrier = outlets[0].voice.name if outlets else None
    statements = []
    for cue in own:
        relayed = cue.carrier or (carrier if not is_outlet_voice(cue.voice) else None)
        if cue.whole and cue in outlets and speakers:
            continue
        statements.append(_statement(reading, cue, relayed))
    if len(speakers) > 1:
        statements = _share_out(statements, speakers)
    return statements


def _spoken_for(cue: Cue, cues: list[Cue]) -> bool:
    """ "Washington believes that ..., the White House said": the government's belief is what its spokesman says."""
    if cue.rule != "think" or cue.voice.actor is None or cue.verb is None:
        return False
    outer = [other for other in cues if other.verb is not None and other.verb != cue.verb and other.verb.is_ancestor(cue.verb)]
    return any(other.voice.actor is not None and other.voice.actor.country == cue.voice.actor.country for other in outer)


def _statement(reading: Reading, cue: Cue, relayed: str | None) -> Statement:
    actor = cue.voice.actor or Actor(cue.voice.name, "group")
    told_it = relayed is not None and relayed == cue.carrier and cue.rule == "tell"  # named where it was told, be it the publisher
    if relayed is not None and not told_it and (_is_publisher(reading, relayed) or relayed == cue.voice.name):
        relayed = None
    role = actor.role if actor.kind == "person" else None
    end = cue.end
    while end > cue.start and reading.article.text[end - 1].isspace():
        end -= 1
    return Statement(cue.start, end, cue.voice.name, role, actor.country, relayed, cue.cue_start, cue.cue_end, cue.rule)


def _share_out(statements: list[Statement], speakers: list[Cue]) -> list[Statement]:
    """Two speakers who each cover the sentence: each has the words on his side of the middle between the cues."""
    first, second = speakers[0], speakers[1]
    if first.voice.name == second.voice.name:
        return statements
    if second.passed_on or second.rule in ("according", "as") or first.rule in ("according", "as"):
        return statements
    middle = second.cue_start
    shared = []
    for statement in statements:
        if (statement.cue_start, statement.start) == (first.cue_start, first.start):
            statement = replace(statement, end=max(middle, statement.cue_end))
        elif (statement.cue_start, statement.start) == (second.cue_start, second.start):
            statement = replace(statement, start=min(middle, statement.cue_start))
        shared.append(statement)
    return shared


def _carry_on(
    reading: Reading, sent: Span, cues: list[Cue], found: list[Statement], thread: Thread, at_token: dict[int, ActorMention]
) -> list[Statement]:
    """Let the agency of an occasion carry what the same person says next, until another source is named."""
    paragraph = next((number for number, block in enumerate(reading.article.blocks) if block.start <= sent.start_char < block.end), -1)
    outlet = next((cue for cue in cues if cue.whole and is_outlet_voice(cue.voice) and not _is_publisher(reading, cue.voice.name)), None)
    people = frozenset(at_token[token.i].actor.name for token in sent if token.i in at_token)
    relayed = next((statement.relayed_by for statement in found if statement.relayed_by), None)
    if outlet is not None or relayed is not None:
        thread.agency = relayed or (outlet.voice.name if outlet else None)
        thread.narrated = outlet is not None
        told = frozenset(statement.claimant for statement in found if statement.claimant and statement.claimant != thread.agency)
        thread.people, thread.paragraph = told or people, paragraph
        return found
    carried = []
    for statement in found:
        same = (
            statement.claimant in thread.people
            and not _earlier(cues, statement)
            and thread.agency is not None
            and statement.claimant != thread.agency
        )
        goes_on = thread.narrated or paragraph == thread.paragraph or (paragraph == thread.paragraph + 1 and _by_he(cues, statement))
        if same and goes_on:
            statement = replace(statement, relayed_by=thread.agency)
            thread.paragraph = paragraph
        else:
            thread.agency = None
        carried.append(statement)
    return carried


def _by_he(cues: list[Cue], statement: Statement) -> bool:
    """Whether a pronoun stands for the speaker: a name begins anew."""
    return any(cue.cue_start == statement.cue_start and cue.voice.token.pos_ == "PRON" for cue in cues)


def _earlier(cues: list[Cue], statement: Statement) -> bool:
    """Whether the words were said on an earlier occasion ("had spoken of")."""
    verb = next((cue.verb for cue in cues if cue.cue_start == statement.cue_start), None)
    return verb is not None and any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)


def _patch_previous(sent: Span, found: list[Statement], before: list[Statement], at_token: dict[int, ActorMention]) -> None:
    """ "He was speaking after a briefing, Reuters reported": the agency carried what he said in the sentence before."""
    if not before or before[-1].relayed_by:
        return
    outlets = {mention.actor.name for token in sent if (mention := at_token.get(token.i)) and is_outlet(mention.actor)}
    agency = next((statement.claimant for statement in found if statement.claimant in outlets), None)
    if agency is None:
        return
    if any(token.lemma_ in ("speak", "talk", "comment") and token.tag_ in ("VBG", "VBD") and _by_pronoun(token) for token in sent):
        last = before[-1]
        for number in range(len(before) - 1, -1, -1):
            if (before[number].start, before[number].end) != (last.start, last.end):
                break
            before[number] = replace(before[number], relayed_by=agency)


def _by_pronoun(verb: object) -> bool:
    return any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in verb.children)  # type: ignore[attr-defined]
