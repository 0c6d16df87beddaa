"""Bytes of a file -> clean text: size, binary and encoding checks, then one form for what looks the same."""

from __future__ import annotations

import html
import re
import unicodedata

from lib.errors import ReadError

#: Several times the longest news report there is, and half of what spaCy's models accept (a million characters).
MAX_BYTES = 500_000

#: Share of control characters above which a file is taken for a binary one; text has next to none.
MAX_CONTROL_SHARE = 0.01

#: Share of bytes outside ASCII above which a file in a one-byte encoding is no English text in Windows-1252 but some other alphabet.
MAX_CP1252_SHARE = 0.1

_SAVE_AS_TEXT = "Save the article as plain text or Markdown in UTF-8."
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
#: C0 and C1 controls, zero-width and bidirectional marks, soft hyphens, tags, halves of characters: invisible, and able to make text read
#: otherwise than it is.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile(r"[^\S\n]+")

#: Most marks upon one letter that are kept: to put them in order takes time that grows with the square of their number. More than any
#: script writes. Source: Unicode Standard Annex 15, Stream-Safe Text Format.
MAX_MARKS = 30

#: Where so many marks may stand: none comes before U+0300.
FAR_LETTERS = re.compile(rf"[^\x00-\u02ff]{{{MAX_MARKS + 1},}}")


def decode(raw: bytes, place: str, size: int | None = None) -> str:
    """The text of a file of ``size`` bytes, of which ``raw`` holds all unless it is too large.

    Raises:
        ReadError: the file is too large, empty, binary, HTML, or in an encoding that is neither UTF-8, UTF-16 nor Windows-1252.
    """
    size = len(raw) if size is None else size
    if size > MAX_BYTES:
        remedy = "Split it into one file an article, or check that it is an article at all."
        raise ReadError(f"The file has {size:,} bytes; an article may have {MAX_BYTES:,}.", place=place, remedy=remedy)
    text = _decode(raw, place)
    if len(text) and len(INVISIBLE.findall(text)) > MAX_CONTROL_SHARE * len(text) + 3:
        raise ReadError("The file is binary, not text.", place=place, remedy=_SAVE_AS_TEXT)
    if re.match(r"\s*<(?:!doctype\s+html|html)\b", text, re.IGNORECASE):
        raise ReadError("The file is a web page (HTML).", place=place, remedy=_SAVE_AS_TEXT)
    return text


def _decode(raw: bytes, place: str) -> str:
    try:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return raw.decode("utf-16")
        if b"\x00" in raw or raw.startswith((b"%PDF-", b"{\\rtf")):
            raise ReadError("The file is binary, not text.", place=place, remedy=_SAVE_AS_TEXT)
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if sum(byte > 127 for byte in raw) <= MAX_CP1252_SHARE * len(raw):
            try:
                return raw.decode("cp1252")
            except UnicodeDecodeError:
                pass
        cause = f"The file is not UTF-8: byte {error.object[error.start]:#04x} at position {error.start:,}."
        raise ReadError(cause, place=place, remedy="Convert it, for example with `iconv -f windows-1251 -t utf-8`.") from error


def clean(text: str) -> str:
    """Text as it is stored: NFC, line ends as ``\\n``, any run of spaces as one, no invisible characters, no HTML entities.

    >>> clean("Caf\\u0065\\u0301\\r\\nR&amp;D\\u202e \\t x ")
    'Café\\nR&D x'
    """
    text = ENTITY.sub(lambda match: html.unescape(match.group()), text)
    text = INVISIBLE.sub("", LINE_END.sub("\n", text))
    text = SPACES.sub(" ", join_marks(text))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def join_marks(text: str) -> str:
    """Text in NFC, letters and their marks as one where there is such a letter; more than ``MAX_MARKS`` marks in a row are cut.

    >>> join_marks("Bogota\\u0301"), len(join_marks("x" + "\\u0323" * 5000))
    ('Bogotá', 31)
    """
    return unicodedata.normalize("NFC", FAR_LETTERS.sub(cut_marks, text))


def cut_marks(match: re.Match[str]) -> str:
    """The letters matched, of the marks upon each no more than ``MAX_MARKS``."""
    kept: list[str] = []
    marks = 0
    for letter in match.group():
        marks = marks + len(unicodedata.normalize("NFD", letter)) if unicodedata.category(letter).startswith("M") else 0
        if marks <= MAX_MARKS:
            kept.append(letter)
    return "".join(kept)
