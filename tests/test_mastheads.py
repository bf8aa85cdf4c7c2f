"""The table of outlets, and a user's own: what is one family, what is nobody's name, and what is not known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import crossread
from crossread import knowledge, mastheads
from crossread.clean import outlets
from crossread.errors import InputError

PAGE = Path(__file__).parents[1] / "docs" / "add-an-outlet.md"
HEAD = "name,aliases,domains,family,kind,country,sure\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    table = tmp_path / "outlets.csv"
    monkeypatch.setenv(mastheads.TABLE, str(table))
    mastheads._own.cache_clear()
    return table


def test_every_row_is_sound() -> None:
    rows = knowledge.table("outlets")
    assert all(row["name"].strip() == row["name"] and row["kind"] in ("outlet", "agency", "aggregator") for row in rows)
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(row["country"] == "" or (len(row["country"]) == 2 and row["country"].isupper()) for row in rows)
    domains = [domain for row in rows for domain in row["domains"].split("|") if domain]
    assert len(set(domains)) == len(domains)
    assert all(domain == domain.lower() and "." in domain and not domain.startswith("www.") for domain in domains)
    assert not [row["name"] for row in rows if row["family"] != row["family"].strip() or "|" in row["family"]]


def test_the_rows_reach_beyond_a_few_countries() -> None:
    countries = {row["country"] for row in knowledge.table("outlets")}
    for region in (
        {"NG", "KE", "ZA", "ET", "SN", "GH", "CD", "ZW"},
        {"IN", "PK", "BD", "ID", "VN", "TH", "JP", "KR", "CN"},
        {"BR", "AR", "MX", "CO", "PE", "CL", "VE"},
        {"EG", "SA", "AE", "QA", "LB", "IQ", "MA", "DZ"},
        {"PL", "CZ", "HU", "RO", "UA", "RU", "RS", "BG"},
    ):
        assert region <= countries


@pytest.mark.parametrize("name", ["The Nation", "The Star", "La Prensa", "Daily News", "The Standard"])
def test_a_name_that_several_outlets_have_is_nobodys(name: str) -> None:
    assert outlets.named(name) is None
    assert mastheads.family(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Liverpool Echo", "Daily Mirror"),
        ("USA Today", "Detroit Free Press"),
        ("Die Welt", "Politico"),
        ("The Times", "The Wall Street Journal"),
        ("Chicago Tribune", "The Denver Post"),
    ],
)
def test_outlets_of_one_owner_are_one_family(one: str, other: str) -> None:
    first, second = (row["family"] for row in knowledge.table("outlets") if row["name"] in (one, other))
    assert first == second != ""


def test_an_outlet_may_be_written_as_in_its_address(own: Path) -> None:
    own.write_text(
        HEAD
        + "Orne Courier,,orne.example,Sound Media,outlet,GB,high\nOrne,,ornecity.example,Tide Group,outlet,GB,high\n"
        "Sound Mail,,soundmail.example|soundmail.test,Sound Media,outlet,GB,high\n"
        "Tide Mail,,tidemail.example,Sound Media,outlet,GB,high\nTide Mail 2,,tidemail.test,Tide Group,outlet,GB,high\n",
        "utf-8",
    )
    assert mastheads.family("theguardian") == mastheads.family("The Guardian") is not None
    assert mastheads.family("foxnews") == mastheads.family("Fox News") is not None
    assert mastheads.family("soundmail") == "Sound Media"
    assert mastheads.family("orne") == "Tide Group"  # a name goes before an address
    assert mastheads.family("tidemail") is None  # two have it
    for name in ("standard", "telegraph"):  # several have the name
        assert mastheads.family(name) is None


def test_a_row_that_is_not_sure_makes_no_family(own: Path) -> None:
    own.write_text(
        HEAD + "Orne Courier,,,Sound Media,outlet,GB,high\nOrne Post,,,Sound Media,outlet,GB,medium\n", "utf-8"
    )
    assert mastheads.family("Orne Courier") == "Sound Media"
    assert mastheads.family("Orne Post") is None


def test_a_family_that_address_and_name_dispute_is_not_known() -> None:
    assert mastheads.family("Liverpool Echo", "https://www.liverpoolecho.co.uk/x") == "Reach"
    assert mastheads.family("Liverpool Echo", "https://www.nytimes.com/x") is None
    assert (
        mastheads.family("Liverpool Echo", "https://news.yahoo.com/x") == "Reach"
    )  # an aggregator carries others' texts


def test_a_users_table_goes_first(own: Path) -> None:
    own.write_text(
        HEAD
        + "Orne Courier,Courier on Sunday,ornecourier.example,Orne Media,outlet,GB,high\n"
        + "The Guardian,,guardian.example,Other Owner,outlet,GB,\n",
        "utf-8",
    )
    assert outlets.by_address("https://www.ornecourier.example/bridge") == "Orne Courier"
    assert outlets.named("Courier on Sunday") == "Orne Courier"
    assert mastheads.family("The Guardian") == "Other Owner"
    assert outlets.by_address("https://www.theguardian.com/x") is None  # the row was replaced as a whole
    assert outlets.by_address("https://www.lemonde.fr/x") == "Le Monde"


@pytest.mark.parametrize("text", ["", "outlet,url\nOrne Courier,x\n", "name,owner\nOrne Courier,x\n"])
def test_a_table_without_its_columns_is_the_users_error(own: Path, text: str) -> None:
    own.write_text(text, "utf-8")
    with pytest.raises(InputError, match="columns"):
        mastheads.rows()


def test_a_table_that_is_not_there_is_the_users_error(own: Path) -> None:
    assert not own.exists()
    with pytest.raises(InputError, match="cannot be read"):
        mastheads.rows()


def test_the_example_of_the_documentation_prints_what_it_says(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = dict(re.findall(r"^```(csv|python|text)\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S))
    own.write_text(blocks["csv"], "utf-8")
    exec(compile(blocks["python"], PAGE.name, "exec"), {})  # our own page
    assert capsys.readouterr().out == blocks["text"]


def test_a_run_ends_at_once_where_the_table_is_wrong(own: Path) -> None:
    assert not own.exists()
    with pytest.raises(InputError, match="cannot be read"):
        crossread.clean([crossread.Page.of("The bridge over the Orne was closed on Tuesday.", "test")])
