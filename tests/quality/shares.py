"""The shares that every measure ends in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: A labelled text, or one of its labels, as its file has it.
Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shares:
    """Precision and recall, of 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0

    def figures(self) -> dict[str, float]:
        """The three by name."""
        return {"precision": self.precision, "recall": self.recall, "F1": self.f1}
