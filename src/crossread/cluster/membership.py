"""Which story each article of the window is in, and what changes when articles are linked anew."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

ChangeKind = Literal["opened", "joined", "merged", "split", "follow-up"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a batch changed in one story. Earlier changes are never edited: they are the log."""

    kind: ChangeKind
    story: str  # Story.id
    articles: tuple[str, ...] = ()  # Article.ids that came in by it
    other: str | None = (
        None  # merged: the story that is no more; split: the one they were in; follow-up: the one followed
    )
    reason: str = ""


@dataclass
class Membership:
    """Stories of the articles of a window, by number. Articles that have left the window are only counted."""

    story: dict[int, str] = field(default_factory=dict)
    members: dict[str, set[int]] = field(default_factory=dict)
    sealed: Counter[str] = field(default_factory=Counter)  # articles of each story that have left the window
    born: dict[str, int] = field(default_factory=dict)  # every story there ever was, in the order of their birth

    def mates(self, number: int) -> set[int]:
        """The articles in one story with an article; none where it is in none yet."""
        return self.members[self.story[number]] if number in self.story else set()

    def place(
        self, groups: Sequence[Sequence[int]], names: Callable[[int], str]
    ) -> list[tuple[str, list[int], dict[str, list[int]]]]:
        """Gives each group its story: the one that most of it comes from, or a new one.

        Returns for each group that changed its story, the new articles, and those of other stories by story. `names`:
        article ids by number, the first of which names a new story.
        """
        before = {number: self.story.get(number) for group in groups for number in group}
        changed = []
        for group, story in zip(groups, self._named(groups, names), strict=True):
            new = [number for number in group if before[number] is None]
            others: dict[str, list[int]] = defaultdict(list)
            for number in group:
                was = before[number]
                if was is not None and was != story:
                    others[was].append(number)
                    self.members[was].discard(number)
                self.story[number] = story
            self.members.setdefault(story, set()).update(group)
            if new or others:
                changed.append((story, new, dict(others)))
        return changed

    def _named(self, groups: Sequence[Sequence[int]], names: Callable[[int], str]) -> list[str]:
        counts = [Counter(self.story[number] for number in group if number in self.story) for group in groups]
        claims = sorted(
            (-count - self.sealed[story], self.born[story], place)
            for place, each in enumerate(counts)
            for story, count in each.items()
        )
        stories = list(self.born)
        named: dict[int, str] = {}
        taken: set[str] = set()
        for _, birth, place in claims:
            if place not in named and stories[birth] not in taken:
                named[place] = stories[birth]
                taken.add(stories[birth])
        for place, group in enumerate(groups):
            if place not in named:
                named[place] = self._opened(names(group[0]))
        return [named[place] for place in range(len(groups))]

    def _opened(self, article: str) -> str:
        """The id of a new story: a hash of its first article's id, and a count where that has opened one before."""
        count = 0
        while True:
            story = hashlib.sha256(f"story\0{article}\0{count}".encode()).hexdigest()[:16]
            if story not in self.born:
                self.born[story] = len(self.born)
                return story
            count += 1

    def absorb(self, story: str, other: str) -> None:
        """What has left the window goes with the story that took all that is left of its own."""
        self.sealed[story] += self.sealed.pop(other, 0)
        self.members.pop(other, None)

    def seal(self, numbers: Sequence[int]) -> dict[int, str]:
        """Articles leave the window: their stories, by number."""
        gone = {number: self.story.pop(number) for number in numbers}
        for number, story in gone.items():
            self.sealed[story] += 1
            self.members[story].discard(number)
            if not self.members[story]:
                del self.members[story]
        return gone

    def restore(self, story: Mapping[int, str], sealed: Mapping[str, int], born: Sequence[str]) -> None:
        self.born = {each: place for place, each in enumerate(born)}
        self.sealed = Counter(sealed)
        for number, each in story.items():
            self.story[number] = each
            self.members.setdefault(each, set()).add(number)
