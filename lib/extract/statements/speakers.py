"""From the words in a speaker's place to the one who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.actors.groups import describe_group
from lib.extract.actors.words import fold_key, known_names, name_words
from lib.gazetteer.countries import country_code, country_name

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import Actor, ActorMention

_PAIRED = frozenset({"both", "two", "three", "other", "all"})
_SIDES = frozenset(
    {"sides", "countries", "leaders", "parties", "men", "women", "nations", "ministers", "presidents", "governments", "states"}
)
#: Prepositions by which a report hangs on whose it is.
_WHOSE = frozenset({"by", "from", "of", "in", "on"})


@dataclass(slots=True)
class Voice:
    """Who speaks: ``actor`` where an actor is known, ``name`` always; ``token`` is the word that stands for him in the sentence."""

    name: str
    token: Token
    actor: Actor | None


def is_outlet(actor: Actor) -> bool:
    """Whether an actor is one named news agency, paper or broadcaster, and no description of many ("Russian state media")."""
    return (
        actor.kind == "body"
        and actor.role in ("agency", "outlet")
        and not actor.name.endswith(("agencies", "media", "newspapers", "press"))
    )


def child_of(token: Token, dep: str, lower: str | None = None) -> Token | None:
    """The first child with a dependency, and a word where one is given."""
    return next((child for child in token.children if child.dep_ == dep and (lower is None or child.lower_ == lower)), None)


def employer_of(mention: ActorMention) -> str | None:
    """The outlet whose correspondent speaks: "the BBC's security correspondent"."""
    owner, possessive, post = mention.text.replace("’", "'").partition("'s ")
    if not possessive or not post.endswith(("correspondent", "reporter", "editor")):
        return None
    known = next((known for keys, known in known_names().get(fold_key(owner.split(" ")[0]), ()) if known.form == owner), None)
    return known.name if known is not None and known.role in ("agency", "outlet") else None


def find_voice(token: Token | None, actors: dict[int, ActorMention]) -> Voice | None:
    """Who a noun phrase in a speaker's place stands for; None where that is nobody that can speak."""
    if token is None:
        return None
    if token.pos_ in ("PRON", "SCONJ", "DET") and token.i not in actors:
        return _relative(token, actors)
    voice = _single(token, actors)
    if voice is None:
        return None
    joined = [
        child for child in token.children if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and _no_verb_between(token, child)
    ]
    if joined and (several := _several(voice, joined[0], actors)):
        return several
    if joined and (other := _single(joined[0], actors) or _described(joined[0])) and other.name != voice.name and voice.actor:
        return Voice(f"{voice.name} and {other.name}", token, None)
    return voice


def _several(first: Voice, second: Token, actors: dict[int, ActorMention]) -> Voice | None:
    """ "Mali, Niger and Burkina Faso said": three or more that speak together; two are for ``find_voice``."""
    names, token = [first.name], second
    while (voice := _single(token, actors) or _state(token)) is not None and voice.name not in names:
        names.append(voice.name)
        following = next((child for child in token.children if child.dep_ == "conj" and child.i > token.i), None)
        if following is None or not _no_verb_between(token, following):
            break
        token = following
    return Voice(f"{', '.join(names[:-1])} and {names[-1]}", first.token, None) if len(names) > 2 else None


def _state(token: Token) -> Voice | None:
    code = country_code(token.text)
    return Voice(country_name(code) or token.text, token, None) if code else None


def _no_verb_between(token: Token, other: Token) -> bool:
    return not any(word.pos_ == "VERB" and word.dep_ != "amod" for word in token.doc[token.i : other.i])


def _relative(token: Token, actors: dict[int, ActorMention]) -> Voice | None:
    """ "Lee, who attended, said": the noun before the relative clause."""
    if token.lower_ in ("who", "which", "that") and token.head.dep_ == "relcl":
        noun = token.head.head
        return _single(noun, actors) or _described(noun)
    return None


def _single(token: Token, actors: dict[int, ActorMention]) -> Voice | None:
    if token.lower_ in _SIDES and any(child.lower_ in _PAIRED for child in token.children):
        return Voice(token.doc[token.left_edge.i : token.i + 1].text.lower(), token, None)
    apposed = next((actors[child.i].actor for child in token.children if child.dep_ == "appos" and child.i in actors), None)
    if apposed is not None and apposed.kind == "person" and (token.i not in actors or actors[token.i].actor.kind == "group"):
        return Voice(apposed.name, token, apposed)
    named = _named_body(token, actors)
    if named is not None:
        return named
    if token.i in actors:
        actor = actors[token.i].actor
        if actor.role in _SPOKEN_FOR and actor.kind == "group" and (body := _spoken_for(token, actors)):
            return Voice(body.name, token, body)
        briefer = _briefer(token, actors) if actor.kind == "group" else None
        if briefer is not None:
            return briefer
        if actor.kind != "group" or actor.role not in ("report", "assessment"):
            return Voice(actor.name, token, actor)
    for child in token.children:
        if child.dep_ == "appos" and child.i in actors:
            return Voice(actors[child.i].actor.name, token, actors[child.i].actor)
    if token.lemma_ in name_words("saying noun"):
        return _owner_of(token, actors)
    return None


#: Those who only ever speak for a body.
_SPOKEN_FOR = frozenset({"spokesperson", "spokesman", "spokeswoman"})


def _spoken_for(token: Token, actors: dict[int, ActorMention]) -> Actor | None:
    """ "The hospital took in nine, a spokesman said": the body last named before in the sentence, of a spokesman who is nobody's else."""
    if any(child.dep_ in ("poss", "compound", "amod", "nmod", "prep") for child in token.children):
        return None
    before = (actors[index].actor for index in range(token.i - 1, token.sent.start - 1, -1) if index in actors)
    return next((actor for actor in before if actor.kind == "body" and not is_outlet(actor)), None)


def _named_body(token: Token, actors: dict[int, ActorMention]) -> Voice | None:
    """ "The UN mission in the country, MONUSCO, reported": the body's own name behind the words for it."""
    end = token.i + 1
    limit = min(end + 5, token.sent.end - 2)
    while end < limit and token.doc[end].text != ",":
        end += 1
    own, other = actors.get(token.i), actors.get(end + 1)
    if token.tag_ != "NN" or end >= limit or other is None or other is own or other.how != "name" or other.actor.kind != "body":
        return None
    last = end + 1
    while actors.get(last + 1) is other:
        last += 1
    closed = last + 1 < token.sent.end and token.doc[last + 1].text == ","
    return Voice(other.actor.name, token, other.actor) if closed and not is_outlet(other.actor) else None


def _briefer(token: Token, actors: dict[int, ActorMention]) -> Voice | None:
    """ "lawmakers whom the service had briefed": the figure is the service's."""
    for child in token.children:
        if child.dep_ == "relcl" and child.lemma_ in ("brief", "inform", "tell"):
            agent = child_of(child, "agent")
            subject = child_of(child, "nsubj") or (next(iter(agent.children), None) if agent is not None else None)
            if subject is not None and subject.i in actors:
                return Voice(actors[subject.i].actor.name, token, actors[subject.i].actor)
    return None


def _owner_of(token: Token, actors: dict[int, ActorMention]) -> Voice | None:
    """Whose report, estimate or statement it is."""
    own = actors.get(token.i)
    for child in token.children:
        if child.dep_ in ("poss", "compound", "nmod", "amod") and child.i in actors and actors[child.i] is not own:
            return Voice(actors[child.i].actor.name, token, actors[child.i].actor)
        if child.dep_ in ("prep", "agent") and child.lower_ in _WHOSE:
            for noun in child.children:
                if noun.dep_ == "pobj" and (found := _single(noun, actors)) and (child.lower_ in ("by", "from", "of") or found.actor):
                    return Voice(found.name, token, found.actor)
        if child.dep_ in ("acl", "relcl"):
            found = _told_in(child, actors)
            if found is not None:
                return Voice(found.name, token, found.actor)
    if token.i in actors:  # "media reports"
        return Voice(actors[token.i].actor.name, token, actors[token.i].actor)
    return None


def _told_in(clause: Token, actors: dict[int, ActorMention]) -> Voice | None:
    """ "reports that quote X", "briefings which X gave", "figures released by X"."""
    if clause.lemma_.lower() in ("quote", "cite"):
        target = child_of(clause, "dobj") or child_of(clause, "pobj")
        return (find_voice(target, actors) or _described(target)) if target is not None else None
    agent = child_of(clause, "agent")
    for subject in (child_of(clause, "nsubj"), next(iter(agent.children), None) if agent is not None else None):
        if subject is not None and subject.i in actors:
            return Voice(actors[subject.i].actor.name, subject, actors[subject.i].actor)
    return None


def _described(token: Token) -> Voice | None:
    found = describe_group(token, {})
    if found is None:
        return None
    name = found[2].name
    joined = child_of(token, "conj")
    if joined is not None and (other := describe_group(joined, {})):
        name = f"{name} and {other[2].name}"
    return Voice(name, token, found[2])


#: What belongs to an outlet and is told things: "told the BBC's Newsday programme".
_DESKS = frozenset(
    "service programme program show podcast correspondent reporter radio channel bureau edition desk newsroom website".split()
)


def named_outlet(noun: Token | None, actors: dict[int, ActorMention]) -> str | None:
    """The outlet that a noun is or that stands before it ("RPP radio")."""
    if noun is None:
        return None
    owners = ("compound", "nmod", "poss") if noun.lemma_.lower() in _DESKS else ("compound", "nmod")
    for token in (noun, *(child for child in noun.children if child.dep_ in owners)):
        if token.i in actors and is_outlet(actors[token.i].actor):
            return actors[token.i].actor.name
    return None
