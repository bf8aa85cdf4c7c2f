"""Follow-ups: a later story about what came of an earlier one, too unlike it to be one story with it.

A story is known by its weightiest words, names above all, and by the rough meaning of its headlines and leads. It follows
the story before it that is most like it in these, if that one is like it enough and not long over; also where that story's
articles have left the window.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from crossread.cluster.window import NAME, Window

if TYPE_CHECKING:
    from crossread.cluster.names import Numbers, Profile, Values

WORDS = 40  # weightiest words of a story by which it is known. 15 miss a tenth of the follow-ups, 60 find no more
SAMPLE = 6  # articles of a story that are read for it, the first: enough to find what it is about
RARE = 1.0  # how rare a word must be to count: in 1 of 3 articles
UNSEEN = 10  # stories: so many are taken to be remembered from the start, in which none of the words stands
COMMON = 40  # stories at most that a word leads to: a word of more tells little, and to follow it costs
COMPARED = 8  # stories that one is laid beside, those that have most of its words
REMEMBERED = 60  # days for which a story can be followed
TOLD = 5  # words at most that a reason names
# Log odds that one story follows up another, in the order of FEATURES, the base last. Fitted on the dev part of
# benchmarks/quality/labels/follow_ups.jsonl by training/follow.py.
FEATURES = ("words", "meaning", "days", "names")
WEIGHTS = (2.37, 5.08, -0.75, 1.92, -2.12)
# Log odds from which one is said to: of the dev part 36 of 38 links are right then, and 48 of 58 from 0.25 on.
LEAST = 1.25
# As far words must agree. Headlines and leads alone are much alike by chance where there are many stories: of made-up
# ones, a week of 700, one pair in 200 agrees by .17 in words.
SHARED = 0.2
MANY = 3  # words that both must have at least: a place alone is no link
# As far all names must agree, MANY of them shared, for one to follow up the other however long ago that was: of 48 pairs
# of the dev part that are no follow-up, none agrees by more than .55.
SAME = 0.7

Features = tuple[float, float, float, float]


class Face(NamedTuple):
    """By what a story is known."""

    first: int  # days since the year 1 of its first and last article that carry one
    last: int
    words: dict[str, float]  # the weightiest, with their weight, the weightiest first
    names: frozenset[str]  # those of the words that stand in names
    meaning: bytes  # rough meaning of headlines and leads: int8 [128], of length 127 or so


class Lead(NamedTuple):
    """The story that another follows, and why."""

    story: str
    reason: str


@dataclass
class Faces:
    """The stories that can be followed."""

    faces: dict[str, Face] = field(default_factory=dict)
    _stories: dict[str, set[str]] = field(default_factory=dict)  # by word

    def put(self, story: str, face: Face) -> None:
        self.drop(story)
        self.faces[story] = face
        for word in face.words:
            self._stories.setdefault(word, set()).add(story)

    def drop(self, story: str) -> None:
        known = self.faces.pop(story, None)
        for word in known.words if known else ():
            self._stories[word].discard(story)
            if not self._stories[word]:
                del self._stories[word]

    def forget(self, today: int) -> list[str]:
        """Drops stories that are too old to be followed; returns them."""
        gone = [story for story, face in self.faces.items() if face.last < today - REMEMBERED]
        for story in gone:
            self.drop(story)
        return gone

    def lead(self, story: str) -> Lead | None:
        """The story that one follows; None where there is none."""
        compared = self.compared(story).items()
        best = max(
            ((odds(found), other) for other, found in compared if self._follows(story, other, found)), default=None
        )
        if best is None:
            return None
        return Lead(best[1], self._reason(self.faces[best[1]], self.faces[story]))

    def _follows(self, story: str, other: str, found: Features) -> bool:
        """Whether what was compared is enough to say that a story follows up an earlier one."""
        ours, before = self.faces[story], self.faces[other]
        if found[0] < SHARED or len(ours.words.keys() & before.words.keys()) < MANY:
            return False
        return odds(found) >= LEAST or (found[3] >= SAME and len(ours.names & before.names) >= MANY)

    def compared(self, story: str) -> dict[str, Features]:
        """What tells whether a story follows up an earlier one, for those worth comparing, in the order of FEATURES.

        That is how far their words, their meanings and their names agree, up to 1, and the days between them as log(1 + days).
        """
        ours = self.faces.get(story)
        if ours is None:
            return {}
        words = self._weighed(ours)
        found = {}
        for other in self._near(ours, words):
            before = self.faces[other]
            theirs = self._weighed(before)
            found[other] = (
                _cosine(words, theirs),
                _likeness(ours.meaning, before.meaning),
                math.log1p(max(0, ours.first - before.last)),
                _cosine(_only(words, ours.names), _only(theirs, before.names)),
            )
        return found

    def _near(self, ours: Face, words: Mapping[str, float]) -> list[str]:
        """The earlier stories that share most of a story's words, by weight."""
        shared: dict[str, float] = defaultdict(float)
        for word, weight in words.items():
            found = self._stories[word]
            for other in found if len(found) <= COMMON else ():
                shared[other] += weight
        faces, first = self.faces, ours.first
        earlier = {each: weight for each, weight in shared.items() if faces[each].first < first}
        least = sorted(earlier.values())[-COMPARED:][:1]  # most have a word or two in common, and are not worth more
        worth = [(-round(weight, 6), each) for each, weight in earlier.items() if weight >= least[0] - 1e-5]
        return [each for _, each in nsmallest(COMPARED, worth)]

    def _weighed(self, face: Face) -> dict[str, float]:
        """A story's words by their weight and by how few of the stories remembered have them: a theme of many is no link."""
        stories, count = self._stories, len(self.faces)
        return {word: weight * _rarity(count, len(stories.get(word, ()))) for word, weight in face.words.items()}

    def _reason(self, before: Face, ours: Face) -> str:
        theirs = self._weighed(before)
        shared = {word: weight * theirs[word] for word, weight in self._weighed(ours).items() if word in theirs}
        told = sorted(shared, key=lambda word: (word not in ours.names, -shared[word]))
        days = ours.first - before.first
        return (
            f"{days} day{'s' * (days > 1)} after the story of {date.fromordinal(before.first).isoformat()} began, it is about "
            f"{', '.join(told[:TOLD])} like that one, but has too little else in common to be one with it"
        )


@lru_cache(maxsize=1024)
def _rarity(stories: int, having: int) -> float:
    """How rare a word is that so many of the stories remembered have."""
    return math.log((stories + UNSEEN) / (having + 0.5))


def odds(features: Sequence[float]) -> float:
    """The log odds that a story follows up another, rounded: they decide between equals."""
    return round(sum(weight * each for weight, each in zip(WEIGHTS, (*features, 1.0), strict=True)), 6)


def face(window: Window, numbers: Sequence[int], known: Face | None) -> Face | None:
    """By what a story of these articles is known; None where none of them carries a day. `known`: by what it was before."""
    import numpy as np  # noqa: PLC0415

    days = [day for number in numbers if (day := window.profiles[number].day) is not None]
    days += [known.first, known.last] if known else []
    if not days:
        return None
    profiles = [window.profiles[number] for number in sorted(numbers)[:SAMPLE]]
    found, weights, named = _weights(window, profiles)
    heaviest = np.argsort(-np.round(weights, 9), kind="stable")[: 2 * WORDS].tolist()
    ranked = [each for each in heaviest if weights[each] > 0 and not window.forms[found[each]].isdigit()][:WORDS]
    words = {window.forms[found[each]]: round(float(weights[each]), 3) for each in ranked}
    meaning = np.sum([each.meaning for each in profiles], axis=0)
    length = max(float(np.linalg.norm(meaning)), 1e-9)
    return Face(
        min(days),
        max(days),
        words,
        frozenset(window.forms[found[each]] for each in ranked if named[each]),
        np.round(127 * meaning / length).astype(np.int8).tobytes(),
    )


def _weights(window: Window, profiles: Sequence[Profile]) -> tuple[Numbers, Values, Values]:
    """The words of some articles, how much each weighs on average, and whether it stands in a name (1 or 0)."""
    import numpy as np  # noqa: PLC0415

    found, places = np.unique(np.concatenate([each.words for each in profiles]), return_inverse=True)
    total = np.bincount(places, np.concatenate([each.weights for each in profiles]), minlength=len(found))
    named: Values = np.zeros(len(found))
    named[np.searchsorted(found, np.concatenate([each.names for each in profiles]))] = 1
    rarity = window.rarity[found]
    weights: Values = total * np.where(rarity > RARE, rarity, 0.0) * np.where(named, NAME, 1.0) / len(profiles)
    return found.astype(np.int64), weights, named


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two sets of weights; 0 where one is empty."""
    shared = sum(weight * other[word] for word, weight in one.items() if word in other)
    return shared / math.sqrt(max(1e-9, _square(one.values()) * _square(other.values())))


def _only(weights: Mapping[str, float], names: Set[str]) -> dict[str, float]:
    return {word: weight for word, weight in weights.items() if word in names}


def _square(values: Iterable[float]) -> float:
    return sum(each * each for each in values)


def _likeness(one: bytes, other: bytes) -> float:
    """The cosine of two rough meanings; 0 where one is empty."""
    import numpy as np  # noqa: PLC0415

    a, b = (np.frombuffer(each, dtype=np.int8).astype(np.int64) for each in (one, other))
    return float(a @ b) / math.sqrt(max(1, int(a @ a) * int(b @ b)))
