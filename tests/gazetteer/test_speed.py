"""Looking up stays far below a millisecond."""

from tests.gazetteer.speed import measure_lookups


def test_a_lookup_takes_less_than_a_millisecond():
    speeds = measure_lookups(2000)
    assert speeds["new"] > 1000
    assert speeds["unknown"] > 1000
    assert speeds["again"] > 100_000
