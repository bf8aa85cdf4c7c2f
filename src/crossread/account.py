"""The account: the published record of one story, in the shape of its JSON. `docs/account.schema.json` is made from here.

Every span carries its words along (`Cited`), so that a reader can check an account with no code of ours.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from crossread.model import (
    AttributionKind,
    BlockKind,
    Bound,
    EntityType,
    FigureRole,
    Granularity,
    LineRole,
    PeriodKind,
)

SCHEMA = "crossread.account/1"

Status = Literal["corroborated", "single-origin", "contested", "updated", "cannot-tell"]
DifferenceKind = Literal["figure", "moment", "actor", "polarity", "certainty", "voice", "speaker", "wording"]
CorrectionKind = Literal["same", "different", "rename", "speaker-of"]
Silence = Literal["omission", "not-yet-known", "cannot-tell"]


class Cited(Struct, frozen=True):
    """A span with its words. Half-open code points into the text of the article's page."""

    article: str
    start: int
    end: int
    text: str


class Loss(Struct, frozen=True):
    """Something that was offered and not used, and why."""

    origin: str
    reason: str


class Made(Struct, frozen=True):
    """By what the account was made, and what did not get into it."""

    by: str
    settings: dict[str, str | int | float | bool] = {}
    dropped: tuple[Loss, ...] = ()  # of the whole run, not of this story alone


class StoryRecord(Struct, frozen=True):
    id: str
    title: str  # a headline of one of the articles, or its first sentence
    first: str | None  # earliest `published` among the articles; None where none has one
    last: str | None
    reason: str = ""  # why these articles are one story
    follows: str | None = None  # id of the earlier story that this one follows up; None: none is known
    why_follows: str = ""  # how that is known; "" where it follows none


class BlockRecord(Struct, frozen=True):
    kind: BlockKind
    start: int
    end: int


class Evidence(Struct, frozen=True):
    """Where a piece of metadata stands and how it was found."""

    field: Literal["title", "outlet", "author", "published", "credit"]
    value: str
    span: Cited | None
    how: str


class ArticleRecord(Struct, frozen=True):
    id: str
    origin: str
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    credits: tuple[str, ...]
    language: str | None
    line: str | None
    sha256: str
    blocks: tuple[BlockRecord, ...]
    key: str | None = None
    url: str | None = None
    evidence: tuple[Evidence, ...] = ()
    stub: str | None = None  # why its text is only a beginning: "80 words behind a wall"; None: not known to be one
    based_on: tuple[str, ...] = ()  # addresses of what its carrier says the text is taken from
    dateline: str | None = None  # the place its carrier says it was written in


class EntityRecord(Struct, frozen=True):
    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Cited, ...] = ()
    reason: str = ""  # why these names were taken for one


class AttributionRecord(Struct, frozen=True):
    id: str
    article: str
    kind: AttributionKind
    source: Cited | None
    cue: Cited | None
    content: tuple[Cited, ...]
    speaker: str | None
    chain: tuple[str, ...]
    reason: str = ""
    confidence: float | None = None  # chance that source and content are right; None: found by a rule, not scored


class PeriodRecord(Struct, frozen=True):
    """The time a figure is counted over: "per day", "over five years", "in 2024"."""

    span: Cited
    kind: PeriodKind
    # ISO 8601: a duration for each and over ("P1D", "P5Y"), a date for in ("2024"); None: cannot tell
    value: str | None


class FigureRecord(Struct, frozen=True):
    span: Cited
    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: Bound
    measures: str | None
    measured: Cited | None = None  # where the noun that it measures stands
    of: Cited | None = None  # the thing that noun belongs to: "Russia and China" in "trade between Russia and China"
    role: FigureRole = "level"
    period: PeriodRecord | None = None  # None: the words beside it name none


class MomentRecord(Struct, frozen=True, rename={"first": "from", "last": "to"}):
    span: Cited
    first: str | None
    last: str | None
    granularity: Granularity
    reason: str = ""
    value: str | None = None  # in the notation of TimeML's TIMEX3: "2025-W04", "PRESENT_REF"
    every: str | None = None  # for what recurs: how often, as an ISO 8601 duration ("P1W"); there is no interval then


class PassageRecord(Struct, frozen=True):
    spans: tuple[Cited, Cited]
    similarity: float
    quotation: bool = False


class LinePart(Struct, frozen=True):
    """What one article of a line holds of the line's text."""

    article: str
    role: LineRole
    share: float  # of the words of the closest article, those that stand in this one, 0 to 1; 1 for the closest
    own: float  # of this article's words, those that it shares with no other outlet's article of the line, 0 to 1


class LineRecord(Struct, frozen=True):
    id: str
    articles: tuple[str, ...]  # earliest known first, which does not make the first the origin
    origin: str | None  # the agency or outlet that the text goes back to; None: cannot tell
    reason: str  # why they are one line, and by what its origin is known, or why it cannot be told
    parts: tuple[LinePart, ...] = ()  # one for each of `articles`, in their order; (): not looked at


class Report(Struct, frozen=True):
    """One article's statement of a claim."""

    statement: Cited
    chain: tuple[str, ...]  # entity ids, outermost first; () is the outlet's own voice
    line: str | None
    attribution: str | None  # None: own voice, or a quotation whose attribution was not found
    reason: str = ""  # why this statement was taken to report this claim
    sentence: Cited | None = None  # what the statement stands in, where its own words leave out who does what


class Origin(Struct, frozen=True):
    """Whose word some reports of a claim rest on."""

    entity: str | None  # None: not stated
    reports: tuple[int, ...]  # indices into the claim's reports


class Difference(Struct, frozen=True):
    kind: DifferenceKind
    reason: str  # a sentence a reporter could print
    spans: tuple[Cited, Cited]


class NotReported(Struct, frozen=True):
    article: str
    why: Silence
    reason: str = ""  # why it cannot be told, where more is known than that the clocks do not say


class Claim(Struct, frozen=True):
    id: str
    text: str  # words of one of the reports, never ours
    status: Status
    reason: str
    origins: tuple[Origin, ...]
    reports: tuple[Report, ...]
    differences: tuple[Difference, ...] = ()
    not_reported_by: tuple[NotReported, ...] = ()


class Rendering(Struct, frozen=True):
    span: Cited
    kind: AttributionKind
    attribution: str


class Utterance(Struct, frozen=True):
    """One thing that somebody said, as each outlet words it."""

    id: str
    speaker: str | None
    renderings: tuple[Rendering, ...]
    differences: tuple[Difference, ...] = ()


class Name(Struct, frozen=True):
    span: Cited
    voice: Literal["own", "quoted"]  # quoted: inside somebody's words, direct or reported


class Naming(Struct, frozen=True):
    """What the articles call one entity or event."""

    entity: str
    names: tuple[Name, ...]


class TimelineEntry(Struct, frozen=True):
    moment: str  # ISO 8601 in the precision of the reports: "2022-02", "2025-01-21", "2025-01-20/2025-01-26" (a week)
    claims: tuple[str, ...]


class SummarySentence(Struct, frozen=True):
    text: str  # a sentence of one of the reports, word for word
    claims: tuple[str, ...]
    span: Cited


class CorrectionRecord(Struct, frozen=True):
    """A reader's correction that was applied to this account."""

    kind: CorrectionKind
    said: str  # in words: "“J. Roe” and “John Roe” are not one"
    place: str  # file and line: "reports/corrections.toml, line 3"


class Account(Struct, frozen=True, kw_only=True):
    """The whole record of one story."""

    schema: str = SCHEMA
    made: Made
    story: StoryRecord
    articles: tuple[ArticleRecord, ...]
    entities: tuple[EntityRecord, ...] = ()
    attributions: tuple[AttributionRecord, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    moments: tuple[MomentRecord, ...] = ()
    passages: tuple[PassageRecord, ...] = ()
    lines: tuple[LineRecord, ...] = ()
    claims: tuple[Claim, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    naming: tuple[Naming, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    summary: tuple[SummarySentence, ...] = ()
    corrections: tuple[CorrectionRecord, ...] = ()
