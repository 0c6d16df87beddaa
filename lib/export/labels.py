"""Reviewed facts -> a zip of labels to measure by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from lib.export.csv import export_reviews
from lib.export.pack import pack_files
from lib.reviews.labels import list_labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from lib.schema import Row

_ABOUT = """Facts that people have reviewed in Dateline, as labels: what they confirmed or corrected, without what they rejected.

*.json      articles of which every fact is reviewed; the labels of an article, with its text beside it as .md
partial/    articles of which some facts are not reviewed yet: measured by, they would make those look invented
reviews.csv every decision: who, when, why, the machine's value and the person's

A person decides about what the program found. What it missed is not here, so precision is measured, and recall only of what was found.

    python -m tests.quality.measure --folder FOLDER --errors
"""


def export_labels(tables: Mapping[str, pd.DataFrame], reviews: Sequence[Row]) -> bytes:
    """Reviewed facts of all articles as a zip of labels that ``tests.quality.measure --folder`` reads, with the decisions behind them.

    ``tables`` with rejected facts and all (``lib.reviews.apply_reviews``), ``reviews`` as stored; the same input gives the same bytes.
    """
    files = {"README.txt": _ABOUT.encode()}
    for name, whole, labels, text in list_labels(tables):
        path = name if whole else f"partial/{name}"
        files[f"{path}.json"] = orjson.dumps(labels, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        files[f"{path}.md"] = text.encode()
    files["reviews.csv"] = export_reviews(reviews)
    return pack_files(files)
