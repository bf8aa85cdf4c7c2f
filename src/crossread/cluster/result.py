"""The stories of a stream as values, with the text that their articles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from crossread.cluster import chance, lines, recorded, recurring, stories
from crossread.cluster.lines import Evidence
from crossread.cluster.membership import Membership
from crossread.cluster.order import earliest_first
from crossread.cluster.pairs import Pairs
from crossread.cluster.passages import Alignment
from crossread.cluster.state import State
from crossread.cluster.words import Words
from crossread.model import Article, Clustering, Line, Passage, Story


@dataclass(frozen=True, slots=True)
class _Body:
    """An article that has left the window: lines ask for nothing else of its body."""

    article: Article


def clustering(pairs: Pairs, membership: Membership, state: State) -> Clustering:
    """All stories: of the window as they are now, of what has left it as they were then."""
    of_id = {body.article.id: body for body in pairs.reuse.bodies.values()}
    owner = {of.article.id: membership.story[number] for number, of in pairs.reuse.bodies.items()}
    for article, story in state.sealed():
        of_id[article.id], owner[article.id] = cast(Words, _Body(article)), story
    ordered = [of_id[article.id] for article in earliest_first(body.article for body in of_id.values())]
    passages, evidence = _shared(
        pairs, membership, state, {body.article.id: place for place, body in enumerate(ordered)}
    )
    found_lines = lines.lines(ordered, lines.find(ordered, evidence))
    found = _stories(pairs, membership, state, owner, ordered)
    return Clustering(
        stories=tuple(_with_text(found, passages, found_lines)), passages=tuple(passages), lines=tuple(found_lines)
    )


def kept(pairs: Pairs, membership: Membership, gone: Iterable[int]) -> Iterator[tuple[str, str, list[Any], list[Any]]]:
    """What is stored of the text that articles leaving the window share."""
    leaving = set(gone)
    bodies = pairs.bodies
    wanted = [pair for pair in pairs.alignments if not leaving.isdisjoint(pair)]
    beside = {number for pair in wanted for number in pair}  # what recurs in these, these and others tell
    told = _told(pairs, membership, [pair for pair in pairs.alignments if not beside.isdisjoint(pair)])
    for pair in wanted:
        if found := told.get(pair):
            evidence = _evidence(pairs, pair, found)
            passages = [recorded.passage(each.passage) for each in found]
            first, second = (bodies[number].article.id for number in pair)
            yield first, second, passages, recorded.evidence(evidence)


def _told(
    pairs: Pairs, membership: Membership, wanted: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], list[Alignment]]:
    """The text that pairs of articles of the window share, without what recurs in different stories among these pairs, and
    without what is chance."""
    found = [each for pair in wanted for each in pairs.alignments[pair]]
    story = {number: membership.born[each] for number, each in membership.story.items()}
    left: dict[tuple[int, int], list[Alignment]] = defaultdict(list)
    for each in recurring.without(pairs.bodies, found, cast(Sequence[int], story)):
        left[each.first, each.second].append(each)
    told = {pair: chance.without(pairs.bodies, each) for pair, each in left.items()}
    return {pair: each for pair, each in told.items() if each}


def _evidence(pairs: Pairs, pair: tuple[int, int], told: Sequence[Alignment]) -> Evidence | None:
    """What lines need to know of a pair: as it was found, where all of its passages are still told."""
    if told == pairs.alignments[pair]:
        return pairs.shared[pair[1]][pair[0]].evidence
    return lines.evidence(pairs.bodies, told).get(pair)


def _shared(
    pairs: Pairs, membership: Membership, state: State, places: dict[str, int]
) -> tuple[list[Passage], dict[tuple[int, int], Evidence]]:
    """All passages in order, and what lines need to know of each pair. `places`: of all articles, the earliest first."""
    bodies = pairs.bodies
    passages: list[Passage] = []
    evidence: dict[tuple[int, int], Evidence] = {}
    for pair, found in _told(pairs, membership, pairs.alignments).items():
        passages += [each.passage for each in found]
        if known := _evidence(pairs, pair, found):
            _put(evidence, places, (bodies[pair[0]].article.id, bodies[pair[1]].article.id), known[2:])
    for first, second, rows, row in state.kept():
        passages += [recorded.read_passage(each) for each in rows]
        if row:
            _put(evidence, places, (first, second), row)
    return sorted(map(_forth, passages), key=_ends), evidence


def _put(
    evidence: dict[tuple[int, int], Evidence], places: dict[str, int], pair: tuple[str, str], rest: Sequence[Any]
) -> None:
    first, second = sorted(places[article] for article in pair)
    *known, sides = rest
    evidence[first, second] = Evidence._make((first, second, *known, tuple(map(tuple, sides))))


def _forth(passage: Passage) -> Passage:
    """A passage with its spans in the order of their pages' ids, whichever article came first."""
    first, second = passage.spans
    if (first.page, first.start, first.end) <= (second.page, second.start, second.end):
        return passage
    return Passage((second, first), passage.similarity, passage.quotation)


def _ends(passage: Passage) -> tuple[str, int, int, str, int, int]:
    """The order of passages: that of their spans, as plain values, for there are very many."""
    first, second = passage.spans
    return first.page, first.start, first.end, second.page, second.start, second.end


def _stories(
    pairs: Pairs, membership: Membership, state: State, owner: dict[str, str], ordered: Sequence[Words]
) -> list[Story]:
    """Stories without their text, the one that begins first first."""
    members: dict[str, list[Article]] = {}
    for body in ordered:
        members.setdefault(owner[body.article.id], []).append(body.article)
    told = state.stories()
    found = []
    for story, articles in members.items():
        title, reason, follows, why, _ = told[story]
        live = membership.members.get(story)
        if live and (not membership.sealed[story] or not title):
            group = sorted(live)
            title, reason = stories.title(pairs, group), stories.reason(pairs, group)
        found.append(Story(story, title, tuple(articles), reason=reason, follows=follows, why_follows=why))
    return found


def _with_text(found: Sequence[Story], passages: Sequence[Passage], all_lines: Sequence[Line]) -> Iterator[Story]:
    """Each story with the passages between its articles, and the lines through them."""
    owner = {article.id: story.id for story in found for article in story.articles}
    within: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        first, second = (owner[span.page] for span in passage.spans)
        if first == second:
            within[first].append(passage)
    through: dict[str, list[Line]] = defaultdict(list)
    for line in all_lines:
        for each in dict.fromkeys(owner[article] for article in line.articles):
            here = tuple(article for article in line.articles if owner[article] == each)
            if len(here) > 1:
                through[each].append(_part(line, here))
    for story in found:
        yield replace(story, passages=tuple(within[story.id]), lines=tuple(through[story.id]))


def _part(line: Line, articles: tuple[str, ...]) -> Line:
    """What of a line runs through one story."""
    return replace(line, articles=articles, parts=tuple(part for part in line.parts if part.article in articles))
