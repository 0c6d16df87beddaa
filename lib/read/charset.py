"""Bytes of a web page -> its text, by byte order mark, HTTP header, the page's own word, and at last by trying."""

from __future__ import annotations

import codecs
import re

from lib.errors import ReadError

#: Where a page names its encoding: in its first 1,024 bytes by the HTML standard, a little later in fact.
SNIFF = 4096

#: Share of characters that an encoding may fail on: one broken advertisement does not make a page unreadable.
MAX_BROKEN = 0.005

_DECLARED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{2,40})""", re.I
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
#: Python's names of the encodings that the web has (WHATWG Encoding Standard); other codecs are no alphabets, and some take quadratic time.
_ALLOWED = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|ascii|cp\d+|iso8859-\d+|koi8-[ru]|mac-\w+|gb2312|gbk|gb18030|big5\w*|euc_\w+|shift_jis\w*|iso2022_jp|tis-620"
)
#: What browsers read in place of what is declared (same standard).
_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}


def decode_page(content: bytes, place: str, media_type: str = "") -> str:
    """The text of a page; ``media_type`` is the Content-Type of its HTTP header, where it has one.

    Raises:
        ReadError: the bytes are no text in any encoding that is declared, in UTF-8 or in Windows-1252.
    """
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return _decode(content[len(mark) :], encoding) or ""
    header = _HEADER.search(media_type)
    inside = _DECLARED.search(content[:SNIFF])
    declared = [header[1]] if header else []
    declared += [(inside[1] or inside[2]).decode("ascii", "replace")] if inside else []
    names = [name for each in declared if (name := find_encoding(each))]
    if b"\x00" in content and not any(name.startswith("utf-16") for name in names):
        return _refuse(place)
    for name in [*names, "utf-8", "cp1252"]:
        text = _decode(content, name)
        if text is not None:
            return text
    return _refuse(place)


def find_encoding(label: str) -> str | None:
    """Python's name of an encoding that a page declares, None where it is none that the web has.

    >>> find_encoding("ISO-8859-1"), find_encoding("windows-1251"), find_encoding("rot13"), find_encoding("utf-7")
    ('cp1252', 'cp1251', None, None)
    """
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _BROWSERS.get(name, name) if _ALLOWED.fullmatch(name) else None


def _decode(content: bytes, name: str) -> str | None:
    try:
        text = content.decode(name, "replace")
    except (UnicodeError, LookupError):
        return None
    return text if text.count("\ufffd") <= MAX_BROKEN * len(text) else None


def _refuse(place: str) -> str:
    raise ReadError(
        "The page is in no encoding that can be told.", place=place, remedy="Save it again as UTF-8, or paste the article's text."
    )
