"""Whose words a passage in quotation marks is."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from lib.extract.actors.verbs import is_reporting, reporting_verbs
from lib.extract.quotes.minds import read_mind, read_wish
from lib.extract.quotes.page import SENTENCE_END, Attribution, Page, from_statement, read_voice, role_of
from lib.extract.quotes.running import carry_on, follow_on
from lib.extract.statements.find import statement_at
from lib.extract.statements.speakers import is_outlet

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.quotes.passages import Passage
    from lib.extract.values import Statement

_REACH = 14
#: Characters between a cue and the passage that it announces.
_GAP = 250


def attribute(page: Page, number: int, previous: Attribution | None) -> Attribution | None:
    """The speaker by the cue after the passage, before it, around it, or by the passage before it; None where nothing tells."""
    passages = page.passages
    passage = passages[number]
    limit = passages[number + 1].outer_start if number + 1 < len(passages) else len(page.text)
    floor = passages[number - 1].outer_end if number else 0
    return (
        _after(page, passage, limit)
        or _in_words_of(page, passage)
        or _verb_before(page, passage)
        or read_wish(page, passage, _before(page, passage) or _around(page, passage))
        or _subject(page, passage, floor)
        or carry_on(page, number, previous)
        or follow_on(page, passage)
        or read_mind(page, passage)
    )


def _after(page: Page, passage: Passage, limit: int) -> Attribution | None:
    """ "...", said X; "...", X told reporters: the cue that follows before the next full stop."""
    text = page.text
    if passage.open:
        return None
    stop = SENTENCE_END.search(text, passage.outer_end, limit)
    end = stop.start() if stop else limit
    tokens = _tokens(page, passage.outer_end, end)[:_REACH]
    tokens = _without_aside(page, passage, end, tokens)
    words = [token for token in tokens if not token.is_punct]
    verb = next((token for token in words[:8] if (is_reporting(token) and token.tag_ != "VBG") or token.lower_ in _PAST), None)
    if verb is None or not words or words[0].tag_ == "VBG" or words[0].lower_ in _TURNS:
        return None
    if text[passage.end - 1] == "." and not words[0].text[0].islower():
        return None
    ended = text[passage.end - 1] in ",.!?—–-" or text[passage.outer_end : passage.outer_end + 1] == ","
    if not ended or any(token.text in (",", ";") for token in tokens if token.i < verb.i and token.i > words[0].i and token.i < verb.i - 6):
        return None
    found = _named_after(page, verb, words) if verb == words[0] else _named_before(page, verb, words)
    return _told_before(page, passage, found) if found is not None else None


def _without_aside(page: Page, passage: Passage, end: int, tokens: list[Token]) -> list[Token]:
    """ "...," Ana Diaz, who had fled with her sons, told AFP: the words without what stands between commas behind the name."""
    first = next((token for token in tokens if not token.is_punct), None)
    mention = page.mentions.get(first.i) if first is not None else None
    if mention is None or mention.actor.kind != "person" or page.text[mention.end : mention.end + 2] != ", ":
        return tokens
    rest = _tokens(page, passage.outer_end, end)
    commas = [number for number, token in enumerate(rest) if token.text == "," and token.idx >= mention.end]
    for number in commas[1:]:
        following = rest[number + 1 : number + 2]
        if following and (is_reporting(following[0]) or following[0].lower_ in _PAST) and following[0].tag_ != "VBG":
            return [*rest[: commas[0]], *rest[number + 1 :]][:_REACH]
    return tokens


def _told_before(page: Page, passage: Passage, found: Attribution) -> Attribution:
    """ "X accused them of "theft", TASS reported": behind a passage the agency that carried what somebody before it says."""
    before = _before(page, passage)
    if before is None or before.relayed_by == found.speaker:
        return before or found
    own = (
        page.text[passage.start].islower() and before.rule == "before" and _ADMITS.search(page.text, before.cue_start, passage.outer_start)
    )
    return before if own else found


#: Verbs that are acts of speech by themselves: "X apologised for "a lapse", the palace said".
_ADMITS = re.compile(
    r"\b(?:apologi[sz]|demand|accus|denounc|condemn|prais|blam|promis|vow|pledg|threaten|warn|urg|thank|congratulat"
    r"|order|instruct|direct|command|call|ask|invit|appeal|request|implor|beg|plead|propos|offer|reject|dismiss|welcom|describ|defend|critici"
    r"|blast|slam|hail|lament|regret|reiterat|stress|den[iy]|insist|caution|advis|encourag|remind|admit|admonish|rebuk|salut|honou?r)\w*\b"
)
#: Words that begin another's clause behind a passage: "X warned of "a war", while Y said ...".
_TURNS = frozenset("while whereas but although though after before when where whose which until unless because if despite".split())
_PAST = frozenset({"said", "says", "told", "added", "wrote", "asked", "tweeted", "explained", "continued"})


def _tokens(page: Page, start: int, end: int) -> list[Token]:
    doc = page.reading.doc
    return list(doc[bisect_left(page.starts, start) : bisect_left(page.starts, end)])


def _named_after(page: Page, verb: Token, words: list[Token]) -> Attribution | None:
    for token in words[1:8]:
        named = page.mentions.get(token.i + 1)
        if token.pos_ == "NOUN" and token.i not in page.mentions and named is not None and named.actor.kind == "person":
            continue  # "sighs farmer Aminata Sow"
        if token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS":
            continue  # "said Botswana's Duma Boko"
        apposed = page.mentions.get(token.i + 2)
        if token.pos_ == "NOUN" and apposed is not None and apposed.actor.kind == "person" and token.nbor(1).text == ",":
            return read_voice(page, token.nbor(2), verb, "after")  # "said one of the nurses, Fatou Diallo"
        if token.tag_ != "PRP$" and token.pos_ in ("PROPN", "PRON", "NOUN") and (found := read_voice(page, token, verb, "after")):
            return found
        if token.pos_ == "VERB":
            return None
    return None


def _named_before(page: Page, verb: Token, words: list[Token]) -> Attribution | None:
    own = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.idx >= words[0].idx), None)
    candidates = [own] if own is not None else []
    candidates += [token for token in words if token.i < verb.i and token.pos_ in ("PROPN", "PRON", "NOUN")]
    for token in candidates:
        if found := read_voice(page, token, verb, "after"):
            return found
    return None


#: What says whose words follow, or have gone before, without a verb of speech of its own.
_WORDS_OF = re.compile(
    r"\b(?:(?:in|to use|to quote|to borrow) (?:the |these |those )?words of|in (?:the )?(?:phrase|formula|view|opinion) of|according to)\s",
    re.I,
)


def _in_words_of(page: Page, passage: Passage) -> Attribution | None:
    """ "In the words of the minister, Ana Diaz, "..."": the one last named between those words and the passage."""
    text = page.text
    cue = next(iter(_WORDS_OF.finditer(text, max(0, passage.outer_start - 100), passage.outer_start)), None)
    if (
        cue is None
        or text[cue.end() : passage.outer_start].rstrip()[-1:] not in (",", ":")
        or SENTENCE_END.search(text, cue.end(), passage.outer_start)
    ):
        return None
    named = [page.mentions[token.i] for token in _tokens(page, cue.end(), passage.outer_start) if token.i in page.mentions]
    people = [mention for mention in named if mention.actor.kind == "person" and mention.how != "pronoun"]
    if not named or len({mention.actor.name for mention in people}) > 1:
        return None
    voice = (people or named)[0].actor
    return Attribution(voice.name, role_of(voice), None, cue.start(), cue.end(), "words")


def _verb_before(page: Page, passage: Passage) -> Attribution | None:
    """ "a neighbour shouted: ...": a verb of speech right before the passage, whoever its subject is."""
    last = bisect_left(page.starts, passage.outer_start)
    for token in reversed(page.reading.doc[max(0, last - 4) : last]):
        if token.text in (".", "!", "?") or (token.is_sent_end and token.i < last - 1):
            return None
        if is_reporting(token) and token.tag_ != "VBG":
            subject = next((child for child in token.children if child.dep_ == "nsubj" and child.i < token.i), None)
            told = reporting_verbs()[token.lemma_.lower()] in _JUDGING and _before(page, passage) is not None
            if told or subject is None or (subject.pos_ == "PRON" and subject.i not in page.mentions):
                return None
            return read_voice(page, subject, token, "before")
    return None


def _before(page: Page, passage: Passage) -> Attribution | None:
    """X said: "..."; X called it "...": the last cue before the passage in its sentence."""
    text = page.text
    best: Statement | None = None
    for statement in page.reading.statements:
        if not 0 <= passage.outer_start - statement.cue_end <= _GAP or statement.claimant is None:
            continue
        gap = text[statement.cue_end : passage.outer_start]
        if SENTENCE_END.search(gap) or (statement.end < passage.start and len(gap.split()) > 3):
            continue
        if best is None or statement.cue_end >= best.cue_end:
            best = statement
    return from_statement(_outer(page, best), "before") if best is not None else None


def _outer(page: Page, inner: Statement) -> Statement:
    """ "X said that Y welcomed "a new start"": words that somebody else's verb of judging brings are those of the one who says so."""
    if inner.rule not in _JUDGING:
        return inner
    over = [
        each
        for each in page.reading.statements
        if each.rule in ("say", "tell")
        and each.claimant
        and each.start <= inner.start
        and each.end >= inner.end
        and each.cue_end < inner.cue_start
    ]
    outlets = {mention.actor.name for mention in page.mentions.values() if is_outlet(mention.actor)}
    return over[-1] if over and over[-1].claimant not in outlets else inner


#: Uses of verbs that judge or take up what is said, and need not bring the very words.
_JUDGING = frozenset({"call", "think", "show"})


def _around(page: Page, passage: Passage) -> Attribution | None:
    """A statement that covers the passage."""
    statement = statement_at(page.reading, passage.outer_start, passage.outer_end) or statement_at(
        page.reading, passage.start, passage.start + 1
    )
    if statement is None or statement.claimant is None:
        return None
    return from_statement(statement, "around")


def _subject(page: Page, passage: Passage, floor: int) -> Attribution | None:
    """The subject of the clause that the passage stands in, where the verb is one of speech in a wide sense."""
    number = bisect_left(page.starts, passage.start)
    if number >= len(page.starts):
        return None
    head = page.reading.doc[number]
    while head.head != head and not (head.pos_ == "VERB" and head.idx < passage.outer_start):
        head = head.head
    if head.pos_ != "VERB" or head.lemma_ not in reporting_verbs() or not floor <= head.idx < passage.outer_start:
        return None
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    return read_voice(page, subject, head, "subject") if subject is not None else None
