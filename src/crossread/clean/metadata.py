"""Title, outlet, authors, date and credits of an article: the carrier's word first, then the page's, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossread.clean import authors, carried, credits, header, nearby, outlets, published
from crossread.clean.header import Headline
from crossread.clean.parts import Anatomy
from crossread.model import BlockKind, Found, Page
from crossread.text import fold

NEAR = 10  # parts around a headline in which it may be said again


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text, and which parts that makes of another kind."""

    title: Found | None = None
    outlet: Found | None = None
    authors: tuple[Found, ...] = ()
    published: Found | None = None
    dates: tuple[Found, ...] = ()  # all candidates for `published`
    credits: tuple[Found, ...] = ()
    kinds: dict[int, BlockKind] = field(default_factory=dict)  # by index of the part


def said(page: Page) -> Metadata:
    """What the carrier alone says."""
    moments = tuple(one for one in (published.said(page), published.in_address(page)) if one)
    return Metadata(
        title=_given(page.title, "title"),
        outlet=_given(page.outlet, "outlet") or _addressed(page),
        authors=tuple(Found(name, None, "field authors of the carrier") for name in carried.authors(page)),
        published=moments[0] if moments else None,
        dates=moments,
    )


def gather(page: Page, anatomy: Anatomy) -> Metadata:
    """What carrier and page say."""
    given = said(page)
    headline = _headline(page, anatomy)
    kinds: dict[int, BlockKind] = {}
    head = headline.index if headline else None
    if head is not None:
        kinds[head] = "title"
        kinds.update(dict.fromkeys(header.standfirsts(anatomy, head), "standfirst"))
        kinds.update(dict.fromkeys(_again(anatomy, head), "repeat"))
    near = nearby.lines(anatomy, head) if anatomy.found else []
    writers = authors.authors(anatomy, near, head, page)
    moments = published.published(page, anatomy, near, head)
    bylines = {
        i for i, part in enumerate(anatomy.parts) if any(part.unit.start <= w[0] < part.unit.end for w in writers)
    }
    kinds.update(dict.fromkeys(bylines, "byline"))
    kinds.update(carried.captions(page, anatomy))
    return Metadata(
        title=_title(page, headline),
        outlet=_outlet(page, anatomy, given),
        authors=_authors(page, writers, given),
        published=moments.chosen,
        dates=moments.dates,
        credits=carried.with_carried(
            (Found(name, page.span(start, end), how) for start, end, name, how in credits.credits(anatomy, bylines)),
            page,
        ),
        kinds=kinds,
    )


def _given(value: str | None, name: str) -> Found | None:
    return Found(value.strip(), None, f"field {name} of the carrier") if value and value.strip() else None


def _addressed(page: Page) -> Found | None:
    name = outlets.by_address(page.url)
    return Found(name, None, "address of the page") if name else None


def _same(one: str, other: str) -> bool:
    return " ".join(fold(one).split()) == " ".join(fold(other).split())


def _bare(title: str, page: Page) -> str:
    """A carrier's title without the outlet's name behind it: "Bridge closed - The Example Post"."""
    for mark in (" | ", " - ", " – ", " — "):
        head, found, tail = title.rpartition(mark)
        if found and (outlets.named(tail) or (page.outlet and _same(tail, page.outlet))):
            return head
    return title


def _headline(page: Page, anatomy: Anatomy) -> Headline | None:
    """The line that is the carrier's title where it stands on the page, else the one that looks like a headline."""
    if not page.title:
        return header.title(anatomy, page.url)
    wanted = _bare(page.title.strip(), page)
    same = [i for i, part in enumerate(anatomy.parts) if len(part.unit.text) < 400 and _same(part.unit.text, wanted)]
    if not same:
        return None
    index = min(same, key=lambda index: abs(anatomy.begin - index))
    unit = anatomy.parts[index].unit
    return Headline(index, unit.start, unit.end, "field title of the carrier, and on the page")


def _title(page: Page, headline: Headline | None) -> Found | None:
    if headline is None:
        return _given(page.title, "title")
    span = page.span(headline.start, headline.end)
    words = page.words(span)
    return Found(words if page.title else " ".join(words.split()), span, headline.how)


def _outlet(page: Page, anatomy: Anatomy, given: Metadata) -> Found | None:
    if given.outlet:
        return given.outlet
    found = outlets.by_page(anatomy)
    return Found(found[0], page.span(found[1], found[2]), found[3]) if found else None


def _again(anatomy: Anatomy, headline: int) -> list[int]:
    """Lines near the headline that say it again (the page's own heading, a menu's, a share button's)."""
    words = anatomy.parts[headline].unit.key
    near = range(max(0, headline - NEAR), min(len(anatomy.parts), headline + NEAR))
    return [i for i in near if i != headline and anatomy.parts[i].unit.key == words]


def _authors(page: Page, writers: list[tuple[int, int, str, str]], given: Metadata) -> tuple[Found, ...]:
    found = [Found(name, page.span(start, end), how) for start, end, name, how in writers]
    if not given.authors:
        return tuple(found)
    return tuple(
        next((Found(name.value, other.span, name.how) for other in found if _same(other.value, name.value)), name)
        for name in given.authors
    )
