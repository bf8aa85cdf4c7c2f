"""Whose text a line is, and how that is known: by credits and datelines, by who names whom, by publisher families, and by who
had it first. Where these do not say, the answer is that it cannot be told.

To have had a text first is no proof: an outlet is taken for the origin only where its article also holds what the others share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from crossread import clock, knowledge, mastheads
from crossread.cluster.order import published
from crossread.model import Article

MAJORITY = 2 / 3  # of the credits that name the agency a text is put down to: a photo's credit may pass for the text's
LACKS = 0.5  # of the words that two others share and the first does not hold, above which it is not their source
LACKING = 25  # words: as many at least, about a sentence
UNNAMED = frozenset({"agencies"})  # how clean writes a credit to agencies that it cannot name
DATELINE = re.compile(r"\W*[A-Z][\w .,'’/-]{1,60}\(([^()\n]{2,40})\) ?[-–—]")  # "PORT ENNIS, Oct 3 (Reuters) -"
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/|$)")
SHORTEST_NAME = 6  # characters: a shorter outlet's name is too common a word to look for in others' texts


def origin(articles: Sequence[Article], shared: Mapping[tuple[str, str], int]) -> tuple[str | None, str]:
    """Whose text a line is, and the evidence in words. `articles`: the earliest known first. `shared`: words that two of
    them share, by their ids in order."""
    credited = Counter(agency for article in articles for agency in agencies(article))
    if credited:
        (agency, count), others = credited.most_common(1)[0], sum(credited.values())
        if count >= MAJORITY * others:
            return agency, _credit(articles, agency, count)
        return None, "credited to several agencies: " + ", ".join(sorted(credited))
    family = _one_family(articles)
    if family:
        return family, f"all are papers of {family}, which share their texts"
    if named := _named(articles):
        return named
    return _first(articles, shared)


def _first(articles: Sequence[Article], shared: Mapping[tuple[str, str], int]) -> tuple[str | None, str]:
    """The outlet that surely had a text first and holds all of it."""
    first, rest = articles[0], articles[1:]
    if not all(clock.before(published(first), published(other)) for other in rest):
        why = "not all say when they appeared" if not all(map(published, articles)) else "their times do not say"
        return None, f"no agency is credited, and which had it first cannot be told: {why}"
    if not first.outlet:
        return None, f"no agency is credited, and {shown(first)}, which had it first, does not say whose it is"
    name = first.outlet.value
    for (one, other), words in shared.items():
        held = max(_between(shared, first.id, each) for each in (one, other))
        if first.id not in (one, other) and words - held >= max(LACKING, LACKS * words):
            return None, f"no agency is credited; {name} had it first but lacks {words - held} words that others share"
    return name, f"no agency is credited, and {name} had it first"


def _between(shared: Mapping[tuple[str, str], int], one: str, other: str) -> int:
    return shared.get((one, other) if one < other else (other, one), 0)


def _named(articles: Sequence[Article]) -> tuple[str, str] | None:
    """The one outlet of the line that others name in their text, while it names none of them."""
    naming: dict[str, list[Article]] = {}
    for article in articles:
        for other in articles:
            if not same_outlet(article, other) and _names(article, other) and other.outlet:
                naming.setdefault(other.outlet.value, []).append(article)
    if len(naming) != 1:
        return None
    ((name, by),) = naming.items()
    return name, f"no agency is credited, and {shown(by[0])} names {name} in its text"


def _names(article: Article, other: Article) -> bool:
    """Whether the body of an article names the outlet of another."""
    name = other.outlet.value if other.outlet else ""
    if len(name) < SHORTEST_NAME or name not in article.text:
        return False
    return any(re.search(rf"\b{re.escape(name)}\b", article.page.words(block.span)) for block in article.body)


def _one_family(articles: Sequence[Article]) -> str | None:
    """The publisher family that all are known to be of, where they are of several outlets."""
    families = {family(article) for article in articles}
    (one, *others) = families
    return one if not others and len({_outlet(article) for article in articles}) > 1 else None


def family(article: Article) -> str | None:
    """The publisher family of an article's outlet, which may be given as a domain; None: not known."""
    name = article.outlet.value if article.outlet else None
    domain = f"https://{name}" if name and DOMAIN.match(name) else None
    return mastheads.family(name, article.page.url or domain)


def _credit(articles: Sequence[Article], agency: str, count: int) -> str:
    """Who credits the agency, and who credits agencies without a name, in words."""
    name = next(shown(article) for article in articles if agency in agencies(article))
    reason = f"{name} is credited to {agency}" if count == 1 else f"{count} are credited to {agency}"
    others = [shown(article) for article in articles if unnamed(article) and not agencies(article)]
    return f"{reason}, {others[0]} to agencies it does not name" if len(others) == 1 else reason


def agencies(article: Article) -> set[str]:
    """Agencies that an article names as its source: in credits, in its dateline, or being one itself."""
    found = {found.value for found in article.credits if found.value.lower() not in UNNAMED}
    itself = agency(_outlet(article))
    begins = DATELINE.match(article.page.words(article.body[0].span)[:200]) if article.body else None
    dateline = agency(begins[1].casefold()) if begins else None
    return found | {each for each in (itself, dateline) if each}


def agency(name: str) -> str | None:
    """The agency of a name, in the form that credits use; None for what is none. `name`: folded."""
    return _agency_names().get(name)


@cache
def _agency_names() -> dict[str, str]:
    """Names of agencies, folded, with the name that credits use: data/agencies.csv."""
    return {
        alias.casefold(): row["name"]
        for row in knowledge.table("agencies")
        for alias in (row["name"], *row["aliases"].split("|"))
        if alias
    }


def unnamed(article: Article) -> bool:
    """Whether an article credits agencies without saying which."""
    return any(found.value.lower() in UNNAMED for found in article.credits)


def same_outlet(first: Article, second: Article) -> bool:
    """Whether both are known to be of one outlet."""
    return bool(first.outlet and second.outlet) and _outlet(first) == _outlet(second)


def same_publisher(first: Article, second: Article) -> bool:
    """Whether both are known to be of one outlet, or of outlets of one publisher family."""
    return same_outlet(first, second) or (family(first) is not None and family(first) == family(second))


def _outlet(article: Article) -> str:
    return article.outlet.value.casefold() if article.outlet else ""


def shown(article: Article) -> str:
    """An article by its outlet, or by the name of the file it was read from."""
    return article.outlet.value if article.outlet else article.page.origin.replace("\\", "/").rpartition("/")[2]
