"""What is said of a body right beside its name: "Fern Shipping, the firm that runs the ferries,", "The ferry's owner, Fern
Shipping,". A mention reaches to its noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.annotate.references.places import Places
from crossread.model import Annotations, Article, Mention
from crossread.nouns import lists, singular

BEHIND = re.compile(r"(?:\s*\([^()\n]{1,30}\))?,\s+(?P<said>(?:the|an?|its|their)\s+(?:[\w&'’-]+\s+){0,6}[a-z-]+)\b")
TOLD = re.compile(r"\s+(?:that|which|who|of|behind|responsible|in\s+charge)\b")
ENDED = re.compile(r"[,;.)]")
# "The product's makers, Orvik-based " and "the owner of the ferries, " before a name.
BEFORE = re.compile(
    r"(?P<said>(?:[Tt]he|[Ii]ts|[A-Z][\w.-]+['’]s)\s+(?:[\w-]+(?:['’]s)?\s+){0,3}?(?P<head>[a-z]+))(?:\s+of\s+[^\n,;:.()“”\"]{2,40})?,"
    r"\s+(?:(?:the\s+)?[A-Z][\w.]*-(?:based|owned|listed)\s+(?:[a-z]+\s+){0,2})?$"
)
REACH = 120  # characters before a name in which such a description stands
WORD = re.compile(r"[\w&'’-]+")


def firms_beside(article: Article, seen: Annotations) -> Iterator[Mention]:
    """A mention for each description beside a body's name, of the same entity. Reads names."""
    taken = Places((one.span.start, one.span.end, None) for one in seen.mentions if one.form != "name")
    for one in seen.mentions:
        if one.form != "name" or one.type != "organisation" or one.entity is None:
            continue
        for start, end in (_behind(article.text, one.span.end), _before(article.text, one.span.start)):
            if start < end and not taken.touching(start, end):
                yield Mention(article.page.span(start, end), "organisation", "nominal", one.entity)


def _behind(text: str, at: int) -> tuple[int, int]:
    """The description behind a name, up to its noun; nothing where it may be the next of a list."""
    found = BEHIND.match(text, at)
    if found is None:
        return 0, 0
    start = found.start("said")
    words = list(WORD.finditer(text, start, found.end("said")))
    for count, word in enumerate(words[1:], 1):
        noun = singular(word[0].lower())
        if noun not in lists("bodies", "firms") | lists("bodies", "owners") | lists("bodies", "beside"):
            continue
        alone = count == 1 and words[0][0] in ("the", "its", "their")
        if TOLD.match(text, word.end()) or (ENDED.match(text, word.end()) and not alone):
            return start, word.end()
    return 0, 0


def _before(text: str, at: int) -> tuple[int, int]:
    """The description in front of a name, by what is the body's: its maker, its owner."""
    low = max(0, at - REACH)
    found = next(
        (one for one in BEFORE.finditer(text[low:at]) if singular(one["head"]) in lists("bodies", "owners")), None
    )
    return (low + found.start("said"), low + found.end("said")) if found else (0, 0)
