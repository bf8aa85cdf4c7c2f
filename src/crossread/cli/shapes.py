"""What --format json prints: the shapes that machines rely on. Spans are {"article", "start", "end", "text"}."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from crossread import clock, record, run
from crossread.model import Annotations, Article, Clustering, Dropped, Entity, Found, Line, Page, Passage, Story

Shape = dict[str, Any]


def written(shape: object) -> bytes:
    """JSON in UTF-8; a list has one item a line, so that it can be searched by the line and compared."""
    if isinstance(shape, list):
        return b"[\n" + b",\n".join(msgspec.json.encode(item) for item in shape) + b"\n]\n"
    return msgspec.json.format(msgspec.json.encode(shape), indent=1) + b"\n"


def pieces(items: Iterable[Shape], form: str) -> Iterator[bytes]:
    """A list as `written` writes it, piece by piece; as "jsonl" one object a line and nothing else."""
    lines = form == "jsonl"
    between = b"" if lines else b"[\n"
    for item in items:
        yield between + msgspec.json.encode(item)
        between = b"\n" if lines else b",\n"
    if lines:
        yield b"\n" if between else b""
    else:
        yield (b"[\n" if between.startswith(b"[") else b"") + b"\n]\n"


def page(item: Page | Dropped) -> Shape:
    if isinstance(item, Dropped):
        nothing = dict.fromkeys(("carrier", "title", "outlet", "published", "url", "dateline", "stub"))
        nothing |= {"credits": [], "based_on": []}
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
        "credits": list(item.credits),
        "based_on": list(item.based_on),
        "dateline": item.dateline,
        "stub": item.stub,
        "characters": len(item.text),
        "sha256": item.sha256,
        "text": item.text,
        "dropped": None,
    }


def article(item: Article | Dropped) -> Shape:
    if isinstance(item, Dropped):
        nothing = dict.fromkeys(("title", "outlet", "published", "language", "stub"))
        return (
            _dropped(item)
            | nothing
            | {"authors": [], "credits": [], "dates": [], "blocks": [], "evidence": []}
            | _why(item)
        )
    one = {"title": item.title, "outlet": item.outlet, "published": item.published}
    cite = record.Citer([item])
    return {
        **_head(item),
        **{field: found.value if found else None for field, found in one.items()},
        "authors": [author.value for author in item.authors],
        "credits": [credit.value for credit in item.credits],
        "language": item.language,
        "stub": item.stub,
        "blocks": [{"kind": block.kind, "start": block.span.start, "end": block.span.end} for block in item.blocks],
        "dates": [_found(date, cite) for date in item.dates],
        "evidence": record.evidence(item, cite),
        "dropped": None,
    }


def _found(found: Found, cite: record.Citer) -> Shape:
    return {"value": found.value, "span": cite(found.span) if found.span else None, "how": found.how}


def annotated(item: Article | Dropped, seen: Annotations | Dropped) -> Shape:
    if isinstance(item, Dropped) or isinstance(seen, Dropped):
        lists = ("sentences", "mentions", "entities", "attributions", "figures", "moments")
        dropped = item if isinstance(item, Dropped) else seen
        assert isinstance(dropped, Dropped)
        return _dropped(dropped) | {name: [] for name in lists} | _why(dropped)
    cite = record.Citer([item])
    ids = {(item.id, entity.id): entity.id for entity in seen.entities}  # an article's own ids stay
    return {
        **_head(item),
        "sentences": [cite(span) for span in seen.sentences],
        "mentions": [{"span": cite(m.span), "type": m.type, "form": m.form, "entity": m.entity} for m in seen.mentions],
        "entities": [_entity(entity) for entity in seen.entities],
        "attributions": [record.attribution_record(a, item.id, ids, a.id, cite) for a in seen.attributions],
        "figures": [record.figure_record(figure, cite) for figure in seen.figures],
        "moments": [record.moment_record(moment, cite) for moment in seen.moments],
        "dropped": None,
    }


def clustering(found: Clustering, offered: Sequence[Article | Dropped]) -> Shape:
    articles = {item.id: item for item in offered if isinstance(item, Article)}
    cite = record.Citer(articles.values())
    of_line: dict[str, str] = {article: line.id for line in found.lines for article in line.articles}
    return {
        "stories": [_story(story, of_line) for story in found.stories],
        "passages": [record.passage_record(passage, cite) for passage in found.passages],
        "lines": [_line(line, articles, passages) for line, passages in record.with_passages(found)],
        "dropped": [
            {"key": item.key, "origin": item.origin, "reason": item.reason}
            for item in offered
            if isinstance(item, Dropped)
        ],
    }


def _story(story: Story, of_line: Mapping[str, str]) -> Shape:
    first, last = days(story.articles)
    return {
        "id": story.id,
        "title": story.title,
        "first": first,
        "last": last,
        "articles": [_member(article, of_line.get(article.id)) for article in story.articles],
        "lines": [line.id for line in story.lines],
        "reason": story.reason,
        "follows": story.follows,
        "why_follows": story.why_follows,
    }


def days(articles: Iterable[Article]) -> tuple[str | None, str | None]:
    """When the earliest and the latest of some articles appeared, as their pages say it; None where none does."""
    said = [article.published.value for article in articles if article.published]
    dated = sorted((bounds, value) for value in said if (bounds := clock.bounds(value)))
    return (dated[0][1], dated[-1][1]) if dated else (None, None)


def _member(item: Article, line: str | None) -> Shape:
    said = {"outlet": item.outlet, "title": item.title, "published": item.published}
    return _head(item) | {name: found.value if found else None for name, found in said.items()} | {"line": line}


def _line(line: Line, articles: Mapping[str, Article], passages: Sequence[Passage]) -> Shape:
    """A line as the account has it, and in words what each article does with its text."""
    said = record.parts_said(line, articles, passages)
    shape: Shape = msgspec.to_builtins(record.line_record(line, line.id))
    return shape | {"parts": [part | {"said": said[part["article"]]} for part in shape["parts"]]}


def streamed(found: run.Streamed) -> Shape:
    """All stories of a stream, and what this run changed in them."""
    articles = [article for story in found.clustering.stories for article in story.articles]
    return clustering(found.clustering, [*articles, *found.dropped]) | {
        "changes": [
            {
                "kind": change.kind,
                "story": change.story,
                "articles": list(change.articles),
                "other": change.other,
                "reason": change.reason,
            }
            for change in found.changes
        ]
    }


def _head(item: Article) -> Shape:
    return {"id": item.id, "key": item.page.key, "origin": item.page.origin}


def _dropped(item: Dropped) -> Shape:
    return {"id": None, "key": item.key, "origin": item.origin}


def _why(item: Dropped) -> Shape:
    return {"dropped": item.reason}


def _entity(entity: Entity) -> Shape:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "roles": list(entity.roles),
    }
