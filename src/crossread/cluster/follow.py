"""Follow-ups: a later story about the people and places of an earlier one, too unlike it to be one story with it.

A story is known by its weightiest names. It follows the story before it that has most of them, also where that story's
articles have left the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from crossread.cluster.window import Window

NAMES = 8  # weightiest names of a story by which it is known
SAMPLE = 12  # articles of a story whose names are read, the first: enough to find whom it is about
RARE = 3.0  # how rare a name must be to count: in 1 of 20 articles
# Chosen on 1,200 made-up stories (benchmarks/speed/made_articles.py): 39 of 104 follow-ups are found, and 2 that are none.
ASKED = 5  # weightiest names of the later story, of which
LEAST = 3  # must be among those of the earlier one, with
SHARE = 0.4  # of their weight
COMMON = 100  # stories at most that a name leads to: a name of more tells nothing
REMEMBERED = 60  # days for which a story can be followed


class Face(NamedTuple):
    """By what a story is known."""

    first: int  # days since the year 1 of its first and last article that carry one
    last: int
    names: dict[str, float]  # the weightiest, with their weight


class Lead(NamedTuple):
    """The story that another follows, and why."""

    story: str
    reason: str


@dataclass
class Faces:
    """The stories that can be followed."""

    faces: dict[str, Face] = field(default_factory=dict)
    _stories: dict[str, set[str]] = field(default_factory=dict)  # by name

    def put(self, story: str, face: Face) -> None:
        self.drop(story)
        self.faces[story] = face
        for name in face.names:
            self._stories.setdefault(name, set()).add(story)

    def drop(self, story: str) -> None:
        known = self.faces.pop(story, None)
        for name in known.names if known else ():
            self._stories[name].discard(story)
            if not self._stories[name]:
                del self._stories[name]

    def forget(self, today: int) -> list[str]:
        """Drops stories that are too old to be followed; returns them."""
        gone = [story for story, face in self.faces.items() if face.last < today - REMEMBERED]
        for story in gone:
            self.drop(story)
        return gone

    def lead(self, story: str) -> Lead | None:
        """The story that one follows; None where there is none."""
        ours = self.faces.get(story)
        if ours is None:
            return None
        asked = dict(list(ours.names.items())[:ASKED])
        total = sum(asked.values())
        best: tuple[float, int, str] | None = None
        stories = {other for name in asked for other in self._ahead(name)} - {story}
        for other in sorted(stories):
            face = self.faces[other]
            shared = [name for name in asked if name in face.names]
            share = sum(asked[name] for name in shared) / total
            if face.first < ours.first and len(shared) >= LEAST and share >= SHARE:
                best = max(best or (0.0, 0, ""), (round(share, 6), face.last, other))
        if best is None:
            return None
        names = [name for name in asked if name in self.faces[best[2]].names]
        return Lead(best[2], _reason(names, self.faces[best[2]], ours))

    def _ahead(self, name: str) -> Sequence[str]:
        found = self._stories.get(name, set())
        return list(found) if len(found) <= COMMON else []


def face(window: Window, numbers: Sequence[int], known: Face | None) -> Face | None:
    """By what a story of these articles is known; None where none of them carries a day. `known`: by what it was before."""
    import numpy as np  # noqa: PLC0415

    days = [day for number in numbers if (day := window.profiles[number].day) is not None]
    days += [known.first, known.last] if known else []
    if not days:
        return None
    profiles = [window.profiles[number] for number in sorted(numbers)[:SAMPLE]]
    found, places = np.unique(np.concatenate([each.names for each in profiles]), return_inverse=True)
    counts = np.bincount(places, np.concatenate([each.counts for each in profiles]), minlength=len(found))
    rarity = window.rarity[found]
    weights = np.round(np.where(rarity >= RARE, counts * rarity, 0.0) / len(profiles), 9)
    ranked = sorted(np.flatnonzero(weights).tolist(), key=lambda each: (-weights[each], window.forms[found[each]]))
    names = {window.forms[found[each]]: round(float(weights[each]), 6) for each in ranked[:NAMES]}
    return Face(min(days), max(days), names)


def _reason(names: Sequence[str], before: Face, ours: Face) -> str:
    days = ours.first - before.first
    return (
        f"{days} day{'s' * (days > 1)} after the story of {date.fromordinal(before.first).isoformat()} began, it names "
        f"{', '.join(names)} like that one, but has too little else in common to be one with it"
    )
