"""How old somebody is and how large a thing is, where reports say it in passing: "the six-year-old", "an 80m-deep well".

No clause says so, and yet it is what reports differ in first. Where two reports of a story give the age of one person or the
size of one thing, each place is a statement of its own, and those of one person or thing are one claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from crossread.collate.compare_figures import dimension
from crossread.collate.measures import one_noun
from crossread.collate.nearby import Nearby
from crossread.collate.quantities import scale
from crossread.collate.statements import Ids, Statement, statement_at
from crossread.model import Annotations, Article, Figure, Mention, Span
from crossread.nouns import is_person, singular

DETERMINED = re.compile(r"\b(?:an?|the|his|her|its|their|this|that)\s+(?:[a-z]+\s+)?$", re.I)
BEFORE = 24  # characters before an amount in which its article is looked for
ADJECTIVE = re.compile(r"-(?P<way>deep|high|tall|long|wide|thick|diameter|radius)(?:\s+[a-z]+)?\s+")
PLAIN = re.compile(r"\s+(?:[a-z]+\s+)?")  # "the 40m (dry) well"
HEADLESS = re.compile(r"\s*(?:[,.;:)]|(?:was|is|had|has|who|and|fell|died|from)\b)")
CALLED = re.compile(r"(?:,|\s\()\s*(?:aged\s+)?")  # between a name and an age
CLOSED = re.compile(r"\s*[,.;)]")
MOST = 1_000  # different ages and sizes that are compared in a story: each with each
TIMES = 4  # by which two reports may differ on the size of one thing
YEARS = 2  # by which two reports may differ on the age of one person
SIZES = frozenset({"length", "mass", "volume", "area"})


@dataclass(frozen=True, slots=True)
class Told:
    """An age or a size; equal where two places tell it in the same words."""

    kind: str  # "age", or the dimension of the size
    value: float  # in years, or in the dimension's own unit
    head: str | None = None  # "driver", "well"; None: "the six-year-old"
    whose: str | None = None  # the person's entity in the story, where a name stands there
    way: str = ""  # "deep"
    alone: bool = (
        True  # no other value of the kind stands in its sentence: "a 22-year-old woman and a 24-year-old man" are two
    )


@dataclass(frozen=True, slots=True)
class Trait:
    """A place that tells an age or a size."""

    place: int  # of its article among those of the story
    span: Span
    told: Told


def with_traits(
    articles: Sequence[Article], seen: Sequence[Annotations], ids: Ids, found: Sequence[Statement], *, add: bool = True
) -> list[Statement]:
    """The statements, with those that tell an age or a size that another report tells as well; in the order of articles and
    places. `add`: whether places that are no statement yet become one."""
    traits_ = [
        trait
        for place, (article, notes) in enumerate(zip(articles, seen, strict=True))
        for trait in traits(place, article, notes, ids)
    ]
    made = list(found)
    places = {(one.article, one.span.start, one.span.end): at for at, one in enumerate(found)}
    for number, group in enumerate(_groups(traits_), 1):
        for trait in group:
            article, notes = articles[trait.place], seen[trait.place]
            at = places.get((article.id, trait.span.start, trait.span.end))
            if at is not None:
                made[at] = replace(made[at], trait=number)
            elif add:
                one = statement_at(article, notes, ids, trait.span)
                made.append(replace(one, trait=number, partial=True))
    if not add:
        return made
    order = {article.id: place for place, article in enumerate(articles)}
    return sorted(made, key=lambda one: (order[one.article], one.span.start, -one.span.end))


def traits(place: int, article: Article, notes: Annotations, ids: Ids) -> Iterator[Trait]:
    """The ages and sizes that an article tells in passing."""
    near = Nearby(notes)
    for sentence in notes.sentences:
        exact = [f for f in near.figures(sentence) if f.low is not None and f.low == f.high and f.role == "level"]
        found = [_age(article, near, ids, f) if f.unit == "age" else _size(article, f) for f in exact]
        here = [one for one in found if one is not None]
        values = {(told.kind, told.value) for _, told in here}
        for span, told in here:
            alone = sum(kind == told.kind for kind, _ in values) == 1
            yield Trait(place, span, replace(told, alone=alone))


Found = tuple[Span, Told]


def _value(figure: Figure) -> float:
    return float(scale(figure).base(figure.low) or 0)


def _age(article: Article, near: Nearby, ids: Ids, figure: Figure) -> Found | None:
    text, span, told = article.text, figure.span, Told("age", _value(figure))
    words = article.page.words(span).lower()
    if words.isdigit() or words.startswith("aged"):
        name = _named_before(near, article, ids, span) if CLOSED.match(text, span.end) else None
        return (Span(span.page, name[0], span.end), replace(told, whose=name[1])) if name else None
    start = _article_before(text, span.start)
    if not words.endswith("old") or " " in words or start is None:  # "38 years old" ends a clause
        return None
    if figure.measures is None:
        return (Span(span.page, start, span.end), told) if HEADLESS.match(text, span.end) else None
    head, noun = figure.measures.split()[-1], figure.measured
    if noun is None or noun.start < span.end or not is_person(singular(head)):
        return None
    parted = re.search(r"[,;.]", text[span.end : noun.start])
    return None if parted else (Span(span.page, start, noun.end), replace(told, head=head))


def _size(article: Article, figure: Figure) -> Found | None:
    kind, noun = dimension(figure.unit), figure.measured
    if kind not in SIZES or noun is None or figure.measures is None:
        return None
    text, span = article.text, figure.span
    start = _article_before(text, span.start)
    said = ADJECTIVE.fullmatch(text, span.end, noun.start) or PLAIN.fullmatch(text, span.end, noun.start)
    if start is None or said is None:
        return None
    way = said.groupdict().get("way") or ""
    return Span(span.page, start, noun.end), Told(kind, _value(figure), figure.measures.split()[-1], way=way)


def _article_before(text: str, at: int) -> int | None:
    """Where "the" or "a" stands before an amount; None where neither does."""
    start = max(0, at - BEFORE)
    found = DETERMINED.search(text[start:at])
    return start + found.start() if found else None


def _named_before(near: Nearby, article: Article, ids: Ids, span: Span) -> tuple[int, str] | None:
    """Where the name before an age begins, and whose it is in the story: "Ana Ruiz, 38"."""
    here: tuple[Mention, ...] = near.mentions(Span(span.page, max(0, span.start - 80), span.start))
    for one in reversed(here):
        if one.form == "name" and one.type == "person" and one.entity and (article.id, one.entity) in ids:
            close = CALLED.fullmatch(article.text, one.span.end, span.start)
            return (one.span.start, ids[article.id, one.entity]) if close else None
    return None


def _groups(found: Sequence[Trait]) -> list[list[Trait]]:
    """Those that tell of one person or thing in two articles or more."""
    alike: dict[Told, list[Trait]] = {}
    for trait in found:
        if trait.told in alike or len(alike) < MOST:
            alike.setdefault(trait.told, []).append(trait)
    told = list(alike)
    parent = list(range(len(told)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for one, other in combinations(range(len(told)), 2):
        if _same(told[one], told[other]):
            parent[root(other)] = root(one)
    groups: dict[int, list[Trait]] = {}
    for at, each in enumerate(told):
        groups.setdefault(root(at), []).extend(alike[each])
    return [group for group in groups.values() if len({trait.place for trait in group}) > 1 and not _of_several(group)]


def _of_several(group: Sequence[Trait]) -> bool:
    """Whether the sizes are those of several things, or of several sides of one: an article has two ("the 400g bars", "the 170g
    bars"), or they lie far apart ("the 40m dry well", "the 30cm-wide well")."""
    sizes: dict[int, set[float]] = {}
    for trait in group:
        if trait.told.kind != "age":
            sizes.setdefault(trait.place, set()).add(trait.told.value)
    every = set().union(*sizes.values())
    return any(len(values) > 1 for values in sizes.values()) or max(every, default=0) > TIMES * min(every, default=0)


def _same(one: Told, other: Told) -> bool:
    """Whether two tell of one person or thing, as far as what it is called and the amounts show."""
    if one.kind != other.kind:
        return False
    if one.whose is not None or other.whose is not None:
        return one.whose == other.whose
    if one.value != other.value and not (one.alone and other.alone):
        return False
    called = one.head is not None and other.head is not None
    if called and not one_noun(one.head or "", other.head or ""):
        return False
    if one.kind == "age":
        return abs(one.value - other.value) <= YEARS
    return called and (one.way == other.way or "" in (one.way, other.way))
