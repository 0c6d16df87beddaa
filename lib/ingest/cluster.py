"""The work shared among processes on this machine or on any number of others, by Dask; results come back in the order of the chunks."""

from __future__ import annotations

import signal
import threading
import time
from collections import deque
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, wait

from lib.errors import ClusterError, DatelineError
from lib.extract.version import parser_version
from lib.ingest.share import Cancelled
from lib.ingest.work import extract_items, name_articles, read_items
from lib.read.documents import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from lib.ingest.chunks import Chunk
    from lib.ingest.share import Begun
    from lib.ingest.work import Choose, Results

#: Chunks for each worker that are being parsed or wait for it, so that none is idle while a batch is stored (some 3 seconds); as many again
#: are read meanwhile.
_AHEAD = 6
#: A chunk may take its worker along once before its articles are tried one by one: Dask's own default, 3, costs two starts more. And one
#: who starts slowly after that is waited for: by default Dask gives a worker up for good after 15 seconds. Nobody looks at its profiles.
#: Memory that one parse gave back is kept for the next: by default it goes back to the system by 64 kB, a tenth of a worker's time.
_LOCAL = {
    "distributed.scheduler.allowed-failures": 1,
    "distributed.deploy.lost-worker-timeout": "1 hour",
    "distributed.worker.profile.enabled": False,
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None,
}
#: Seconds that a scheduler and a first worker have to answer.
_PATIENCE = 60
#: Seconds between two looks whether the run is cancelled, while all workers are at work.
_LOOK = 0.5
_START = "Start `python -m dask scheduler` and on each machine `python -m dask worker ADDRESS --nthreads 1`, in the project's folder."


@contextmanager
def open_cluster(workers: int, scheduler: str | None) -> Iterator[Client]:
    """Processes of one thread each on this machine, or the cluster whose scheduler is at that address.

    Raises:
        ClusterError: nobody answers at the address, or no worker is there.
    """
    if scheduler is None:
        with dask.config.set(_LOCAL):
            with _undisturbed():
                cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs="CRITICAL")
            with cluster, Client(cluster) as client:
                yield client
        return
    with ExitStack() as stack:
        try:
            client = stack.enter_context(Client(scheduler, timeout=_PATIENCE))
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(f"No scheduler with workers answers: {error}.", place=scheduler, remedy=_START) from error
        yield client


@dataclass(slots=True)
class _Flight:
    """A chunk on its way: read, then chosen from, then parsed."""

    chunk: Chunk
    read: Future | None = None
    ids: Future | None = None
    wanted: Collection[int] | None = None
    facts: Future | None = None
    results: Results | None = None


class Dispatcher:
    """Keeps a bounded number of chunks in flight; ``choose`` is asked once for each chunk, in order."""

    def __init__(self, client: Client, choose: Choose, cancelled: Callable[[], bool]) -> None:
        """``cancelled`` is asked now and then while results are waited for."""
        self._client, self._choose, self._cancelled = client, choose, cancelled
        self._flights: deque[_Flight] = deque()

    def work_off(self, begun: Iterable[Begun], chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Results]]:
        """Each chunk with what was found in it, in order: first those ``begun``, which have been read already.

        Raises:
            ClusterError: the workers run other code, or cannot be reached any more.
            Cancelled: the run is to end.
        """
        for each in begun:
            facts = self._submit(extract_items, each.names, each.read, each.wanted)
            self._flights.append(_Flight(each.chunk, wanted=each.wanted, facts=facts))
        while True:
            ahead = _AHEAD * max(sum(self._client.nthreads().values()), 1)
            self._flights.extend(self._start(chunk) for chunk in islice(chunks, max(2 * ahead - len(self._flights), 0)))
            if not self._flights:
                return
            for flight in islice(self._flights, ahead):
                if flight.wanted is None and flight.results is None:
                    self._advance(flight)
            first = self._flights[0]
            results = self._finish(first)
            self._flights.popleft()
            yield first.chunk, results

    def _start(self, chunk: Chunk) -> _Flight:
        read = self._submit(read_items, chunk.items, parser_version())
        return _Flight(chunk, read, self._submit(name_articles, read))

    def _advance(self, flight: _Flight) -> None:
        """What was read stays with its worker: only ids come here, to be chosen from."""
        try:
            flight.wanted = self._choose(self._await(flight.ids))
        except KilledWorker:
            flight.results = self._try_alone(flight.chunk, None)
        else:
            names = [item.name for item in flight.chunk.items]
            flight.facts = self._submit(extract_items, names, flight.read, flight.wanted)

    def _finish(self, flight: _Flight) -> Results:
        if flight.results is not None:
            return flight.results
        try:
            return self._await(flight.facts)
        except KilledWorker:
            return self._try_alone(flight.chunk, flight.wanted)

    def _try_alone(self, chunk: Chunk, wanted: Collection[int] | None) -> Results:
        """One article at a time with nothing else at work, so that what kills its worker is known by name."""
        self._settle([each for flight in self._flights for each in (flight.ids, flight.facts) if each is not None])
        results: Results = []
        for at, item in enumerate(chunk.items):
            try:
                read = self._submit(read_items, (item,), parser_version())
                chosen = self._choose(self._await(self._submit(name_articles, read))) if wanted is None else {0} if at in wanted else ()
                results += self._await(self._submit(extract_items, [item.name], read, chosen))
            except KilledWorker:
                cause = "The process that reads it dies, again and again."
                remedy = "Leave the article out, and report it: this is a fault of the program, or the machine has too little memory."
                results.append(Refused(item.name, DatelineError(cause, place=item.name, remedy=remedy)))
        return results

    def _submit(self, function: Callable[..., object], *arguments: object) -> Future:
        return self._client.submit(function, *arguments, pure=False)

    def _await(self, future: Future | None) -> Any:
        """The result of a future, once it is there."""
        assert future is not None
        try:
            self._settle([future])
            return future.result()
        except (DatelineError, KilledWorker, Cancelled):
            raise
        except Exception as error:
            raise self._give_up(f"The cluster cannot do the work: {type(error).__name__}: {error}.") from error

    def _settle(self, futures: list[Future]) -> None:
        """Wait until all of them have come to an end, good or bad."""
        seen = time.monotonic()
        while not all(future.done() for future in futures):
            with suppress(TimeoutError):
                wait(futures, timeout=_LOOK)
            if self._cancelled():
                raise Cancelled
            if self._client.nthreads():
                seen = time.monotonic()
            elif time.monotonic() - seen > _PATIENCE:
                raise self._give_up("All workers are gone.")

    def _give_up(self, cause: str) -> ClusterError:
        return ClusterError(cause, place=self._client.scheduler_info()["address"], remedy=_START)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes begun here do not hear Ctrl-C, which a terminal sends to all: the one that coordinates them ends them in good order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
