"""corrections.toml: how it is read, what is wrong with one, and what it does to an account."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from crossread import corrections, run
from crossread.account import Account
from crossread.cli.commands import crossread
from crossread.errors import InputError
from crossread.model import Page

GAZETTE = """Ana Ruiz, the harbour chief, closed the port of Orvik on Tuesday after a crane fell into the water.

"We saw no reason to wait," Ruiz said. John Roe owns the crane. J. Roe came later. Roe said nothing broke.
"""
HERALD = """Orvik port was closed on Tuesday after a crane fell into the water, Anna Ruis said.

"The crane was old," he said, and the port of Orvik will stay closed until Friday, the mayor said.
"""


def account(tmp_path: Path, text: str) -> Account:
    """The account of both reports with these corrections."""
    (tmp_path / "gazette.txt").write_text(GAZETTE, "utf-8")
    (tmp_path / "herald.txt").write_text(HERALD, "utf-8")
    file = tmp_path / corrections.NAME
    file.write_text(text, "utf-8")
    pages = [page for page in run.read(tmp_path, as_is=True) if isinstance(page, Page)]
    made = run.collate(pages, corrections=[file])
    assert not run.verify(made[0], pages)
    return made[0]


def names(made: Account) -> list[set[str]]:
    return [{entity.name, *entity.aliases} for entity in made.entities]


def test_two_names_of_one(tmp_path: Path) -> None:
    made = account(tmp_path, '[[same]]\nnames = ["Ana Ruiz", "Anna Ruis"]\n')
    assert any({"Ana Ruiz", "Anna Ruis"} <= own for own in names(made))
    assert [(one.kind, one.place.rpartition(" ")[2]) for one in made.corrections] == [("same", "1")]
    assert any(one.reason.endswith("“Ana Ruiz” and “Anna Ruis” are one") for one in made.entities)


def test_two_who_are_not_one(tmp_path: Path) -> None:
    made = account(tmp_path, '[[different]]\nnames = ["John Roe", "J. Roe"]\n')
    assert not any({"John Roe", "J. Roe"} <= own for own in names(made))
    assert {"John Roe", "J. Roe"} <= set().union(*names(made))


def test_another_name(tmp_path: Path) -> None:
    made = account(tmp_path, '[[rename]]\nname = "Anna Ruis"\nto = "Ana Ruis"\n')
    assert next(own for own in made.entities if own.name == "Ana Ruis").aliases == ("Anna Ruis",)


@pytest.mark.parametrize(("speaker", "name"), [("Ana Ruiz", "Ana Ruiz"), ("Bo Lind", "Bo Lind"), ("", None)])
def test_whose_words_they_are(tmp_path: Path, speaker: str, name: str | None) -> None:
    made = account(tmp_path, f'[[speaker-of]]\nwords = "the crane was old"\nspeaker = "{speaker}"\n')
    told = next(one for one in made.attributions if "crane was old" in one.content[0].text)
    called = {entity.id: entity.name for entity in made.entities}
    assert (called.get(told.speaker or ""), [called[link] for link in told.chain]) == (name, [name] if name else [])
    assert "line 1" in told.reason


def test_only_in_the_article_that_is_meant(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"line 1: .* no attribution of “gazette\.txt” has these words"):
        account(tmp_path, '[[speaker-of]]\nwords = "crane was old"\nspeaker = "Ana Ruiz"\narticle = "gazette.txt"\n')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n[[same]\n", "is no TOML: .*line 2"),
        ('\n\n[[sam]]\nnames = ["A", "B"]\n', "line 3: no correction is called “sam”"),
        ('[[same]]\nnames = ["A"]\n', "line 1: a same needs names"),
        ('[[same]]\nnames = ["A", "B"]\n\n[[same]]\nnames = "A"\n', "line 4: what a same says must be text"),
        ('[[rename]]\nname = "A"\n', "line 1: a rename needs name"),
        ('[[speaker-of]]\nwords = " "\nspeaker = "A"\n', "line 1: a speaker-of needs words"),
        ('[same]\nnames = ["A", "B"]\n', r"line 1: “same” is no list of corrections: write \[\[same\]\]"),
        ('[[same]]\nnames = ["A", "B"]\n[[different]]\nnames = ["b", "a"]\n', "line 3: says the contrary of line 1"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / corrections.NAME
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=told):
        corrections.read(file)


def test_what_no_longer_fits_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 1: “Carla Mohr” is called “Karla Mohr”: nobody of these reports"):
        account(tmp_path, '[[rename]]\nname = "Carla Mohr"\nto = "Karla Mohr"\n')


def test_the_command_finds_it_beside_the_reports_and_does_not_read_it_as_one(tmp_path: Path) -> None:
    account(tmp_path, '[[rename]]\nname = "Anna Ruis"\nto = "Ana Ruis"\n')
    more = tmp_path / "more.toml"
    more.write_text('[[rename]]\nname = "John Roe"\nto = "Jon Roe"\n', "utf-8")
    paths = [str(tmp_path / name) for name in ("gazette.txt", "herald.txt")]
    options = ["--as-is", "--format", "md", "--corrections", str(more)]
    shown = CliRunner().invoke(crossread, ["collate", *paths, *options])
    assert "corrected by hand (rename): “Anna Ruis” is called “Ana Ruis”" in shown.output
    assert "“John Roe” is called “Jon Roe”" in shown.output
    assert "not used" not in shown.output
    assert corrections.beside([tmp_path, tmp_path / "gazette.txt", "-", "https://a.example/x"]) == [
        tmp_path / corrections.NAME
    ]
