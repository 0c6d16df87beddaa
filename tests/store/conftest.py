"""Facts of the labelled briefs, and a bucket, once for all tests of the store."""

from __future__ import annotations

import pytest

from tests.quality.sets import labelled
from tests.store.bucket import serve_bucket


@pytest.fixture(scope="session")
def briefs():
    """The facts of the briefs that ship, as extraction gives them: not to be changed."""
    return [facts for _, _, facts in labelled("all")]


@pytest.fixture(scope="session")
def server():
    with serve_bucket() as variables:
        yield variables


@pytest.fixture
def bucket(server, monkeypatch):
    """The address of a bucket that the environment gives access to."""
    for name, value in server.items():
        monkeypatch.setenv(name, value)
    return "s3://articles"
