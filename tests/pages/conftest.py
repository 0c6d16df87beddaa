import pytest
from streamlit.testing.v1 import AppTest

from tests.sample import write_sample


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
