"""Stories of articles that come in over time."""

import os
import pickle
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.cluster import cluster
from crossread.cluster.stream import BATCH, Stream
from crossread.errors import InputError

PLACES = ("Velda", "Brankov", "Ostrey", "Marrow", "Kelm", "Tarnow", "Lisk", "Port Ennis")
PEOPLE = ("Marta Loew", "Pavel Hruza", "Lena Fors", "Ivo Brandt", "Sena Okoro", "Tilda Marsh", "Juno Reyes", "Aron Vik")
REPORTS = (
    "A warehouse in {place} burned down on {day} night. {who}, who leads the fire brigade of {place}, said that {n} people "
    "had been brought to safety. The cause of the fire is not known.",
    "Flames destroyed a warehouse in {place} on {day}. {n} people were led out, said the fire chief {who}. Police in {place} "
    "look for a man who was seen near the gate.",
    "{n} people escaped when fire took hold of a warehouse in {place} late on {day}. The chief of the brigade, {who}, called "
    "it the worst blaze in {place} for years.",
)
SOURCE = str(Path(__file__).parents[2] / "src")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")


@pytest.fixture(scope="module")
def fires(article):
    """(event, article): eight fires of one week, three reports each. Events of one kind that only names tell apart."""
    return [
        (
            event,
            article(
                report.format(place=place, who=who, n=11 + 7 * event, day=DAYS[event % 4]),
                outlet=f"Outlet {event} {number}",
                published=f"2024-04-{event % 4 + 2:02}",
            ),
        )
        for event, (place, who) in enumerate(zip(PLACES, PEOPLE, strict=True))
        for number, report in enumerate(REPORTS)
    ]


def grouping(clustering):
    return {frozenset(article.id for article in story.articles) for story in clustering.stories}


def true_grouping(pairs):
    return {frozenset(each.id for event, each in pairs if event == number) for number in {event for event, _ in pairs}}


def in_batches(articles, size, **options):
    with Stream(**options) as stream:
        for start in range(0, len(articles), size):
            stream.add(articles[start : start + size])
        return stream.clustering(), stream.log()


def test_events_of_one_kind_in_one_week_stay_apart(fires):
    assert grouping(cluster([each for _, each in fires])) == true_grouping(fires)


@pytest.mark.parametrize("size", [2, 5, 100])
def test_batches_and_their_order_make_no_difference(fires, size):
    articles = [each for _, each in fires]
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert grouping(in_batches(articles, size)[0]) == true_grouping(fires)


def test_what_was_seen_is_passed_over(fires):
    articles = [each for _, each in fires]
    with Stream() as stream:
        stream.add(articles)
        before = stream.clustering()
        assert stream.add(articles[:5]) == []
        assert len(stream) == len(articles)
        assert articles[0].id in stream
        assert stream.clustering() == before


def test_every_change_has_its_reason_and_every_article_comes_in_once(fires):
    _, log = in_batches([each for _, each in fires], 4)
    came = [article for change in log if change.kind in ("opened", "joined") for article in change.articles]
    assert sorted(came) == sorted(each.id for _, each in fires)
    assert all(change.reason for change in log)


def test_a_stream_that_is_opened_again_gives_the_same_answer(fires, tmp_path):
    articles = [each for _, each in fires]
    random.Random(7).shuffle(articles)
    wanted, log = in_batches(articles, 4)
    for start in range(0, len(articles), 4):
        with Stream(tmp_path / "state") as stream:
            stream.add(articles[start : start + 4])
    with Stream(tmp_path / "state") as stream:
        assert stream.clustering() == wanted
        assert stream.log() == log


def test_a_batch_that_is_broken_off_leaves_nothing(fires, tmp_path, monkeypatch):
    articles = [each for _, each in fires]
    with Stream(tmp_path / "state") as stream:
        stream.add(articles[:10])
        before = stream.clustering()
        monkeypatch.setattr(Stream, "_followed", _killed)
        with pytest.raises(KeyboardInterrupt):
            stream.add(articles[10:])
    monkeypatch.undo()
    with Stream(tmp_path / "state") as stream:
        assert len(stream) == 10
        assert stream.clustering() == before
        stream.add(articles)
        assert grouping(stream.clustering()) == true_grouping(fires)


def _killed(*_):
    raise KeyboardInterrupt


KILLED = """
import os, pickle, sys
from crossread.cluster.stream import Stream
articles = pickle.load(open(sys.argv[2], "rb"))
stream = Stream(sys.argv[1])
stream.add(articles[:10])
Stream._save = lambda *_: os._exit(9)
stream.add(articles[10:])
"""


def test_a_killed_process_loses_its_batch_alone(fires, tmp_path):
    articles = [each for _, each in fires]
    (tmp_path / "articles").write_bytes(pickle.dumps(articles))
    command = [sys.executable, "-c", KILLED, str(tmp_path / "state"), str(tmp_path / "articles")]
    assert subprocess.run(command, check=False, env=os.environ | {"PYTHONPATH": SOURCE}).returncode == 9
    with Stream(tmp_path / "state") as stream:
        assert len(stream) == 10
        stream.add(articles)
        assert grouping(stream.clustering()) == true_grouping(fires)


def test_what_leaves_the_window_stays_in_its_story_and_is_compared_no_more(fires, article, tmp_path):
    later = article("Nothing of note happened in Sund today.", outlet="The Plainsman", published="2024-06-01")
    again = article(REPORTS[0].format(place="Velda", who="Marta Loew", n=11, day="Monday"), published="2024-06-02")
    with Stream(tmp_path / "state") as stream:
        stream.add([each for _, each in fires])
        before = stream.clustering()
        stream.add([later])
        assert len(stream._pairs.window) == 1
    with Stream(tmp_path / "state") as stream:
        after = stream.clustering()
        assert grouping(after) == grouping(before) | {frozenset({later.id})}
        assert {story.title for story in before.stories} < {story.title for story in after.stories}
        assert set(after.passages) >= set(before.passages)
        stream.add([again])
        assert frozenset({again.id}) in grouping(stream.clustering())


def test_a_late_article_and_a_correction_join(fires):
    late = next(each for event, each in fires if event == 1)
    with Stream() as stream:
        stream.add([each for _, each in fires if each is not late])
        (change,) = [each for each in stream.add([late]) if late.id in each.articles]
        assert change.kind == "joined"
        assert grouping(stream.clustering()) == true_grouping(fires)


FOLLOWED = (
    "Fire destroyed the Tarnow paper mill on Sunday night. Aron Vik, who leads the brigade of Tarnow, said that nobody was "
    "hurt. Juno Reyes, who owns the mill, stood in tears at the gate. Flames had leapt from a drying hall to the roof.",
    "The Tarnow paper mill burned down on Sunday. Nobody was hurt, said the fire chief Aron Vik. The flames came from a "
    "drying hall and reached the roof within minutes. Its owner, Juno Reyes, wept.",
)
FOLLOWING = (
    "Prosecutors charged Juno Reyes with insurance fraud on Friday. An indictment lists forged invoices of the Tarnow mill "
    "worth two million. Her lawyer called the evidence thin. Investigator Aron Vik is to testify when a court hears the case."
)


def test_a_follow_up_is_linked_and_not_merged(article):
    first = [article(text, outlet=f"Outlet {number}", published="2024-04-01") for number, text in enumerate(FOLLOWED)]
    second = article(FOLLOWING, outlet="Outlet 3", published="2024-05-10")
    with Stream() as stream:
        stream.add(first)
        (change,) = [each for each in stream.add([second]) if each.kind == "follow-up"]
        earlier, later = stream.clustering().stories
        assert (later.follows, change.story, change.other) == (earlier.id, later.id, earlier.id)
        assert "tarnow" in later.why_follows
        assert earlier.follows is None


def test_a_file_that_is_no_state_is_refused(tmp_path):
    (tmp_path / "page.txt").write_text("Not a state at all, but some text that goes on for a while. " * 40)
    with pytest.raises(InputError, match=r"page\.txt"):
        Stream(tmp_path / "page.txt")


def test_a_state_of_another_version_is_refused(tmp_path):
    Stream(tmp_path / "state").close()
    with sqlite3.connect(tmp_path / "state") as base:
        base.execute("update meta set value = 99 where name = 'version'")
    base.close()
    with pytest.raises(InputError, match="version 99"):
        Stream(tmp_path / "state")


def test_half_a_surrogate_pair_is_kept(article, tmp_path):
    odd = article("The crane fell \ud83d in Port Ennis on Friday. Nobody was hurt by it.", title="A \ud83d crane")
    with Stream(tmp_path / "state") as stream:
        stream.add([odd])
    with Stream(tmp_path / "state") as stream:
        ((kept,),) = [story.articles for story in stream.clustering().stories]
        assert kept == odd


def test_more_than_a_batch_at_once(article):
    many = [article(f"Report {number} of the day is about thing {number * 7919}.") for number in range(BATCH + 3)]
    with Stream() as stream:
        stream.add(many)
        assert len(stream) == len(stream.stories()) == BATCH + 3
