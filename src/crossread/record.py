"""From working values to the record: every span gets its words. An account and what the stages print as JSON are made of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossread.account import (
    ArticleRecord,
    AttributionRecord,
    BlockRecord,
    Cited,
    Evidence,
    FigureRecord,
    LinePart,
    LineRecord,
    MomentRecord,
    PassageRecord,
    PeriodRecord,
)
from crossread.model import (
    Article,
    Attribution,
    Clustering,
    Figure,
    Found,
    Line,
    LineRole,
    Moment,
    Passage,
    Period,
    Span,
)


class Citer:
    """Gives spans their words. Knows the articles it was given; a span of any other page raises KeyError."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._pages = {article.id: article.page for article in articles}

    def __call__(self, span: Span) -> Cited:
        return Cited(span.page, span.start, span.end, self._pages[span.page].words(span))


def evidence(article: Article, cite: Citer) -> tuple[Evidence, ...]:
    """Each piece of metadata with where it stands and how it was found."""
    found: list[tuple[str, Found]] = [
        (field, value)
        for field, value in (("title", article.title), ("outlet", article.outlet), ("published", article.published))
        if value is not None
    ]
    found += [("author", author) for author in article.authors] + [("credit", credit) for credit in article.credits]
    return tuple(
        Evidence(field, value.value, cite(value.span) if value.span else None, value.how)  # type: ignore[arg-type]
        for field, value in found
    )


def article_record(article: Article, line: str | None, cite: Citer) -> ArticleRecord:
    return ArticleRecord(
        id=article.id,
        origin=article.page.origin,
        outlet=article.outlet.value if article.outlet else None,
        title=article.title.value if article.title else None,
        authors=tuple(author.value for author in article.authors),
        published=article.published.value if article.published else None,
        credits=tuple(dict.fromkeys(credit.value for credit in article.credits)),
        language=article.language,
        line=line,
        sha256=article.page.sha256,
        blocks=tuple(BlockRecord(block.kind, block.span.start, block.span.end) for block in article.blocks),
        key=article.page.key,
        url=article.page.url,
        evidence=evidence(article, cite),
        stub=article.stub,
        based_on=article.page.based_on,
        dateline=article.page.dateline,
    )


def attribution_record(
    attribution: Attribution, article: str, ids: Mapping[tuple[str, str], str], new_id: str, cite: Citer
) -> AttributionRecord:
    """`ids` maps (article id, local entity id) to the entity id that the record shall give."""
    return AttributionRecord(
        id=new_id,
        article=article,
        kind=attribution.kind,
        source=cite(attribution.source) if attribution.source else None,
        cue=cite(attribution.cue) if attribution.cue else None,
        content=tuple(cite(span) for span in attribution.content),
        speaker=ids.get((article, attribution.speaker)) if attribution.speaker else None,
        chain=chain_of(article, attribution.chain, ids),
        reason=attribution.reason,
        confidence=attribution.confidence,
    )


def chain_of(article: str, chain: Sequence[str], ids: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """A chain of an article's entities in the entities of the story: what it calls one thing after another ("the aide, Lind, said")
    is one link."""
    links = [ids[article, link] for link in chain if (article, link) in ids]
    return tuple(link for link, before in zip(links, ["", *links], strict=False) if link != before)


def figure_record(figure: Figure, cite: Citer) -> FigureRecord:
    return FigureRecord(
        span=cite(figure.span),
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        bound=figure.bound,
        measures=figure.measures,
        measured=cite(figure.measured) if figure.measured else None,
        of=cite(figure.of) if figure.of else None,
        role=figure.role,
        period=_period_record(figure.period, cite) if figure.period else None,
    )


def _period_record(period: Period, cite: Citer) -> PeriodRecord:
    return PeriodRecord(cite(period.span), period.kind, period.value)


def moment_record(moment: Moment, cite: Citer) -> MomentRecord:
    return MomentRecord(
        span=cite(moment.span),
        first=moment.first,
        last=moment.last,
        granularity=moment.granularity,
        reason=moment.reason,
        value=moment.value,
        every=moment.every,
    )


def passage_record(passage: Passage, cite: Citer) -> PassageRecord:
    first, second = passage.spans
    return PassageRecord((cite(first), cite(second)), round(passage.similarity, 3), passage.quotation)


def line_record(line: Line, new_id: str) -> LineRecord:
    parts = tuple(LinePart(part.article, part.role, part.share, part.own) for part in line.parts)
    return LineRecord(new_id, line.articles, line.origin, line.reason, parts)


def line_text(origin: str | None) -> str:
    """How the text of a line is called: "the Reuters text"; without an origin "the same text"."""
    return f"the {origin} text" if origin else "the same text"


def parts_said(line: Line, articles: Mapping[str, Article], passages: Iterable[Passage]) -> dict[str, str]:
    """What each article of a line does with its text, in words, by Article.id. `articles`: by id, some of the line's at
    least; of others the paragraphs are not counted. `passages`: those between its articles."""
    closest = next((part.article for part in line.parts if part.role == "closest"), None)
    taken: dict[str, list[tuple[int, int]]] = {}
    for passage in passages:
        for here, there in (passage.spans, passage.spans[::-1]):
            if there.page == closest and not passage.quotation:
                taken.setdefault(here.page, []).append((here.start, here.end))
    said = {}
    for part in line.parts:
        article = articles.get(part.article)
        blocks = [block.span for block in article.blocks if block.kind == "paragraph"] if article else []
        paragraphs = paragraphs_within(((span.start, span.end) for span in blocks), taken.get(part.article, ()))
        itself = bool(article and article.outlet and article.outlet.value == line.origin)
        said[part.article] = role_said(part.role, part.share, line.origin, itself=itself, paragraphs=paragraphs)
    return said


def with_passages(found: Clustering) -> Iterator[tuple[Line, Sequence[Passage]]]:
    """Each line with the passages between its articles."""
    of = {article: line.id for line in found.lines for article in line.articles}
    within: dict[str, list[Passage]] = {}
    for passage in found.passages:
        first, second = (of.get(span.page) for span in passage.spans)
        if first is not None and first == second:
            within.setdefault(first, []).append(passage)
    for line in found.lines:
        yield line, within.get(line.id, ())


def role_said(role: LineRole, share: float, origin: str | None, *, itself: bool = False, paragraphs: int = 0) -> str:
    """What an article does with the text of its line, in words.

    itself: the origin is the article's own outlet. paragraphs: those that stand for the most part in the article closest to
    the text; 0 where none does or the text came without paragraphs.
    """
    text, much = line_text(origin), f"{per_cent(share)} % of it"
    if role == "closest":
        return "the text is its own" if itself else f"closest to {text}" if origin else "closest to what all share"
    if not share:
        return f"has other parts of {text} than the closest"
    if role == "publisher":
        return f"has {text} from its own publisher, {much}: no reprint"
    if role == "parts":
        some = f"{paragraphs} paragraph{'s' * (paragraphs > 1)}" if paragraphs else "parts"
        return f"takes {some} of {text}, {much}"
    if role == "whole":
        return f"prints {text} whole" if share >= 1 else f"prints {text} nearly whole, {much}"
    return f"prints {text} cut, {much}"


def per_cent(rate: float) -> int:
    """A rate of 0 to 1 in hundredths. What is not all is not called 100, what is not nothing not 0."""
    rounded = round(100 * rate)
    return min(max(rounded, 1 if rate > 0 else 0), 100 if rate >= 1 else 99)


def paragraphs_within(paragraphs: Iterable[tuple[int, int]], ranges: Sequence[tuple[int, int]]) -> int:
    """How many paragraphs stand for the most part inside some ranges; all are half-open and in one text."""
    return sum(2 * _covered(paragraph, ranges) > paragraph[1] - paragraph[0] for paragraph in paragraphs)


def _covered(paragraph: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> int:
    total, done = 0, paragraph[0]
    for start, end in sorted(ranges):
        total += max(0, min(end, paragraph[1]) - max(start, done))
        done = max(done, end)
    return total
