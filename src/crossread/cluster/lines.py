"""Lines: articles whose text goes back to one text, because they share prose that two people do not write alike by chance.

What two articles share inside quotation marks is left out: they may have heard the same person. One shared sentence of
background makes a passage, no line; two sentences, or forty words, make one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby, product
from typing import NamedTuple

from crossread import clock, knowledge
from crossread.cluster.order import earliest_first, published
from crossread.cluster.passages import Alignment
from crossread.cluster.words import Words
from crossread.model import Article, Line

WORDS = 40  # shared words of prose that make a line: about two sentences
QUOTED = 0.5  # what a quoted word counts beside them, where the prose around the quotation is shared too
SENTENCES = 2  # shared sentences of prose that make a line
SENTENCE_WORDS = 10  # words of prose of a sentence that counts as one
SENTENCE_SHARE = 0.7  # of its words, those that must align: the rest is a sub-editor's
CREDITED_WORDS = 12  # shared words of prose that are enough where both articles credit the same agency: a clause
NAMED_WORDS = 25  # the same where one credits an agency by name and the other agencies without a name
OWN_SHARE = 0.5  # of the shorter article, between articles of one outlet, which repeats its own background
MAJORITY = 2 / 3  # of the credits that name the agency a text is put down to: a photo's credit may pass for the text's
BRIEF = 20  # words: a shorter text is too short to tell
MOST = 0.4  # of the shorter article: sharing so much makes a line however short the article
VERBATIM = 0.98  # similarity from which "word for word" is said
UNNAMED = frozenset({"agencies"})  # how clean writes a credit to agencies that it cannot name


class Evidence(NamedTuple):
    """What two bodies share, seen from the shorter one."""

    first: int
    second: int
    prose: int  # shared words outside quotations
    quoted: int  # shared words inside quotations, within passages that hold prose too
    sentences: int  # sentences of the shorter body that are shared for the most part, outside quotations
    of: int  # sentences of the shorter body
    share: float  # shared words over words of the shorter body
    similarity: float  # of the passages, weighed by their words
    own: bool  # both are of one outlet


def evidence(bodies: Sequence[Words], alignments: Sequence[Alignment]) -> dict[tuple[int, int], Evidence]:
    """What each pair of bodies shares in passages that are more than a quotation."""
    wanted = (each for each in alignments if not each.passage.quotation)
    return {
        pair: _evidence(bodies, pair, list(group))
        for pair, group in groupby(wanted, key=lambda each: (each.first, each.second))
    }


def _evidence(bodies: Sequence[Words], pair: tuple[int, int], alignments: list[Alignment]) -> Evidence:
    first, second = (bodies[place] for place in pair)
    side = 0 if len(first) <= len(second) else 1
    shorter = (first, second)[side]
    shared = {words[side]: words for each in alignments for words in each.pairs}
    prose = {place for place, (a, b) in shared.items() if not first.inside[a] and not second.inside[b]}
    weights = sum(each.size for each in alignments)
    return Evidence(
        *pair,
        prose=len(prose),
        quoted=len(shared) - len(prose),
        sentences=_sentences(shorter, prose),
        of=len(set(shorter.sentences)),
        share=len(shared) / len(shorter),
        similarity=sum(each.passage.similarity * each.size for each in alignments) / weights,
        own=same_outlet(first.article, second.article),
    )


def _sentences(body: Words, shared: set[int]) -> int:
    """How many sentences hold enough prose and are shared for the most part."""
    words = Counter(sentence for place, sentence in enumerate(body.sentences) if not body.inside[place])
    hits = Counter(body.sentences[place] for place in shared)
    return sum(
        words[sentence] >= SENTENCE_WORDS and count >= SENTENCE_SHARE * words[sentence]
        for sentence, count in hits.items()
    )


def find(
    bodies: Sequence[Words], shared: Mapping[tuple[int, int], Evidence]
) -> list[tuple[frozenset[int], str | None, str]]:
    """Lines as (places of the bodies, origin, reason), in no order that means anything."""
    linked = {pair: each for pair, each in shared.items() if _makes_a_line(bodies, each)}
    groups = _grouped(bodies, linked)
    return [(group, *_explained(bodies, group, linked)) for group in groups]


def _makes_a_line(bodies: Sequence[Words], shared: Evidence) -> bool:
    """Whether two bodies alone are one line."""
    first, second = bodies[shared.first].article, bodies[shared.second].article
    if shared.prose < CREDITED_WORDS:
        return False
    if shared.own:
        return shared.share >= OWN_SHARE
    if shared.share >= MOST and shared.prose >= BRIEF:
        return True
    if shared.prose + QUOTED * shared.quoted >= WORDS or shared.sentences >= SENTENCES:
        return True
    mine, theirs = _agencies(first), _agencies(second)
    if mine & theirs:
        return True
    named = (mine and _unnamed(second)) or (theirs and _unnamed(first))
    return bool(named) and shared.prose >= NAMED_WORDS


def _grouped(bodies: Sequence[Words], linked: Mapping[tuple[int, int], Evidence]) -> list[frozenset[int]]:
    """Groups joined from the closest pair on, where at least half of the pairs across are linked: an article that takes
    a paragraph from each of two agencies does not make their texts one."""
    group = {place: frozenset({place}) for pair in linked for place in pair}
    ids = [body.article.id for body in bodies]
    for pair in sorted(linked, key=lambda pair: (-linked[pair].share, sorted((ids[pair[0]], ids[pair[1]])))):
        first, second = group[pair[0]], group[pair[1]]
        if first is second:
            continue
        across = sum((min(a, b), max(a, b)) in linked for a, b in product(first, second))
        if 2 * across >= len(first) * len(second):
            group.update(dict.fromkeys(first | second, first | second))
    return [each for each in dict.fromkeys(group.values()) if len(each) > 1]


def _explained(
    bodies: Sequence[Words], group: frozenset[int], linked: Mapping[tuple[int, int], Evidence]
) -> tuple[str | None, str]:
    """Origin and reason of a line."""
    pairs = [each for pair, each in linked.items() if group.issuperset(pair)]
    closest = max(
        pairs, key=lambda each: (each.share, each.prose, bodies[each.first].article.id, bodies[each.second].article.id)
    )
    articles = earliest_first(bodies[place].article for place in group)
    origin, because = _origin(articles)
    names = _names(bodies[closest.first].article, bodies[closest.second].article)
    if len(group) > 2:
        names = f"of {len(group)} articles the closest two, {names},"
    return origin, f"{names} {_share(closest)}; {because}"


def _share(shared: Evidence) -> str:
    """What two articles share, in words."""
    how = "word for word" if shared.similarity >= VERBATIM else "with small edits"
    if shared.sentences >= SENTENCES:
        return f"share {min(shared.sentences, shared.of)} of {shared.of} sentences {how}"
    return f"share {shared.prose} words outside quotations {how}"


def _origin(articles: Sequence[Article]) -> tuple[str | None, str]:
    """Whose text it is, and how that is known."""
    credited = Counter(agency for article in articles for agency in _agencies(article))
    if credited:
        (agency, count), others = credited.most_common(1)[0], sum(credited.values())
        if count >= MAJORITY * others:
            return agency, _credit(articles, agency, count)
        return None, "credited to several agencies: " + ", ".join(sorted(credited))
    first, rest = articles[0], articles[1:]
    earliest = all(clock.before(published(first), published(other)) for other in rest)
    if earliest and first.outlet:
        return first.outlet.value, f"no agency is credited, and {first.outlet.value} had it first"
    return None, "no agency is credited, and which had it first is not known"


def _credit(articles: Sequence[Article], agency: str, count: int) -> str:
    """Who credits the agency, and who credits agencies without a name, in words."""
    name = next(_shown(article) for article in articles if agency in _agencies(article))
    reason = f"{name} is credited to {agency}" if count == 1 else f"{count} are credited to {agency}"
    unnamed = [_shown(article) for article in articles if _unnamed(article) and not _agencies(article)]
    return f"{reason}, {unnamed[0]} to agencies it does not name" if len(unnamed) == 1 else reason


def _agencies(article: Article) -> set[str]:
    """Agencies that an article credits by name, and its outlet where that is an agency itself."""
    found = {found.value for found in article.credits if found.value.lower() not in UNNAMED}
    itself = _agency_names().get(_name(article))
    return found | {itself} if itself else found


@cache
def _agency_names() -> dict[str, str]:
    """Names of agencies, folded, with the name that credits use: data/agencies.csv."""
    return {
        alias.casefold(): row["name"]
        for row in knowledge.table("agencies")
        for alias in (row["name"], *row["aliases"].split("|"))
        if alias
    }


def _unnamed(article: Article) -> bool:
    """Whether an article credits agencies without saying which."""
    return any(found.value.lower() in UNNAMED for found in article.credits)


def same_outlet(first: Article, second: Article) -> bool:
    """Whether both are known to be of one outlet."""
    return bool(first.outlet and second.outlet) and _name(first) == _name(second)


def _name(article: Article) -> str:
    return article.outlet.value.casefold() if article.outlet else ""


def _names(first: Article, second: Article) -> str:
    one, other = sorted((_shown(first), _shown(second)))
    return f"{one} and {other}"


def _shown(article: Article) -> str:
    """An article by its outlet, or by the name of the file it was read from."""
    return article.outlet.value if article.outlet else article.page.origin.replace("\\", "/").rpartition("/")[2]


def lines(bodies: Sequence[Words], found: Sequence[tuple[frozenset[int], str | None, str]]) -> list[Line]:
    """Lines with their articles earliest known first, the line that begins first being L1."""
    ordered = [(earliest_first(bodies[place].article for place in group), origin, why) for group, origin, why in found]
    place = {body.article.id: number for number, body in enumerate(earliest_first_bodies(bodies))}
    ordered.sort(key=lambda each: (place[each[0][0].id], each[0][0].id))
    return [
        Line(f"L{number}", tuple(article.id for article in articles), origin, why)
        for number, (articles, origin, why) in enumerate(ordered, 1)
    ]


def earliest_first_bodies(bodies: Sequence[Words]) -> list[Words]:
    of = {body.article.id: body for body in bodies}
    return [of[article.id] for article in earliest_first(body.article for body in bodies)]
