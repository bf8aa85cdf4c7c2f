"""Articles read ahead in a second process, with the text they share, and what becomes of that when it breaks off."""

from dataclasses import fields, replace
from itertools import islice

import pytest

from crossread.cluster import packed
from crossread.cluster.index import ReuseIndex
from crossread.cluster.reading import Reader
from crossread.cluster.sliding import Sliding
from crossread.cluster.stream import Stream
from crossread.cluster.words import Vocabulary
from crossread.model import Annotations

TOWNS = ("Velda", "Brankov", "Ostrey", "Marrow", "Kelm", "Tarnow", "Lisk", "Ennis")


@pytest.fixture
def batches(article):
    """Three batches, the last of which holds half a surrogate pair."""
    found = [
        article(
            f"The ferry to {town} sank on 4 May 2024 with {11 + place} people on board.\n“All were saved,” said {town} Loew, "
            f"who organises the harbour of {town}.",
            outlet=f"The {town} Post",
            published=f"2024-05-{4 + place // 3:02}",
        )
        for place, town in enumerate(TOWNS)
    ]
    found.append(article("A sign on the quay said \ud83d and nothing else, said the captain of the ferry to Velda."))
    return [found[:3], found[3:6], found[6:]]


def shown(batch):
    """All that was read of a batch, to be compared."""
    bodies = [[str(getattr(each, field.name)) for field in fields(each)] for each in batch.bodies]
    profiles = [[getattr(each, field.name) for field in fields(each)] for each in batch.profiles]
    return bodies, [[each.tolist() if hasattr(each, "tolist") else each for each in row] for row in profiles]


def all_taken(rounds, processes, window=1, break_off=False):
    """Batches as a stream takes them in: what was read of each, and the text found that its articles share."""
    vocabulary, sliding = Vocabulary(), Sliding(window)
    reuse = ReuseIndex(vocabulary)
    reader = Reader(vocabulary, reuse, sliding, processes)
    known = {rounds[0][0][0].id: Annotations(rounds[0][0][0].id)}
    found = []
    try:
        for batches in rounds:
            for batch in reader.read(iter(batches), known):
                reuse.forget([reuse.bodies[number].article.id for number in sliding.advance(batch.articles) or ()])
                if batch.shared is None:
                    shared = reuse.add(batch.bodies)
                else:
                    reuse.remember(batch.bodies)
                    shared = packed.read_shared(batch.shared, reuse.bodies)
                sliding.admit([reuse.numbers[article.id] for article in batch.articles], batch.articles)
                found.append((shown(batch), shared, list(vocabulary.numbers), sorted(vocabulary.weak)))
                if break_off:
                    for process in reader._pool._processes.values():
                        process.kill()
                        process.join()
    finally:
        reader.close()
    return found


@pytest.mark.parametrize("sizes", [(1, 8), (4, 1, 4), (2, 1, 1, 5)])
def test_two_processes_find_what_one_finds(batches, sizes) -> None:
    """A single batch is read by the first process alone: the second lacks its words and bodies, and is told of them."""
    each = iter([[one] for batch in batches for one in batch])
    rounds = [list(islice(each, size)) for size in sizes]
    wanted = all_taken(rounds, 1)
    assert all_taken(rounds, 2) == wanted
    assert any(shared for _, shared, _, _ in wanted)


def test_where_the_second_process_breaks_off_this_one_goes_on(batches) -> None:
    assert all_taken([batches], 2, break_off=True) == all_taken([batches], 1)


def test_what_has_left_the_window_is_compared_no_more_by_the_second_process(batches) -> None:
    pairs = [
        {(each.first, each.second) for _, found, _, _ in all_taken([batches], 2, days) for each in found}
        for days in (0, 9)
    ]
    assert pairs[0] < pairs[1]


def test_a_body_and_its_profile_come_back_as_they_were(batches) -> None:
    for batch in Reader(Vocabulary(), ReuseIndex(Vocabulary()), Sliding(None)).read(batches, {}):
        again = [
            packed.read_body(body.article, packed.body(body, profile))
            for body, profile in zip(batch.bodies, batch.profiles, strict=True)
        ]
        assert shown(batch) == shown(
            replace(batch, bodies=[body for body, _ in again], profiles=[each for _, each in again])
        )


def test_a_stream_that_reads_ahead_ends_as_one_that_does_not(batches, tmp_path) -> None:
    given = [[], *batches, [], batches[0]]
    found = []
    for processes in (1, 2):
        with Stream(tmp_path / str(processes), processes=processes) as stream:
            changes = list(stream.feed(given))
            found.append((changes, stream.stories(), stream.log()))
    assert found[0] == found[1]
    assert [bool(each) for each in found[0][0]] == [False, True, True, True, False, False]
    with Stream(tmp_path / "added") as stream:
        for batch in given:
            stream.add(batch)
        assert (stream.stories(), stream.log()) == found[0][1:]
