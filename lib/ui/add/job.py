"""Work on something that a reader brought, whoever looks at the page meanwhile: it is read, and when they say so, saved."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lib.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable

Stage = Literal["reading", "ready", "saving", "saved"]

_log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Job:
    """Stages: reading -> ready -> saving -> saved, and back to ready where saving fails; ``error`` says why. ``what`` is what a person
    calls the whole. Each kind of job says how it reads and saves.
    """

    what: str
    stage: Stage = "reading"
    stopped: bool = False
    error: DatelineError | None = None
    touched: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to read."""
        self._run(self._read, then="ready", otherwise="ready")

    def cancel(self) -> None:
        """Read no further; what has been read stays, and can be saved."""
        self.stopped = True

    def wait(self, seconds: float | None = None) -> bool:
        """Until what goes on is done, or so long; whether it is done."""
        if self._thread:
            self._thread.join(seconds)
        return not (self._thread and self._thread.is_alive())

    def _read(self) -> None:
        raise NotImplementedError

    def _begin_saving(self, work: Callable[[], None]) -> None:
        if self.stage == "ready":
            self.error = None
            self.stage = "saving"
            self._run(work, then="saved", otherwise="ready")

    def _run(self, work: Callable[[], None], *, then: Stage, otherwise: Stage) -> None:
        def run() -> None:
            stage = otherwise
            try:
                work()
                stage = then
            except DatelineError as error:
                self.error = error
            except Exception as error:
                _log.exception("Work on %s broke off.", self.what)
                self.error = blame(self.what, error)
            finally:
                self.touched = time.monotonic()
                self.stage = stage

        self._thread = threading.Thread(target=run, name="add-articles", daemon=True)
        self._thread.start()


def blame(what: str, error: Exception) -> DatelineError:
    """What is said about a fault of the program; the log says more."""
    remedy = "Leave it out, or try again, and report it: this is a fault of the program."
    return DatelineError(f"Something went wrong ({type(error).__name__}).", place=what, remedy=remedy)
