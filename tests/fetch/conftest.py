"""The name of the local server is known in every test here, and no test asks the internet."""

import pytest

from tests.fetch.server import HOST, answer_names


@pytest.fixture(autouse=True)
def known_name(monkeypatch):
    monkeypatch.delenv("DATELINE_ALLOW_PRIVATE", raising=False)
    answer_names(monkeypatch, {HOST: [["127.0.0.1"]]})
