"""Reports for the tests of differences: made-up sentences with their amounts and times; who speaks is said by hand."""

from __future__ import annotations

from typing import Any

from crossread.annotate import figures, moments
from crossread.collate.differences import COMPARISONS, Finding, Told
from crossread.collate.statements import statement_at
from crossread.model import Annotations, Article, Block, Found, Page

DAY = "2031-03-05"  # a Wednesday


def report(text: str, outlet: str, published: str = DAY, **more: Any) -> Told:
    """The report that «…» marks in a text, as a whole where nothing is marked. `more`: what else `Told` holds."""
    start, end = (text.index("«"), text.index("»") - 1) if "«" in text else (0, len(text.rstrip(".")))
    page = Page.of(text.replace("«", "").replace("»", ""), outlet, outlet=outlet)
    whole = page.span(0, len(page.text))
    found = Found(published, None, "test")
    article = Article(page, (Block("paragraph", whole),), outlet=Found(outlet, None, "test"), published=found)
    (notes,) = figures.find([article], moments.find([article], [Annotations(article.id, sentences=(whole,))]))
    return Told(
        statement_at(article, notes, {}, page.span(start, end)), article, outlet, more.pop("kind", None), **more
    )


def difference(kind: str, first: str, second: str, *published: str) -> Finding | None:
    """The difference of a kind between two reports, of The Tide and The Beacon, in their outlets' own voices."""
    days = published or (DAY, DAY)
    compare = next(one for one in COMPARISONS if one.__name__ == kind)
    return compare(report(first, "The Tide", days[0]), report(second, "The Beacon", days[1]), {})


def weight(kind: str, first: str, second: str, *published: str) -> str | None:
    """Its weight, whichever report comes first; None where there is no difference."""
    found = difference(kind, first, second, *published)
    turned = difference(kind, second, first, *reversed(published))
    assert (found and found.weight) == (turned and turned.weight)
    return found.weight if found else None
