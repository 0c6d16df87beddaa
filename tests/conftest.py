"""How the tests are shared out among processes (``pytest -n 2 --dist loadgroup``): a file a process, all that needs a browser together."""

import pytest


def pytest_collection_modifyitems(items):
    """Fixtures are made once a process, so what shares one stays together; who is marked ``xdist_group`` has chosen a group."""
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            file, _, _ = item.nodeid.partition("::")
            item.add_marker(pytest.mark.xdist_group("browser" if file.startswith("tests/browser/") else file))
