"""The command line: shapes, exit codes, what is told where, and nothing hostile on the terminal."""

import gzip
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from crossread import record, run
from crossread.cli import code_of, report, shapes, tables
from crossread.cli.commands import crossread
from crossread.model import Dropped

DOCS = Path(__file__).parent.parent / "docs"

GAZETTE = """Dam at Orvik closed after crack is found

By Mira Holt

March 4, 2025

ORVIK (Reuters) - The dam above the town of Orvik was closed on Tuesday after engineers found a crack 12 metres long, \
the river authority said.

"We saw no reason to wait," said Ana Ruiz, the head of the river authority. \
About 400 people were taken to a school in the next valley.

The reservoir will be lowered by three metres by Friday, Mayor Bo Lind told reporters in Orvik.
"""
TEA = """Tea prices fall

March 5, 2025

Tea grew cheaper at every auction of the spring, brokers told growers on the coast.

A kilogram of black leaf sold for two dollars, a quarter less than a year ago, after good rains.

Buyers from Sarno stayed away.
"""
HERALD = """Crack shuts Orvik dam, hundreds moved

By Jon Abara

March 4, 2025

Engineers have closed the dam above Orvik after a crack was found in its wall, the river authority said on Tuesday.

Ana Ruiz, who heads the authority, said there was no reason to wait. \
Some 350 people have been taken to a school in the next valley, she said.

Work on the wall will cost about $2.4 million, according to Mayor Bo Lind.
"""
SPAN = {"article", "start", "end", "text"}


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """A folder with two reports and a picture, seen from the folder above."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "gazette.txt").write_text(GAZETTE, "utf-8")
    (folder / "gazette.json").write_text(json.dumps({"outlet": "The Gazette"}), "utf-8")
    (folder / "herald.txt").write_text(HERALD, "utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def call(capfd):
    """Runs a command: exit code, standard output, standard error."""

    def called(*arguments):
        code = code_of([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return code, out, err

    return called


def holds(span, texts):
    assert set(span) == SPAN
    assert texts[span["article"]][span["start"] : span["end"]] == span["text"]


def texts_of(call):
    return {page["id"]: page["text"] for page in json.loads(call("read", "reports", "--format", "json")[1])}


def test_read_as_json(reports, call):
    code, out, err = call("read", reports, "--format", "json")
    first, second, third = json.loads(out)
    assert code == 0
    assert (first["origin"], first["outlet"], first["text"]) == (f"{reports}/gazette.txt", "The Gazette", GAZETTE)
    assert (second["key"], second["dropped"], second["characters"]) == (None, None, len(HERALD))
    assert (third["id"], third["authors"], third["dropped"]) == (None, [], "binary file (PNG image)")
    assert set(first) == set(third)
    assert "binary file (PNG image)" in err
    assert "picture.txt" in err


def test_clean_as_json(reports, call):
    code, out, _ = call("clean", reports, "--format", "json")
    gazette, _, dropped = json.loads(out)
    assert code == 0
    assert (
        set(gazette)
        == set(dropped)
        == {
            *("id", "key", "origin", "title", "outlet", "authors", "published", "credits", "language", "blocks"),
            *("dates", "stub", "evidence", "dropped"),
        }
    )
    assert gazette["title"] == "Dam at Orvik closed after crack is found"
    assert gazette["outlet"] == "The Gazette"
    assert gazette["published"] == "2025-03-04"
    assert gazette["authors"] == ["Mira Holt"]
    assert all(set(block) == {"kind", "start", "end"} for block in gazette["blocks"])
    assert {"field", "value", "span", "how"} == set(gazette["evidence"][0])
    texts = texts_of(call)
    for evidence in gazette["evidence"]:
        if evidence["span"]:
            holds(evidence["span"], texts)
    assert (dropped["title"], dropped["authors"], dropped["blocks"]) == (None, [], [])


def test_annotate_as_json(reports, call):
    code, out, _ = call("annotate", reports, "--format", "json")
    gazette, _, dropped = json.loads(out)
    texts = texts_of(call)
    assert code == 0
    assert set(gazette) == set(dropped)
    assert dropped["sentences"] == []
    for span in gazette["sentences"]:
        holds(span, texts)
    for name in ("mentions", "figures", "moments"):
        assert gazette[name], name
        for item in gazette[name]:
            holds(item["span"], texts)
    figure = {"span", "low", "high", "unit", "bound", "measures", "measured", "of", "role", "period"}
    assert set(gazette["figures"][0]) == figure
    assert set(gazette["moments"][0]) == {"span", "from", "to", "granularity", "reason", "value", "every"}
    quoted = next(a for a in gazette["attributions"] if a["cue"] and "no reason" in a["content"][0]["text"])
    assert quoted["source"]["text"].startswith("Ana Ruiz")
    for span in (quoted["source"], quoted["cue"], *quoted["content"]):
        holds(span, texts)
    names = {entity["id"]: entity["name"] for entity in gazette["entities"]}
    assert names[quoted["speaker"]] == "Ana Ruiz"


def test_cluster_as_json(reports, call):
    code, out, _ = call("cluster", reports, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert set(found) == {"stories", "passages", "lines", "dropped"}
    articles = [article for story in found["stories"] for article in story["articles"]]
    assert [set(article) for article in articles] == [
        {"id", "key", "origin", "outlet", "title", "published", "line"}
    ] * 2
    assert [item["reason"] for item in found["dropped"]] == ["binary file (PNG image)"]


@pytest.fixture
def reprinted(tmp_path, monkeypatch):
    """A folder with GAZETTE, a paper that prints all of it, one that takes a paragraph, and a text about something else."""
    monkeypatch.chdir(tmp_path)
    body = GAZETTE.partition("2025\n\n")[2]
    own = "Shops stayed shut and the ferry to Lund did not sail. Farmers below the wall drove their cattle uphill by dusk. "
    (tmp_path / "in").mkdir()
    for name, outlet, text in (
        ("a", "Orvik Gazette", GAZETTE),
        ("b", "Valley Herald", f"Dam shut at Orvik\n\nMarch 5, 2025\n\n{body}"),
        (
            "c",
            "Lund Echo",
            f"Orvik waits below its dam\n\nMarch 6, 2025\n\n{own * 2}\n\n{body.partition(chr(10))[0]}\n",
        ),
        (
            "d",
            "Coast Post",
            TEA,
        ),
    ):
        (tmp_path / "in" / f"{name}.txt").write_text(text, "utf-8")
        (tmp_path / "in" / f"{name}.json").write_text(json.dumps({"outlet": outlet}), "utf-8")
    return "in"


def test_cluster_tells_whose_text_it_is_and_what_each_article_does_with_it(reprinted, call):
    found = json.loads(call("cluster", reprinted, "--format", "json")[1])
    (line,) = found["lines"]
    said = {part["article"]: part for part in line["parts"]}
    articles = {article["outlet"]: article for story in found["stories"] for article in story["articles"]}
    assert line["origin"] == "Reuters"
    assert said[articles["Orvik Gazette"]["id"]]["said"] == "closest to the Reuters text"
    herald, echo = (said[articles[name]["id"]] for name in ("Valley Herald", "Lund Echo"))
    assert (herald["role"], herald["said"]) == ("whole", "prints the Reuters text whole")
    assert echo["said"].startswith("takes 1 paragraph of the Reuters text, ")
    assert echo["own"] > 0.5 > herald["own"]
    assert articles["Coast Post"]["line"] is None
    story = next(story for story in found["stories"] if line["id"] in story["lines"])
    assert (story["first"], story["last"]) == ("2025-03-04", "2025-03-06")


def test_the_table_of_stories_says_the_same(reprinted, call):
    found = json.loads(call("cluster", reprinted, "--format", "json")[1])
    _, out, _ = call("cluster", reprinted)
    rows = {row.split("  ")[0]: row for row in out.splitlines()}
    for part in found["lines"][0]["parts"]:
        (outlet,) = {
            article["outlet"]
            for story in found["stories"]
            for article in story["articles"]
            if article["id"] == part["article"]
        }
        assert part["said"] in rows[outlet]
        assert f"{record.per_cent(part['own'])} %" in rows[outlet]
    assert "4 to 6 March 2025, 1 text" in out
    alone = out.partition("Alone, in no story with another")[2]
    assert "Coast Post" in alone
    assert "Coast Post" not in out.partition("Alone")[0]
    assert found["lines"][0]["reason"][:60] in " ".join(alone.split())


@pytest.mark.parametrize("command", ["read", "clean", "annotate", "cluster"])
def test_tables_for_people(reports, call, command):
    code, out, err = call(command, reports)
    assert code == 0
    assert "Orvik" in out
    assert "binary file" in err
    assert "\x1b" not in out


def test_collate_writes_an_account_that_verifies(reports, call):
    code, out, err = call("collate", reports)
    assert code == 0
    assert 4 <= len(out.splitlines()) <= 14
    assert "2 articles, 1 outlet (1 article of an outlet not known)" in out
    assert "written: account/index.html" in out
    assert "binary file" in err
    (account,) = json.loads(Path("account/account.json").read_bytes())
    assert account["made"]["dropped"] == [{"origin": f"{reports}/picture.txt", "reason": "binary file (PNG image)"}]
    for path in ("account/account.json", "account/index.html"):
        code, out, err = call("verify", path)
        assert (code, err) == (0, ""), path
        assert out.endswith("in 2 articles hold\n")


def test_the_same_input_gives_the_same_account(reports, call):
    first = call("collate", reports, "--format", "json")
    assert first[0] == 0
    assert call("collate", reports, "--format", "json") == first
    assert json.loads(first[1])[0]["schema"] == "crossread.account/1"


def test_markdown_and_a_named_file(reports, call):
    code, out, _ = call("collate", reports, "--format", "md")
    assert code == 0
    assert out.startswith("# ")
    code, out, _ = call("collate", reports, "--format", "md", "-o", "dam.md")
    assert (code, Path("dam.md").is_file()) == (0, True)
    assert "written: dam.md" in out


def test_a_page_that_was_changed_is_named(reports, call):
    call("collate", reports, "-o", "dam.json", "--format", "json")
    path = reports / "herald.txt"
    path.write_text(path.read_text("utf-8").replace("350", "360"), "utf-8")
    code, out, err = call("verify", "dam.json")
    assert (code, out) == (3, "")
    assert "herald.txt): its page was not found" in err


def test_pages_are_found_by_their_text_wherever_they_lie(reports, call):
    call("collate", reports, "-o", "dam.json", "--format", "json")
    moved = reports.rename(reports.parent / "moved")
    (moved / "herald.txt").rename(moved / "other-name.md")
    assert call("verify", "dam.json")[0] == 3
    assert call("verify", "dam.json", "--pages", moved)[0] == 0


def test_pages_in_archives_are_found_where_the_account_says(reports, call):
    lines = "\n".join(
        json.dumps({"text": path.read_text("utf-8")}) for path in (reports / "gazette.txt", reports / "herald.txt")
    )
    with zipfile.ZipFile("export #2.zip", "w") as archive:
        archive.writestr("more/reports.jsonl.gz", gzip.compress(lines.encode()))
    assert call("collate", "export #2.zip", "-o", "dam.json", "--format", "json")[0] == 0
    assert call("verify", "dam.json")[0] == 0


def test_a_span_that_was_forged_is_named(reports, call):
    call("collate", reports, "-o", "dam.json", "--format", "json")
    (account,) = json.loads(Path("dam.json").read_bytes())
    account["claims"][0]["reports"][0]["statement"]["text"] = "The dam burst"
    Path("dam.json").write_text(json.dumps(account), "utf-8")
    code, _, err = call("verify", "dam.json")
    assert code == 3
    assert f"claim {account['claims'][0]['id']}, report 1, statement: " in err
    assert "not “The dam burst”" in err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["read", "gone"], 2, "gone: there is no such file or folder"),
        (["read"], 2, "Missing argument"),
        (["read", "reports", "--format", "xml"], 2, "xml"),
        (["read", "reports", "--meta", "gone.csv"], 2, "gone.csv: the metadata table cannot be read"),
        (["collate", "reports", "-o", "reports/gazette.txt"], 2, "not a folder"),
        (["collate", "reports/picture.txt"], 1, "nothing usable"),
        (["clean", "empty"], 1, "nothing usable"),
        (["verify", "gone.json"], 2, "gone.json: cannot be read"),
        (["verify", "reports/gazette.txt"], 2, "no account"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_exit_codes(reports, call, arguments, code, message):
    (reports.parent / "empty").mkdir()
    found, _, err = call(*arguments)
    assert (found, message in err) == (code, True), err
    assert "Traceback" not in err


def test_interruption_is_quiet(call, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "read", interrupted)
    assert call("read", ".") == (130, "", "\ncrossread: interrupted\n")


def test_hostile_text_is_harmless_on_a_terminal(tmp_path, call):
    record = {
        "text": GAZETTE,
        "title": "\x1b[2J[bold red]Dam\u202egnp[/bold red]",
        "id": "a\x07b",
        "outlet": "O\x9b31m",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n{\x1b[31m", "utf-8")
    for command in ("read", "clean", "annotate", "cluster"):
        _, out, err = call(command, tmp_path / "a.jsonl")
        assert not set("\x1b\x07\x9b\u202e") & set(out + err)
        assert "[bold red]" in out


def test_what_was_dropped_is_counted_by_reason(capfd):
    found = [Dropped(f"{n}.txt", f"same page as {n + 1}.txt") for n in range(5)] + [
        Dropped("p", "binary file (PNG image)")
    ]
    assert report.ended([*found, "kept"]) == 0
    err = capfd.readouterr().err
    (line,) = [line for line in err.splitlines() if "same page" in line]
    assert line.split()[:3] == ["5", "same", "page"]
    assert "0.txt (same page as 1.txt)" in line
    assert "and 2 more" in line


def test_a_list_in_json_has_one_item_a_line():
    data = shapes.written([{"a": "ü\n"}, {"b": 1}])
    assert data.decode() == '[\n{"a":"ü\\n"},\n{"b":1}\n]\n'
    assert json.loads(shapes.written([])) == []


@pytest.mark.parametrize("items", [[], [{"a": "ü\n"}], [{"a": 1}, {"b": []}]])
def test_a_list_written_in_pieces_has_the_same_bytes(items):
    assert b"".join(shapes.pieces(iter(items), "json")) == shapes.written(items)
    lines = b"".join(shapes.pieces(iter(items), "jsonl"))
    assert [json.loads(line) for line in lines.splitlines()] == items
    assert lines.count(b"\n") == len(items)


@pytest.mark.parametrize("command", ["read", "clean"])
def test_an_object_a_line(reports, call, command):
    whole, lines = (call(command, reports, "--format", form) for form in ("json", "jsonl"))
    assert [json.loads(line) for line in lines[1].splitlines()] == json.loads(whole[1])
    assert (lines[0], lines[2]) == (whole[0], whole[2])
    assert call(command, reports / "picture.txt", "--format", "jsonl")[0] == 1


def test_cells_are_never_markup():
    assert tables.line("[red]x[/red]\x1b[0m\n y").plain == "[red]x[/red][0m y"


@pytest.mark.parametrize("name", [None, *crossread.commands])
def test_help_teaches_with_examples_and_exit_codes(name):
    out = CliRunner().invoke(crossread, [name, "--help"] if name else ["--help"]).output
    assert "Examples:" in out
    assert f"crossread {name or 'collate'}" in out
    assert "3    verification failed" in out


def test_every_command_option_and_exit_code_is_documented():
    text = (DOCS / "cli.md").read_text("utf-8")
    assert all(f"`crossread {name}`" in text for name in crossread.commands)
    assert all((DOCS / f"{name}.md").is_file() for name in ("read", "verify"))
    for command in crossread.commands.values():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert all(option in text for option in parameter.opts), parameter.name
    assert all(f"\n| {code} |" in text for code in (0, 1, 2, 3, 130, 141))


def test_help_comes_at_once():
    command = [sys.executable, "-m", "crossread", "--help"]
    subprocess.run(command, capture_output=True, check=True)  # once for the byte code
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        taken.append(time.perf_counter() - started)
    assert min(taken) < 1.0  # 0.4 s is the aim on an idle machine; a busy one takes twice that


def test_stories_can_be_read_in_a_narrow_window(reprinted, call, monkeypatch):
    monkeypatch.setattr(tables, "_WIDTH", 80)
    _, out, _ = call("cluster", reprinted)
    assert max(map(len, out.splitlines())) <= 80
    assert "\n" + 8 * " " in out  # what a wide table has in columns stands below the headline
    assert "own words" in out
    assert "…" not in "".join(row for row in out.splitlines() if "March" in row)
