"""Tables with as many reports of claims about people as wanted, made from the sample's: how views and pages do at that size.

``python -m tests.benchmarks.many_claims [REPORTS]`` prints how many seconds of one core each view takes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lib import store, views
from lib.views.conflicts import conflicts
from lib.views.over_time import claims_over_time
from lib.views.parts import list_parts
from lib.views.readings import choose_figures
from tests.sample import write_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Countries whose people are counted, places where, and people who say so.
_FORCES = ("TCD", "SDN", "KEN", "HTI", "COL", None)
_CLAIMANTS = ("Nairobi", "Sudanese army", "Kenyan police", "Red Cross", "Khartoum", "officials", "UN", "a witness", None)
_STATUSES = ("killed", "wounded", "deployed", "pledged", "captured", "withdrawn")
_UNITS = ("people", "troops", "civilians", "police officers")
_DAYS = 1500


def make_tables(tables: Mapping[str, pd.DataFrame], reports: int, seed: int = 1) -> dict[str, pd.DataFrame]:
    """``tables`` with so many rows of personnel in place of theirs: four reports an article, five for every four claims; every tenth claim
    is a part of the one before it.
    """
    chance = np.random.default_rng(seed)
    claims = max(reports * 4 // 5, 1)
    number = np.arange(reports)
    claim = np.concatenate([np.arange(claims), chance.integers(0, claims, max(reports - claims, 0))])[:reports]
    base = tables["personnel"].iloc[chance.integers(0, len(tables["personnel"]), claims)].iloc[claim].reset_index(drop=True)
    best = np.round(10 ** chance.uniform(0, 4.5, claims)).astype(int)[claim]
    spoken = [date(2021, 1, 1) + timedelta(days=int(day)) for day in chance.integers(0, _DAYS, claims)]
    days = pd.Series([spoken[each] for each in claim], dtype=object)
    facts = pd.Series([f"{each:016x}" for each in number])
    rows = base.assign(fact_id=facts, claim_id=[f"c{each:015x}" for each in claim], article_id=[f"a{each // 4:015x}" for each in number])
    rows = rows.assign(published=days, date_start=days, date_end=days, first_day=pd.to_datetime(days), last_day=pd.to_datetime(days))
    for name, values in (("force", _FORCES), ("status", _STATUSES), ("unit", _UNITS)):
        rows[name] = np.asarray(values, dtype=object)[chance.integers(0, len(values), claims)][claim]
    rows["claimant"] = np.asarray(_CLAIMANTS, dtype=object)[chance.integers(0, len(_CLAIMANTS), reports)]
    counts = {name: pd.array(best, dtype="Int64") for name in ("count_low", "count_best", "count_high")}
    rows = rows.assign(**counts, count_rule="exact", count_text=[str(each) for each in best])
    return {**tables, "personnel": rows.assign(part_of=facts.reindex(claim - 1).reset_index(drop=True).where(claim % 10 == 1, None))}


def main() -> None:
    """Print a line a view: how many rows it has and how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        sample = store.read_tables(write_sample(str(Path(folder) / "store")))
    tables = make_tables(sample, int(sys.argv[1]) if sys.argv[1:] else 100_000)
    timed: dict[str, Callable[[], pd.DataFrame]] = {
        "personnel_claims": lambda: views.personnel_claims(tables),
        "claims_by_status": lambda: views.claims_by_status(views.personnel_claims(tables)),
        "claims_over_time": lambda: claims_over_time(tables, by_country=True),
        "choose_figures": lambda: choose_figures(tables, "Lowest"),
        "list_parts": lambda: list_parts(views.personnel_claims(tables)),
        "conflicts": lambda: conflicts(tables["personnel"]),
    }
    for name, make in timed.items():
        start = time.process_time()
        rows = len(make())
        print(f"{name:20} {rows:>8,} rows {time.process_time() - start:6.2f} s", flush=True)


if __name__ == "__main__":
    main()
