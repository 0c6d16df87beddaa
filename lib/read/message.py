"""An e-mail message (.eml) -> a Story: a newsletter or a press release, its subject the headline."""

from __future__ import annotations

import email
import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.header import decode_header, make_header
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING

from lib.errors import ReadError
from lib.read.archive import show_name
from lib.read.charset import decode_page
from lib.read.compose import Story
from lib.read.decode import clean
from lib.read.html import MIN_LETTERS, find_article, parse_page, split_fragment
from lib.read.markup import clean_markup
from lib.read.text import parse_titled

if TYPE_CHECKING:
    from email.headerregistry import BaseHeader
    from email.policy import EmailPolicy

#: Most parts inside one another: each costs time for every line in it. Messages that people send have up to five.
MAX_NESTED = 50

#: Most parts, those that hold parts included.
MAX_PARTS = 1000

#: Most lines: the longest message that is read, all of it an attachment in base64, has 350,000.
MAX_LINES = 500_000

#: Longest header that is decoded, in characters.
MAX_HEADER = 2000

#: Longest header that says what a part is, and all of them together, in characters: each costs some 20 microseconds. A long name of an
#: attachment in another script takes 2,500.
MAX_FIELD, MAX_FIELDS = 5000, 250_000

#: Most attachments that an error names.
NAMED = 5

#: The header by which browsers tell a page that they have saved as one file (.mhtml); its value is the page's address.
_SAVED_PAGE = "snapshot-content-location"
_PREFIX = re.compile(r"^(?:\s*(?:re|fwd?|wg|aw|tr)\s*:)+\s*", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_DAMAGED = "Save the message again as .eml, or paste the article's text."


def parse_message(content: bytes, place: str) -> Story:
    """The text of a message, or else of its HTML; attachments are left out, and named where there is nothing else.

    Raises:
        ReadError: the message is damaged, has no text, or parts inside parts beyond counting.
    """
    if content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n") > MAX_LINES:
        raise ReadError(f"The message has more than {MAX_LINES:,} lines.", place=place, remedy=_DAMAGED)
    try:
        message = email.message_from_bytes(content, policy=_bound(place))
        story = _read(message, place)
        names = [] if story else [show_name(name) for part in message.walk() if (name := part.get_filename())]
    except ReadError:
        raise
    except Exception as error:  # a message may be broken in ways that no parser foresees, and none of them may stop the others
        raise ReadError(f"The message is damaged: {type(error).__name__}.", place=place, remedy=_DAMAGED) from error
    if story is None:
        only = f", only attachments: {', '.join(names[:NAMED])}{' …' if len(names) > NAMED else ''}" if names else ""
        raise ReadError(f"The message has no text{only}.", place=place, remedy="Save the attachment, and give it by itself.")
    return story


def _bound(place: str) -> EmailPolicy[EmailMessage]:
    """How a message is parsed: each header that says what a part is once, and no more of them and of parts than people send."""
    parse, size = HeaderRegistry(), 0

    @cache
    def parse_header(name: str, value: str) -> BaseHeader:
        nonlocal size
        size += len(value)
        if len(value) > MAX_FIELD or size > MAX_FIELDS:
            raise ReadError(f"The message's header {name[:40]!r} is too long.", place=place, remedy=_DAMAGED)
        return parse(name, value)

    class Part(EmailMessage):
        depth, count = 0, [1]

        def attach(self, payload: Part) -> None:  # type: ignore[override]
            payload.depth = self.depth + 1
            self.count[0] += 1
            if payload.depth > MAX_NESTED:
                raise ReadError("The message has too many messages inside.", place=place, remedy=_DAMAGED)
            if self.count[0] > MAX_PARTS:
                raise ReadError(f"The message has more than {MAX_PARTS:,} parts.", place=place, remedy=_DAMAGED)
            super().attach(payload)

    return policy.default.clone(header_factory=parse_header, message_factory=Part)


def _read(message: EmailMessage, place: str) -> Story | None:
    headers = {name.lower(): str(value)[:MAX_HEADER] for name, value in reversed(list(message.raw_items()))}
    if _SAVED_PAGE in headers:
        return parse_page(_read_part(message, "html", place), place, headers[_SAVED_PAGE].strip())
    story = _read_body(message, _PREFIX.sub("", _decode(headers.get("subject", ""))), place)
    if story is None:
        inner = next((part for part in message.walk() if part is not message and part.get_content_type() == "message/rfc822"), None)
        forwarded = inner.get_payload(0) if inner is not None and inner.is_multipart() else None
        return _read(forwarded, place) if forwarded is not None else None  # type: ignore[arg-type]
    name, address = parseaddr(_decode(headers.get("from", "")))
    return replace(story, source=story.source or name or address.rpartition("@")[2], published=_read_date(headers.get("date", "")))


def _read_body(message: EmailMessage, title: str, place: str) -> Story | None:
    parts = {kind: _read_part(message, kind, place) for kind in ("plain", "html")}
    text, page = _SIGNATURE.split(parts["plain"], maxsplit=1)[0], parts["html"]
    if page and len(clean(text)) < MIN_LETTERS:
        markup = clean_markup(page, place)
        try:
            story = find_article(markup, place)
        except ReadError:
            story = Story(None, split_fragment(markup.text, place))
        if story.paragraphs:
            return replace(story, headline=title or story.headline, published="")
    return parse_titled(text, title, place) if text.strip() else None


def _read_part(message: EmailMessage, kind: str, place: str) -> str:
    part = message.get_body((kind,))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset() or ""
    return decode_page(payload, place, f"charset={charset}" if charset else "")


def _decode(header: str) -> str:
    with suppress(UnicodeError, ReadError):  # raw bytes, which the standard does not allow and some programs write
        header = decode_page(header.encode("utf-8", "surrogateescape"), "header")
    with suppress(Exception):  # a header in no known encoding is shown as it stands
        return " ".join(clean(str(make_header(decode_header(header)))).split())
    return " ".join(clean(header).split())


def _read_date(header: str) -> str:
    """The day that the message was sent, as YYYY-MM-DD; empty where it says none, or one to come."""
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        day = parsedate_to_datetime(header).date()
        return day.isoformat() if day <= datetime.now(UTC).date() else ""
    return ""
