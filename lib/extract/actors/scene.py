"""Who is in the reader's mind while an article is read from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.extract.values import Actor


@dataclass(slots=True)
class Scene:
    """Who is in the reader's mind while the text is read from left to right; ``foremost`` was last the subject or the speaker."""

    focus: str | None = None
    speaker: str | None = None
    foremost: str | None = None
    body: Actor | None = None
    recent: list[str] = field(default_factory=list)
    bodies: list[Actor] = field(default_factory=list)

    def let_speak(self, name: str) -> None:
        """Somebody says something."""
        self.speaker = self.foremost = name

    def turn_to(self, name: str) -> None:
        """Somebody is what a sentence is about."""
        self.focus = self.foremost = name
