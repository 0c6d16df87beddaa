"""What the command line takes, and what it says."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from lib.ingest.run import BATCH
from lib.store import DEFAULT_URI

if TYPE_CHECKING:
    from collections.abc import Sequence

_DESCRIPTION = """Read articles, find the facts in them and store both. What is stored already is not parsed twice: a run that was cut short
is begun again with the same command, and goes on."""
_EPILOG = """exit code:
  0    everything is stored
  1    some articles are not stored; each is named on standard error with the cause and what to do
  2    nothing more could be done: the command is wrong, or the store or the cluster cannot be used
  130  interrupted (Ctrl-C); what was stored by then stays

examples:
  python -m lib.ingest data/articles
  python -m lib.ingest "archive/**/*.html" https://example.org/feed.xml --store s3://bucket/store
  python -m lib.ingest archive --scheduler tcp://10.0.0.1:8786 --failures failures.csv
  find archive -newer stamp -name "*.eml" | python -m lib.ingest -
"""


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line's arguments; ends the program with 2 where they are wrong."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m lib.ingest", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=raw)
    add = parser.add_argument
    add(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="file, folder, pattern in quotation marks, address of a page or a feed, data package; - for a list of them on standard input",
    )
    add("--store", default=DEFAULT_URI, metavar="URI", help="folder of the store, or s3://bucket/prefix (default: %(default)s)")
    add("--workers", type=_count, default=None, metavar="N", help="processes on this machine (default: one a core)")
    add("--scheduler", metavar="tcp://HOST:PORT", help="a Dask cluster that shares the work")
    add("--rebuild", action="store_true", help="also read all stored articles again that an older parser read; decisions about facts stay")
    add("--author", default="", metavar="NAME", help="who stores this, for the history")
    add("--message", default="", metavar="TEXT", help="why, for the history")
    add("--failures", metavar="FILE.csv", help="write what is not stored into a table: name, cause, place, remedy")
    add(
        "--batch",
        type=_count,
        default=BATCH,
        metavar="N",
        help="articles stored in one step (default: %(default)s); the same in a run begun again",
    )
    arguments = parser.parse_args(argv)
    if not arguments.sources and not arguments.rebuild:
        parser.error("name at least one SOURCE, or --rebuild")
    arguments.workers = arguments.workers or count_cores()
    return arguments


def count_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _count(value: str) -> int:
    if not value.isdecimal() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of one or more.")
    return int(value)
