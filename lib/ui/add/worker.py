"""The server's end of the process that reads and stores: one for all sessions, begun when first needed, ended when it hangs."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lib.errors import ReadError
from lib.ui.add.opening import Given, Opening, find_packages
from lib.ui.data import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lib.ingest.preview import Preview
    from lib.ingest.restore import Restored
    from lib.read.article import Article
    from lib.read.documents import Document
    from lib.store import Commit, Written
    from lib.ui.add.package import Contents

#: Seconds that one article may take (the largest that may be read takes under a minute), and that storing may take.
PATIENCE, SAVING = 120.0, 900.0


#: What reads and stores, and what opens.
READING, OPENING = (sys.executable, "-m", "lib.ui.add.work"), (sys.executable, "-m", "lib.ui.add.open_work")


class Worker:
    """Runs tasks of ``lib.ui.add.work`` in another process, one at a time; sessions that wait take turns."""

    def __init__(self, command: Sequence[str] = READING) -> None:
        self._command = command
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Begin to get ready, where nothing has begun yet; does not wait."""
        if self._turn.acquire(blocking=False):
            try:
                self._ensure()
            finally:
                self._turn.release()

    def run(self, name: str, *arguments: Any, place: str, patience: float = PATIENCE) -> Any:
        """The task's result.

        Raises:
            DatelineError: the task's own, or the process took too long or ended; the next task gets a new one.
        """
        with self._turn:
            process = self._ensure()
            with _ending(process, patience) as late:
                try:
                    assert process.stdin
                    assert process.stdout
                    pickle.dump((name, arguments), process.stdin)
                    process.stdin.flush()
                    done, result = pickle.load(process.stdout)
                except (EOFError, OSError, pickle.UnpicklingError) as error:
                    self.end()
                    cause = f"It took more than {patience:.0f} seconds." if late.is_set() else "The process that read it broke down."
                    raise ReadError(cause, place=place, remedy="Try it again, or give its text as plain text.") from error
        if not done:
            raise result
        return result

    def end(self) -> None:
        """End the process; what it was doing is given up."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def kill(self) -> None:
        """Give up what the process is doing, from another thread: whoever waits for it gets an error."""
        if process := self._process:
            process.kill()

    def _ensure(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process


@contextmanager
def _ending(process: subprocess.Popen[bytes], patience: float) -> Iterator[threading.Event]:
    """Kill the process after so many seconds, and note that."""
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(patience, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


@dataclass(frozen=True, slots=True)
class StoreReader:
    """What articles (``Reader``) and packages (``Restorer``) are read and stored by: the server's one process, on the store at ``uri``."""

    uri: str

    def get_ready(self) -> None:
        """Begin to load what reading takes."""
        WORKER.begin()

    def open(self, given: Sequence[Given]) -> Opening:
        """Open files and addresses, in a process of their own that begins once they are asked for."""
        return Opening(given, Worker(OPENING))

    def find_packages(self, given: Sequence[Given]) -> list[Given]:
        """Which files are data packages of Dateline's."""
        return find_packages(given, Worker(OPENING))

    def read(self, document: Document) -> Preview:
        """What would be stored of a document."""
        preview: Preview = WORKER.run("read", self.uri, document, place=document.name)
        return preview

    def read_again(self, article: Article) -> Preview:
        """What would be stored of an article about which a person knows better."""
        preview: Preview = WORKER.run("read_again", self.uri, article, place=article.title)
        return preview

    def save(self, previews: Sequence[Preview], commit: Commit) -> Written:
        """Store what was read."""
        written: Written = WORKER.run("save", self.uri, tuple(previews), commit, place=self.uri, patience=SAVING)
        return written

    def look_into(self, content: bytes, name: str) -> Contents:
        """What a package holds."""
        contents: Contents = WORKER.run("look_into", self.uri, content, name, place=name)
        return contents

    def restore(self, content: bytes, name: str, commit: Commit, *, replace: bool) -> Restored:
        """Store what a package holds."""
        restored: Restored = WORKER.run("restore", self.uri, content, name, commit, replace, place=name, patience=SAVING)
        return restored


WORKER = Worker()
