"""What kind of file some bytes are, told by what they are first and by what the file is called second."""

from __future__ import annotations

import codecs
import re
from typing import Literal

from lib.errors import ReadError

Kind = Literal["text", "markdown", "html", "pdf", "docx", "email", "jsonl", "csv", "zip", "row"]

#: How many bytes from the start of a file tell its kind.
HEAD = 8192

BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "email",
    ".mht": "email",
    ".mhtml": "email",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".zip": "zip",
}

#: What can be read, as errors put it.
READABLE = "text, Markdown, HTML, PDF, .docx, .eml, .jsonl, .csv and .zip of these"

_SAVE = "Save it as .docx, PDF or plain text."
_PICTURE = (
    "a picture",
    f"Dateline reads {READABLE}: give the words themselves, read out of the picture by a text recognition (OCR) program.",
)
_PACKED = ("packed", "Unpack it and give the files, or pack them as .zip.")
_MEDIA = ("sound or video", f"Give a transcript. Dateline reads {READABLE}.")
#: First bytes -> what that is, and the remedy. Source: the formats' own specifications, as listed in the magic database of `file`.
_REFUSED: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"{\\rtf", ("an RTF document", _SAVE)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("an old Office document or an Outlook message", f"{_SAVE} A message can be saved as .eml.")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"ID3", _MEDIA),
    (b"OggS", _MEDIA),
    (b"SQLite format 3\x00", ("a database", "Export its articles as .csv or .jsonl.")),
    (b"PAR1", ("a Parquet table", "Save it as .csv or .jsonl.")),
)
_PAGE = re.compile(r"(?>\s|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(r"(?>\s|<\?xml[^>]*>|<!--.*?-->)*+<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_MESSAGE = re.compile(r"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]+): ?\S", re.IGNORECASE)
#: Media types of one text, by which a server says that an address is no table and no archive.
_SENT_AS_TEXT = ("text/plain", "text/markdown", "text/html", "application/xhtml")
_OBJECT = re.compile(r"\s*\{\s*\"")


def find_kind(name: str, head: bytes, media_type: str = "") -> Kind:
    """The kind of a file by its first ``HEAD`` bytes, its name and, if it was sent over HTTP, its media type; ``text`` if nothing tells.

    Raises:
        ReadError: it is of a kind that cannot be read.

    >>> find_kind("story.txt", b"%PDF-1.7"), find_kind("story", b"<!DOCTYPE html>"), find_kind("story.csv", b"title,text")
    ('pdf', 'html', 'csv')
    """
    suffix = find_suffix(name)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x0c")
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _find_packed(name, suffix, head)
    _refuse(name, head)
    text = _peek(head)
    return _find_textual(name, suffix, text, media_type)


def find_suffix(name: str) -> str:
    """The suffix of a file's name or a URL, in lower case, with its dot; empty where there is none.

    >>> find_suffix("a.zip/Story.HTML"), find_suffix("https://example.org/a.pdf?x=1.2#top"), find_suffix("notes")
    ('.html', '.pdf', '')
    """
    if "://" in name:
        name = re.split(r"[?#]", name, maxsplit=1)[0].partition("://")[2]
        if "/" not in name:
            return ""
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, suffix = last.rpartition(".")
    return f".{suffix.lower()}" if stem and dot else ""


def _find_packed(name: str, suffix: str, head: bytes) -> Kind:
    """Which of the formats that are ZIP archives inside; the first members stand in the head of the file."""
    office = b"[Content_Types].xml" in head
    if suffix == ".docx" or b"word/document.xml" in head or (office and b"word/" in head):
        return "docx"
    if b"mimetypeapplication/vnd.oasis.opendocument" in head or b"mimetypeapplication/epub" in head:
        raise ReadError("The file is an OpenDocument or EPUB file.", place=name, remedy=_SAVE)
    if suffix in (".xlsx", ".ods") or (office and b"xl/" in head):
        raise ReadError("The file is a workbook.", place=name, remedy="Save the sheet with the articles as .csv.")
    if (
        suffix in (".pages", ".pptx", ".odt", ".odp", ".epub", ".key", ".numbers")
        or (office and b"ppt/" in head)
        or b"Index/Document.iwa" in head
    ):
        raise ReadError(f"Files of type {suffix or 'Pages'} cannot be read.", place=name, remedy=_SAVE)
    return "zip"


def _find_textual(name: str, suffix: str, text: str, media_type: str) -> Kind:
    if _PAGE.match(text):
        return "html"
    if _FEED.match(text):
        raise ReadError("The file is a feed, not an article.", place=name, remedy="Give the feed's address, or the articles themselves.")
    if media_type.startswith(_SENT_AS_TEXT) and BY_SUFFIX.get(suffix) in ("jsonl", "csv", "zip"):
        suffix = ""  # an address may end in anything
    if suffix in BY_SUFFIX and BY_SUFFIX[suffix] not in ("pdf", "docx", "zip"):
        return BY_SUFFIX[suffix]
    if suffix in BY_SUFFIX and suffix != ".zip" and text.strip():
        return "text"
    if suffix == ".zip":
        raise ReadError("The file is no ZIP archive.", place=name, remedy="Pack the articles again, or give them one by one.")
    if "html" in media_type:
        return "html"
    if _MESSAGE.match(text):
        return "email"
    if _OBJECT.match(text) and suffix != ".json":
        return "jsonl"
    if suffix == ".json" or text.lstrip().startswith("[{"):
        remedy = "Write one object a line, with the keys title and text, into a file ending in .jsonl."
        raise ReadError("The file is JSON, not one object a line.", place=name, remedy=remedy)
    return "text"


def _refuse(name: str, head: bytes) -> None:
    """Raise for a kind of binary file that is known; other binary files are left to the check for text."""
    for magic, (what, remedy) in _REFUSED:
        if head.startswith(magic):
            raise ReadError(f"The file is {what}.", place=name, remedy=remedy)
    if head[4:8] == b"ftyp":
        what, remedy = _PICTURE if head[8:12] in (b"heic", b"heix", b"mif1", b"avif") else _MEDIA
        raise ReadError(f"The file is {what}.", place=name, remedy=remedy)
    if head[:4] == b"RIFF":
        what, remedy = _PICTURE if head[8:12] == b"WEBP" else _MEDIA
        raise ReadError(f"The file is {what}.", place=name, remedy=remedy)


def _peek(head: bytes) -> str:
    """The first characters of what may be text; wrong ones where it is none or in another encoding, which does no harm here."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")
