import shutil
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from lib.ui.add import worker
from tests.pages.adding import HandReader
from tests.sample import write_sample


@pytest.fixture(scope="session", autouse=True)
def components_sought_once():
    """Every AppTest looks for components in all installed packages, which takes longer than the page does; what is installed stays."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory):
    uri = str(tmp_path_factory.mktemp("pages") / "store")
    write_sample(uri)
    return uri


@pytest.fixture
def open_page(sample_store, monkeypatch):
    """Run one page alone, on the sample where no other store is named, with URL parameters and what the reader has picked so far."""

    def run(name, query=None, state=None, uri=sample_store):
        monkeypatch.setenv("DATELINE_STORE", uri)
        app = AppTest.from_file(f"../../pages/{name}.py", default_timeout=60)
        for key, value in (query or {}).items():
            app.query_params[key] = value
        for key, value in (state or {}).items():
            app.session_state[key] = value
        return app.run()

    return run


@pytest.fixture
def uri(sample_store, tmp_path):
    """A store of its own, to be written to."""
    return str(shutil.copytree(sample_store, tmp_path / "store"))


@pytest.fixture
def reader(uri, monkeypatch):
    """Reads what is added where the test says so, in place of the process of its own."""
    reader = HandReader(uri)
    monkeypatch.setattr(worker, "StoreReader", lambda _uri: reader)
    return reader


@pytest.fixture
def app(open_page, uri, reader):
    """The page Add."""
    return open_page("add", uri=uri)
