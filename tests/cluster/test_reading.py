"""Articles read ahead in a second process, and what becomes of that when it breaks off."""

from dataclasses import fields

import pytest

from crossread.cluster.reading import Reader
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


def all_read(batches, processes):
    vocabulary = Vocabulary()
    reader = Reader(vocabulary, processes)
    known = {batches[0][0].id: Annotations(batches[0][0].id)}
    try:
        found = []
        for round_ in (
            batches[:1],
            batches[1:],
        ):  # the first alone, the others ahead: the second process lacks its words
            for batch in reader.read(iter(round_), known):
                found.append((shown(batch), list(vocabulary.numbers), sorted(vocabulary.weak)))
    finally:
        reader.close()
    return found


def test_two_processes_read_what_one_reads(batches) -> None:
    assert all_read(batches, 2) == all_read(batches, 1)


def test_where_the_second_process_breaks_off_this_one_reads_on(batches) -> None:
    wanted = [shown(batch) for batch in Reader(Vocabulary()).read(batches, {})]
    reader, found = Reader(Vocabulary(), 2), []
    for batch in reader.read(batches, {}):
        found.append(shown(batch))
        for process in reader._pool._processes.values():
            process.kill()
            process.join()
    reader.close()
    assert found == wanted


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
