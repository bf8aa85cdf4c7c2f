"""The nouns: frozen values that the stages hand to one another. Imports nothing of ours.

Every offset is a Unicode code point (what Python's len() counts), half-open [start, end), into the text of one page.
The published record has nouns of its own, in account.py: there each span carries its words along.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

BlockKind = Literal[
    "title",
    "standfirst",
    "byline",
    "dateline",
    "caption",
    "credit",
    "heading",
    "paragraph",
    "repeat",
    "other-story",
    "boilerplate",
]
BODY_KINDS: frozenset[str] = frozenset({"paragraph", "heading"})

EntityType = Literal["person", "organisation", "place", "group", "event", "work", "unnamed", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
AttributionKind = Literal["direct", "indirect", "mixed"]
Bound = Literal["exact", "about", "more than", "at least", "less than", "up to", "between"]
# What a figure says of its measure: how large it is ("level"), how far it went up or down ("rise", "fall"; "change" where
# the direction is not said), or how large it was before it changed ("before": the 5 of "from 5 to 7").
FigureRole = Literal["level", "rise", "fall", "change", "before"]
PeriodKind = Literal["each", "over", "in"]
LineRole = Literal[
    "closest",  # holds the text most nearly as the others have it
    "whole",  # prints it whole, or nearly
    "cut",  # is for the most part a piece of it
    "parts",  # takes paragraphs into a text of its own
    "publisher",  # any of these, at an outlet of the same publisher as the closest: no reprint
]
Granularity = Literal[
    "time", "day", "week", "weekend", "month", "season", "quarter", "year", "decade", "century", "span"
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Some characters of one page. Everything crossread says ends in one of these."""

    page: str  # Page.id: a span can never point into some other text
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character of the same page."""
        return self.page == other.page and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.page == other.page and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Page:
    """What was read: the text exactly as it came, menus and all, with what its carrier said of it.

    Make pages with `Page.of`, which derives the id.
    """

    id: str  # 16 hex digits of a hash of the text and of what tells two printings of one text apart
    text: str  # never rewritten; for HTML it is what was extracted, and `html` keeps the source
    origin: str  # where it was read, for people: "reports/ki.txt", "articles.jsonl#12". Never followed as a path
    key: str | None = None  # the record's own id in its carrier; None where the carrier has none
    carrier: str = "text"  # what it came in: "text", "html", or the name of a carrier of records ("json", "warc" ...)
    as_is: bool = False  # True: the text is an article's body already, clean keeps all of it
    html: str | None = field(default=None, repr=False)  # the markup the text was extracted from; None: it came as text
    url: str | None = None  # this and all below: what the carrier or a sidecar says; None or () where it says nothing
    outlet: str | None = None
    title: str | None = None
    published: str | None = None  # as the carrier wrote it, unparsed
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()  # whom the carrier credits the text to, as it wrote it: "AFP", "Reuters staff"
    based_on: tuple[str, ...] = ()  # addresses of what the carrier says the text is taken from
    dateline: str | None = None  # the place the carrier says it was written in, as it wrote it
    stub: str | None = None  # why the text is only a beginning: "80 words behind a wall"; None: not known to be one

    @staticmethod
    def of(text: str, origin: str, **said: object) -> Page:
        """A page with its id: a hash of the text, and of url, outlet and key, so that one wire text printed by two
        outlets makes two pages. The place it was read from does not enter: a file read twice is one page."""
        parts = (text, *(str(said.get(name) or "") for name in ("url", "outlet", "key")))
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return Page(id=digest[:16], text=text, origin=origin, **said)  # type: ignore[arg-type]

    @property
    def sha256(self) -> str:
        """Hash of the text alone, in hex: what an account is verified against."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """A span of this page. Raises ValueError outside the text."""
        if end > len(self.text):
            raise ValueError(f"span [{start}, {end}) outside a text of {len(self.text)} characters")
        return Span(self.id, start, end)

    def words(self, span: Span) -> str:
        """The characters of a span. Raises ValueError for a span of another page."""
        if span.page != self.id or span.end > len(self.text):
            raise ValueError(f"span {span} does not belong to page {self.id}")
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was offered and not used. A value, not an exception: the rest goes on, and the run shows it."""

    origin: str
    reason: str  # in words, for the user: "binary file (PNG image)"
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a page's text with a kind. Blocks stand in order and never overlap."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of metadata with its evidence."""

    value: str  # title, name or ISO 8601 moment in its own precision ("2025-01-21", "2025-01-21T13:32:00+04:00")
    span: Span | None  # where the page says so; None where the carrier, sidecar or URL says it
    how: str  # the reason in words: "line before the byline", "field published of the carrier"


@dataclass(frozen=True, slots=True)
class Article:
    """A page whose parts are known. None or () where the page does not say."""

    page: Page
    blocks: tuple[Block, ...]  # in order; characters in no block are white space
    title: Found | None = None
    outlet: Found | None = None
    authors: tuple[Found, ...] = ()
    published: Found | None = None
    # All candidates for `published`: of the carrier, the page, its address, its collector.
    dates: tuple[Found, ...] = field(default=(), kw_only=True)
    credits: tuple[Found, ...] = ()  # agencies the text is credited to: "Reuters", "AFP"; a photo's credit is not one
    language: str | None = None  # ISO 639-1; None where too little text says
    stub: str | None = None  # why the text is only a beginning: "80 words behind a wall"; None: not known to be one

    @property
    def id(self) -> str:
        return self.page.id

    @property
    def text(self) -> str:
        return self.page.text

    @property
    def label(self) -> str:
        """How a reader knows the article: its outlet, else its headline, else the name of what it was read from."""
        if self.outlet:
            return self.outlet.value
        return f"“{self.title.value}”" if self.title else self.page.origin.rpartition("/")[2]

    @property
    def body(self) -> tuple[Block, ...]:
        """Paragraphs and headings of the article, in order."""
        return tuple(block for block in self.blocks if block.kind in BODY_KINDS)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, title or pronoun in a text, and who or what it stands for."""

    span: Span
    type: EntityType
    form: MentionForm
    entity: str | None  # Entity.id in the same Annotations; None: cannot tell
    confidence: float | None = (
        None  # chance that a name's ends and type are right, 0 to 1; None: found by a rule, not scored
    )


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what mentions stand for. Within one article here; collate merges them across a story."""

    id: str
    name: str  # the fullest name the text gives
    type: EntityType
    aliases: tuple[str, ...] = ()  # other names, as written
    roles: tuple[str, ...] = ()  # "Kremlin aide", as written
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source), said (cue), what (content)."""

    id: str
    kind: AttributionKind
    source: Span | None  # None: no source stands in the text ("it was said")
    cue: Span | None  # None: a quotation that stands alone
    content: tuple[Span, ...]  # one or more pieces, in order, without the outer quotation marks
    speaker: str | None = None  # Entity.id behind the source; None: cannot tell
    chain: tuple[str, ...] = ()  # Entity.ids, outermost first, the speaker last: whose word it rests on
    reason: str = ""  # how the speaker was found, or why not
    confidence: float | None = (
        None  # chance that source and content are right, 0 to 1; None: found by a rule, not scored
    )


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure is counted over: "per day" (each), "over five years" (over), "in 2024" (in)."""

    span: Span
    kind: PeriodKind
    value: (
        str | None
    )  # ISO 8601: a duration for each and over ("P1D", "P5Y"), a date for in ("2024"); None: cannot tell


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount. `low` and `high` in `unit`; None means open at that end."""

    span: Span
    low: Decimal | None
    high: Decimal | None
    unit: str  # ISO 4217 for money; "percent", "percentage point", "count", "rank", "age", "second", "metre", ...
    bound: Bound = "exact"
    measures: str | None = None  # the noun it quantifies, lower case: "trade", "people killed"; None: cannot tell
    measured: Span | None = None  # where that noun stands
    of: Span | None = None  # the thing that noun belongs to: "Russia and China" in "trade between Russia and China"
    role: FigureRole = "level"
    period: Period | None = None  # None: the words beside it name none


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time expression and the interval it means, seen from the day of the article.

    `first` and `last` are ISO 8601 (date, or date and time), both inclusive; None means open or unknown: an article
    without a date gives "on Tuesday" no day.
    """

    span: Span
    first: str | None
    last: str | None
    granularity: Granularity
    reason: str = ""  # "Tuesday on or before 2025-01-21, the article's day"
    # In the notation of TimeML's TIMEX3, which other tools read: "2025-01-21", "2025-W04", "2025-Q1", "2025-01-21TNI",
    # "T09:40", "PRESENT_REF"; None where the words give no value.
    value: str | None = None
    every: str | None = (
        None  # for what recurs ("every Tuesday"): how often, as an ISO 8601 duration ("P1W"); no interval
    )


@dataclass(frozen=True, slots=True)
class Annotations:
    """What annotate sees in one article. Each annotator fills the fields it knows of."""

    page: str
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    moments: tuple[Moment, ...] = ()
    propositions: tuple[Span, ...] = ()  # runs of words that state one thing each; they do not overlap


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two articles share, verbatim or nearly."""

    spans: tuple[Span, Span]
    similarity: float  # share of words that align in order, 0 to 1
    quotation: bool = False  # True: only a third person's quotation is shared, which is no reuse by itself


@dataclass(frozen=True, slots=True)
class Part:
    """What one article of a line holds of the line's text."""

    article: str  # Article.id
    role: LineRole
    share: float  # of the words of the closest article, those that stand in this one, 0 to 1; 1 for the closest
    own: float  # of this article's words, those that it shares with no other outlet's article of the line, 0 to 1


@dataclass(frozen=True, slots=True)
class Line:
    """Articles whose text goes back to one text (a wire report and its reprints)."""

    id: str
    articles: tuple[str, ...]  # Article.ids, earliest known first
    origin: str | None  # the agency or outlet the text goes back to; None: cannot tell
    reason: str
    parts: tuple[Part, ...] = ()  # one for each of `articles`, in their order; (): not looked at


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one happening, with the text they share."""

    id: str
    title: str
    articles: tuple[Article, ...]  # earliest known first
    passages: tuple[Passage, ...] = ()
    lines: tuple[Line, ...] = ()
    reason: str = ""  # why these belong together
    follows: str | None = None  # Story.id of the earlier story that this one follows up; None: none is known
    why_follows: str = ""  # how that is known; "" where it follows none


@dataclass(frozen=True, slots=True)
class Clustering:
    """What cluster sees in a set of articles: its stories, and all text shared, across stories too."""

    stories: tuple[Story, ...]
    passages: tuple[Passage, ...] = ()
    lines: tuple[Line, ...] = ()
