"""JSON, the schema, and what a page carries."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from crossread import account as nouns
from crossread.account import Account
from crossread.errors import InputError
from crossread.publish import html, read_html, read_json, schema
from crossread.publish import json as to_json
from crossread.verify import cited

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "docs" / "account.schema.json"
HOW = "run: python -c 'import json; from crossread.publish import schema; print(json.dumps(schema(), indent=1))'"


def test_json_comes_back_unchanged(account: Account, hostile: tuple[Account, dict[str, str]]) -> None:
    for one in (account, hostile[0]):
        assert read_json(to_json([one])) == [one]


def test_json_is_a_list_in_utf8_with_amounts_as_strings(account: Account) -> None:
    figure = nouns.FigureRecord(
        account.claims[0].reports[0].statement, None, msgspec.convert("245", type=nouns.Decimal), "USD", "up to", None
    )
    data = to_json([msgspec.structs.replace(account, figures=(figure,))])
    (read,) = json.loads(data.decode("utf-8"))
    assert list(read)[:4] == ["schema", "made", "story", "articles"]
    assert read["figures"][0]["high"] == "245"
    assert data == to_json(read_json(data))


def test_what_a_figure_belongs_to_and_how_often_a_moment_recurs_come_back(account: Account) -> None:
    place = account.claims[0].reports[0].statement
    amount = msgspec.convert("0.5", type=nouns.Decimal)
    figure = nouns.FigureRecord(
        place, amount, amount, "USD", "exact", "fare", place, place, "rise", nouns.PeriodRecord(place, "each", "P1D")
    )
    moment = nouns.MomentRecord(place, None, None, "day", "", "XXXX-WXX-2", "P1W")
    whole = msgspec.structs.replace(account, figures=(figure,), moments=(moment,))
    data = to_json([whole])
    assert read_json(data) == [whole]
    (read,) = json.loads(data)
    jsonschema.Draft202012Validator(schema()).validate(read)
    assert read["figures"][0]["period"] == {**read["figures"][0]["period"], "kind": "each", "value": "P1D"}
    assert (read["figures"][0]["role"], read["moments"][0]["every"]) == ("rise", "P1W")
    assert sum(span is place for _, span in cited(whole)) >= 5  # verify reads each of them again


@pytest.mark.parametrize("data", [b"", b"[1]", b"{}", b'[{"schema": 1}]', b"\xff", b"[" * 100_000])
def test_what_is_no_account_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match="no account"):
        read_json(data)


def test_another_schema_is_named(account: Account) -> None:
    other = to_json([account]).replace(nouns.SCHEMA.encode(), b"crossread.account/9")
    with pytest.raises(InputError, match=r"account/9"):
        read_json(other)


def test_a_page_carries_its_account_and_texts(
    account: Account, texts: dict[str, str], hostile: tuple[Account, dict[str, str]]
) -> None:
    for one, found in ((account, texts), hostile):
        assert read_html(html(one, found)) == (one, found)


def test_a_page_without_an_account_is_named() -> None:
    with pytest.raises(InputError, match="no account"):
        read_html("<html></html>")


def test_the_schema_in_the_documentation_is_fresh() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == schema(), HOW


def test_accounts_satisfy_the_schema(account: Account, hostile: tuple[Account, dict[str, str]]) -> None:
    check = jsonschema.Draft202012Validator(schema())
    for one in json.loads(to_json([account, hostile[0]])):
        check.validate(one)


def test_the_schema_refuses_what_is_no_account(account: Account) -> None:
    (read,) = json.loads(to_json([account]))
    read["claims"][0]["status"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(read)


def test_every_field_is_documented() -> None:
    """docs/account.md has a section for each record and a row for each of its fields."""
    page = (ROOT / "docs" / "account.md").read_text("utf-8")
    records = [
        kind
        for kind in vars(nouns).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == nouns.__name__
    ]
    assert len(records) > 20
    for record in records:
        heading = f"## {record.__name__}\n"
        assert heading in page, record.__name__
        section = page.split(heading)[1].split("\n## ")[0]
        for field in msgspec.structs.fields(record):
            assert f"| `{field.encode_name}` |" in section, f"{record.__name__}.{field.encode_name}"


def test_what_is_known_of_a_line_and_of_the_story_before_comes_back(account: Account) -> None:
    story = msgspec.structs.replace(account.story, follows="s0", why_follows="it names Halcyon like that one")
    given = msgspec.structs.replace(account, story=story)
    (read,) = json.loads(to_json([given]))
    assert read["lines"][0]["parts"][2] == {
        "article": account.lines[0].articles[2],
        "role": "parts",
        "share": 0.3,
        "own": 0.625,
    }
    assert (read["story"]["follows"], read["story"]["why_follows"]) == ("s0", "it names Halcyon like that one")
    assert read_json(to_json([given])) == [given]


def test_accounts_of_before_lines_had_parts_are_still_read(account: Account) -> None:
    (read,) = json.loads(to_json([account]))
    del read["lines"][0]["parts"], read["story"]["follows"], read["story"]["why_follows"]
    (found,) = read_json(json.dumps([read]))
    assert (found.lines[0].parts, found.story.follows) == ((), None)
