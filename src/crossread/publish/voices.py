"""Who said what, and what things are called: utterances with their renderings, names by outlet and voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.account import Naming, Utterance
from crossread.publish.align import Column, align
from crossread.publish.lookup import Link, Lookup
from crossread.publish.said import when_short
from crossread.text import fold

# Columns of a table of words wrap into blocks of about this many characters: a line of print
BLOCK_WIDTH = 64


@dataclass(frozen=True, slots=True)
class RenderingView:
    article: Link
    when: str
    kind: str
    href: str | None
    cells: tuple[tuple[str, bool], ...]  # words, and whether every rendering has them; "" where others have words
    same: tuple[Link, ...]  # others with these words exactly


@dataclass(frozen=True, slots=True)
class UtteranceView:
    anchor: str
    speaker: str
    known: bool
    renderings: tuple[RenderingView, ...]
    reasons: tuple[tuple[str, str], ...]
    blocks: tuple[tuple[Column, ...], ...]  # the word table, cut to lines; () where it would show nothing

    @property
    def differs(self) -> bool:
        return len(self.renderings) > 1


@dataclass(frozen=True, slots=True)
class NameView:
    name: str
    own: tuple[tuple[Link, tuple[str, ...]], ...]  # outlet with its first link, further links
    quoted: tuple[tuple[Link, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class NamingView:
    entity: str
    type: str
    reason: str
    names: tuple[NameView, ...]


def utterances(found: Sequence[Utterance], look: Lookup) -> tuple[UtteranceView, ...]:
    """Those worded in more than one way first, then by number of outlets."""
    views = [_utterance(number, utterance, look) for number, utterance in enumerate(found, 1)]
    return tuple(sorted(views, key=lambda view: (not view.differs, -sum(1 + len(r.same) for r in view.renderings))))


def _utterance(number: int, utterance: Utterance, look: Lookup) -> UtteranceView:
    order = {article: number for number, article in enumerate(look.articles)}
    kept = sorted(utterance.renderings, key=lambda r: (order.get(r.span.article, 0), r.span.start))
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, rendering in enumerate(kept):
        groups[rendering.kind, " ".join(rendering.span.text.split())].append(place)
    firsts = [places[0] for places in groups.values()]
    columns = align([kept[place].span.text for place in firsts]) if firsts else ()
    views = []
    for column, places in enumerate(groups.values()):
        rendering = kept[places[0]]
        article = look.articles.get(rendering.span.article)
        same = [place for place in places[1:] if kept[place].span.article != rendering.span.article]
        views.append(
            RenderingView(
                article=look.article(rendering.span.article),
                when=when_short(article.published if article else None),
                kind=rendering.kind,
                href=look.href(rendering.span),
                cells=tuple((cut.cells[column], cut.common or len(firsts) == 1) for cut in columns),
                same=tuple(_at(kept[place].span.article, look.href(kept[place].span), look) for place in same),
            )
        )
    shares = sum(column.common for column in columns)
    return UtteranceView(
        anchor=f"utterance-{number}",
        speaker=look.entity(utterance.speaker),
        known=utterance.speaker is not None,
        renderings=tuple(views),
        reasons=tuple(dict.fromkeys((difference.kind, difference.reason) for difference in utterance.differences)),
        blocks=_blocks(columns) if shares and len(firsts) > 1 else (),
    )


def _at(article: str, href: str | None, look: Lookup) -> Link:
    return Link(look.labels.get(article, article), href)


def _blocks(columns: Sequence[Column]) -> tuple[tuple[Column, ...], ...]:
    blocks: list[list[Column]] = [[]]
    width = 0
    for column in columns:
        wide = max(len(cell) for cell in column.cells) + 2
        if blocks[-1] and width + wide > BLOCK_WIDTH:
            blocks.append([])
            width = 0
        blocks[-1].append(column)
        width += wide
    return tuple(tuple(block) for block in blocks if block)


def naming(found: Sequence[Naming], look: Lookup) -> tuple[NamingView, ...]:
    """Entities with several names first: one that everybody calls the same is no news."""
    views = [_naming(entry, look) for entry in found]
    return tuple(sorted(views, key=lambda view: -len(view.names)))


def _naming(entry: Naming, look: Lookup) -> NamingView:
    names: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)  # folded: article, voice, link
    written: dict[str, str] = {}
    for name in entry.names:
        key = " ".join(fold(name.span.text).split())
        written.setdefault(key, " ".join(name.span.text.split()))
        names[key].append((name.span.article, name.voice, look.href(name.span)))
    rows = [
        NameView(written[key], _outlets(places, "own", look), _outlets(places, "quoted", look))
        for key, places in names.items()
    ]
    record = look.entities.get(entry.entity)
    return NamingView(
        entity=look.entity(entry.entity),
        type=record.type if record else "",
        reason=record.reason if record else "",
        names=tuple(sorted(rows, key=lambda row: -(len(row.own) + len(row.quoted)))),
    )


def _outlets(
    places: Sequence[tuple[str, str, str | None]], voice: str, look: Lookup
) -> tuple[tuple[Link, tuple[str, ...]], ...]:
    links: dict[str, list[str | None]] = defaultdict(list)
    for article, said, href in places:
        if said == voice:
            links[article].append(href)
    order = [article for article in look.articles if article in links]
    return tuple(
        (_at(article, links[article][0], look), tuple(h for h in links[article][1:] if h)) for article in order
    )
