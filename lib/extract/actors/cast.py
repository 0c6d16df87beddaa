"""The people and bodies of one article while they are being found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lib.extract.values import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.actors.words import Word
    from lib.extract.values import Reading


@dataclass(slots=True)
class Person:
    """A person as the article draws him or her; ``known`` tells that general knowledge lists the name.

    ``written`` is the article's own form of a listed name where it says more of it.
    """

    name: str
    country: str | None = None
    role: str | None = None
    gender: str | None = None
    known: bool = False
    written: str | None = None


@dataclass(slots=True)
class Seen:
    """A mention before the article is read to its end: persons by name, for their roles may come later."""

    start: int
    end: int
    actor: Actor | str
    how: Literal["name", "surname", "title", "pronoun", "metonym"]


@dataclass(slots=True)
class Cast:
    """What is known so far: mentions, and persons by canonical name; ``tokens`` are the parse's by character."""

    reading: Reading
    words: list[Word]
    tokens: dict[int, Token]
    seen: list[Seen] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    chars: dict[int, Seen] = field(default_factory=dict)

    def add(self, seen: Seen) -> Seen:
        """Keep a mention; every character of it answers to it."""
        self.seen.append(seen)
        for char in range(seen.start, seen.end):
            self.chars[char] = seen
        return seen

    def replace(self, seen: Seen) -> None:
        """Keep a mention in place of the bodies inside it."""
        inside = {id(old) for char in range(seen.start, seen.end) if (old := self.chars.get(char))}
        self.seen = [old for old in self.seen if id(old) not in inside]
        self.add(seen)

    def at(self, char: int) -> Seen | None:
        """The mention that holds a character."""
        return self.chars.get(char)

    def taken(self, start: int, end: int, bodies_only: bool = False) -> bool:
        """Whether a mention stands on some of the characters; ``bodies_only`` lets a longer group swallow the bodies in it."""
        held = [self.chars[char] for char in range(start, end) if char in self.chars]
        if bodies_only:
            return any(isinstance(seen.actor, str) or seen.start < start or seen.end > end for seen in held)
        return bool(held)

    def actor(self, actor: Actor | str) -> Actor:
        """The actor as far as it is known."""
        return person_actor(self, actor)


def person_actor(cast: Cast, actor: Actor | str) -> Actor:
    """A person's name -> the actor, with the role and country that the article or general knowledge gives."""
    if isinstance(actor, Actor):
        return actor
    person = cast.people[actor]
    return Actor(person.written or person.name, "person", person.country, person.role)
