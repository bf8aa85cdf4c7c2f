"""From working values to the record: every span gets its words. An account and what the stages print as JSON are made of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crossread.account import (
    ArticleRecord,
    AttributionRecord,
    BlockRecord,
    Cited,
    Evidence,
    FigureRecord,
    LineRecord,
    MomentRecord,
    PassageRecord,
    PeriodRecord,
)
from crossread.model import Article, Attribution, Figure, Found, Line, Moment, Passage, Period, Span


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
        chain=tuple(ids[article, link] for link in attribution.chain if (article, link) in ids),
        reason=attribution.reason,
        confidence=attribution.confidence,
    )


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
    return LineRecord(new_id, line.articles, line.origin, line.reason)
