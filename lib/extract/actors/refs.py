"""Words that stand for somebody named elsewhere: titles, pronouns, "the ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.actors.cast import Cast, Seen
from lib.extract.actors.institutions import BODY_NOUNS, resolve_body
from lib.extract.actors.scene import Scene
from lib.extract.actors.titles import resolve_title, title_words
from lib.extract.actors.verbs import is_reporting, reporting_verbs
from lib.extract.actors.words import Known
from lib.extract.quotes.passages import find_passages, passage_at

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}


def find_references(cast: Cast) -> None:
    """Resolve titles, pronouns and definite bodies, sentence by sentence; what fits nobody is left alone."""
    titles = title_words(cast)
    scene = Scene()
    passages = [each for each in find_passages(cast.reading.article) if not each.open]
    for sent in cast.reading.sentences():
        subjects: list[str] = []
        for token in sent:
            seen = cast.at(token.idx)
            fresh = seen is None
            if seen is None:
                seen = _resolve(cast, scene, token, titles, subjects)
            if seen is None or passage_at(passages, token.idx) is not None:
                continue  # whom a speaker names is not whom the article goes on about
            if isinstance(seen.actor, str):
                if token.idx + len(token) == seen.end or seen.start == token.idx:
                    _note_person(scene, seen.actor, token, subjects)
            elif (fresh or token.idx == seen.start) and seen.how != "metonym" and not _colours_body(seen, token):
                scene.bodies.append(seen.actor)
                scene.body = seen.actor
        if subjects:
            scene.turn_to(subjects[0], scene.speaker if scene.heard else None)
        scene.heard = False


#: What a body's name before it only says the kind of.
_ARMED = frozenset("group faction wing movement party alliance network front militia force brigade offshoot coalition".split())


def _colours_body(seen: Seen, token: Token) -> bool:
    """ "A UN splinter group": the body only says what kind of another one is meant, to which "the group" goes back."""
    last = token
    while last.dep_ in ("compound", "amod", "nmod", "poss") and last.head.i > last.i:
        last = last.head
    return last.idx >= seen.end and last.lower_ in _ARMED and last.left_edge.lower_ in ("a", "an", "another")


_ASKED = frozenset({"ask", "press", "question", "quiz", "challenge"})


def _note_person(scene: Scene, name: str, token: Token, subjects: list[str]) -> None:
    scene.recent.append(name)
    while token.dep_ == "appos":
        token = token.head
    if any(verb.tag_ == "VBN" and verb.dep_ == "advcl" and verb.lemma_ in _ASKED for verb in token.ancestors):
        return  # "Asked how Lee had replied, he said ..."
    if token.dep_ in ("nsubj", "nsubjpass"):
        if name not in subjects:
            subjects.append(name)
        if is_reporting(token.head):
            scene.let_speak(name)
    elif token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
        scene.let_speak(name)


def _resolve(cast: Cast, scene: Scene, token: Token, titles: dict[int, tuple[int, int, Known]], subjects: list[str]) -> Seen | None:
    if token.lower_ in _PRONOUNS:
        name = _person_meant(cast, scene, token, subjects)
        return cast.add(Seen(token.idx, token.idx + len(token), name, "pronoun")) if name else None
    if token.lower_ == "it" and token.dep_ == "nsubj" and reporting_verbs().get(token.head.lemma_, "think") != "think":
        return cast.add(Seen(token.idx, token.idx + len(token), scene.body, "pronoun")) if scene.body else None
    if token.lower_ == "its" and scene.body and token.head.lemma_ in ("calculation", "count", "estimate", "tally", "reckoning"):
        return cast.add(Seen(token.idx, token.idx + len(token), scene.body, "pronoun"))
    if token.lower_ == "they" and token.dep_ == "nsubj" and is_reporting(token.head) and scene.body and scene.body.kind == "group":
        return cast.add(Seen(token.idx, token.idx + len(token), scene.body, "pronoun"))
    if token.lower_ == "old" and _by_age(token):
        name = scene.foremost or scene.focus or next(reversed(scene.recent), None)
        return cast.add(Seen(token.idx, token.idx + len(token), name, "pronoun")) if name else None
    if token.idx in titles:
        return resolve_title(cast, scene, token, *titles[token.idx])
    if token.lower_ in BODY_NOUNS and token.i > token.sent.start:
        return resolve_body(cast, scene, token)
    return None


def _by_age(token: Token) -> bool:
    """ "the 35-year-old said": someone just named, by his age."""
    doc, first = token.doc, token.i - 5
    if first < token.sent.start - 1 or token.i + 1 >= len(doc):
        return False
    before = doc[max(0, token.i - 5) : token.i].text.lower()
    return before.endswith("-year-") and "the " in before and (is_reporting(doc[token.i + 1]) or doc[token.i + 1].lower_ in ("has", "had"))


def _put_in(token: Token) -> bool:
    """Whether a pronoun's clause stands between commas, or behind one, in what its speaker says: "..., he said, ..."."""
    if token.i <= token.sent.start or token.head.i + 1 >= token.sent.end or token.head.i < token.i:
        return False
    opener = token.sent[0]
    closed = token.doc[token.head.i + 1].text in (",", ".")
    return closed and token.nbor(-1).text == "," and opener.tag_ not in ("IN", "WRB", "VBG") and opener.lower_ not in _OPENING


#: Words that open a clause before the one that says something: "After Lee landed, he said, ..." is Lee.
_OPENING = frozenset("when while after before as once although though since if because asked".split())


def _likely(scene: Scene, token: Token, subjects: list[str]) -> list[str | None]:
    """Who a pronoun may stand for, likeliest first."""
    later = [scene.focus, *reversed(scene.recent[-6:])]
    leading = [scene.foremost, scene.speaker, scene.focus]
    speaks = token.dep_ == "nsubj" and is_reporting(token.head)
    if speaks and _put_in(token):
        return leading + later  # "The minister, he noted, was late": whoever notes it is not the minister
    if not speaks or token.i <= token.sent.start + 2:
        return [*reversed(subjects), *later]
    if subjects and any(word.text == ";" for word in token.doc[token.sent.start : token.i]):
        return [*reversed(subjects), *later]  # "Lee stayed away; on Friday he said ..."
    return [*leading, *reversed(subjects), *later]


def _person_meant(cast: Cast, scene: Scene, token: Token, subjects: list[str]) -> str | None:
    """The person behind a pronoun: a subject of its own sentence, the running speaker or subject, or the last one named."""
    gender = _PRONOUNS[token.lower_]
    order = _likely(scene, token, subjects)
    for name in order:
        if name is None:
            continue
        person = cast.people[name]
        if person.gender is None or person.gender == gender:
            if token.lower_ in ("him", "her") and token.dep_ == "dobj" and subjects and name == subjects[-1]:
                continue  # nobody is the object of his own deed
            person.gender = gender
            return name
    return None
