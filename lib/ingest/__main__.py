"""The command line: ``python -m lib.ingest PATH... [--store URI]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from lib import store as stores
from lib.errors import DatelineError
from lib.ingest.run import ingest
from lib.store import DEFAULT_URI

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.ingest.run import Progress


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; 0 when all files are stored, 1 when some are not."""
    parser = argparse.ArgumentParser(prog="python -m lib.ingest", description="Read articles and store the facts in them.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="an article, or a folder of .md, .markdown and .txt files")
    parser.add_argument("--store", default=DEFAULT_URI, metavar="URI", help="folder of the store (default: %(default)s)")
    arguments = parser.parse_args(argv)
    try:
        with tqdm(unit="article", disable=None) as bar:
            done = ingest(arguments.paths, stores.open_store(arguments.store), _draw(bar))
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{done.added} added, {done.replaced} replaced, {done.unchanged} already there, {len(done.errors)} not stored.\n")
    for refused in done.errors:
        sys.stderr.write(f"{refused}\n")
    return int(bool(done.errors))


def _draw(bar: tqdm) -> Progress:
    def draw(done: int, total: int, name: str) -> None:
        bar.total = total
        bar.set_postfix_str(name, refresh=False)
        bar.update(done - bar.n)

    return draw


if __name__ == "__main__":
    sys.exit(main())
