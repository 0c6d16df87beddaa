"""A web page -> a Story: trafilatura finds the article on it; headings, paragraphs and list items stay apart."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lib.errors import ReadError
from lib.read.charset import decode_page
from lib.read.compose import Story
from lib.read.decode import clean
from lib.read.linked_data import find_body
from lib.read.markup import clean_markup
from lib.read.text import parse_titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lib.read.markup import Markup

#: Least letters of an article's paragraphs together; what is shorter is a notice that there is none, or a page's leftovers.
MIN_LETTERS = 100

#: Share of a paragraph's letters that makes it a link to something else, and how many such make a page a list of articles, where they
#: are at least half as many as the other paragraphs.
LINKED, FRONT_PAGE = 0.9, 4

#: Pages from before there were tags for an article are laid out in tables; elsewhere tables are data.
_OLD_LAYOUT, _PARTS = re.compile(r"<td\b", re.IGNORECASE), re.compile(r"<(?:article|main|section|div)\b", re.IGNORECASE)

#: What trafilatura names the parts that stand alone.
_APART = frozenset(("p", "head", "item", "quote", "list", "lb", "ab", "code", "row", "cell", "table", "body"))
#: What sets words apart in a piece of a page.
_BLOCKS = "div li blockquote br figcaption tr ul ol section article figure center dd dt".split()
_SETS_APART = re.compile(rf"</?(?:p|h[1-6]|table|td|pre|hr|{'|'.join(_BLOCKS)})\b", re.IGNORECASE)
#: A blank line between words, but not one inside a tag.
_TAG_OR_BREAK = re.compile(r"<[^<>]*+>|\n[^\S\n]*+\n\s*+")
_FRAGMENT = re.compile(r"<(?:p|br|div|h[1-6]|li|a|b|strong|em|i|span|ul|ol|blockquote)\b[^<>]*>", re.IGNORECASE)
#: "Strike shuts mine | Daily Record": what follows the last bar or dash is the outlet where it is named so.
_OUTLET = re.compile(r"\s+[|–—·»-]\s+(?P<outlet>[^|–—·»]{2,60})$")
_TEASER = re.compile(r"\b(?:read (?:more|on)|continue reading|full story)\W*$", re.IGNORECASE)
_NONE_HERE = "Give the address of one article, save the page once it shows all of the article, or paste the text."

for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # what they complain of is said in our own words


def parse_html(content: bytes, place: str, media_type: str = "", url: str = "") -> Story:
    """The article on a page; ``url`` is where the page was found, if that is known.

    The date is that which the page's metadata give; nothing is fetched, and nothing run.

    Raises:
        ReadError: the page cannot be decoded, is too large, or has no article on it.
    """
    return parse_page(decode_page(content, place, media_type), place, url)


def parse_page(page: str, place: str, url: str = "") -> Story:
    """The article on a page that is text already.

    Raises:
        ReadError: the page is too large, or has no article on it.
    """
    return find_article(clean_markup(page, place), place, url)


def find_article(markup: Markup, place: str, url: str = "") -> Story:
    """The article on a page whose markup is clean already.

    Raises:
        ReadError: there is no article on it.
    """
    found = _extract(markup.text, place, url)
    outlet = _clean_line(found.sitename or "")
    walked = list(_walk(found.body))
    paragraphs = [words for words, link in walked if not link]
    if (links := sum(link or _TEASER.search(words) is not None for words, link in walked)) >= FRONT_PAGE and 2 * links >= len(paragraphs):
        raise ReadError("The page is a list of articles.", place=place, remedy=_NONE_HERE)
    title = _find_title(_clean_line(found.title or ""), outlet, paragraphs)
    paragraphs = [paragraph for paragraph in paragraphs if paragraph.lstrip("# ").casefold() != title.casefold()]
    if _count_letters(paragraphs) < MIN_LETTERS:
        body = find_body(markup.data)
        paragraphs = parse_fragment(body, place) if is_fragment(body) else list(parse_titled(body, title, place).paragraphs)
    if _count_letters(paragraphs) < MIN_LETTERS:
        raise ReadError("There is no article on the page.", place=place, remedy=_NONE_HERE)
    return Story(title or None, paragraphs, source=outlet, url=_web_address(found.url or ""), published=found.date or "")


def _find_title(title: str, outlet: str, paragraphs: list[str]) -> str:
    """The headline as it stands on the page where the page's title is that and more; without the outlet's name."""
    heading = next((paragraph.lstrip("# ") for paragraph in paragraphs[:2] if paragraph.startswith("# ")), "")
    if not title or (heading and heading.casefold() in title.casefold()):
        return heading
    match = _OUTLET.search(title)
    return title[: match.start()] if match and (not outlet or match["outlet"].casefold() == outlet.casefold()) else title


def _count_letters(paragraphs: list[str]) -> int:
    return sum(len(paragraph) for paragraph in paragraphs if not paragraph.startswith("# "))


def is_fragment(text: str) -> bool:
    """Whether a text is a piece of a page, as feeds and databases of articles hold it.

    >>> is_fragment("<p>The dam held.</p>"), is_fragment("5 < 6 and 7 > 6")
    (True, False)
    """
    return _FRAGMENT.search(text[:2000]) is not None


def parse_fragment(text: str, place: str) -> list[str]:
    """The paragraphs of a piece of a page, all of which is the article.

    Raises:
        ReadError: it is too large, or cannot be parsed.
    """
    return split_fragment(clean_markup(text, place).text, place)


def split_fragment(markup: str, place: str) -> list[str]:
    """The paragraphs of a piece of a page whose markup is clean already.

    Raises:
        ReadError: it cannot be parsed.
    """
    from lxml import html

    if not _SETS_APART.search(markup):
        markup = _TAG_OR_BREAK.sub(lambda match: match.group() if match.group().startswith("<") else "<br>", markup)
    try:
        root = html.fromstring(f"<div>{markup}</div>")
        for unwanted in root.xpath("//script|//style|//noscript|//iframe|//template|//head|//comment()"):
            unwanted.drop_tree()
        for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
            element.tag = "head"
        for element in root.iter(*_BLOCKS):
            element.tag = "p"
        return list(_paragraphs(root))
    except Exception as error:  # as below
        raise ReadError(f"The markup cannot be read: {type(error).__name__}.", place=place, remedy=_NONE_HERE) from error


def _extract(page: str, place: str, url: str) -> Any:
    from trafilatura import bare_extraction, extract_metadata  # takes a third of a second to load: only where there is a page

    today = datetime.now(UTC).date().isoformat()
    tables = _OLD_LAYOUT.search(page) is not None and not _PARTS.search(page)
    dating = {"original_date": True, "extensive_search": False, "max_date": today}
    try:
        return bare_extraction(
            page,
            url=url or None,
            favor_precision=True,
            include_comments=False,
            include_tables=tables,
            include_links=True,
            with_metadata=True,
            date_extraction_params=dating,
        ) or extract_metadata(page, url or None, dating)
    except Exception as error:  # a page may be broken in ways that its parsers do not foresee, and none of them may stop the others
        raise ReadError(f"The page cannot be read: {type(error).__name__}.", place=place, remedy=_NONE_HERE) from error


def _paragraphs(body: _Element) -> Iterator[str]:
    """Paragraphs in order, headings marked as such; what stands between the parts that stand alone is a paragraph too."""
    for words, _ in _walk(body):
        yield words


def _walk(body: _Element) -> Iterator[tuple[str, bool]]:
    """Paragraphs as above, each with whether all of it is a link."""
    from lxml.etree import iterwalk

    words: list[str] = []
    linked = depth = 0
    heading = False

    def flush() -> Iterator[tuple[str, bool]]:
        nonlocal linked
        line = _clean_line("".join(words))
        whole = linked >= LINKED * len("".join(words).strip())
        words.clear()
        linked = 0
        if line.strip("-*_=•· "):
            yield (f"# {line.lstrip('# ')}" if heading else line), whole

    for event, element in iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            words.append((element.tail or "") if event == "end" else "")
            continue
        if element.tag in _APART:
            yield from flush()
            heading = element.tag == "head" and event == "start"
        depth += (event == "start") - (event == "end") if element.tag in ("ref", "a") else 0
        more = (element.text if event == "start" else element.tail if element is not body else "") or ""
        words.append(more)
        linked += len(more) if depth else 0
    yield from flush()


def _clean_line(words: str) -> str:
    return " ".join(clean(words).split())


def _web_address(url: str) -> str:
    return url if re.match(r"https?://", url, re.IGNORECASE) and len(url) <= 2000 else ""
