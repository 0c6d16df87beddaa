"""Chunks -> what was found in them, in order: here, or shared among workers where there is enough to do to pay for starting them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from lib.extract.version import parser_version
from lib.ingest.work import extract_items, name_articles, read_items

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator

    from lib.ingest.chunks import Chunk
    from lib.ingest.work import Choose, Results
    from lib.read.article import Article
    from lib.read.documents import Refused

#: Articles to parse, and seconds of reading known ones, from which on several processes get done sooner in spite of their start.
ENOUGH = 300
LONG = 30.0


class Cancelled(Exception):
    """The run is to end before all is done."""


class Begun(NamedTuple):
    """A chunk that has been read, and the positions of the articles that are to be parsed."""

    chunk: Chunk
    read: list[Article | Refused]
    wanted: Collection[int]

    @property
    def names(self) -> list[str]:
        """What its items are called."""
        return [item.name for item in self.chunk.items]


def share_out(
    chunks: Iterator[Chunk], choose: Choose, workers: int, scheduler: str | None, cancelled: Callable[[], bool]
) -> Generator[tuple[Chunk, Results]]:
    """Each chunk with what was found in it, in order; ``choose`` is asked once for each chunk, in order.

    Raises:
        ClusterError: the workers cannot be reached or run other code.
        Cancelled: the run is to end.
    """
    begun: list[Begun] = []
    if scheduler is None and workers < 2:
        yield from (_finish(_begin(chunk, choose)) for chunk in chunks)
        return
    if scheduler is None:
        start, to_parse = time.monotonic(), 0
        for chunk in chunks:
            begun.append(_begin(chunk, choose))
            to_parse += len(begun[-1].wanted)
            if not to_parse:
                yield _finish(begun.pop())
            if to_parse >= ENOUGH or time.monotonic() - start > LONG:
                break
        else:
            yield from map(_finish, begun)
            return
    from lib.ingest.cluster import Dispatcher, open_cluster  # loads Dask, which takes a second: only where it is needed

    with open_cluster(workers, scheduler) as client:
        yield from Dispatcher(client, choose, cancelled).work_off(begun, chunks)


def _begin(chunk: Chunk, choose: Choose) -> Begun:
    read = read_items(chunk.items, parser_version())
    return Begun(chunk, read, choose(name_articles(read)))


def _finish(begun: Begun) -> tuple[Chunk, Results]:
    return begun.chunk, extract_items(begun.names, begun.read, begun.wanted)
