"""Look after a store: ``python -m lib.store history | compact | vacuum | remove``."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from lib.errors import DatelineError
from lib.store import DEFAULT_URI, Commit, compact, history, open_store, remove, vacuum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.store import Store, Version

#: Days for which earlier versions stay readable unless somebody says otherwise; Delta's own default is a week.
_KEEP_DAYS = 30
_EPILOG = """exit code: 0 done; 1 it could not be done, or nothing of that id is stored; 2 the command is wrong

An earlier version can be read until `compact` has packed its files anew and `vacuum` has deleted them.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; the exit codes are those of its help."""
    arguments = _parse_arguments(argv)
    try:
        store = open_store(arguments.store)
        return _do(arguments, store)
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _do(arguments: argparse.Namespace, store: Store) -> int:
    if arguments.command == "history":
        sys.stdout.write(show_history(history(store)))
    elif arguments.command == "compact":
        compact(store)
        sys.stdout.write("Packed.\n")
    elif arguments.command == "vacuum":
        sys.stdout.write(f"{vacuum(store, timedelta(days=arguments.keep_days))} files deleted.\n")
    else:
        count = remove(store, arguments.ids, Commit(arguments.author, arguments.message))
        sys.stdout.write(f"{count} of {len(set(arguments.ids))} articles removed.\n")
        return int(count < len(set(arguments.ids)))
    return 0


def show_history(versions: Sequence[Version]) -> str:
    """The versions as a table of text, one a line, the newest first."""
    rows = [["version", "time (UTC)", "articles", "added", "replaced", "removed", "author", "message"]]
    for each in versions:
        counts = (each.articles, each.added, each.replaced, each.removed)
        rows.append([str(each.number), f"{each.at:%Y-%m-%d %H:%M}", *(f"{count:,}" for count in counts), each.author, each.message])
    cells = [["".join(char if char.isprintable() else " " for char in cell) for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in cells) for at in range(7)]
    return "".join(
        "  ".join(
            [
                row[0].rjust(widths[0]),
                row[1].ljust(widths[1]),
                *(row[at].rjust(widths[at]) for at in range(2, 6)),
                row[6].ljust(widths[6]),
                row[7],
            ]
        ).rstrip()
        + "\n"
        for row in cells
    )


def _parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m lib.store", description="Look after a store.", epilog=_EPILOG, formatter_class=raw)
    parser.add_argument(
        "--store", default=DEFAULT_URI, metavar="URI", help="folder of the store, or s3://bucket/prefix (default: %(default)s)"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("history", help="list the versions, the newest first: when, what, who and why")
    commands.add_parser("compact", help="pack many small files into few large ones, and clear away what killed processes left")
    clear = commands.add_parser("vacuum", help="delete the files that only versions need which are older than some days")
    clear.add_argument("--keep-days", type=_count, default=_KEEP_DAYS, metavar="N", help="days that stay readable (default: %(default)s)")
    take_out = commands.add_parser("remove", help="take articles out with all their facts")
    take_out.add_argument("ids", nargs="+", metavar="ARTICLE_ID", help="16 hex digits, as in the column article_id")
    take_out.add_argument("--author", default="", metavar="NAME", help="who removes them, for the history")
    take_out.add_argument("--message", default="", metavar="TEXT", help="why, for the history")
    return parser.parse_args(argv)


def _count(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of days.")
    return int(value)


if __name__ == "__main__":
    sys.exit(main())
