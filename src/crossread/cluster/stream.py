"""A stream of news: articles come in batches, join stories or open them, and leave the window in time.

One engine for a folder and for a stream: a folder is a stream that gets everything at once and forgets nothing.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import TracebackType

import msgspec

from crossread.cluster import follow, packed, recorded, result, stories
from crossread.cluster.follow import Faces
from crossread.cluster.linking import MANY, linked
from crossread.cluster.membership import Change, Membership
from crossread.cluster.order import earliest_first
from crossread.cluster.pairs import Pairs
from crossread.cluster.reading import Batch, Reader
from crossread.cluster.sliding import Sliding
from crossread.cluster.state import Row, State
from crossread.model import Annotations, Article, Clustering
from crossread.uncollected import uncollected

WINDOW = 14  # days: four in five stories of the corpora are over within three, and what comes later is a follow-up
SETTLED = 2000  # articles of the window from which on the rarity of words hardly changes: no pair is compared anew
FEW, SEVERAL = 1.2, 2.0  # times so many articles as when all pairs were compared last: they are compared anew
BATCH = 1000  # articles taken in at once: bounds memory. What hangs together is linked anew once a batch: 500 cost a tenth more


class Stream:
    """Stories of articles that come in over time.

    `path`: where the state is kept; a file that is there goes on where it ended. None keeps it in memory. `window`: days
    after which an article is no more compared with new ones; None: never. An article without a day counts as of the latest
    day seen. `processes`: with 2 or more, a second one reads ahead where there is more than one batch of articles to come; a
    program that asks for it must be guarded by `if __name__ == "__main__"`. Not for several threads at once.
    """

    def __init__(
        self, path: str | os.PathLike[str] | None = None, window: int | None = WINDOW, processes: int = 1
    ) -> None:
        self._pairs = Pairs()
        self._sliding = Sliding(window)
        self._reader = Reader(self._pairs.vocabulary, self._pairs.reuse, self._sliding, processes)
        self._membership = Membership()
        self._faces = Faces()
        self._follows: dict[str, str] = {}  # of the stories that follow up another, that other
        self._words = 0  # of the vocabulary, that are saved
        self._compared = 0  # articles in the window when pairs were last compared anew
        self._state = State(path if path is not None else ":memory:")
        self._seen = self._state.ids()
        if self._seen or self._state.meta().get("window", window) != window:
            with uncollected():
                self._reopen()

    @property
    def window(self) -> int | None:
        """Days after which an article is no more compared with new ones; None: never."""
        return self._sliding.window

    def __enter__(self) -> Stream:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """Articles taken in so far."""
        return len(self._seen)

    def __contains__(self, article: str) -> bool:
        """Whether the article of an id has been taken in."""
        return article in self._seen

    def close(self) -> None:
        self._reader.close()
        self._state.close()

    def add(self, articles: Iterable[Article], annotations: Sequence[Annotations] = ()) -> list[Change]:
        """Takes articles in, and returns what that changed. An article that was seen before is passed over.

        `annotations` may lack some articles: then names, sentences and quotations are read from the text's own marks. What
        is added at once is compared with one another as if it had come in any order. The state is saved when this returns.
        """
        return [change for changes in self.feed([articles], annotations) for change in changes]

    def feed(
        self, batches: Iterable[Iterable[Article]], annotations: Sequence[Annotations] = ()
    ) -> Iterator[list[Change]]:
        """Takes in batches as they come, and gives what each changed: `add` for many. With `processes`, those that follow are
        read meanwhile; what is saved when a batch has been given out is that batch and those before it."""
        of = {each.page: each for each in annotations}
        left: deque[int] = deque()  # of each batch that has begun, how many pieces of it are not taken in
        found: list[Change] = []
        for piece in self._reader.read(self._pieces(batches, left), of):
            while not left[0]:
                left.popleft()
                yield []
            with self._state.batch(), uncollected():
                found += self._batch(piece)
            left[0] -= 1
            if not left[0]:
                left.popleft()
                yield found
                found = []
        for _ in left:
            yield []

    def _pieces(self, batches: Iterable[Iterable[Article]], left: deque[int]) -> Iterator[Sequence[Article]]:
        """The articles of each batch that are new, the earliest first, so many at a time as are taken in at once."""
        coming: set[str] = set()
        for batch in batches:
            distinct = {each.id: each for each in batch if each.id not in self._seen and each.id not in coming}
            coming.update(distinct)
            ordered = earliest_first(distinct.values())
            size = max(1, len(ordered) if self.window is None else BATCH)
            pieces = [ordered[start : start + size] for start in range(0, len(ordered), size)]
            left.append(len(pieces))
            yield from pieces

    def stories(self) -> dict[str, str]:
        """The story of every article taken in so far, by ids."""
        return self._state.story_of()

    def log(self) -> list[Change]:
        """All changes so far."""
        return [msgspec.convert(each, Change) for each in self._state.logged()]

    def clustering(self) -> Clustering:
        """All stories so far, with the text that their articles share, those that have left the window included."""
        with uncollected():
            return result.clustering(self._pairs, self._membership, self._state)

    def _batch(self, batch: Batch) -> list[Change]:
        self._advance(batch.articles)
        numbers = self._pairs.taken(batch)
        self._sliding.admit(numbers, batch.articles)
        self._seen.update(article.id for article in batch.articles)
        count = len(self._pairs.window)
        grown = count >= (FEW if count <= MANY else SEVERAL) * self._compared
        anew = self._compared < count <= SETTLED and grown
        if anew:
            self._pairs.recompare()
            self._compared = count
        else:
            self._pairs.compare(numbers)
        born = len(self._membership.born)
        changes = self._linked(self._sliding.days if anew or count < MANY else numbers)
        self._save(numbers, batch, born, anew)
        changes += self._followed(changes)
        self._state.log(changes)
        return changes

    def _linked(self, touched: Iterable[int]) -> list[Change]:
        """Links anew what is touched, and says what that changed."""
        groups = linked(self._pairs, list(touched), self._membership.mates)
        found: list[Change] = []
        for story, new, others in self._membership.place([self._earliest(group) for group in groups], self._id):
            group = sorted(self._membership.members[story])
            old = len(group) > len(new) or bool(self._membership.sealed[story])
            first = new[:1] if not old else []
            if first:
                found.append(Change("opened", story, (self._id(first[0]),), reason=self._opened(group)))
            later = [number for number in new if number not in first]
            found += [
                Change("joined", story, (self._id(number),), reason=stories.joined(self._pairs, number, group))
                for number in later
            ]
            for other, moved in others.items():
                found.append(self._moved(story, other, moved, group))
                self._state.move([self._id(number) for number in moved], story)
        return found

    def _opened(self, group: Sequence[int]) -> str:
        return "no story so far is near enough" if len(self._seen) > len(group) else "the first articles"

    def _moved(self, story: str, other: str, moved: Sequence[int], group: Sequence[int]) -> Change:
        """What to say of articles that came from another story, and what becomes of that story."""
        articles = tuple(self._id(number) for number in moved)
        words = ", ".join(stories.common(self._pairs, group)) if len(group) > 1 else ""
        if self._membership.members.get(other):
            reason = f"nearer to one another than to the others: {words}" if words else "too unlike the others by now"
            return Change("split", story, articles, other, reason)
        self._membership.absorb(story, other)
        self._state.absorb(story, other)
        self._follows = _absorbed(self._follows, story, other)
        self._faces.drop(other)
        return Change("merged", story, articles, other, f"near enough to one another by now: {words}")

    def _followed(self, changes: Sequence[Change]) -> list[Change]:
        """Which of the changed stories follow an earlier one."""
        changed = dict.fromkeys(each.story for each in changes if each.story in self._membership.members)
        changed |= dict.fromkeys(
            each.other for each in changes if each.other and each.other in self._membership.members
        )
        for story in changed:
            known = self._faces.faces.get(story) if self._membership.sealed[story] else None
            face = follow.face(self._pairs.window, sorted(self._membership.members[story]), known)
            if face:
                self._faces.put(story, face)
        self._state.faces((story, recorded.face(self._faces.faces.get(story))) for story in changed)
        found = []
        for story in changed:
            lead = self._faces.lead(story)
            if lead and self._follows.get(story) != lead.story:
                self._follows[story] = lead.story
                self._state.follow(story, lead.story, lead.reason)
                found.append(Change("follow-up", story, other=lead.story, reason=lead.reason))
        return found

    def _advance(self, articles: Sequence[Article]) -> None:
        """Moves the window to the latest day, and seals what falls out of it."""
        gone = self._sliding.advance(articles)
        self._state.put(today=self._sliding.today)
        if gone:
            self._sealed(gone)
        if gone is not None and self._sliding.today is not None:
            self._state.faces((story, None) for story in self._faces.forget(self._sliding.today))

    def _sealed(self, gone: Sequence[int]) -> None:
        left = {self._membership.story[number] for number in gone}
        for story in left:
            group = sorted(self._membership.members[story])
            self._state.tell(story, stories.title(self._pairs, group), stories.reason(self._pairs, group))
        self._state.keep(result.kept(self._pairs, self._membership, gone))
        self._state.seal([self._id(number) for number in gone])
        self._membership.seal(gone)
        self._pairs.drop(gone)

    def _save(self, numbers: Sequence[int], batch: Batch, born: int, anew: bool) -> None:
        known = self._pairs.vocabulary.numbers
        self._state.add_words(self._words, list(islice(known, self._words, None)))
        self._words = len(known)
        self._state.add_stories(dict(islice(self._membership.born.items(), born, None)))
        read = batch.packed or map(packed.body, batch.bodies, batch.profiles)
        self._state.add(self._row(number, each) for number, each in zip(numbers, read, strict=True))
        if anew:
            old = sorted(self._sliding.days.keys() - set(numbers))
            self._state.recompared((self._id(each), self._keys(each), self._near(each)) for each in old)
        self._state.put(compared=self._compared, window=self.window)

    def _row(self, number: int, read: bytes) -> Row:
        article, known = self._pairs.reuse.bodies[number].article, self._pairs.shared.get(number, {})
        shared = [(self._id(other), self._pairs.alignments[other, number], known[other].evidence) for other in known]
        return Row(
            article=article,
            story=self._membership.story[number],
            day=self._sliding.days[number],
            keys=self._keys(number),
            near=self._near(number),
            shared=packed.with_others(shared),
            read=read,
        )

    def _keys(self, number: int) -> list[int]:
        keys: list[int] = self._pairs.window.keys[number].tolist()
        return keys

    def _near(self, number: int) -> list[tuple[str, float]]:
        return [(self._id(other), odds) for other, odds in self._pairs.near[number].items() if other < number]

    def _id(self, number: int) -> str:
        return self._pairs.reuse.bodies[number].article.id

    def _earliest(self, group: Sequence[int]) -> list[int]:
        """A group, the article that is known to be earliest first."""
        return [
            self._pairs.reuse.numbers[each.id]
            for each in earliest_first(self._pairs.reuse.bodies[n].article for n in group)
        ]

    def _reopen(self) -> None:
        """Brings everything back to where the last batch left it."""
        meta = self._state.meta()
        self._sliding.window, self._sliding.today, self._compared = meta["window"], meta["today"], meta["compared"]
        rows = list(self._state.live())
        numbers = recorded.restore(self._pairs, self._state.words(), rows)
        self._sliding.days = {number: row.day for number, row in zip(numbers, rows, strict=True)}
        self._words = len(self._pairs.vocabulary.numbers)
        told = self._state.stories()
        of = {number: row.story for number, row in zip(numbers, rows, strict=True)}
        self._membership.restore(of, self._state.sealed_counts(), list(told))
        self._follows = {story: follows for story, (_, _, follows, _, _) in told.items() if follows}
        for story, (*_, face) in told.items():
            if face:
                self._faces.put(story, recorded.read_face(face))


def _absorbed(follows: Mapping[str, str], story: str, other: str) -> dict[str, str]:
    """Who follows whom, once a story has taken another in."""
    moved = {each: story if ahead == other else ahead for each, ahead in follows.items() if each != other}
    return {each: ahead for each, ahead in moved.items() if each != ahead}
