"""Small frames as ``lib.views`` gives them."""

from datetime import date

import pandas as pd

from lib import store
from tests.sample import write_sample


def sample_tables(tmp_path_factory):
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("figures") / "store")))


def places(points):
    """Exact places from (latitude, longitude, number of articles and of mentions); ids count from 0."""
    columns = ["lat", "lon", "articles", "mentions"]
    frame = pd.DataFrame([(lat, lon, number, number) for lat, lon, number in points], columns=columns)
    names = [str(number) for number in range(len(points))]
    return frame.assign(place_id=names, name=names, country="Chad", country_code="TCD", where_prec=1, exact=True)


def meeting(name, start, end=None, prec=1, status="held", lane="Chad – Sudan", **more):
    """One meeting; dates as ISO texts, None where unknown."""
    day = [date.fromisoformat(text) if text else None for text in (start, end or start)]
    fixed = {"meeting_id": name, "lane": lane, "label": name, "date_start": day[0], "date_end": day[1], "date_prec": prec}
    return fixed | {"status": status, "place": None, "reports": 1} | more


def meetings(*rows):
    return pd.DataFrame(rows, dtype=object)


def claim(name, low, best, high, status="killed", **more):
    fixed = {"claim_id": name, "count_low": low, "count_best": best, "count_high": high, "count": str(best or low), "unit": "people"}
    return fixed | {"status": status, "claimant": "Red Cross", "source": "AFP", "force_name": None, "place": None, "reports": 1} | more


def claims(*rows):
    frame = pd.DataFrame(rows)
    return frame.astype(dict.fromkeys(("count_low", "count_best", "count_high"), "Int64"))
