"""One family of errors: each says the cause, the place (file, row, value) and the remedy."""

from functools import partial


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose.

    ``cause`` says what is wrong, ``place`` where (a file, a row, a value), ``remedy`` what the reader can do about it.
    """

    def __init__(self, cause: str, *, place: str, remedy: str) -> None:
        super().__init__(cause, place, remedy)
        self.cause = cause
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.place}: {self.cause} {self.remedy}"

    def __reduce__(self) -> tuple[object, ...]:
        """Let an error travel between processes as it is."""
        return partial(type(self), self.cause, place=self.place, remedy=self.remedy), ()


class ReadError(DatelineError):
    """An article cannot be read: empty, binary, wrongly encoded, too large, or with broken front matter."""


class FetchError(DatelineError):
    """An address cannot be fetched: refused as unsafe, not answering, too slow, too large, or nothing that can be read."""


class SchemaError(DatelineError):
    """A row breaks the codebook: a column is missing, a value is not allowed, or the evidence does not match the text."""


class GazetteerError(DatelineError):
    """The gazetteer's index is missing or damaged, or a geocoding service refused."""


class StoreError(DatelineError):
    """The store cannot be read or written: missing, half written, or the disk is full."""


class ReviewError(DatelineError):
    """A reviewer's decision cannot be taken: nobody is named, nothing is new, or a value cannot be right."""


class ClusterError(DatelineError):
    """The machines that are to share the work do not answer, or do not run the same code."""
