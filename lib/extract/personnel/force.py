"""Whose people a number counts: the demonym before the noun, the army it belongs to, or the country that sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import governing_verb, subjects
from lib.gazetteer.countries import capital_country, country_code, demonym_code

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lib.extract.personnel.units import Counted
    from lib.extract.personnel.words import Fate
    from lib.extract.values import Reading

_SENDING = frozenset({"pledged", "deployed", "withdrawn", "present"})
_OWNING = frozenset({"its", "their", "his", "her", "our", "my"})
_SOLDIERS = frozenset("soldiers soldier troops servicemen fighters forces army military units men regiment brigade battalion corps".split())
#: How many tokens back the soldiers told of may still be meant.
_FAR = 150
#: Possessors come before the noun; how many tokens back a name may stand.
_REACH = 7


def force_of(reading: Reading, counted: Counted, fate: Fate | None) -> tuple[str, ...]:
    """ISO 3166-1 alpha-3 codes of the countries whose people are counted, as the words say; empty where they do not say."""
    doc = reading.doc
    last = counted.noun.i if counted.noun is not None else counted.last
    gapped = counted.unit is None and counted.first > 0 and doc[counted.first - 1].tag_ in ("NNP", "NNPS") and fate is not None
    first = counted.first - 3 if gapped and fate is not None and fate.cue.i < counted.first - 3 else counted.first
    codes = countries_named(doc, first, last + 1)
    if codes:
        return codes
    if counted.first > 1 and doc[counted.first - 1].tag_ == "POS":
        codes = countries_named(doc, max(counted.first - 5, 0), counted.first - 1)
        if codes:
            return codes[-1:]
    codes = _after(doc, last, fate)
    if codes:
        return codes
    for token in doc[max(counted.first - 2, 0) : last + 1]:
        if token.lower_ in _OWNING:
            owner = _owner(reading, token)
            if owner:
                return (owner,)
    noun = counted.noun if counted.noun is not None else counted.head
    for clause in noun.children:
        if clause.dep_ in ("acl", "relcl") and clause.i > noun.i and (codes := _sender(reading, clause)):
            return codes
    verb = counted.head.head
    if (
        counted.head.dep_ == "dobj"
        and verb.lemma_ in ("have", "see", "lose", "keep", "maintain", "retain", "station")
        and (codes := _sender(reading, verb))
    ):
        return codes
    if fate is not None and fate.status in _SENDING and fate.role == "object":
        return _sender(reading, fate.cue)
    if fate is not None and fate.cue.lemma_ in ("lose", "need", "want"):
        owner = _owner(reading, fate.cue)
        return _sender(reading, fate.cue) or ((owner,) if owner else ())
    if fate is not None and fate.status in _SENDING and fate.role == "noun":
        return _sender(reading, governing_verb(fate.cue))
    return ()


def force_told(doc: Doc, before: int) -> str | None:
    """The one country whose soldiers the text has spoken of in the sentences before a token; None where there are none or several."""
    codes = countries_at_arms(doc, before)
    return codes.pop() if len(codes) == 1 else None


def countries_at_arms(doc: Doc, before: int) -> set[str]:
    """The countries whose soldiers the text has spoken of in the sentences before a token."""
    codes: set[str] = set()
    for token in doc[max(0, before - _FAR) : before]:
        if token.lower_ in _SOLDIERS:
            codes.update(countries_named(doc, max(token.i - 3, 0), token.i))
    return codes


def countries_named(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Codes of the demonyms, countries and capitals among these tokens, in order, each once."""
    codes: list[str] = []
    index = start
    while index < end:
        for length in (3, 2, 1) if doc[index].text[:1].isupper() else ():
            words = doc[index : min(index + length, end)].text
            code = demonym_code(words) or country_code(words) or capital_country(words)
            if code:
                if code not in codes:
                    codes.append(code)
                index += length - 1
                break
        index += 1
    return tuple(codes)


def _after(doc: Doc, last: int, fate: Fate | None) -> tuple[str, ...]:
    """ "soldiers of the DPRK army", "600 soldiers from North Korea"; men withdrawn "from Chad" are not Chad's."""
    if last + 2 >= len(doc) or doc[last + 1].lower_ not in ("of", "from"):
        return ()
    if doc[last + 1].lower_ == "from" and fate is not None and fate.status in ("withdrawn", "captured", "none"):
        return ()
    end = last + 2
    while end < min(len(doc), last + 7) and (doc[end].pos_ in ("DET", "ADJ", "PROPN", "PART") or doc[end].tag_ == "POS"):
        end += 1
    return countries_named(doc, last + 2, min(end + 1, len(doc)))


def _owner(reading: Reading, pronoun: Token) -> str | None:
    """The country behind "its" or "their": the subject of the clause or of one above it, else the nearest actor before."""
    verb = governing_verb(pronoun)
    for _ in range(4):
        told = [child for child in verb.head.children if child.dep_ == "dobj"] if verb.dep_ == "xcomp" else []
        for subject in told or subjects(verb):
            codes = country_of(reading, subject) if subject.i < pronoun.i else ()
            if codes:
                return codes[0]
        if verb.head == verb:
            break
        verb = governing_verb(verb.head)
    for mention in reversed(reading.actors):
        if pronoun.sent.start_char <= mention.start <= pronoun.idx and mention.actor.country:
            return mention.actor.country
    return None


def _sender(reading: Reading, verb: Token) -> tuple[str, ...]:
    """The country of the one who sends: the subject of the verb, or the agent of a passive."""
    if verb.pos_ not in ("VERB", "AUX"):
        return ()
    for child in verb.children:
        if child.dep_ == "agent":
            for agent in child.children:
                return country_of(reading, agent)
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return ()
    codes: list[str] = []
    for subject in subjects(verb):
        listed = [child for child in subject.children if child.dep_ in ("appos", "conj") and child.pos_ == "PROPN"]
        for name in (subject, *listed):
            codes += [code for code in country_of(reading, name) if code not in codes]
        if not codes and subject.lower_ in ("it", "they") and (owner := _owner(reading, subject)):
            return (owner,)  # "Mali says it will send ..."
    return tuple(codes)


def country_of(reading: Reading, token: Token) -> tuple[str, ...]:
    """The country that a noun phrase speaks for: an actor's, or the one that its words name."""
    for mention in reading.actors:
        if mention.start <= token.idx < mention.end and mention.actor.country:
            return (mention.actor.country,)
    first = max(token.left_edge.i, token.i - _REACH)
    named = countries_named(reading.doc, first, token.i + 1)
    return named[-1:]
