"""Where people are sent: from whose country, to which place elsewhere, according to which claims."""

import pandas as pd
import pytest

from lib import views
from lib.gazetteer import distance_km
from lib.views.flows import find_middle
from tests.figures.frames import sample_tables


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return sample_tables(tmp_path_factory)


def sent(tables, *rows):
    """The tables with claims like the sample's first, each changed in some columns."""
    personnel = tables["personnel"]
    first = personnel[personnel["lat"].notna()].iloc[[0]]
    made = []
    for number, values in enumerate(rows):
        row = first.copy()
        told = {"fact_id": f"{number:016x}", "claim_id": f"c{number}", "force": "KEN", "status": "deployed"}
        where = {"country_code": "HTI", "geonameid": 3718426, "resolved_place": "Port-au-Prince", "lat": 18.54, "lon": -72.34}
        for name, value in (told | where | values).items():
            row[name] = value
        made.append(row)
    return tables | {"personnel": pd.concat(made, ignore_index=True).astype(personnel.dtypes.to_dict())}


def test_people_at_home_or_lost_are_no_flow(tables):
    kept = sent(tables, {}, {"country_code": "KEN"}, {"status": "killed"}, {"status": "requested"}, {"lat": None}, {"force": None})
    assert list(views.people_flows(kept)["claims"]) == [1]


def test_reports_of_a_claim_count_once_and_ranges_stand_by_status(tables):
    count = {"count_rule": "exact", "count_text": "x"}
    told = sent(
        tables,
        {"claim_id": "a", "count_low": 200, "count_best": 200, "count_high": 200, **count},
        {"claim_id": "a", "count_low": 200, "count_best": 200, "count_high": 200, **count},
        {"claim_id": "b", "count_low": 400, "count_best": 400, "count_high": 400, **count},
        {"claim_id": "c", "status": "pledged", "count_low": 1000, "count_best": 1000, "count_high": 1000, **count},
    )
    (flow,) = views.people_flows(told).to_dict("records")
    assert (flow["claims"], flow["reports"], len(flow["fact_ids"])) == (3, 4, 4)
    assert flow["statuses"] == ["pledged: 1,000 (1 claim)", "deployed: 200 to 400 (2 claims)"]
    assert flow["label"] == "Kenya to Port-au-Prince"
    middle = find_middle("KEN")
    assert middle is not None
    assert flow["km"] == round(distance_km(middle, (18.54, -72.34)))


def test_people_withdrawn_go_the_other_way(tables):
    flows = views.people_flows(sent(tables, {}, {}, {"status": "withdrawn"}))
    assert list(flows["back"]) == [False, True]
    assert list(flows["label"]) == ["Kenya to Port-au-Prince", "Port-au-Prince back to Kenya"]
    assert flows["flow_id"].is_unique


def test_a_flow_leads_to_all_its_claims_and_to_no_others(tables):
    told = sent(tables, {}, {"force": "BHS"}, {})
    flow = views.people_flows(told).iloc[0]
    facts = views.flow_facts(told, flow["flow_id"])
    assert list(facts["fact_id"]) == flow["fact_ids"] == ["0" * 16, "2".zfill(16)]
    assert facts["sentence"].str.len().gt(0).all()
    assert len(views.flow_facts(told, flow["flow_id"], limit=1)) == 1


def test_a_country_that_nobody_knows_sends_nobody(tables):
    assert views.people_flows(sent(tables, {"force": "XYZ"})).empty


def test_no_claims_are_no_flows(tables):
    nothing = views.people_flows(tables | {"personnel": tables["personnel"].head(0)})
    assert nothing.empty
    assert list(nothing) == list(views.people_flows(sent(tables, {})))
