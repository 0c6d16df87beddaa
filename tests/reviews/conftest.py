import pytest

from lib import store
from tests.reviews.deciding import Desk
from tests.sample import write_sample


@pytest.fixture(scope="session")
def machine(tmp_path_factory):
    """The sample's tables as the machine read them."""
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("reviews") / "store")))


@pytest.fixture
def desk(machine):
    return Desk(machine)
