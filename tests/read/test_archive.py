"""ZIP archives: each member a document; what could do harm is refused by what it does, not by what it says of itself."""

import io
import stat
import struct
import zipfile
import zlib

import pytest

from lib.errors import ReadError
from lib.read import archive
from lib.read.documents import Document, Refused, open_documents, read_document
from tests.read.samples import zipped

STORY = "Dam holds\n\nIt held on Friday, the governor said.\n"


def opened(content: bytes) -> dict[str, Document | Refused]:
    return {each.name: each for each in open_documents(content, "a.zip")}


def cause(found: Document | Refused) -> str:
    assert isinstance(found, Refused), found
    assert found.error.remedy
    return found.error.cause


def test_members_are_documents_and_tables_in_it_are_opened():
    found = opened(
        zipped(
            {
                "2024/a.txt": STORY,
                "b.md": "---\ntitle: Dam\n---\nIt held.",
                "rows.jsonl": '{"text": "It held."}\n{',
                "c.csv": "text\nIt held.\n",
            }
        )
    )
    assert list(found) == ["a.zip/2024/a.txt", "a.zip/b.md", "a.zip/rows.jsonl:1", "a.zip/rows.jsonl:2", "a.zip/c.csv:2"]
    document = found["a.zip/2024/a.txt"]
    assert isinstance(document, Document)
    assert read_document(document).title == "Dam holds"
    assert "not JSON" in cause(found["a.zip/rows.jsonl:2"])


def test_what_computers_add_is_skipped_and_what_cannot_be_read_is_named():
    found = opened(
        zipped(
            {
                "__MACOSX/._a.txt": "x",
                ".DS_Store": "x",
                "page.html": "x",
                "page_files/x.html": "x",
                "2024/Page.HTM": "x",
                "2024/Page_files/sub/x.html": "x",
                "2024/Page_files/x.json": "{}",
                "a.png": b"\x89PNG",
                "a/": "",
                "b.rtf": "{\\rtf1",
                "inner.zip": zipped({"a": "b"}),
            }
        )
    )
    assert sorted(found) == ["a.zip/2024/Page.HTM", "a.zip/b.rtf", "a.zip/inner.zip", "a.zip/page.html"]
    assert "RTF" in cause(found["a.zip/b.rtf"])
    assert "archive inside an archive" in cause(found["a.zip/inner.zip"])


def test_articles_in_folders_called_files_are_read_where_no_page_stands_beside():
    names = ["case_files/a.txt", "other_files/b.html", "case_files.html", "x/case.html"]
    assert list(opened(zipped(dict.fromkeys(names, STORY)))) == [f"a.zip/{name}" for name in names]


def test_what_is_no_article_though_it_may_hold_some_is_named():
    found = opened(zipped({"a.txt": STORY, "b.json": '[{"text": "x"}]', "c.xml": "<?xml version='1.0'?><rss version='2.0'>"}))
    assert "JSON" in cause(found["a.zip/b.json"])
    assert "a feed" in cause(found["a.zip/c.xml"])
    with pytest.raises(ReadError, match="XML") as error:
        read_document(Document("d.xml", b"<?xml version='1.0'?><urlset><url/></urlset>"))
    assert "Dateline reads text" in error.value.remedy


def test_an_archive_inside_by_another_name_is_not_opened_either():
    (found,) = opened(zipped({"a.txt": zipped({"b.txt": STORY})})).values()
    assert "archive inside an archive" in cause(found)


def test_folders_may_be_called_as_those_in_office_files_are():
    assert list(opened(zipped({"word/a.txt": STORY, "xl/b.txt": STORY}))) == ["a.zip/word/a.txt", "a.zip/xl/b.txt"]


def test_an_archive_of_nothing_is_refused():
    for content in (zipped({}), zipped({"a.png": "x"})):
        assert "no articles" in cause(next(iter(opened(content).values())))


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\a.txt", "..\\a.txt", "a/../../b.txt"])
def test_names_that_point_out_of_the_archive_are_refused(name):
    (found,) = opened(zipped({name: STORY})).values()
    assert "points out" in cause(found)


def test_links_are_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    (found,) = opened(file.getvalue()).values()
    assert "a link" in cause(found)


def test_names_are_shown_without_what_could_deceive():
    (name,) = opened(zipped({"a\u202etxt.exe\x1b[31m\n" + "x" * 500 + ".txt": STORY}))
    assert len(name) < 250
    assert name.isprintable()


def test_encrypted_and_unusual_members_are_refused():
    locked = zipped({"a.txt": STORY}).replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    assert "encrypted" in cause(next(iter(opened(locked).values())))
    assert "unusual" in cause(next(iter(opened(zipped({"a.txt": STORY}, zipfile.ZIP_LZMA)).values())))


@pytest.mark.parametrize("name", ["bomb.txt", "bomb.html", "bomb.jsonl", "bomb.csv", "bomb.pdf"])
def test_a_bomb_is_stopped_by_the_bytes_that_come_out(name):
    head = {"bomb.csv": b"title,text\n", "bomb.html": b"<html>", "bomb.pdf": b"%PDF-1.4"}.get(name, b"")
    bomb = bytearray(zipped({name: head + b" " * 60_000_000, "good.txt": STORY}))
    for at in (22, bomb.index(b"PK\x01\x02") + 24):
        struct.pack_into("<I", bomb, at, 100)  # the size that the headers promise
    found = opened(bytes(bomb))
    assert isinstance(found["a.zip/good.txt"], Document)
    assert [each for each in found.values() if isinstance(each, Refused)] or name == "bomb.csv"
    assert all(len(each.content) <= 100 for each in found.values() if isinstance(each, Document) and name in each.name)


def test_ratio_and_total_count_real_bytes(monkeypatch):
    grown = opened(zipped({"a.jsonl": ('{"text": "' + "x" * 1000 + '"}\n') * 3000}))
    assert "times its packed size" in cause(list(grown.values())[-1])
    monkeypatch.setattr(archive, "MAX_TOTAL", 50)
    monkeypatch.setattr(archive.Total.__init__, "__defaults__", (50,))
    both = opened(zipped({"a.txt": "a" * 40, "b.txt": "b" * 40}))
    assert isinstance(both["a.zip/a.txt"], Document)
    assert "more than 50 bytes" in cause(both["a.zip/b.txt"])


def overlapping() -> bytes:
    """Many names for the same bytes: each entry of the directory points to one member."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(b"a" * 100_000) + packed.flush()
    crc = zlib.crc32(b"a" * 100_000)
    common = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0, crc, len(data), 100_000)
    local = b"PK\x03\x04" + common + struct.pack("<HH", 5, 0) + b"0.txt" + data
    entries = b"".join(b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHHHII", 5, 0, 0, 0, 0, 0, 0) + b"%d.txt" % n for n in range(9))
    return local + entries + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 9, 9, len(entries), len(local), 0)


def test_members_that_share_their_bytes_are_refused():
    found = opened(overlapping())
    assert len(found) == 9
    assert all("shares its bytes" in cause(each) for each in found.values())


def test_too_many_members_and_a_directory_without_end_are_refused(monkeypatch):
    many = zipped({f"{number}.txt": STORY for number in range(20)})
    monkeypatch.setattr(archive, "MAX_MEMBERS", 10)
    assert "20 members" in cause(opened(many)["a.zip"])
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 100)
    assert "too long" in cause(opened(many)["a.zip"])


@pytest.mark.parametrize("keep", [30, 60, 100, -5, -40])
def test_a_torn_archive_is_refused(keep):
    found = opened(zipped({"a.txt": STORY * 9})[:keep])
    assert "archive" in cause(found["a.zip"])


def test_a_damaged_member_does_not_stop_the_others():
    content = bytearray(zipped({"a.txt": STORY * 20, "b.txt": STORY}))
    content[40:60] = b"\xff" * 20
    found = opened(bytes(content))
    assert "damaged" in cause(found["a.zip/a.txt"])
    assert isinstance(found["a.zip/b.txt"], Document)
