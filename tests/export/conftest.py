from datetime import date, datetime, timedelta, timezone

import pytest

from lib import export, store
from lib.filters import Filters, select_tables
from tests.sample import write_sample

TIME = datetime(2025, 7, 1, 10, 30, tzinfo=timezone(timedelta(hours=2)))
FILTERS = Filters(date_from=date(2025, 6, 9), countries=("TCD", "STP"))


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    """All tables of the sample."""
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("export") / "store")))


@pytest.fixture(scope="session")
def shown(tables):
    """Some of them."""
    return select_tables(tables, FILTERS)


@pytest.fixture(scope="session")
def manifest():
    return export.Manifest(FILTERS, "1f2e3d4c-3.none", TIME)
