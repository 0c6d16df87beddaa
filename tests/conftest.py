"""How tests are shared out among processes (``pytest -n 2``)."""

import pytest


def pytest_collection_modifyitems(items):
    """What needs a browser comes first: it waits the most, and no process is left alone with it at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/browser/"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """A file to a process, for what it sets up is set up once, in the order in which files were collected.

    pytest-xdist 3.8 cannot read its own mark ``xdist_group`` under pytest 9.2, so files are grouped here.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return nodeid.partition("::")[0]

    config.option.loadscopereorder = False
    return Scheduling(config, log)
