"""What a benchmark reports, and how two things are timed side by side."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: a median in ``unit``, beside that of a baseline where there is one; ``aim`` bounds the ratio or the value."""

    name: str
    value: float
    unit: str
    baseline_name: str = ""
    baseline: float | None = None
    aim: float | None = None
    higher_is_better: bool = False

    @property
    def ratio(self) -> float | None:
        """The value over the baseline."""
        return self.value / self.baseline if self.baseline else None

    @property
    def reached(self) -> bool | None:
        """Whether the aim is reached; None without an aim."""
        if self.aim is None:
            return None
        measured = self.value if self.ratio is None else self.ratio
        return measured >= self.aim if self.higher_is_better else measured <= self.aim


def seconds(action: Callable[[], object]) -> float:
    """How long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def alternate(rounds: int, first: Callable[[], float], second: Callable[[], float]) -> tuple[float, float]:
    """Medians of two measurements that take turns, so that a busy spell of the machine meets both."""
    pairs = [(first(), second()) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def _figure(value: float) -> str:
    """Three digits, or whole thousands written out."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def markdown(results: list[Result]) -> str:
    """The results as a table."""
    lines = ["| what | median | beside | ratio | aim | reached |", "|---|---|---|---|---|---|"]
    for each in results:
        beside = f"{each.baseline_name}: {_figure(each.baseline)} {each.unit}" if each.baseline is not None else ""
        ratio = f"{each.ratio:.2f}" if each.ratio is not None else ""
        word = "at least" if each.higher_is_better else "at most"
        aim = "" if each.aim is None else f"{word} {each.aim:,g}" + (" times" if each.ratio is not None else f" {each.unit}")
        reached = {None: "", True: "yes", False: "**no**"}[each.reached]
        lines.append(f"| {each.name} | {_figure(each.value)} {each.unit} | {beside} | {ratio} | {aim} | {reached} |")
    return "\n".join(lines)


def update(table: str, results: list[Result]) -> str:
    """An earlier table with these results in place of those of the same name; new ones follow."""
    rows = {_name_of(line): line for text in (table, markdown(results)) for line in text.strip().splitlines()}
    return "\n".join(rows.values())


def _name_of(line: str) -> str:
    return line.split("|")[1].strip()
