"""Five real reports of one event: what a fact-checker must find in their account. Skips where they are not at hand.

The pages are their publishers', so no sentence of them stands here: only names, figures and a few words that tell.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import crossread
from crossread.account import Account, Claim
from crossread.model import Article, Page

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SEEDS.is_dir(), reason="the five real reports are not beside the checkout (../shared/seeds)"
    ),
]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """By the number their file name begins with."""
    found = crossread.clean(crossread.read(str(SEEDS)))
    return {Path(a.page.origin).name[:3]: a for a in found if isinstance(a, Article)}


@pytest.fixture(scope="module")
def account(articles: dict[str, Article]) -> Account:
    (made,) = crossread.collate(list(articles.values()))
    return made


def body(article: Article) -> str:
    return "\n".join(article.page.words(block.span) for block in article.body)


def claims(account: Account, *words: str) -> list[Claim]:
    """Claims one of whose reports has all the words."""
    return [c for c in account.claims if any(all(word in r.statement.text for word in words) for r in c.reports)]


def test_metadata(articles: dict[str, Article]) -> None:
    found = {
        number: (a.outlet.value if a.outlet else None, a.published.value if a.published else None)
        for number, a in articles.items()
    }
    assert found == {
        "000": ("RT", "2025-01-22T00:52:03+04:00"),
        "001": ("Al Jazeera", "2025-01-21"),
        "002": (None, "2025-01-22"),
        "003": (None, "2025-01-21"),
        "004": ("The Kyiv Independent", "2025-01-21T13:32:00"),
    }
    assert articles["000"].title is None
    title = articles["003"].title
    assert title is not None
    assert "hours after" in title.value  # it stands between two copies of the body
    assert [credit.value for credit in articles["003"].credits] == ["Reuters"]
    assert [author.value for author in articles["004"].authors] == ["Kateryna Hodunova"]


@pytest.mark.parametrize(
    "words",
    ["Umerov", "Fauci", "Subscribe", "Recommended Stories", "Advertisement", "Comment Policy", "Honduran", "read more"],
)
def test_nothing_of_menus_and_other_stories(articles: dict[str, Article], words: str) -> None:
    assert not [number for number, article in articles.items() if words in body(article)]


def test_a_body_that_stands_twice_is_read_once(articles: dict[str, Article]) -> None:
    assert body(articles["003"]).count("$245bn") == 1
    assert articles["003"].text.count("$245bn") == 2


def test_one_story_and_one_line(account: Account, articles: dict[str, Article]) -> None:
    assert len(account.articles) == 5
    assert [line.origin for line in account.lines] == ["Reuters"]
    assert set(account.lines[0].articles) == {articles["001"].id, articles["003"].id}


def test_two_amounts_of_trade(account: Account) -> None:
    lows = {figure.span.text: (figure.low, figure.bound) for figure in account.figures}
    assert lows["$245bn"] == (Decimal("245000000000"), "exact")
    assert lows["more than $220 billion"] == (Decimal("220000000000"), "more than")
    assert any("$245bn" in d.reason and "$220 billion" in d.reason for c in account.claims for d in c.differences)


def test_two_distances_from_the_inauguration(account: Account) -> None:
    moments = [d for claim in account.claims for d in claim.differences if d.kind == "moment"]
    assert any({span.text for span in d.spans} == {"a day after", "just hours after"} for d in moments)


def test_own_voice_against_putins_words(account: Account) -> None:
    (claim,) = claims(account, "largest consumer", "oil export market")
    assert {bool(report.chain) for report in claim.reports} == {True, False}
    assert "voice" in {difference.kind for difference in claim.differences}


def test_the_length_of_the_call_has_one_origin(account: Account, articles: dict[str, Article]) -> None:
    (claim,) = claims(account, "over an hour and a half")
    assert {report.statement.article for report in claim.reports} == {articles["000"].id, articles["001"].id}
    assert claim.status == "single-origin"
    assert len(claim.origins) == 1


def test_one_sentence_in_two_translations(account: Account, articles: dict[str, Article]) -> None:
    utterance = next(u for u in account.utterances if any("Moscow is ready" in r.span.text for r in u.renderings))
    assert {r.span.article for r in utterance.renderings} == {articles["000"].id, articles["001"].id}
    assert utterance.differences
    speaker = next(entity for entity in account.entities if entity.id == utterance.speaker)
    assert {"Yuri Ushakov", "Yury Ushakov"} <= {speaker.name, *speaker.aliases}


def test_people_and_places_under_several_names(account: Account) -> None:
    names = [{entity.name, *entity.aliases} for entity in account.entities]
    assert any({"Kyiv", "Kiev"} <= found for found in names)
    assert any({"Vladimir Putin", "Putin"} <= found for found in names)
    assert not any({"Vladimir Putin", "Xi Jinping"} <= found or {"Yuri Ushakov", "Li Hui"} <= found for found in names)
    wars = [naming for naming in account.naming if any("war" in name.span.text for name in naming.names)]
    assert len({name.span.text for naming in wars for name in naming.names}) >= 5


def test_every_span_holds(account: Account) -> None:
    pages = [page for page in crossread.read(str(SEEDS)) if isinstance(page, Page)]
    assert crossread.verify(account, pages) == []
