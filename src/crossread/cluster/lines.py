"""Lines: articles whose text goes back to one text, because they share prose that two people do not write alike by chance.

What two articles share inside quotation marks is left out: they may have heard the same person. One shared sentence of
background makes a passage, no line; two sentences, or forty words, make one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, permutations
from operator import or_
from typing import TYPE_CHECKING, Literal, NamedTuple

from crossread.cluster import origins
from crossread.cluster.order import earliest_first
from crossread.cluster.origins import same_outlet, shown
from crossread.cluster.passages import Alignment
from crossread.cluster.seeds import FIRST, LAST
from crossread.cluster.words import Words
from crossread.model import Article, Line, LineRole, Part

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

WORDS = 40  # shared words of prose that make a line: about two sentences
QUOTED = 0.5  # what a quoted word counts beside them, where the prose around the quotation is shared too
SENTENCES = 2  # shared sentences of prose that make a line
SENTENCE_WORDS = 10  # words of prose of a sentence that counts as one
SENTENCE_SHARE = 0.7  # of its words, those that must align: the rest is a sub-editor's
CREDITED_WORDS = 12  # shared words of prose that are enough where both articles credit the same agency: a clause
NAMED_WORDS = 25  # the same where one credits an agency by name and the other agencies without a name
OWN_SHARE = 0.5  # of the shorter article, between articles of one outlet, which repeats its own background
BRIEF = 20  # words: a shorter text is too short to tell
MOST = 0.4  # of the shorter article: sharing so much makes a line however short the article
VERBATIM = 0.98  # similarity from which "word for word" is said
SAME = 2 / 3  # of the shorter article, that stand in the other: one text, cut, put in another order or lightly edited
CLAUSE = 8  # shared words of prose: fewer are none in common
LOOSE, SURE = 20, 0.85  # fewer words of prose, and less alike: background that both phrase in the usual way
WHOLE = 0.75  # of the closest article's words, from which on another is said to print it whole
COMPARED = FIRST + LAST  # articles of a line that each is compared with at most

Pair = tuple[int, int]
Side = tuple[
    str, int, str
]  # Article.id, its words, and those it shares: a hexadecimal number, its highest bit the first word
Bodies = Sequence[Words] | Mapping[int, Words]
Relation = Literal["same", "shares", "independent"]


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
    sides: tuple[Side, ...] = ()  # both, in an order that means nothing


class Group(NamedTuple):
    """Bodies of one line, by number, and what is known of it."""

    members: frozenset[int]
    origin: str | None
    reason: str
    parts: tuple[Part, ...]  # in no order that means anything


def evidence(bodies: Bodies, alignments: Iterable[Alignment]) -> dict[Pair, Evidence]:
    """What each pair of bodies shares in passages that are more than a quotation. Passages of a pair stand together."""
    wanted = (each for each in alignments if not each.passage.quotation)
    return {
        pair: _evidence(bodies, pair, list(group))
        for pair, group in groupby(wanted, key=lambda each: (each.first, each.second))
    }


def _evidence(bodies: Bodies, pair: Pair, alignments: Sequence[Alignment]) -> Evidence:
    import numpy as np  # noqa: PLC0415

    first, second = (bodies[place] for place in pair)
    shared, quoted = _marked(first, second, alignments)
    inside = np.frombuffer(first.inside, dtype=bool), np.frombuffer(second.inside, dtype=bool)
    side = 0 if len(first) <= len(second) else 1
    shorter, prose = (first, second)[side], shared[side] & ~quoted[side]
    weights = sum(each.size for each in alignments)
    count, plain = int(shared[side].sum()), int(prose.sum())
    return Evidence(
        *pair,
        prose=plain,
        quoted=count - plain,
        sentences=_sentences(shorter, ~inside[side], prose),
        of=1 + int(np.count_nonzero(np.diff(np.asarray(shorter.sentences)))),
        share=count / len(shorter),
        similarity=sum(each.passage.similarity * each.size for each in alignments) / weights,
        own=same_outlet(first.article, second.article),
        sides=(_side(first, shared[0]), _side(second, shared[1])),
    )


def _marked(
    first: Words, second: Words, alignments: Sequence[Alignment]
) -> tuple[list[NDArray[numpy.bool_]], list[NDArray[numpy.bool_]]]:
    """Of both bodies: which words are shared, and which of these inside quotations of either."""
    import numpy as np  # noqa: PLC0415

    # Bytes, for there are many short blocks, and an array takes long to begin.
    shared = bytearray(len(first)), bytearray(len(second))
    quoted = bytearray(len(first)), bytearray(len(second))
    for a, b, length in (block for each in alignments for block in each.blocks):
        ours, theirs = slice(a, a + length), slice(b, b + length)
        shared[0][ours] = shared[1][theirs] = b"\1" * length
        one, other = first.inside[ours], second.inside[theirs]
        if 1 in one or 1 in other:
            either = bytes(map(or_, one, other))
            quoted[0][ours] = bytes(map(or_, quoted[0][ours], either))
            quoted[1][theirs] = bytes(map(or_, quoted[1][theirs], either))
    return [np.frombuffer(each, dtype=bool) for each in shared], [np.frombuffer(each, dtype=bool) for each in quoted]


def _side(body: Words, shared: NDArray[numpy.bool_]) -> Side:
    import numpy as np  # noqa: PLC0415

    return body.article.id, len(body), np.packbits(shared).tobytes().hex()


def _sentences(body: Words, outside: NDArray[numpy.bool_], shared: NDArray[numpy.bool_]) -> int:
    """How many sentences hold enough prose and are shared for the most part."""
    import numpy as np  # noqa: PLC0415

    numbers = np.asarray(body.sentences)
    words = np.bincount(numbers, outside)
    hits = np.bincount(numbers, shared)
    return int(((words >= SENTENCE_WORDS) & (hits >= SENTENCE_SHARE * words)).sum())


def relation(shared: Evidence | None) -> Relation:
    """Whether two articles are one text, have some in common, or none. None: they share no passage.

    Only the words decide: neither credits nor times.
    """
    if shared is None or shared.prose < CLAUSE or (shared.prose < LOOSE and shared.similarity < SURE):
        return "independent"
    return "same" if shared.share >= SAME else "shares"


def find(bodies: Bodies, shared: Mapping[Pair, Evidence]) -> list[Group]:
    """Lines, in no order that means anything."""
    linked = {pair: each for pair, each in shared.items() if _makes_a_line(bodies, each)}
    groups = _grouped(bodies, linked)
    of = {place: number for number, group in enumerate(groups) for place in group}
    within: dict[int, list[Evidence]] = defaultdict(list)
    for (first, second), each in shared.items():
        if first in of and of[first] == of.get(second):
            within[of[first]].append(each)
    return [_explained(bodies, group, within[number]) for number, group in enumerate(groups)]


def _makes_a_line(bodies: Bodies, shared: Evidence) -> bool:
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
    mine, theirs = origins.agencies(first), origins.agencies(second)
    if mine & theirs:
        return True
    named = (mine and origins.unnamed(second)) or (theirs and origins.unnamed(first))
    return bool(named) and shared.prose >= NAMED_WORDS


def _grouped(bodies: Bodies, linked: Mapping[Pair, Evidence]) -> list[frozenset[int]]:
    """Groups joined from the closest pair on, where at least half of the pairs across are linked: an article that takes
    a paragraph from each of two agencies does not make their texts one. Of large groups not all pairs are compared."""
    members = {place: [place] for pair in linked for place in pair}
    group = {place: place for place in members}
    across: dict[int, dict[int, int]] = {place: {} for place in members}  # linked pairs between groups
    for first, second in linked:
        across[first][second] = across[second][first] = 1
    ids = {place: bodies[place].article.id for place in members}
    for pair in sorted(linked, key=lambda pair: (-linked[pair].share, sorted((ids[pair[0]], ids[pair[1]])))):
        first, second = sorted((group[pair[0]], group[pair[1]]), key=lambda place: len(members[place]))
        if first == second:
            continue
        if 2 * across[first][second] < min(len(members[first]), COMPARED) * min(len(members[second]), COMPARED):
            continue
        group |= dict.fromkeys(members[first], second)
        members[second] += members.pop(first)
        for other, count in across.pop(first).items():
            del across[other][first]
            if other != second:
                across[second][other] = across[other][second] = across[second].get(other, 0) + count
    return [frozenset(each) for each in members.values() if len(each) > 1]


def _explained(bodies: Bodies, group: frozenset[int], pairs: Sequence[Evidence]) -> Group:
    """Origin, reason and parts of a line. `pairs`: all that its members share."""
    most = max(
        pairs, key=lambda each: (each.share, each.prose, bodies[each.first].article.id, bodies[each.second].article.id)
    )
    articles = earliest_first(bodies[place].article for place in group)
    words = {_ids(bodies, each): each.prose + each.quoted for each in pairs}
    origin, because = origins.origin(articles, words)
    closest = _closest(bodies, group, pairs, origin)
    names = _names(bodies[most.first].article, bodies[most.second].article)
    reason = f"{names} {_share(most)}"
    if len(group) > 2:
        reason = f"of {len(group)} articles the closest two, {names}, {_share(most)}"
        reason += f"; {shown(bodies[closest].article)} is nearest to what all share"
    return Group(group, origin, f"{reason}; {because}", _parts(bodies, group, pairs, closest))


def _ids(bodies: Bodies, pair: Evidence) -> tuple[str, str]:
    one, other = sorted((bodies[pair.first].article.id, bodies[pair.second].article.id))
    return one, other


def _closest(bodies: Bodies, group: frozenset[int], pairs: Sequence[Evidence], origin: str | None) -> int:
    """The article nearest to the text that the line goes back to: the origin's own, or the one most alike to all others."""
    alike: dict[int, float] = defaultdict(float)
    for each in pairs:
        value = 2 * (each.prose + each.quoted) / sum(words for _, words, _ in each.sides)
        alike[each.first] += value
        alike[each.second] += value

    def nearness(place: int) -> tuple[bool, float, bool]:
        article = bodies[place].article
        named = article.outlet.value if article.outlet else ""
        itself = origin is not None and origin in (named, origins.agency(named.casefold()))
        return itself, round(alike[place], 6), bool(origin) and origin in origins.agencies(article)

    earliest = {
        article.id: rank for rank, article in enumerate(earliest_first(bodies[place].article for place in group))
    }
    return max(group, key=lambda place: (nearness(place), -earliest[bodies[place].article.id]))


def _parts(bodies: Bodies, group: frozenset[int], pairs: Sequence[Evidence], closest: int) -> tuple[Part, ...]:
    """What each article holds of the line's text."""
    nearest = bodies[closest].article
    shared: dict[str, int] = defaultdict(int)  # words shared with other outlets, as bits; by Article.id, as all below
    taken: dict[str, float] = {nearest.id: 1.0}  # of an article's words, those that stand in the closest
    share: dict[str, float] = {nearest.id: 1.0}  # of the closest article's words, those that stand in an article
    lengths: dict[str, int] = {}
    for each in pairs:
        for (name, words, marks), (other, others, theirs) in permutations(each.sides):
            lengths[name] = words
            if not each.own:
                shared[name] |= int(marks, 16)
            if other == nearest.id:
                taken[name] = int(marks, 16).bit_count() / words
                share[name] = int(theirs, 16).bit_count() / others
    found = []
    for place in group:
        article = bodies[place].article
        part, own = share.get(article.id, 0.0), 1 - shared[article.id].bit_count() / lengths[article.id]
        role = _role(article, nearest, part, max(taken.get(article.id, 0.0), 1 - own))
        found.append(Part(article.id, role, round(part, 4), round(own, 4)))
    return tuple(found)


def _role(article: Article, closest: Article, share: float, of_own: float) -> LineRole:
    """What an article does with the text. `of_own`: of its words, those that stand in the closest article or in others."""
    if article.id == closest.id:
        return "closest"
    if origins.same_publisher(article, closest):
        return "publisher"
    if share >= WHOLE:
        return "whole"
    return "cut" if of_own >= SAME else "parts"


def _share(shared: Evidence) -> str:
    """What two articles share, in words."""
    how = "word for word" if shared.similarity >= VERBATIM else "with small edits"
    if shared.sentences >= SENTENCES:
        return f"share {min(shared.sentences, shared.of)} of {shared.of} sentences {how}"
    return f"share {shared.prose} words outside quotations {how}"


def _names(first: Article, second: Article) -> str:
    one, other = sorted((shown(first), shown(second)))
    return f"{one} and {other}"


def lines(bodies: Bodies, found: Sequence[Group]) -> list[Line]:
    """Lines with their articles earliest known first, the line that begins first being L1."""
    ordered = [(earliest_first(bodies[place].article for place in each.members), each) for each in found]
    rank = {
        article.id: number for number, article in enumerate(earliest_first(each for one, _ in ordered for each in one))
    }
    ordered.sort(key=lambda each: rank[each[0][0].id])
    return [_line(f"L{number}", articles, each) for number, (articles, each) in enumerate(ordered, 1)]


def _line(name: str, articles: Sequence[Article], found: Group) -> Line:
    of = {part.article: part for part in found.parts}
    ids = tuple(article.id for article in articles)
    return Line(name, ids, found.origin, found.reason, tuple(of[each] for each in ids))
