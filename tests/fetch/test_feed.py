"""Feeds in their dialects, and feeds that mean harm."""

import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import FetchError
from lib.fetch import Entry, read_feed
from lib.fetch.feed import MAX_ATTRIBUTES, MAX_FEED, MAX_TAGS, is_feed

BASE = "https://news.example/world/feed.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>World</title><link>https://news.example/</link>
<item><title>Strike &amp;amp; talks in &lt;b&gt;Lima&lt;/b&gt;</title><link> /a?x=1&amp;y=2 </link>
<pubDate>Tue, 04 Mar 2025 23:30:00 -0500</pubDate></item>
<item><title>No day</title><link>https://news.example/b#top</link></item>
<item><title>Named by its guid</title><guid isPermaLink="true">https://other.example/c</guid><pubDate>whenever</pubDate></item>
<item><title>The first again</title><link>https://news.example/a?x=1&amp;y=2</link></item>
<item><title>Nowhere to go</title><link>javascript:alert(1)</link></item>
<item><title>Nor here</title><link>file:///etc/passwd</link></item>
<item><description>Neither title nor link</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/x/"><title>World</title>
<entry><title type="html">Müller &lt;i&gt;resigns&lt;/i&gt;</title><link rel="alternate" href="a"/><link rel="enclosure" href="a.mp3"/>
<published>2025-03-04T23:30:00-05:00</published><updated>2025-03-09T00:00:00Z</updated><id>tag:news.example,2025:1</id></entry>
<entry><title>Only updated</title><link href="https://news.example/b"/><updated>2025-03-06T01:00:00Z</updated></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>World</title></channel>
<item rdf:about="https://news.example/a"><title>Old but here</title><link>https://news.example/a</link><dc:date>2025-03-04</dc:date></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "World", "items": [
{"id": "1", "url": "a", "title": "By JSON", "date_published": "2025-03-04T23:30:00-05:00"},
{"id": "2", "external_url": "https://other.example/b", "date_modified": "soon", "title": 7}, {"id": "3"}]}"""
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><title>&b;</title><link>https://news.example/a</link></item></channel></rss>"""
PIECES = [
    *(b"<! <![ <!DOCTYPE ]]> <? <![CDATA[ <!-- &#xD800; &#x110000; &#99999999999; &b; a:b ' \" / > < = xml:base='http://['".split(b" ")),
    b"<link>http://[</link>",
    b"<link href='//['/>",
    b"<guid>",
    b"</item>",
    b"<pubDate>99999-99-99</pubDate>",
    b"<pubDate>Mon, 1 Jan 99999999999999999999 00:00:00 GMT</pubDate>",
    b"<updated>2025-02-30T25:61Z</updated>",
    b"\x00",
    b"\xff",
]


def test_rss():
    assert read_feed(RSS.encode(), BASE) == [
        Entry("https://news.example/a?x=1&y=2", "Strike & talks in Lima", "2025-03-04"),
        Entry("https://news.example/b", "No day", ""),
        Entry("https://other.example/c", "Named by its guid", ""),
    ]


def test_atom():
    assert read_feed(ATOM.encode(), BASE) == [
        Entry("https://news.example/x/a", "Müller resigns", "2025-03-04"),
        Entry("https://news.example/b", "Only updated", "2025-03-06"),
    ]


def test_rdf():
    assert read_feed(RDF.encode(), BASE) == [Entry("https://news.example/a", "Old but here", "2025-03-04")]


def test_json_feed():
    assert is_feed(JSON.encode())
    assert read_feed(JSON.encode(), BASE) == [
        Entry("https://news.example/world/a", "By JSON", "2025-03-04"),
        Entry("https://other.example/b", "", ""),
    ]


@pytest.mark.parametrize("items", ["7", "[7]", "null", "[" * 100_000, '["a"]', "[{}", '{"a": {}}'])
def test_a_damaged_json_feed(items):
    with pytest.raises(FetchError, match="damaged"):
        read_feed(f'{{"version": "https://jsonfeed.org/version/1", "items": {items}}}'.encode(), BASE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_encodings(encoding):
    feed = ATOM.replace("<feed", f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n<feed', 1).encode(encoding)
    assert is_feed(feed)
    assert read_feed(feed, BASE)[0].title == "Müller resigns"


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF, "\n<!-- made by hand -->\n" + ATOM, "<?xml-stylesheet href='a.css'?>" + ATOM])
def test_a_feed_is_known_by_what_it_is(feed):
    assert is_feed(feed.encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"LIMA (AP) - The <rss> of it all",
        b"<!DOCTYPE html><html><head><link rel=alternate type='application/rss+xml' href=/feed></head></html>",
        b"<html><body>&lt;rss&gt;<rss></rss></body></html>",
        b"<" * 20_000,
        b'{"title": "no feed", "text": "https://jsonfeed.org/version/1"}',
        b'{"a":' * 4_000,
        b"<!-- " * 5_000,
        b"<!---->" * 5_000,
        b"<?a?>" * 5_000,
        b"\n" * 100_000,
    ],
)
def test_what_is_no_feed(content):
    assert not is_feed(content)


@pytest.mark.parametrize("feed", [LAUGHS, LAUGHS.replace(b"<!ENTITY", b"<!entity"), LAUGHS.decode().encode("utf-16")])
def test_a_billion_laughs(feed):
    with pytest.raises(FetchError, match="declares entities"):
        read_feed(feed, BASE)


def test_nothing_is_opened_or_asked(monkeypatch, tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_text(RSS)

    def look_up(*_, **__):
        raise AssertionError("a feed is read without asking anyone")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for words in (str(secret), f"file://{secret}", "https://news.example/feed"):
        with pytest.raises(FetchError, match="no feed"):
            read_feed(words.encode(), BASE)
    outside = f'<!DOCTYPE rss SYSTEM "file://{secret}">'
    assert len(read_feed(RSS.replace("<rss", outside + "<rss", 1).encode(), BASE)) == 3


@pytest.mark.parametrize("content", [b"", b"plain words", b"<html><p>no feed</p></html>", b"\x00\xff\xfe" * 50, b"\n" * 100_000 + b"<rss>"])
def test_no_feed(content):
    with pytest.raises(FetchError):
        read_feed(content, BASE)


def test_a_feed_cut_off_in_the_middle_gives_what_came_before():
    assert [entry.title for entry in read_feed(RSS[: RSS.index("Named")].encode(), BASE)][:2] == ["Strike & talks in Lima", "No day"]


@pytest.mark.parametrize("words", ["&#xD800; &", "&#x110000; &", "&#99999999999; &"])
def test_damaged(words):
    with pytest.raises(FetchError, match="damaged"):
        read_feed(RSS.replace("No day", words).encode(), BASE)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from([RSS, ATOM, RDF]), st.lists(st.tuples(st.integers(0), st.sampled_from(PIECES), st.integers(0, 30)), max_size=6))
def test_a_feed_with_anything_in_it_is_read_or_refused(feed, changes):
    content = feed.encode()
    for place, piece, cut in changes:
        at = place % len(content)
        content = content[:at] + piece + content[at + cut :]
    try:
        entries = read_feed(content, BASE)
    except FetchError:
        return
    assert all(entry.url.startswith(("http://", "https://")) for entry in entries)


def test_a_feed_without_articles():
    assert read_feed(b"<rss", BASE) == []


def test_too_large():
    with pytest.raises(FetchError, match="allowed"):
        read_feed(b"<rss>" + bytes(MAX_FEED), BASE)


@pytest.mark.parametrize(
    "unit", ["<a>", "<item>", "&amp;", "<title>&lt;", "]]>", "<![CDATA[", "<item><link>x", "<!--", "<link href='", "\x00"]
)
def test_a_large_hostile_feed_is_done_with(unit):
    feed = RSS.replace("Nowhere to go", unit * min(300_000 // len(unit), MAX_TAGS // 15))
    assert all(len(entry.title) <= 500 for entry in read_feed(feed.encode(), BASE))


@pytest.mark.parametrize(("before", "unit"), [("", "<a>"), ("", "<item>"), ("", "<![CDATA[<a>"), ("<!-- <![CDATA[ -->", "<a>")])
def test_more_tags_than_a_feed_has(before, unit):
    with pytest.raises(FetchError, match="tags"):
        read_feed(RSS.replace("Nowhere to go", f"{before}{unit * MAX_TAGS}]]>").encode(), BASE)


def test_blanks_cost_no_more_than_letters():
    def cost(filling):
        began = time.process_time()
        assert len(read_feed(ATOM.replace("World", filling * 40_000).encode(), BASE)) == 2
        return time.process_time() - began

    assert cost(" ") < 10 * cost("a")


@pytest.mark.parametrize("year", ["99999999999999999999", "0", "-1", "9" * 90])
def test_a_day_that_no_calendar_has_is_left_out_and_the_feed_is_read(year):
    odd = f"Mon, 1 Jan {year} 00:00:00 GMT"
    days = [entry.published for entry in read_feed(RSS.replace("whenever", odd).encode(), BASE)]
    assert (days[0], len(days)) == ("2025-03-04", 3)
    assert [entry.title for entry in read_feed(JSON.replace("2025-03-04T23:30:00-05:00", odd).encode(), BASE)] == ["By JSON", ""]


def test_more_attributes_than_a_tag_has():
    many = "".join(f" a{number}='>'" for number in range(MAX_ATTRIBUTES))
    with pytest.raises(FetchError, match="attributes"):
        read_feed(RSS.replace("<item>", f"<item{many}>", 1).encode(), BASE)


@pytest.mark.parametrize("encoding", ["utf-7", "unicode_escape", "punycode", "idna", "rot13", "zip", "no-such-encoding"])
def test_encodings_hide_nothing(encoding):
    hidden = {"utf-7": b"+ADwAIQ-ENTITY", "unicode_escape": b"\\u003c!ENTITY"}
    declared = LAUGHS.replace(b'"1.0"', f'"1.0" encoding="{encoding}"'.encode())
    if encoding in hidden:
        assert not any("ha" in entry.title for entry in read_feed(declared.replace(b"<!ENTITY", hidden[encoding]), BASE))
    with pytest.raises(FetchError, match="entities"):
        read_feed(declared, BASE)


def test_pages_quoted_in_a_feed_are_no_tags_of_it():
    assert len(read_feed(RSS.replace("Nowhere to go", "<![CDATA[" + "<p>" * (MAX_TAGS // 2) + "]]>").encode(), BASE)) == 3
