"""crossread cluster --stream: stories that are kept between runs."""

import json
from pathlib import Path

import pytest

from crossread import run
from crossread.cli import code_of
from crossread.workers import Workers

SAMPLE = Path(__file__).parent.parent / "samples" / "reports"


@pytest.fixture
def call(capfd):
    def run(*arguments):
        code = code_of([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return run


def test_a_second_run_goes_on_where_the_first_ended(call, tmp_path):
    files = sorted(path for path in SAMPLE.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))
    state = tmp_path / "news.state"
    code, out, _ = call("cluster", *files[:3], "--stream", state, "--format", "json")
    first = json.loads(out)
    assert code == 0
    assert {change["kind"] for change in first["changes"]} <= {"opened", "joined", "split", "merged", "follow-up"}
    second = json.loads(call("cluster", *files, "--stream", state, "--format", "json")[1])
    third = json.loads(call("cluster", *files, "--stream", state, "--format", "json")[1])
    assert third["changes"] == []
    assert third["stories"] == second["stories"]
    articles = [article["id"] for story in second["stories"] for article in story["articles"]]
    came = [each for found in (first, second) for change in found["changes"] for each in change["articles"]]
    assert sorted(articles) == sorted(set(came))


def test_the_table_says_what_changed(call, tmp_path):
    code, out, _ = call("cluster", SAMPLE, "--stream", tmp_path / "news.state")
    assert code == 0
    assert "opened" in out
    assert "joined" in out
    assert "8 articles so far" in out


def test_a_file_that_is_no_state_is_named(call, tmp_path):
    (tmp_path / "notes.txt").write_text("Not a state at all. " * 100)
    code, _, err = call("cluster", SAMPLE, "--stream", tmp_path / "notes.txt")
    assert code == 2
    assert "notes.txt" in err
    assert (tmp_path / "notes.txt").read_text() == "Not a state at all. " * 100


def test_several_processes_find_what_one_finds(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "STREAMED", 2)
    monkeypatch.setattr(run, "ALONE", 1)
    pages = list(run.read(SAMPLE))
    found = []
    for processes in (1, 2):
        with Workers(processes) as workers:
            found.append(run.stream(pages, tmp_path / str(processes), workers=workers))
    assert found[0] == found[1]
    assert len(found[0].clustering.stories) > 1
