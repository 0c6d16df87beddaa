"""Errors go from a worker to who waits for it."""

import pickle

from lib.errors import ReadError


def test_an_error_is_the_same_in_another_process():
    error = ReadError("It is empty.", place="a.md", remedy="Write something.")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is ReadError
    assert (copy.cause, copy.place, copy.remedy) == ("It is empty.", "a.md", "Write something.")
    assert str(copy) == str(error)
