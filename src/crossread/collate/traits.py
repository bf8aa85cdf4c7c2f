"""How old somebody is and how large a thing is, where reports say it in passing: "the six-year-old", "an 80m-deep well".

No clause says so, and yet it is what reports differ in first. Where two reports of a story give the age of one person or the
size of one thing, each place is a statement of its own, and those of one person or thing are one claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
class Trait:
    """A place that tells an age or a size."""

    place: int  # of its article among those of the story
    span: Span
    sentence: int
    value: float  # in years, or in the dimension's own unit
    kind: str  # "age", or the dimension of the size
    head: str | None  # "driver", "well"; None: "the six-year-old"
    whose: str | None  # the person's entity in the story, where a name stands there
    way: str = ""  # "deep"


def with_traits(
    articles: Sequence[Article], seen: Sequence[Annotations], ids: Ids, found: Sequence[Statement], *, add: bool = True
) -> list[Statement]:
    """The statements, with those that tell an age or a size that another report tells as well; in the order of articles and
    places. `add`: whether places that are no statement yet become one."""
    told = [
        trait
        for place, (article, notes) in enumerate(zip(articles, seen, strict=True))
        for trait in traits(place, article, notes, ids)
    ]
    made = list(found)
    places = {(one.article, one.span.start, one.span.end): at for at, one in enumerate(found)}
    for number, group in enumerate(_groups(told), 1):
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
    for number, sentence in enumerate(notes.sentences):
        for figure in near.figures(sentence):
            if figure.low is None or figure.low != figure.high or figure.role != "level":
                continue
            found = _age(article, near, ids, figure) if figure.unit == "age" else _size(article, figure)
            if found is not None:
                span, head, whose, way = found
                kind = "age" if figure.unit == "age" else dimension(figure.unit)
                value = float(scale(figure).base(figure.low) or 0)
                yield Trait(place, span, number, value, kind, head, whose, way)


Found = tuple[Span, str | None, str | None, str]


def _age(article: Article, near: Nearby, ids: Ids, figure: Figure) -> Found | None:
    text, span = article.text, figure.span
    words = article.page.words(span).lower()
    if words.isdigit() or words.startswith("aged"):
        name = _named_before(near, article, ids, span)
        return (
            (Span(span.page, name[0], span.end), None, name[1], "") if name and CLOSED.match(text, span.end) else None
        )
    if not words.endswith("old") or " " in words:  # "38 years old" ends a clause
        return None
    start = _article_before(text, span.start)
    if start is None:
        return None
    if figure.measures is None:
        return (Span(span.page, start, span.end), None, None, "") if HEADLESS.match(text, span.end) else None
    if figure.measured is None or not is_person(singular(figure.measures.split()[-1])):
        return None
    close = figure.measured.start >= span.end and not re.search(r"[,;.]", text[span.end : figure.measured.start])
    return (Span(span.page, start, figure.measured.end), figure.measures.split()[-1], None, "") if close else None


def _size(article: Article, figure: Figure) -> Found | None:
    if dimension(figure.unit) not in SIZES or figure.measured is None or figure.measures is None:
        return None
    text, span, noun = article.text, figure.span, figure.measured
    start = _article_before(text, span.start)
    said = ADJECTIVE.fullmatch(text, span.end, noun.start) or PLAIN.fullmatch(text, span.end, noun.start)
    if start is None or said is None:
        return None
    return Span(span.page, start, noun.end), figure.measures.split()[-1], None, said.groupdict().get("way") or ""


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


def _groups(told: Sequence[Trait]) -> list[list[Trait]]:
    """Those that tell of one person or thing in two articles or more."""
    listed = _listed(told)
    alike: dict[tuple[object, ...], list[Trait]] = {}
    for trait in told:
        alone = len(listed[trait.place, trait.sentence, trait.kind]) == 1
        key = (trait.kind, trait.head, trait.whose, trait.way, trait.value, alone)
        if key in alike or len(alike) < MOST:
            alike.setdefault(key, []).append(trait)
    kinds = list(alike.values())
    parent = list(range(len(kinds)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for one, other in combinations(range(len(kinds)), 2):
        if _same(kinds[one][0], kinds[other][0], listed):
            parent[root(other)] = root(one)
    groups: dict[int, list[Trait]] = {}
    for at, found in enumerate(kinds):
        groups.setdefault(root(at), []).extend(found)
    return [group for group in groups.values() if len({trait.place for trait in group}) > 1 and not _names(group)]


def _names(group: Sequence[Trait]) -> bool:
    """Whether the sizes tell things apart that have one name: "the 400g bars" and "the 170g bars" of one article."""
    sizes: dict[int, set[float]] = {}
    for trait in group:
        if trait.kind != "age":
            sizes.setdefault(trait.place, set()).add(trait.value)
    return any(len(values) > 1 for values in sizes.values())


def _listed(told: Sequence[Trait]) -> Mapping[tuple[int, int, str], set[float]]:
    """By sentence and kind the values told there: "a 22-year-old woman and a 24-year-old man" are two."""
    found: dict[tuple[int, int, str], set[float]] = {}
    for trait in told:
        found.setdefault((trait.place, trait.sentence, trait.kind), set()).add(trait.value)
    return found


def _same(one: Trait, other: Trait, listed: Mapping[tuple[int, int, str], set[float]]) -> bool:
    """Whether two tell of one person or thing, as far as what it is called and the amounts show."""
    if one.kind != other.kind or (one.whose is None) != (other.whose is None):
        return False
    if one.whose is not None:
        return one.whose == other.whose
    alone = all(len(listed[each.place, each.sentence, each.kind]) == 1 for each in (one, other))
    if one.value != other.value and not alone:
        return False
    if one.kind == "age":
        fits = one.head is None or other.head is None or one_noun(one.head, other.head)
        return fits and abs(one.value - other.value) <= YEARS
    return (
        one.head is not None
        and other.head is not None
        and one_noun(one.head, other.head)
        and (one.way == other.way or "" in (one.way, other.way))
    )
