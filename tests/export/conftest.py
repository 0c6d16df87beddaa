from datetime import date

import pytest

from lib import export, store
from lib.filters import Filters, select_tables
from tests.export import packing
from tests.export.packing import TIME
from tests.sample import write_sample

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


@pytest.fixture(scope="session")
def full(tmp_path_factory):
    """A store that people have reviewed."""
    return packing.write_store(str(tmp_path_factory.mktemp("restore") / "full"))


@pytest.fixture(scope="session")
def content(full):
    """Its data package."""
    return packing.pack(full)


@pytest.fixture
def empty(tmp_path):
    return store.open_store(str(tmp_path / "empty"))
