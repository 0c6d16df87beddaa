"""What is done with documents, in this process or in any other: read them, and find the facts in them."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.errors import ClusterError, DatelineError
from lib.extract.version import parser_version
from lib.link.stories import story_keys
from lib.read.article import Article
from lib.read.documents import Document, Refused, read_document
from lib.read.reread import reread

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from lib.extract.facts import Facts
    from lib.schema import Row

    #: For each item what was found, or why nothing was; None where the article is there already.
    Results = list["Found | Refused | None"]
    #: Which of some articles (by ``article_id``, None for what was refused) are to be parsed: their positions.
    Choose = Callable[[Sequence[str | None]], Collection[int]]


@dataclass(frozen=True, slots=True)
class Stored:
    """An article's row of the store, to be read again."""

    row: Row

    @property
    def name(self) -> str:
        """What a person calls it."""
        return f"{self.row['title']} (stored article {self.row['article_id']})"


@dataclass(frozen=True, slots=True)
class Found:
    """An article's facts, and the keys of its story, which take as long as storing the rest: so whoever parses works them out too."""

    facts: Facts
    keys: tuple[str, ...]


#: What is read: a document, an article that is stored, or what was refused before.
Item = Document | Stored | Refused
#: The columns of the table ``articles`` that an article is made of again.
_ROW = ("text", "title", "source", "url", "published", "published_basis", "language")


def read_items(items: Sequence[Item], version: str) -> list[Article | Refused]:
    """Each item's article, or why there is none, in order.

    Raises:
        ClusterError: this process would find other facts than the one that asks: ``version`` is that one's ``parser_version()``.
    """
    if version != parser_version():
        cause = f"A worker runs another parser: {parser_version()}, not {version}."
        remedy = "Install the same release of Dateline on all machines, and start the workers again."
        raise ClusterError(cause, place=socket.gethostname(), remedy=remedy)
    return [_read(item) for item in items]


def name_articles(read: Sequence[Article | Refused]) -> list[str | None]:
    """``article_id`` of each article, None for what was refused."""
    return [each.article_id if isinstance(each, Article) else None for each in read]


def extract_items(names: Sequence[str], read: Sequence[Article | Refused], wanted: Collection[int]) -> Results:
    """The facts of those articles whose positions are ``wanted``, in order; what was refused stays so, and of the others there is None.

    One article that extraction fails on does not stop the others.
    """
    found: Results = [each if isinstance(each, Refused) else None for each in read]
    asked = [(at, article) for at, article in enumerate(read) if at in wanted and isinstance(article, Article)]
    facts = _extract([article for _, article in asked], [names[at] for at, _ in asked])
    for (at, _), result in zip(asked, facts, strict=True):
        found[at] = result
    return found


def _read(item: Item) -> Article | Refused:
    if isinstance(item, Refused):
        return item
    try:
        return read_document(item) if isinstance(item, Document) else reread(**{name: item.row[name] for name in _ROW})
    except DatelineError as error:
        return Refused(item.name, error)
    except Exception as error:
        return _blame(item.name, "The document cannot be read", error)


def _extract(articles: Sequence[Article], names: Sequence[str]) -> Iterator[Found | Refused]:
    if not articles:
        return
    from lib.extract.pipeline import extract_articles  # loads the language model's library, which takes seconds: only where it is needed

    done = 0
    try:
        for facts in extract_articles(articles):
            yield _sign(facts)
            done += 1
    except Exception:
        for article, name in zip(articles[done:], names[done:], strict=True):
            try:
                alone = next(iter(extract_articles([article])))
            except Exception as error:
                yield _blame(name, "The facts cannot be extracted", error)
            else:
                yield _sign(alone)


def _sign(facts: Facts) -> Found:
    return Found(facts, tuple(story_keys(facts.article.text)))


def _blame(name: str, what: str, error: Exception) -> Refused:
    cause = error.cause if isinstance(error, DatelineError) else f"{type(error).__name__}: {error}."
    remedy = "Leave the article out, and report it: this is a fault of the program."
    return Refused(name, DatelineError(f"{what}: {cause}", place=name, remedy=remedy))
