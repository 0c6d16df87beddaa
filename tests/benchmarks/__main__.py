"""``python -m tests.benchmarks [PART...] [--readme]``: measure all parts or some, print a table, write build/bench.json."""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import extraction, hostile, memory, server, throughput
from tests.benchmarks.timing import markdown, update

PARTS = {
    "extraction": extraction.measure,
    "hostile": hostile.measure,
    "memory": memory.measure,
    "server": server.measure,
    "throughput": throughput.measure,
}
OUTPUT = Path("build/bench.json")
README = Path("README.md")


def main(names: list[str]) -> int:
    """Run the named parts, all where none is named; 2 for a name that is no part. ``--readme`` puts the results into README.md."""
    for_readme = "--readme" in names
    names = [name for name in names if name != "--readme"]
    if unknown := set(names) - set(PARTS):
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are {' and '.join(PARTS)}.", file=sys.stderr)
        return 2
    results = [result for name in names or PARTS for result in PARTS[name]()]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    OUTPUT.parent.mkdir(exist_ok=True)
    measured = [asdict(result) | {"ratio": result.ratio, "reached": result.reached} for result in results]
    OUTPUT.write_text(json.dumps({"measured_at": datetime.now(UTC).isoformat(), "machine": machine, "results": measured}, indent=1))
    print(markdown(results))
    if for_readme:
        before, rest = README.read_text(encoding="utf-8").split("<!-- bench -->", 1)
        table, after = rest.split("<!-- /bench -->", 1)
        table = update(table, results) if names else markdown(results)
        README.write_text(f"{before}<!-- bench -->\n{table}\n<!-- /bench -->{after}", encoding="utf-8")
    print(f"\n{machine}; written to {OUTPUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
