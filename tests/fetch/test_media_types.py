"""What servers say that they send, and what it is: an article is read by what it is, whatever it and its address are called."""

import pytest

from lib.fetch import open_url
from lib.read.documents import Document, read_document
from tests.fetch.server import send, serve
from tests.read.samples import LEAD, SECOND, TITLE, pdf

HTML = f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p></body></html>".encode()


@pytest.mark.parametrize(
    ("path", "media_type", "content"),
    [
        ("/a", "text/html", pdf([LEAD, SECOND])),
        ("/a.html", "text/plain; charset=utf-8", pdf([LEAD, SECOND])),
        ("/a.csv", "text/html; charset=utf-8", HTML),
        ("/a.pdf", "application/pdf", HTML),
        ("/a.zip", "application/octet-stream", HTML),
        ("/a.jsonl?b=c.csv", "text/plain", HTML),
        ("/a", "application/json", HTML),
    ],
)
def test_an_article_under_a_wrong_name(path, media_type, content):
    with serve({path: lambda handler: send(handler, content, content_type=media_type)}) as server:
        (document,) = open_url(server.url + path, guard=server.guard)
    assert isinstance(document, Document)
    article = read_document(document)
    assert article.title == TITLE
    assert LEAD.partition(" - ")[2] in article.text
    assert article.url == server.url + path
