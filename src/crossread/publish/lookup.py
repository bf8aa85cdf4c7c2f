"""An account with its indexes: what an id stands for, what an outlet is called, and where on the page a span stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from crossread.account import Account, ArticleRecord, AttributionRecord, Cited, EntityRecord, PassageRecord, Report
from crossread.publish import readings
from crossread.publish.readings import Reading

LABEL = 28  # characters of a title that stand for an outlet: as long as a long masthead

Place = tuple[str, int, int]  # article id, start, end


@dataclass(frozen=True, slots=True)
class Link:
    """Some words, and where on the page they lead. `href` is None where there is nothing to lead to."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """Made by `look_up`, once for a page."""

    account: Account
    texts: Mapping[str, str]
    articles: dict[str, ArticleRecord]
    numbers: dict[str, int]  # article id to its place in the account, from 1
    labels: dict[str, str]  # article id to what it is called on the page; no two articles share one
    entities: dict[str, EntityRecord]
    attributions: dict[str, AttributionRecord]
    claims: dict[str, int]  # claim id to its place in the account, from 1
    places: dict[Place, str]  # a span to its anchor; only spans whose words stand where they say
    readings: dict[str, tuple[Reading, ...]]  # by article, how each amount and each time was read
    passages: dict[frozenset[str], list[PassageRecord]]  # by the articles that share them

    def href(self, cited: Cited) -> str | None:
        """The link to the words of a span in the reader's page; None where they do not stand there."""
        anchor = self.places.get((cited.article, cited.start, cited.end))
        return f"#{anchor}" if anchor else None

    def read(self, shown: Cited) -> tuple[Reading, ...]:
        """How the amounts and times in some shown words were read."""
        return readings.within(self.readings, shown)

    def article(self, article: str) -> Link:
        number = self.numbers.get(article)
        return Link(self.labels.get(article, article), f"#article-{number}" if number else None)

    def entity(self, entity: str | None) -> str:
        record = self.entities.get(entity) if entity is not None else None
        return record.name if record else "cannot tell"

    def claim(self, claim: str) -> str | None:
        return f"#claim-{self.claims[claim]}" if claim in self.claims else None

    def chain(self, report: Report) -> tuple[tuple[str, ...], str | None]:
        """Whose word a report rests on, outermost first, and the link to where the article says so.

        Where the speaker is not known, the words of the source stand in quotation marks.
        """
        attribution = self.attributions.get(report.attribution) if report.attribution else None
        source = attribution.source if attribution else None
        href = self.href(source) if source else None
        names = tuple(self.entity(entity) for entity in report.chain)
        if names or attribution is None:
            return names, href
        return (f"“{source.text}”" if source else "cannot tell whom",), href


def look_up(account: Account, texts: Mapping[str, str]) -> Lookup:
    return Lookup(
        account=account,
        texts=texts,
        articles={article.id: article for article in account.articles},
        numbers={article.id: number for number, article in enumerate(account.articles, 1)},
        labels=_labels(account.articles),
        entities={entity.id: entity for entity in account.entities},
        attributions={attribution.id: attribution for attribution in account.attributions},
        claims={claim.id: number for number, claim in enumerate(account.claims, 1)},
        places=_places(account, texts),
        readings=readings.by_article(account),
        passages=_passages(account),
    )


def linked(account: Account) -> Iterator[Cited]:
    """Every span that something on the page leads to."""
    for claim in account.claims:
        yield from (report.statement for report in claim.reports)
        yield from (span for difference in claim.differences for span in difference.spans)
    for utterance in account.utterances:
        yield from (rendering.span for rendering in utterance.renderings)
        yield from (span for difference in utterance.differences for span in difference.spans)
    yield from (name.span for naming in account.naming for name in naming.names)
    yield from (sentence.span for sentence in account.summary)
    yield from (span for passage in account.passages for span in passage.spans)
    yield from (attribution.source for attribution in account.attributions if attribution.source)
    yield from (found.span for article in account.articles for found in article.evidence if found.span)


def host(url: str | None) -> str | None:
    """The host of a web address without "www."; None where it is none (javascript:, file:, nonsense)."""
    try:
        parts = urlsplit(url or "")
        return (parts.hostname or "").removeprefix("www.") or None if parts.scheme in ("http", "https") else None
    except ValueError:
        return None


def _labels(articles: tuple[ArticleRecord, ...]) -> dict[str, str]:
    names = [_label(article) for article in articles]
    often, seen = Counter(names), Counter[str]()
    labels = {}
    for article, name in zip(articles, names, strict=True):
        seen[name] += 1
        labels[article.id] = f"{name} ({seen[name]})" if often[name] > 1 else name
    return labels


def _label(article: ArticleRecord) -> str:
    """The outlet; where none is known the host of its address, the beginning of its title, or the name of its file."""
    if name := article.outlet or host(article.url):
        return name
    if title := " ".join((article.title or "").split()):
        return f"“{shortened(title, LABEL)}”"
    return article.origin.replace("\\", "/").rstrip("/").rpartition("/")[2] or article.id


def shortened(text: str, most: int) -> str:
    """`text` cut at a word to at most `most` characters and an ellipsis."""
    if len(text) <= most:
        return text
    return (text[:most].rpartition(" ")[0] or text[:most]).rstrip(",;:–— ") + "…"


def _passages(account: Account) -> dict[frozenset[str], list[PassageRecord]]:
    found: dict[frozenset[str], list[PassageRecord]] = {}
    for passage in account.passages:
        found.setdefault(frozenset(span.article for span in passage.spans), []).append(passage)
    return found


def _places(account: Account, texts: Mapping[str, str]) -> dict[Place, str]:
    numbers = {article.id: number for number, article in enumerate(account.articles, 1)}
    places: dict[Place, str] = {}
    for cited in linked(account):
        place = (cited.article, cited.start, cited.end)
        text = texts.get(cited.article)
        if text is None or cited.article not in numbers or place in places or not 0 <= cited.start < cited.end:
            continue
        if text[cited.start : cited.end] == cited.text:
            places[place] = f"w{numbers[cited.article]}-{cited.start}-{cited.end}"
    return places
