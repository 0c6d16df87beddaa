"""Read, extract, link, store: batch by batch and nothing twice, so that a run that was cut short is simply begun again."""

from __future__ import annotations

import logging
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lib import store as stores
from lib.extract.version import parser_version
from lib.ingest.chunks import cut_chunks
from lib.ingest.find import count_documents, find_documents
from lib.ingest.known import Known
from lib.ingest.rebuild import choose_batches, read_stored
from lib.ingest.save import save
from lib.ingest.share import Cancelled, share_out
from lib.ingest.work import Found
from lib.lock import locked
from lib.read.documents import Refused
from lib.store import DEFAULT_URI, Commit, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lib.ingest.work import Results
    from lib.read.documents import Document

    #: Called with the number of documents read, that of all where it is known, and the name of the one read last.
    Progress = Callable[[int, int | None, str], None]

ARTICLES = Path("data/articles")
#: Documents whose articles are stored together: a process that is killed loses this many at most, and each table grows by a file.
BATCH = 500

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of some documents: numbers of articles added, replaced and left as they were, and the documents not stored.

    ``stopped`` where the run was cancelled: what is counted is stored, and what is not counted is not.
    """

    added: int
    replaced: int
    unchanged: int
    refused: tuple[Refused, ...]
    stopped: bool = False


def ingest(
    documents: Iterable[Document | Refused],
    store: Store,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
    stored: Callable[[Ingested], None] | None = None,
    total: int | None = None,
    cancelled: Callable[[], bool] | None = None,
    commit: Commit | None = None,
    batch: int = BATCH,
    rebuild: bool = False,
) -> Ingested:
    """Read, extract, link and store documents; articles already stored by the same parser are not parsed again.

    With several ``workers`` on this machine, or a Dask ``scheduler`` ("tcp://HOST:PORT"), reading and extraction are shared out; linking
    and storing stay here, in the order of the documents, so that any number of workers makes the same store. So does a run that was cut
    short and begun again with the same documents and ``batch``. A document that cannot be read is refused, and the others are stored.
    With ``rebuild``, stored articles that another parser read are read again first, in batches of their own; reviews stay with their facts.
    ``total`` is the number of documents where that is known. ``stored`` is called after each commit with what is done by then;
    ``cancelled`` is asked now and then, and True ends the run.

    Raises:
        ClusterError: the cluster does not answer or runs other code; what was committed stays.
        StoreError: the store cannot be read or written; what was committed stays.
    """
    versions = stores.parser_versions(store)
    known = Known(article_id for article_id, version in versions.items() if version == parser_version())
    again = choose_batches(versions, batch) if rebuild else []
    del versions
    total = None if total is None else total + sum(map(len, again))
    stop = cancelled or (lambda: False)
    tally = _Tally(store, commit or Commit())
    done, stopped = 0, True
    chunks = chain(cut_chunks(read_stored(store, again), batch), cut_chunks(documents, batch))
    with suppress(Cancelled), closing(share_out(chunks, known.choose, workers, scheduler, stop)) as shared:
        for chunk, results in shared:
            tally.take(results)
            for named in chunk.items:
                done += 1
                if progress:
                    progress(done, total, named.name)
            if chunk.ends_batch:
                tally.save(stored)
            if stop():
                break
        else:
            tally.save(stored)
            stopped = False
    return tally.sum_up(stopped)


def ensure_store(uri: str = DEFAULT_URI, articles: Path = ARTICLES, progress: Progress | None = None) -> Store:
    """The store with the articles of a folder in it; of two processes that start at once, one builds it and the other waits.

    Files that cannot be read are named in the log; the store then holds the others.
    """
    store = stores.open_store(uri)
    with locked(store.uri, "build"):
        for refused in ingest(find_documents([articles]), store, progress=progress, total=count_documents([articles])).refused:
            _log.warning("%s", refused.error)
    return store


@dataclass(slots=True)
class _Tally:
    """What a run has done so far; ``waiting`` is found and not yet stored, and ``seen`` was there already among those that wait."""

    store: Store
    commit: Commit
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    seen: int = 0
    saved: bool = False
    refused: list[Refused] = field(default_factory=list)
    waiting: list[Found] = field(default_factory=list)

    def take(self, results: Results) -> None:
        self.seen += sum(each is None for each in results)
        self.refused += [each for each in results if isinstance(each, Refused)]
        self.waiting += [each for each in results if isinstance(each, Found)]

    def save(self, stored: Callable[[Ingested], None] | None) -> None:
        if self.waiting or not stores.exists(self.store):
            if not self.saved:
                stores.file_facts_anew(self.store)  # after an update, or each batch would be linked with all that is stored
                self.saved = True
            keys = {found.facts.article.article_id: found.keys for found in self.waiting}
            written = save([found.facts for found in self.waiting], self.store, self.commit, keys)
            self.added, self.replaced = self.added + written.added, self.replaced + written.replaced
            self.unchanged += written.unchanged
        self.unchanged += self.seen
        self.waiting, self.seen = [], 0
        if stored:
            stored(self.sum_up(False))

    def sum_up(self, stopped: bool) -> Ingested:
        return Ingested(self.added, self.replaced, self.unchanged, tuple(self.refused), stopped)
