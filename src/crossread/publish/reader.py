"""Every article as a reader's page: its whole text, what is not the article dimmed, and in the margin what others have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from crossread.account import Account, ArticleRecord, Cited, Claim
from crossread.dates import when
from crossread.model import BODY_KINDS
from crossread.publish.claims import ClaimView
from crossread.publish.lines import part_view
from crossread.publish.lookup import Link, Lookup, host
from crossread.publish.readings import Reading
from crossread.publish.said import BLOCK, SILENCE
from crossread.publish.segments import Marked, Token, cut, split, with_readings

_ASIDE = frozenset({"repeat", "other-story", "boilerplate"})  # not the article
# A paragraph of a newspaper has some 60 words; a body that came in one line is shown in rows of about that length,
# so that the margin stands beside what it is about
ROW = 420
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]{0,2}\s{1,3}$")  # a sentence ended here


@dataclass(frozen=True, slots=True)
class Note:
    """What others have of a claim that this row states."""

    claim: ClaimView
    differing: tuple[tuple[Link, str, str], ...]  # outlet, its words where it differs from this article, kind
    read: Mapping[str, str]  # by such an outlet, how the amounts and times in these words were read
    also: tuple[tuple[Link, bool], ...]  # outlet, and whether it attributes
    same: tuple[Link, ...]  # same text
    silent: tuple[Link, ...]  # articles that do not report it although it was known by then


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    tokens: tuple[Token, ...]
    notes: tuple[Note, ...] = ()
    alone: tuple[ClaimView, ...] = ()  # claims of this row that no other article has
    follows: bool = False  # True: goes on in the paragraph of the row before
    anchor: str = ""
    readings: tuple[Reading, ...] = ()  # of the amounts and times in its text
    linked: bool = True  # False: no link stands in it that could tell its readings to who comes by keyboard


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that stand together: of the article, or not of it."""

    aside: bool
    rows: tuple[Row, ...]
    said: str = ""  # what an aside is: "menus and the like, another story"
    words: int = 0

    @property
    def long(self) -> bool:
        return self.aside and self.words > 40


@dataclass(frozen=True, slots=True)
class Reader:
    anchor: str
    number: int
    label: str
    article: ArticleRecord
    url: str | None  # only http and https
    published: str
    evidence: tuple[tuple[str, str, str, str | None], ...]  # field, value, how, link
    parts: tuple[Part, ...]
    claims: int
    titled: bool  # True: its text shows its title above its body
    line: str | None  # "same text as …"
    crossing: frozenset[str] = field(default=frozenset())  # anchors in several pieces


def readers(account: Account, views: Mapping[str, ClaimView], look: Lookup) -> tuple[Reader, ...]:
    """A reader's page for each article; `views` by claim id."""
    marks = _marks(account, look)
    stated = _stated(account)
    return tuple(_reader(article, marks[article.id], stated[article.id], views, look) for article in account.articles)


def _reader(
    article: ArticleRecord,
    marks: Sequence[Marked],
    stated: Sequence[tuple[int, Claim]],
    views: Mapping[str, ClaimView],
    look: Lookup,
) -> Reader:
    rows = tuple(_rows(article, marks, stated, views, look)) if article.id in look.texts else ()
    tokens = [token for row in rows for token in row.tokens]
    return Reader(
        anchor=f"article-{look.numbers[article.id]}",
        number=look.numbers[article.id],
        label=look.labels[article.id],
        article=article,
        url=article.url if host(article.url) else None,
        published=when(article.published),
        evidence=tuple(
            (found.field, found.value, found.how, look.href(found.span) if found.span else None)
            for found in article.evidence
        ),
        parts=tuple(_parts(rows)),
        claims=len({claim.id for _, claim in stated}),
        titled=_titled(rows),
        line=_line(article, look),
        crossing=frozenset(split(tokens)),
    )


def _rows(
    article: ArticleRecord,
    marks: Sequence[Marked],
    stated: Sequence[tuple[int, Claim]],
    views: Mapping[str, ClaimView],
    look: Lookup,
) -> Iterator[Row]:
    text = look.texts[article.id]
    for kind, start, end, follows in _stretches(article, text, sorted({place for place, _ in stated})):
        here = {claim.id: claim for place, claim in stated if start <= place < end}
        alone = tuple(views[claim] for claim in here if views[claim].articles == 1)
        notes = tuple(
            note(claim, views[claim.id], article.id, look) for claim in here.values() if views[claim.id].articles > 1
        )
        readings = look.read(Cited(article.id, start, end, text[start:end]))
        tokens, linked = with_readings(cut(text, start, end, marks), start, readings)
        anchor = f"read-{look.numbers[article.id]}-{start}"
        yield Row(kind, tuple(tokens), notes, alone, follows, anchor, readings, linked)


def _stretches(article: ArticleRecord, text: str, statements: Sequence[int]) -> Iterator[tuple[str, int, int, bool]]:
    """Kind, start, end of what is shown as one row, in order, over the whole text but the space between blocks."""
    done = 0
    for block in sorted(article.blocks, key=lambda block: block.start):
        start, end = max(block.start, done), min(block.end, len(text))
        if text[done:start].strip():
            yield "boilerplate", done, start, False
        first = start
        if block.kind in BODY_KINDS:
            for place in statements:
                if place - first > ROW and end - place > ROW // 3 and _ENDED.search(text[max(0, place - 6) : place]):
                    yield block.kind, first, place, first != start
                    first = place
        if first < end:
            yield block.kind, first, end, first != start
        done = max(done, end)
    if text[done:].strip():
        yield ("boilerplate" if article.blocks else "paragraph"), done, len(text), False


def _titled(rows: Sequence[Row]) -> bool:
    return next((row.kind for row in rows if row.kind == "title" or row.kind in BODY_KINDS), "") == "title"


def _parts(rows: Sequence[Row]) -> Iterator[Part]:
    for aside, group in groupby(rows, key=lambda row: row.kind in _ASIDE):
        found = tuple(group)
        said = ", ".join(dict.fromkeys(BLOCK.get(row.kind, row.kind) for row in found)) if aside else ""
        words = sum(len(token.text.split()) for row in found for token in row.tokens)
        yield Part(aside, found, said, words)


def _marks(account: Account, look: Lookup) -> dict[str, list[Marked]]:
    """By article, each span that something leads to, once, with all that it is."""
    kinds: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    claims: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for claim in account.claims:
        for report in claim.reports:
            place = (report.statement.article, report.statement.start, report.statement.end)
            kinds[place].add("said" if report.chain or report.attribution else "own")
            claims[place].append(look.claims[claim.id])
    statements = set(kinds)  # a statement that differs as a whole keeps its own colour: the margin says what differs
    for claim in account.claims:
        for difference in claim.differences:
            for span in difference.spans:
                if (place := (span.article, span.start, span.end)) not in statements:
                    kinds[place].add("differs")
    found: dict[str, list[Marked]] = {article.id: [] for article in account.articles}
    for place, anchor in look.places.items():
        numbers = tuple(dict.fromkeys(claims[place])) if place in claims else ()
        found[place[0]].append(Marked(place[1], place[2], anchor, tuple(sorted(kinds.get(place, ()))), numbers))
    return found


def _stated(account: Account) -> dict[str, list[tuple[int, Claim]]]:
    found: dict[str, list[tuple[int, Claim]]] = {article.id: [] for article in account.articles}
    for claim in account.claims:
        for report in claim.reports:
            if report.statement.article in found:
                found[report.statement.article].append((report.statement.start, claim))
    for places in found.values():
        places.sort(key=lambda pair: pair[0])
    return found


def note(claim: Claim, view: ClaimView, article: str, look: Lookup) -> Note:
    """What others have of a claim, seen from one article and those that print its words."""
    own = look.labels[article]
    mine = {own}
    for report in view.reports:
        names = {report.article.text, *(link.text for link in report.same)}
        mine |= names if own in names else set()
    differing: dict[str, tuple[Link, str, str]] = {}
    read: dict[str, str] = {}
    for difference in claim.differences:
        for near, far in (difference.spans, difference.spans[::-1]):
            name = look.labels.get(far.article, far.article)
            if look.labels.get(near.article) in mine and name not in mine and name not in differing:
                words = "" if difference.kind == "voice" else far.text
                differing[name] = (Link(name, look.href(far)), words, difference.kind)
                read[name] = "; ".join(f"“{reading.words}” {reading.said}" for reading in look.read(far) if words)
    also, same = [], []
    for report in view.reports:
        for link in (Link(report.article.text, report.href), *report.same):
            if link.text in mine and link.text != own:
                same.append(link)
            elif link.text != own and link.text not in differing:
                also.append((link, bool(report.chain)))
    silent = next((links for why, links in view.silent if why == SILENCE["omission"]), ())
    return Note(view, tuple(differing.values()), read, tuple(dict.fromkeys(also)), tuple(dict.fromkeys(same)), silent)


def _line(article: ArticleRecord, look: Lookup) -> str | None:
    line = next((line for line in look.account.lines if line.id == article.line), None)
    if line is None:
        return None
    part = next((part for part in line.parts if part.article == article.id), None)
    if part is not None:
        view = part_view(part, line, look)
        return f"{view.said}; own words {view.own} %"
    others = [look.labels[other] for other in line.articles if other != article.id and other in look.labels]
    origin = f" (goes back to {line.origin})" if line.origin else ""
    return f"same text as {', '.join(others)}{origin}" if others else f"text of {line.origin}" if line.origin else None
