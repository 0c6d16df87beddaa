"""Documents -> chunks that one worker takes at a time, and batches of chunks that are stored together; always cut in the same places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.read.documents import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lib.ingest.work import Item

#: Articles that a worker takes at a time: a second's work or less, so that progress shows and a dead worker has lost little.
CHUNK = 25
#: Bytes of documents above which a chunk is not added to: what is in flight has to fit into memory, and PDF files are large.
_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some items in order; ``ends_batch`` where what was found so far is to be stored."""

    items: tuple[Item, ...]
    ends_batch: bool


def cut_chunks(items: Iterable[Item], batch: int) -> Iterator[Chunk]:
    """Chunks of the items, in order and lazily; every ``batch`` items end a batch, whatever becomes of them, and so do the last."""
    chunk: list[Item] = []
    size = 0
    for count, item in enumerate(items, start=1):
        chunk.append(item)
        size += len(item.content) if isinstance(item, Document) else 0
        if len(chunk) >= CHUNK or size >= _BYTES or count % batch == 0:
            yield Chunk(tuple(chunk), count % batch == 0)
            chunk, size = [], 0
    if chunk:
        yield Chunk(tuple(chunk), True)
