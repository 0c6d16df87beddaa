"""Words that say who says something: reporting verbs, "according to", "by Nairobi's count"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.actors.verbs import reporting_verbs
from lib.extract.statements.phrases import SAYING_NOUNS, Cue, read_as, read_phrase
from lib.extract.statements.speakers import Voice, child_of, employer_of, find_voice, is_outlet, named_outlet
from lib.extract.statements.subjects import inner_noun, misread_active, subject_of
from lib.extract.statements.voices import describe_voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from lib.extract.values import ActorMention

#: How near a "not" or a "will" must stand before its verb; farther off, the parse took it from the words said.
_NEAR = 4
#: What is given, raised or revised where somebody says how many: "gave the number of injured as 50".
_FIGURES = frozenset("number figure toll count total tally estimate death figures".split())
_INTERVIEW = frozenset("interview comment remark conversation statement message response".split())
_INSIDE_ONLY = frozenset({"relcl", "acl", "advcl", "conj", "ccomp", "pcomp", "xcomp"})


def find_cues(sent: Span, actors: dict[int, ActorMention]) -> Iterator[Cue]:
    """The cues of a sentence, in order; ``actors`` holds the mention at each token that has one."""
    for token in sent:
        if token.lemma_.lower() in reporting_verbs() and (token.tag_.startswith("VB") or _misread_verb(sent, token)):
            cue = _verb_cue(sent, token, actors)
        elif token.lower_ == "according" or (token.lower_ in ("by", "in") and token.dep_ in ("prep", "agent")):
            cue = read_phrase(sent, token, actors)
        elif token.lower_ == "as" and token.dep_ == "mark":
            cue = read_as(sent, token, actors)
        else:
            continue
        if cue is not None:
            yield cue


def _misread_verb(sent: Span, token: Token) -> bool:
    """ "the army reports that ..." and "..., the service (NIS) estimates." with the verb read as a noun in the plural."""
    if token.tag_ != "NNS" or token.i <= sent.start:
        return False
    if token.i + 2 >= sent.end:
        return token.nbor(-1).text in (")", "Service", "Agency", "Ministry")
    return token.nbor(1).lower_ == "that" and token.nbor(-1).tag_ in ("NN", "NNP", "NNPS")


def _verb_cue(sent: Span, verb: Token, actors: dict[int, ActorMention]) -> Cue | None:
    use = reporting_verbs()[verb.lemma_.lower()]
    if use == "quoting":
        return _quoting_cue(sent, verb, actors)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite"):
        return None  # "quoted X as saying" is one cue
    if use == "speak" and child_of(verb, "prep", "of") is None:
        return None
    if use == "give" and not any(child.dep_ == "dobj" and child.lemma_ in _FIGURES for child in verb.children):
        return None
    if use == "that" and (verb.i + 1 >= sent.end or verb.nbor(1).lower_ != "that"):
        return None
    if use == "point" and child_of(verb, "prt", "out") is None and child_of(verb, "prep", "to") is None:
        return None
    if verb.tag_ == "VBN" and child_of(verb, "agent") is not None:
        voice = find_voice(inner_noun(child_of(verb, "agent")), actors)
        return _cue(sent, verb, voice, actors, "passive") if voice and use in ("say", "tell", "call") else None
    if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.tag_ == "MD") for child in verb.children if 0 < verb.i - child.i < _NEAR):
        return None  # what is not said, or not yet
    if verb.tag_ == "VB" and verb.dep_ in ("advcl", "acl") and child_of(verb, "aux", "to") is not None:
        return None  # "sent men out to find him"
    active = misread_active(verb, actors)
    hanging = verb.dep_ in ("acl", "amod") and (verb.tag_ == "VBN" or verb.nbor(1).lower_ == "to")
    if (hanging and active is None) or _asks_no_name(verb):
        return None  # "a strike said to have killed nine", "asking not to be named"
    subject = active if active is not None else subject_of(verb, actors)
    if subject is None or (verb.tag_ == "VBN" and child_of(verb, "auxpass") is not None):
        return None
    voice = find_voice(subject, actors) or (describe_voice(subject) if use not in ("think", "call") else None)
    if voice is None:
        return None
    carrier = _addressee(verb, actors) or (employer_of(actors[subject.i]) if subject.i in actors else None)
    return _cue(sent, verb, voice, actors, use, carrier, _source_passed_on(verb, actors))


def _asks_no_name(verb: Token) -> bool:
    """ "asking not to be named", "requesting anonymity": a condition, not what is said."""
    return verb.lemma_ in ("ask", "request", "insist") and (
        any(child.dep_ == "xcomp" and child.lemma_ in ("name", "identify", "quote") for child in verb.children)
        or any(word.lower_ == "anonymity" for word in verb.subtree)
    )


def _addressee(verb: Token, actors: dict[int, ActorMention]) -> str | None:
    """The outlet that somebody told it, or spoke to in an interview."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "iobj") and (told := named_outlet(child, actors)):
            return told
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "in", "on", "with", "through", "via"):
            noun = inner_noun(child)
            if noun is not None and noun.i in actors and is_outlet(actors[noun.i].actor) and child.lower_ in ("to", "with", "via", "on"):
                return actors[noun.i].actor.name
            if noun is not None and noun.lemma_ in _INTERVIEW:
                inner = next((inner_noun(prep) for prep in noun.children if prep.lower_ in ("with", "to", "for")), None)
                if inner is not None and inner.i in actors and is_outlet(actors[inner.i].actor):
                    return actors[inner.i].actor.name
    return None


def _source_passed_on(verb: Token, actors: dict[int, ActorMention]) -> Voice | None:
    """Whose figures a speaker hands on: "citing the ministry", "passing on an estimate by the service"."""
    subject = child_of(verb, "nsubj")
    hanging = [*verb.children, *(child for child in (subject.children if subject is not None else ()) if child.dep_ == "acl")]
    for child in hanging:
        if child.dep_ != "advcl" and not (child.dep_ in ("acl", "conj") and child.tag_ == "VBG"):
            continue
        target = child_of(child, "dobj")
        if target is None or child.tag_ != "VBG":
            continue
        if child.lemma_ in ("cite", "quote"):
            return find_voice(target, actors)
        if child.lemma_ in ("pass", "relay", "share", "convey") and target.lemma_ in SAYING_NOUNS:
            return find_voice(target, actors)
    return None


def _quoting_cue(sent: Span, verb: Token, actors: dict[int, ActorMention]) -> Cue | None:
    """ "TASS quoted X as saying", "X was quoted by TASS as saying", "quoting X"."""
    patient = child_of(verb, "nsubjpass")
    agent = inner_noun(child_of(verb, "agent"))
    if patient is not None or child_of(verb, "auxpass") is not None:
        patient = patient if patient is not None else subject_of(verb, actors)
        voice = find_voice(patient, actors) if patient is not None else None
        if agent is None:  # "X was quoted as saying by TASS"
            behind = (word for word in sent.doc[verb.i + 1 : min(verb.i + 6, sent.end)] if word.lower_ == "by")
            agent = inner_noun(next(behind, None))
        carrier = actors[agent.i].actor if agent is not None and agent.i in actors else None
        return _cue(sent, verb, voice, actors, "quoted", carrier.name if carrier and is_outlet(carrier) else None) if voice else None
    target = child_of(verb, "dobj")
    if target is None:  # "quoted Shoigu as saying" is at times read as a clause of which he is the subject
        clause = child_of(verb, "ccomp")
        target = child_of(clause, "nsubj") if clause is not None else None
    subject = subject_of(verb, actors)
    voice = find_voice(target, actors) if target is not None else None
    if voice is None or verb.dep_ in ("advcl", "acl", "relcl"):
        return None
    teller = actors[subject.i].actor if subject is not None and subject.i in actors else None
    return _cue(sent, verb, voice, actors, "quoted", teller.name if teller and is_outlet(teller) else None)


def _cue(
    sent: Span,
    verb: Token,
    voice: Voice,
    actors: dict[int, ActorMention],
    rule: str,
    carrier: str | None = None,
    source: Voice | None = None,
) -> Cue:
    first = min(voice.token.idx, verb.idx)
    last = max(voice.token.idx + len(voice.token), verb.idx + len(verb))
    whole = verb.dep_ not in _INSIDE_ONLY or _parenthetical(sent, verb, voice, actors) or _joined_root(verb)
    whole = whole or misread_active(verb, actors) is not None
    start, end = (sent.start_char, sent.end_char) if whole else _clause(sent, verb, voice)
    if source is not None and is_outlet_voice(voice):
        carrier = carrier or voice.name
    return Cue(start, end, first, last, source or voice, carrier, verb, whole, rule, source is not None)


def is_outlet_voice(voice: Voice) -> bool:
    """Whether the one who speaks is a news agency or another outlet."""
    return voice.actor is not None and is_outlet(voice.actor)


def _joined_root(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.i < verb.head.i and child_of(verb, "mark") is None


def _clause(sent: Span, verb: Token, voice: Voice) -> tuple[int, int]:
    left = min(verb.left_edge.i, voice.token.i)
    if verb.dep_ == "conj" and voice.token.i < verb.head.i:
        left = verb.i
    right = verb.right_edge
    return sent.doc[max(left, sent.start)].idx, right.idx + len(right)


def _parenthetical(sent: Span, verb: Token, voice: Voice, actors: dict[int, ActorMention]) -> bool:
    """ "..., the mayor said." and "..., she added, ...": a cue between commas, or at the end, speaks for the sentence."""
    doc = sent.doc
    first = voice.token.i
    mention = actors.get(first)
    while mention is not None and first - 1 >= sent.start and actors.get(first - 1) is mention:
        first -= 1
    left = voice.token.left_edge.i
    if left < first and not any(word.text in _BREAKS for word in doc[left:first]):
        first = left
    while first > sent.start and doc[first - 1].pos_ in ("DET", "ADJ") and voice.token.i != first - 1:
        first -= 1
    first = min(first, verb.i)
    before = doc[first - 1].text if first > sent.start else ""
    last = max(verb.i, voice.token.i)
    after = doc[min(last + 1, sent.end - 1)]
    return before in _BREAKS and (after.is_punct or after.pos_ in ("ADP", "NOUN", "PROPN") or last + 1 >= sent.end)


_BREAKS = frozenset({",", "”", '"', "’", "'", "–", "—", "-", "''", "»"})
