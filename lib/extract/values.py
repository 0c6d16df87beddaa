"""The values that the finders hand to each other. Offsets are code points in ``Article.text``, end exclusive."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from lib.read.article import FACTUAL_BLOCKS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from lib.gazetteer import Gazetteer
    from lib.read.article import Article, BlockKind

DateBasis = Literal["stated", "relative", "bounded", "published"]
PlaceRole = Literal["event", "dateline", "mention", "actor"]


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place: the codebook's place columns without the words of the text."""

    resolved_place: str
    geonameid: int | None
    feature_code: str
    lat: float | None
    lon: float | None
    admin1: str | None
    country: str | None
    country_code: str | None
    where_prec: int


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention of a place; ``place`` is None where the name could not be resolved (kept, never guessed)."""

    start: int
    end: int
    text: str
    place: Place | None
    role: PlaceRole
    rule: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """One mention of a date: the tightest closed interval that its own words and the publication date support.

    ``future`` tells how the words themselves point (``next``, ``will``): None where they do not say.
    """

    start: int
    end: int
    text: str
    date_start: date
    date_end: date
    date_prec: int
    basis: DateBasis
    rule: str
    future: bool | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act or speak: a person, or a body (agency, ministry, government, outlet).

    ``name`` is the one canonical name in this article; ``country`` ISO 3166-1 alpha-3 or None; ``role`` as the text or lookup gives it.
    """

    name: str
    kind: Literal["person", "body", "group"]
    country: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name an actor: a full name, a surname, a title, a pronoun, a capital that stands for its government."""

    start: int
    end: int
    text: str
    actor: Actor
    how: Literal["name", "surname", "title", "pronoun", "metonym"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says the words between ``start`` and ``end`` (a clause, a sentence or a quotation), and who carried it.

    ``cue_start``/``cue_end`` cover the reporting words ("Shoigu said, according to TASS").
    """

    start: int
    end: int
    claimant: str | None
    claimant_role: str | None
    claimant_country: str | None
    relayed_by: str | None
    cue_start: int
    cue_end: int
    rule: str


@dataclass(slots=True)
class Reading:
    """What is known of one article while its facts are being found; each finder fills its own field, in the order written."""

    article: Article
    doc: Doc
    gazetteer: Gazetteer
    dates: list[DateMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    _sentences: list[Span] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._sentences = [sent for sent in self.doc.sents if self.block_kind(sent.start_char) in FACTUAL_BLOCKS]

    def block_kind(self, char: int) -> BlockKind:
        """The kind of the block that holds the character; ``boilerplate`` between blocks."""
        number = bisect_right(self.article.blocks, char, key=attrgetter("start")) - 1
        return self.article.blocks[number].kind if number >= 0 and char < self.article.blocks[number].end else "boilerplate"

    def sentences(self) -> list[Span]:
        """The sentences that facts may come from, in order: those of datelines, bodies and captions."""
        return self._sentences
