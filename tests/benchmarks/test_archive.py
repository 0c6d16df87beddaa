"""The made-up files: our reader reads them, and extraction finds what they say by construction."""

import pytest

from lib.extract.pipeline import extract_articles
from lib.ingest.find import find_documents
from lib.read.documents import Document, read_document
from tests.benchmarks.archive import list_told, write_archive

ARTICLES = 60


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    told = write_archive(folder, ARTICLES)
    documents = list(find_documents([folder]))
    assert [document.name.rpartition("/")[2] for document in documents] == list(told)
    articles = [read_document(document) for document in documents if isinstance(document, Document)]
    return articles, list(told.values()), [list_told(facts.tables) for facts in extract_articles(articles)]


def test_each_file_is_another_article_with_headline_and_date(archive):
    articles, _, _ = archive
    assert len({article.article_id for article in articles}) == ARTICLES
    assert all("report" in article.title and article.published for article in articles)


def test_what_is_said_is_mostly_found(archive):
    _, told, found = archive
    """The meetings that are missed are of people without office, named with a country that speaks for it ("Omar Ito of Aruba")."""
    shares = {}
    for kind in ("counts", "meetings", "quotes"):
        said = [(at, each) for at, article in enumerate(told) for each in getattr(article, kind)]
        shares[kind] = sum(each in getattr(found[at], kind) for at, each in said) / len(said)
    assert shares["counts"] >= 0.9
    assert shares["meetings"] >= 0.5
    assert shares["quotes"] >= 0.95
