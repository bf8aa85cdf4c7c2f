"""What --format json prints: the shapes that machines rely on. Spans are {"article", "start", "end", "text"}."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from crossread.account import Cited
from crossread.model import (
    Annotations,
    Article,
    Attribution,
    Clustering,
    Dropped,
    Entity,
    Figure,
    Found,
    Line,
    Moment,
    Page,
    Passage,
    Span,
)

Shape = dict[str, Any]


def written(shape: object) -> bytes:
    """JSON in UTF-8; a list has one item a line, so that it can be searched by the line and compared."""
    if isinstance(shape, list):
        return b"[\n" + b",\n".join(msgspec.json.encode(item) for item in shape) + b"\n]\n"
    return msgspec.json.format(msgspec.json.encode(shape), indent=1) + b"\n"


def page(item: Page | Dropped) -> Shape:
    if isinstance(item, Dropped):
        nothing = dict.fromkeys(("carrier", "title", "outlet", "published", "url"))
        return _dropped(item) | nothing | {"authors": [], "characters": None, "sha256": None, "text": None} | _why(item)
    return {
        "id": item.id,
        "key": item.key,
        "origin": item.origin,
        "carrier": item.carrier,
        "title": item.title,
        "outlet": item.outlet,
        "published": item.published,
        "url": item.url,
        "authors": list(item.authors),
        "characters": len(item.text),
        "sha256": item.sha256,
        "text": item.text,
        "dropped": None,
    }


def article(item: Article | Dropped) -> Shape:
    if isinstance(item, Dropped):
        nothing = dict.fromkeys(("title", "outlet", "published", "language"))
        return _dropped(item) | nothing | {"authors": [], "credits": [], "blocks": [], "evidence": []} | _why(item)
    one = {"title": item.title, "outlet": item.outlet, "published": item.published}
    many = {"author": item.authors, "credit": item.credits}
    evidence = [(field, found) for field, found in one.items() if found]
    evidence += [(field, found) for field, several in many.items() for found in several]
    return {
        **_head(item),
        **{field: found.value if found else None for field, found in one.items()},
        "authors": [author.value for author in item.authors],
        "credits": [credit.value for credit in item.credits],
        "language": item.language,
        "blocks": [{"kind": block.kind, "start": block.span.start, "end": block.span.end} for block in item.blocks],
        "evidence": [_evidence(field, found, item) for field, found in evidence],
        "dropped": None,
    }


def annotated(item: Article | Dropped, seen: Annotations | Dropped) -> Shape:
    if isinstance(item, Dropped) or isinstance(seen, Dropped):
        lists = ("sentences", "mentions", "entities", "attributions", "figures", "moments")
        dropped = item if isinstance(item, Dropped) else seen
        assert isinstance(dropped, Dropped)
        return _dropped(dropped) | {name: [] for name in lists} | _why(dropped)
    cite = Cite([item])
    return {
        **_head(item),
        "sentences": [cite(span) for span in seen.sentences],
        "mentions": [{"span": cite(m.span), "type": m.type, "form": m.form, "entity": m.entity} for m in seen.mentions],
        "entities": [_entity(entity) for entity in seen.entities],
        "attributions": [_attribution(attribution, item.id, cite) for attribution in seen.attributions],
        "figures": [_figure(figure, cite) for figure in seen.figures],
        "moments": [_moment(moment, cite) for moment in seen.moments],
        "dropped": None,
    }


def clustering(found: Clustering, offered: Sequence[Article | Dropped]) -> Shape:
    articles = [item for item in offered if isinstance(item, Article)]
    cite = Cite(articles)
    return {
        "stories": [
            {
                "id": story.id,
                "title": story.title,
                "articles": [_head(a) for a in story.articles],
                "reason": story.reason,
            }
            for story in found.stories
        ],
        "passages": [_passage(passage, cite) for passage in found.passages],
        "lines": [_line(line) for line in found.lines],
        "dropped": [
            {"key": item.key, "origin": item.origin, "reason": item.reason}
            for item in offered
            if isinstance(item, Dropped)
        ],
    }


class Cite:
    """Gives spans their words."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._texts = {article.id: article.text for article in articles}

    def __call__(self, span: Span) -> Cited:
        return Cited(span.page, span.start, span.end, self._texts[span.page][span.start : span.end])

    def maybe(self, span: Span | None) -> Cited | None:
        return self(span) if span else None


def _head(item: Article) -> Shape:
    return {"id": item.id, "key": item.page.key, "origin": item.page.origin}


def _dropped(item: Dropped) -> Shape:
    return {"id": None, "key": item.key, "origin": item.origin}


def _why(item: Dropped) -> Shape:
    return {"dropped": item.reason}


def _evidence(field: str, found: Found, item: Article) -> Shape:
    return {"field": field, "value": found.value, "span": Cite([item]).maybe(found.span), "how": found.how}


def _entity(entity: Entity) -> Shape:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "roles": list(entity.roles),
    }


def _attribution(attribution: Attribution, identity: str, cite: Cite) -> Shape:
    return {
        "id": attribution.id,
        "article": identity,
        "kind": attribution.kind,
        "source": cite.maybe(attribution.source),
        "cue": cite.maybe(attribution.cue),
        "content": [cite(span) for span in attribution.content],
        "speaker": attribution.speaker,
        "chain": list(attribution.chain),
        "reason": attribution.reason,
    }


def _figure(figure: Figure, cite: Cite) -> Shape:
    return {
        "span": cite(figure.span),
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "bound": figure.bound,
        "measures": figure.measures,
    }


def _moment(moment: Moment, cite: Cite) -> Shape:
    return {
        "span": cite(moment.span),
        "from": moment.first,
        "to": moment.last,
        "granularity": moment.granularity,
        "reason": moment.reason,
    }


def _passage(passage: Passage, cite: Cite) -> Shape:
    return {
        "spans": [cite(span) for span in passage.spans],
        "similarity": round(passage.similarity, 3),
        "quotation": passage.quotation,
    }


def _line(line: Line) -> Shape:
    return {"id": line.id, "articles": list(line.articles), "origin": line.origin, "reason": line.reason}
