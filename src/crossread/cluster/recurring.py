"""Passages that are no text of the story: what a site prints under every article, and formulas of the trade.

Both are known by where they stand. Words that one outlet prints in articles of different stories are its furniture or its
standing background; a clause that stands in different stories at different outlets is a formula ("did not immediately respond
to a request for comment").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from crossread.cluster.origins import same_outlet
from crossread.cluster.passages import Alignment
from crossread.cluster.words import Words
from crossread.model import Span

FORMULA = 15  # words: what is shorter and recurs in different stories is a formula, not somebody's text
OTHERS = 2  # other articles, of other stories, in which a formula must stand
COVERED = 0.8  # of a passage, that is recurring words, for the whole to count as such


def without(bodies: Sequence[Words], alignments: Sequence[Alignment], story: Sequence[int]) -> list[Alignment]:
    """The alignments that are text of a story. `story`: the story of each body, by number."""
    recurring: dict[str, set[Span]] = defaultdict(set)
    clauses: dict[str, set[tuple[Span, str]]] = defaultdict(set)  # by page: clauses, with the page of the other side
    for each in alignments:
        if story[each.first] == story[each.second]:
            continue
        first, second = each.passage.spans
        if same_outlet(bodies[each.first].article, bodies[each.second].article):
            recurring[first.page].add(first)
            recurring[second.page].add(second)
        elif each.size < FORMULA:
            clauses[first.page].add((first, second.page))
            clauses[second.page].add((second, first.page))
    for page, found in clauses.items():
        recurring[page] |= {span for span in {span for span, _ in found} if _others(span, found) >= OTHERS}
    return [each for each in alignments if not any(_covered(span, recurring[span.page]) for span in each.passage.spans)]


def _others(span: Span, clauses: Iterable[tuple[Span, str]]) -> int:
    """In how many other articles a clause stands."""
    return len({page for each, page in clauses if _covered(span, (each,))})


def _covered(span: Span, recurring: Iterable[Span]) -> bool:
    """Whether one recurring span covers most of a passage's side."""
    start, end = span.start, span.end
    least = COVERED * (end - start)
    return any(min(end, each.end) - max(start, each.start) >= least for each in recurring)
