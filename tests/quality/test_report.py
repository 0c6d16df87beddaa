"""The README says what data/quality.json holds, and shares follow from counts."""

import pandas as pd

from lib import quality
from tests.quality.report import README, markdown, section


def test_readme_quotes_the_file():
    written = README.read_text(encoding="utf-8").split("<!-- quality -->\n")[1].split("\n<!-- /quality -->")[0]
    assert written == section(quality.read_report()), "run `make quality`"


def test_shares_follow_from_counts():
    counts = {"labelled": 8, "found": 5, "right": 4, "wholly_right": 2, "parts": {"speaker": 2, "relayed": 4}}
    report = {"sets": {"one": {"kinds": {"quotes": counts}}}}
    (kind,) = quality.kinds_of(report, "one").to_dict("records")
    assert kind == {"kind": "quotes", "labelled": 8, "found": 5, "precision": 0.8, "recall": 0.5, "f1": 8 / 13, "whole_f1": 4 / 13}
    parts = quality.parts_of(report, "one").set_index("part")
    assert (parts.loc["speaker", "share"], parts.loc["relayed", "share"]) == (0.5, 1.0)
    assert list(parts["compared"]) == [4, 4]


def test_a_table_says_where_there_is_nothing():
    frame = pd.DataFrame({"kind": ["attacks"], "f1": [float("nan")], "score": [0.256]})
    assert markdown(frame, whole=("score",)).splitlines()[-1] == "| attacks | - | 0.26 |"
