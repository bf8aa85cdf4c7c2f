"""Who said what, and what things are called: utterances with their renderings, names by outlet and voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.account import Cited, Naming, Utterance
from crossread.dates import when_short
from crossread.publish.align import Column, align, shared_with_any
from crossread.publish.lookup import Link, Lookup
from crossread.publish.readings import Part, Reading, parts
from crossread.text import fold

# Columns of a table of words wrap into blocks of about this many characters: a line of print
BLOCK_WIDTH = 64
APART = 0.2  # below a word in five, two wordings have no more in common than any two sentences about one thing
EDGES = " \t\n\u00a0,;\"'“”‘’«»()[]"
LINED_UP = 0.4  # share of words common to all from which a table of them shows more than the marks do


@dataclass(frozen=True, slots=True)
class RenderingView:
    anchor: str
    article: Link
    when: str
    kind: str
    href: str | None
    cells: tuple[tuple[str, str], ...]  # pieces of its words, each "shared", "own" or a "gap"
    apart: bool  # True: hardly a word is another's, so that marking words would say nothing
    same: tuple[Link, ...]  # others with these words exactly
    parts: tuple[tuple[Part, ...], ...] = ()  # each of the cells, cut at its amounts and times
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of the word table: what each rendering has there, and the same cut at its amounts and times."""

    cells: tuple[str, ...]
    common: bool
    parts: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class UtteranceView:
    anchor: str
    speaker: str
    known: bool
    renderings: tuple[RenderingView, ...]
    reasons: tuple[tuple[str, str], ...]
    wordings: tuple[str, ...]  # reasons of differences in wording, which the marks show already
    blocks: tuple[tuple[ColumnView, ...], ...]  # the word table, cut to lines; () where it would show nothing

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
    wordings = [kept[place].span.text for place in firsts]
    columns = align(wordings) if wordings else ()
    cuts = shared_with_any(wordings)
    views = []
    for column, places in enumerate(groups.values()):
        rendering = kept[places[0]]
        article = look.articles.get(rendering.span.article)
        same = [place for place in places[1:] if kept[place].span.article != rendering.span.article]
        cells = _shown(_of(columns, cuts, column, wordings))
        readings = look.read(rendering.span)
        views.append(
            RenderingView(
                anchor=f"utterance-{number}-{column + 1}",
                article=look.article(rendering.span.article),
                when=when_short(article.published if article else None),
                kind=rendering.kind,
                href=look.href(rendering.span),
                cells=cells,
                apart=len(firsts) > 1 and _share(cuts[column]) < APART,
                same=tuple(_at(kept[place].span.article, look.href(kept[place].span), look) for place in same),
                parts=_read(cells, rendering.span, readings),
                readings=readings,
            )
        )
    shares = min((_share(_cells(columns, place)) for place in range(len(firsts))), default=0.0)
    return UtteranceView(
        anchor=f"utterance-{number}",
        speaker=look.entity(utterance.speaker),
        known=utterance.speaker is not None,
        renderings=tuple(views),
        reasons=tuple(
            dict.fromkeys((found.kind, found.reason) for found in utterance.differences if found.kind != "wording")
        ),
        wordings=tuple(dict.fromkeys(found.reason for found in utterance.differences if found.kind == "wording")),
        blocks=_blocks(_read_columns(columns, [kept[place].span for place in firsts], look))
        if len(firsts) > 1 and shares >= LINED_UP
        else (),
    )


def _of(
    columns: Sequence[Column], cuts: Sequence[tuple[tuple[str, bool], ...]], place: int, wordings: Sequence[str]
) -> tuple[tuple[str, bool], ...]:
    """Of two renderings, what the other has too; of more, what any other has; one alone is all plain."""
    if len(wordings) == 1:
        return ((wordings[0], True),)
    return _cells(columns, place) if len(wordings) == 2 else cuts[place]


def _cells(columns: Sequence[Column], place: int) -> tuple[tuple[str, bool], ...]:
    return tuple((column.cells[place], column.common) for column in columns)


def _shown(cells: Sequence[tuple[str, bool]]) -> tuple[tuple[str, str], ...]:
    """Pieces with what they are: "shared", "own", or "gap" where others have words and this one has none.

    Spaces and quotation marks at the edges of a rendering's own words are not marked with them.
    """
    shown: list[tuple[str, str]] = []
    for text, common in cells:
        core = text.strip(EDGES)
        if common:
            shown.append((text, "shared"))
        elif not any(map(str.isalnum, core)):
            shown += [(text, "shared"), ("", "gap")]
        else:
            start = text.index(core)
            shown += [(text[:start], "shared"), (core, "own"), (text[start + len(core) :], "shared")]
    while shown and not shown[-1][0].strip():  # a gap at either end says nothing: the quotation is cut there
        shown.pop()
    while shown and not shown[0][0].strip():
        shown.pop(0)
    return tuple(shown)


def _read(cells: Sequence[tuple[str, str]], span: Cited, readings: Sequence[Reading]) -> tuple[tuple[Part, ...], ...]:
    """The cells of a rendering, each cut at its amounts and times."""
    place = span.start + max(0, span.text.find("".join(words for words, _ in cells)))
    found = []
    for words, _ in cells:
        found.append(parts(words, place, readings))
        place += len(words)
    return tuple(found)


def _share(cells: Sequence[tuple[str, bool]]) -> float:
    """Share of a rendering's words that are not its own alone, 0 to 1."""
    words = [(len(text.split()), common) for text, common in cells]
    return sum(count for count, common in words if common) / max(1, sum(count for count, _ in words))


def _at(article: str, href: str | None, look: Lookup) -> Link:
    return Link(look.labels.get(article, article), href)


def _read_columns(columns: Sequence[Column], spans: Sequence[Cited], look: Lookup) -> list[ColumnView]:
    places = [span.start for span in spans]
    readings = [look.read(span) for span in spans]
    found = []
    for column in columns:
        cut = []
        for row, cell in enumerate(column.cells):
            lead = len(cell) - len(cell.lstrip())
            cut.append(parts(cell.strip(), places[row] + lead, readings[row]))
            places[row] += len(cell)
        found.append(ColumnView(column.cells, column.common, tuple(cut)))
    return found


def _blocks(columns: Sequence[ColumnView]) -> tuple[tuple[ColumnView, ...], ...]:
    blocks: list[list[ColumnView]] = [[]]
    width = 0
    for column in columns:
        if not any(cell.strip() for cell in column.cells):
            continue
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
