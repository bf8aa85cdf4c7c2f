"""What stands before an expression and belongs to it: "early", "the end of", "since", "no later than", "about"."""

from __future__ import annotations

from crossread.annotate.moments.day_times import is_day
from crossread.annotate.moments.lexicon import lexicon
from crossread.annotate.moments.meanings import (
    Ago,
    Clock,
    DayPart,
    Edge,
    Every,
    Found,
    Meaning,
    Other,
    Part,
    Range,
    Reference,
    Stretch,
    Week,
    WeekOf,
    Years,
)
from crossread.annotate.moments.nested import EDGES_OF, WITHIN
from crossread.annotate.tokens import Tokens


def wrapped(tokens: Tokens, start: int, found: Found) -> tuple[int, Meaning]:
    """What stands before an expression and belongs to it: "early", "the end of", "since", "about"; where it then begins."""
    meaning, end = found
    if not isinstance(meaning, Every | Reference | Stretch):
        start, meaning = _with_part(tokens, start, meaning)
    if isinstance(meaning, Ago):
        return _hedged(tokens, start), meaning
    word, edges = tokens.word(start - 1), lexicon().edges
    if word in {"on", "in", "than"} and tokens.word(start - 2) in {"starting", "beginning", "effective", "later"}:
        word, start = tokens.word(start - 2), start - 1
        if word == "later":
            if tokens.word(start - 2) in {"no", "not"}:
                return start - 3 + 1, Edge("by", meaning)
            later = _opens(tokens, "after", meaning, end)
            return (start - 1, Edge("after", meaning)) if later else (start + 1, meaning)
    if word in edges and _opens(tokens, edges[word], meaning, end):
        begin = start - 1 - (word == "since" and tokens.word(start - 2) == "ever")
        return begin, Edge(edges[word], meaning)
    return start, meaning


def _with_part(tokens: Tokens, start: int, meaning: Meaning) -> tuple[int, Meaning]:
    """ "early 2024", "mid-March", "the end of 2024", "earlier this month", "later in the day", "the rest of the week"."""
    before = tokens.word(start - 1)
    at, part = start, ""
    if before in {"early", "late", "mid", "earlier", "later"}:
        at, part = start - 1, before
    elif before == "-" and tokens.word(start - 2) in {"early", "late", "mid"}:
        at, part = start - 2, tokens.word(start - 2)
    elif before == "of" and tokens.word(start - 2) in EDGES_OF:
        at, part = start - 2, EDGES_OF[tokens.word(start - 2)]
    elif before in {"in", "on"} and tokens.word(start - 2) in WITHIN:
        at, part = start - 2, WITHIN[tokens.word(start - 2)]
    if (
        not part
        or isinstance(meaning, Ago | Clock | Week | WeekOf | Edge)
        or (isinstance(meaning, DayPart) and part not in {"early", "late"})
    ):
        return start, meaning
    if part == "mid" and tokens.word(at) == "mid" and is_day(meaning):
        return start, meaning
    at -= tokens.word(at - 1) == "the"
    if isinstance(meaning, Range):
        return at, Range(Part(part, meaning.first), meaning.last)
    return at, Part(part, meaning)


def _opens(tokens: Tokens, way: str, meaning: Meaning, end: int) -> bool:
    """Whether a word before an expression opens its interval; "after Monday's vote" names the vote."""
    if isinstance(meaning, Every | Reference | DayPart | Range | Stretch | Other | Years) and not (
        way == "since" and isinstance(meaning, Years | Other)
    ):
        return False
    if way in {"since", "from"}:
        return True
    if tokens.word(end - 1).endswith("'s") or tokens.word(end) == "'":
        return False
    return way in {"until", "by"} or tokens.word(end) in lexicon().context["after_edge"]


def _hedged(tokens: Tokens, start: int) -> int:
    words = lexicon()
    for _ in range(2):
        if tuple(tokens.words[max(0, start - 2) : start]) in words.hedge_pairs:
            start -= 2
        elif tokens.word(start - 1) in words.hedges:
            start -= 1
        else:
            break
    return start
