"""What stands at the head of an account: what the story is, in counts, and its summary with the sources of each sentence."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.account import Account, SummarySentence
from crossread.dates import when, when_range
from crossread.publish.lookup import Link, Lookup
from crossread.publish.readings import Part, Reading, parts

MARKS = 3  # outlets shown after a sentence of the summary; the rest stands behind "+4"


@dataclass(frozen=True, slots=True)
class Counts:
    articles: int
    outlets: int  # those that are known by name
    unknown: int  # articles whose outlet is not known
    lines: int  # texts: articles that go back to one text count once
    origins: int  # stated ones; an outlet's own voice is none


@dataclass(frozen=True, slots=True)
class SentenceView:
    text: str
    source: Link  # the article whose sentence it is
    others: tuple[Link, ...]
    more: int
    claim: str | None  # where "+4" leads
    parts: tuple[Part, ...] = ()  # its text, cut at its amounts and times
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineView:
    when: str
    moment: str
    claims: tuple[tuple[str, str, int], ...]  # link, text, articles


def counts(account: Account) -> Counts:
    in_lines = {article for line in account.lines for article in line.articles}
    return Counts(
        articles=len(account.articles),
        outlets=len({article.outlet for article in account.articles if article.outlet}),
        unknown=sum(article.outlet is None for article in account.articles),
        lines=len(account.lines) + sum(article.id not in in_lines for article in account.articles),
        origins=len({origin.entity for claim in account.claims for origin in claim.origins if origin.entity}),
    )


def dates(account: Account) -> str:
    return when_range(account.story.first, account.story.last)


def summary(look: Lookup) -> tuple[SentenceView, ...]:
    return tuple(_sentence(sentence, look) for sentence in look.account.summary)


def _sentence(sentence: SummarySentence, look: Lookup) -> SentenceView:
    article = sentence.span.article
    links: dict[str, Link] = {}
    for claim in sentence.claims:
        number = look.claims.get(claim)
        for report in look.account.claims[number - 1].reports if number else ():
            other = report.statement.article
            if other != article and other not in links and other in look.labels:
                links[other] = Link(look.labels[other], look.href(report.statement))
    others = [links[other] for other in look.articles if other in links]
    readings = look.read(sentence.span) if sentence.span.text == sentence.text else ()
    return SentenceView(
        text=sentence.text,
        source=Link(look.labels.get(article, article), look.href(sentence.span)),
        others=tuple(others[: MARKS - 1]),
        more=max(0, len(others) - MARKS + 1),
        claim=look.claim(sentence.claims[0]) if sentence.claims else None,
        parts=parts(sentence.text, sentence.span.start, readings),
        readings=readings,
    )


def timeline(look: Lookup) -> tuple[TimelineView, ...]:
    """In order of time: a month before its first day, a day before its hours."""
    views = []
    for entry in sorted(look.account.timeline, key=lambda entry: entry.moment):
        rows = []
        for claim in entry.claims:
            if number := look.claims.get(claim):
                record = look.account.claims[number - 1]
                articles = len({report.statement.article for report in record.reports})
                rows.append((f"#claim-{number}", record.text, articles))
        if rows:
            first = entry.moment.partition("/")[0]  # a page's machine-readable date is no range
            views.append(TimelineView(when(entry.moment), first, tuple(sorted(rows, key=lambda row: -row[2]))))
    return tuple(views)
