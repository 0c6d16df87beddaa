"""How tests are shared out among processes (``pytest -n 2``)."""

import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """A file to a process, for what it sets up is set up once; all that needs a browser to the same one, and first, as it takes longest.

    pytest-xdist 3.8 cannot read its own mark ``xdist_group`` under pytest 9.2, so files are grouped here.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file, _, _ = nodeid.partition("::")
            return "browser" if file.startswith("tests/browser/") else file

    config.option.loadscopereorder = False
    return Scheduling(config, log)
