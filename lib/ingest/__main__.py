"""The command line: ``python -m lib.ingest SOURCE...``."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tqdm import tqdm

from lib import store as stores
from lib.errors import DatelineError
from lib.ingest.find import count_documents, find_documents
from lib.ingest.run import ingest
from lib.store import DEFAULT_URI

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.ingest.run import Progress


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; 0 when all documents are stored, 1 when some are not."""
    parser = argparse.ArgumentParser(prog="python -m lib.ingest", description="Read articles and store the facts in them.")
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="an article, a folder, a pattern in quotation marks, or an address")
    parser.add_argument("--store", default=DEFAULT_URI, metavar="URI", help="folder of the store (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--scheduler")
    arguments = parser.parse_args(argv)
    try:
        with tqdm(unit="article", disable=None) as bar:
            store = stores.open_store(arguments.store)
            total = count_documents(arguments.sources)
            done = ingest(
                find_documents(arguments.sources),
                store,
                progress=_draw(bar),
                total=total,
                workers=arguments.workers,
                scheduler=arguments.scheduler,
            )
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{done.added} added, {done.replaced} replaced, {done.unchanged} already there, {len(done.refused)} not stored.\n")
    for refused in done.refused:
        sys.stderr.write(f"{refused.error}\n")
    return int(bool(done.refused))


def _draw(bar: tqdm) -> Progress:
    def draw(done: int, total: int | None, name: str) -> None:
        bar.total = total
        bar.set_postfix_str(name, refresh=False)
        bar.update(done - bar.n)

    return draw


if __name__ == "__main__":
    sys.exit(main())
