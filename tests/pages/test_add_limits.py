"""What the page Add does not take, and what it never gives back: too much at once, and a file as it came."""

import re

import pytest
import streamlit as st

from lib.ui.add import ask, batches
from lib.ui.add.job import Job
from tests.pages.adding import TEXT, batch_of, drop, paste
from tests.pages.seen import words

PAGE = f"""<html><head><title>Strike &lt;script&gt;alert(6)&lt;/script&gt; shuts mine</title><script>alert(7)</script></head><body><article>
<h1>Strike &lt;script&gt;alert(6)&lt;/script&gt; shuts mine</h1><p onclick="alert(8)">{TEXT.split(chr(10))[2]}</p>
<p>The union wrote &lt;img src=x onerror=alert(9)&gt; and &lt;/script&gt;&lt;script&gt;alert(10)&lt;/script&gt; on Tuesday.</p>
<iframe src="javascript:alert(11)"></iframe></article></body></html>"""
#: Kinds of elements that show markup as markup. Others draw letters: a table, a field, a text.
MARKUP = ("html", "markdown", "caption", "info", "warning", "error", "success", "header", "subheader", "title", "metric", "expander")


def give(app, *sizes):
    app.file_uploader(key="files").set_value([(f"{number}.txt", b"a" * size, "") for number, size in enumerate(sizes)]).run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([800_000, 800_000], "These files have 1.5 MB together; 1 are allowed."),
        ([10, (3 << 20) + 1], "1.txt has 3.0 MB; a file may have 3."),
    ],
)
def test_more_than_is_allowed_is_not_read(app, monkeypatch, sizes, said):
    real = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: 3 if name == "server.maxUploadSize" else real(name))
    monkeypatch.setattr(ask, "MAX_MEGABYTES", 1 if sum(sizes) < 2_000_000 else 100)
    assert said in give(app, *sizes).warning[0].value.replace("\\", "")
    button = app.button(key="read-files")
    assert button.disabled
    button.proto.disabled = False  # as one who does not use our page could
    assert "batch" not in button.click().run().query_params
    assert not give(app, 10, 10).warning
    assert not app.button(key="read-files").disabled


def test_the_limits_are_those_that_the_caption_and_the_server_name():
    assert st.get_option("server.maxUploadSize") == 50
    assert ask.MAX_MEGABYTES == 100


def test_one_who_comes_while_many_are_read_is_told_to_wait(app, monkeypatch):
    monkeypatch.setattr(batches, "_batches", {})
    monkeypatch.setattr(batches, "_AT_WORK", 1)
    batches.keep_batch(other := Job(what="another's"))
    app.segmented_control(key="way").set_value("Text").run()
    app.text_area(key="text").set_value(TEXT).run()
    app.button(key="read-text").click().run()
    assert not app.exception
    assert "1 batches are being read or saved just now" in app.error[0].value
    assert "batch" not in app.query_params
    other.stage = "ready"
    assert "1 article read from pasted text" in words(paste(app))


def test_nothing_uploaded_is_given_back_as_it_came(app):
    """An article may speak of tags: no element holds its words as markup, and none holds the page itself."""
    drop(app, ("page.html", PAGE.encode()))
    assert not app.exception
    title = batch_of(app).pieces[0].preview.article.title
    assert title == "Strike <script>alert(6)</script> shuts mine"
    assert "alert(9)" in batch_of(app).pieces[0].preview.article.text
    everything = "\n".join(str(element.proto) for element in _walk(app._tree))
    assert "alert(9)" in everything, "the text is shown"
    for gone in ("alert(7)", "alert(8)", "alert(11)", "<h1>Strike", "<iframe"):
        assert gone not in everything
    for element in _walk(app._tree):
        if element.type in MARKUP or "component" in element.type:
            assert not re.search(r"(?<!\\)<(script|img|iframe)\b", str(element.proto)), element.type


def _walk(block):
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _walk(child)
        else:
            yield child
