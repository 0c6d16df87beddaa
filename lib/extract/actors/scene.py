"""Who is in the reader's mind while an article is read from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.extract.values import Actor


@dataclass(slots=True)
class Scene:
    """Who is in the reader's mind while the text is read from left to right; ``foremost`` was last the subject or the speaker.

    ``heard`` tells that somebody speaks in the sentence that is being read.
    """

    focus: str | None = None
    speaker: str | None = None
    foremost: str | None = None
    heard: bool = False
    body: Actor | None = None
    recent: list[str] = field(default_factory=list)
    bodies: list[Actor] = field(default_factory=list)

    def let_speak(self, name: str) -> None:
        """Somebody says something."""
        self.speaker = self.foremost = name
        self.heard = True

    def turn_to(self, name: str, speaker: str | None = None) -> None:
        """Somebody is what a sentence is about, and ``speaker`` the one who says so in it."""
        self.focus, self.foremost = name, speaker or name
