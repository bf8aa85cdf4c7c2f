"""Title, authors and dates of made-up pages: what is found, where, why, and when nothing is."""

from __future__ import annotations

import pytest

from crossread.clean import addresses, bylines, clean, headlines, parts, persons, scorecard
from crossread.model import Article, Page

BODY = (
    "The bridge over the Orne was closed on Tuesday after divers found cracks in two of its piers, the road authority said.",
    "Engineers will examine the other piers this week, said Mara Veldt, who runs the authority, at the town hall.",
    "Lorries are sent over the ferry at Lower Tessaly until the end of the month, and buses turn round before the bridge.",
    "The bridge was built in 1931 and carries about 14,000 vehicles a day; it was strengthened once and inspected since.",
)
MENU = ("Home", "News", "Sport", "Weather", "Sign in")
TITLE = "Cracks close bridge over the Orne"


def read(*lines: str, url: str | None = None) -> Article:
    article = clean(Page.of("\n".join(lines), "test", url=url))
    assert isinstance(article, Article)
    return article


def names(article: Article) -> list[str]:
    return [author.value for author in article.authors]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("By Ada Sample",), ["Ada Sample"]),
        (("By", "Ada Sample"), ["Ada Sample"]),
        (("By", "Ada Sample", "and", "Bo Other"), ["Ada Sample", "Bo Other"]),
        (("By", "Ada Sample", ",", "Bo Other", "and", "Cy Third"), ["Ada Sample", "Bo Other", "Cy Third"]),
        (("By Ada Sample and Bo Other",), ["Ada Sample", "Bo Other"]),
        (("By Ada Sample January 4, 2025",), ["Ada Sample"]),
        (("By Ada Sample Updated 4:10 p.m.",), ["Ada Sample"]),
        (("By Ada Sample Orne Valley Gazette",), ["Ada Sample"]),
        (("Published 4 March 2025 by Ada Sample",), ["Ada Sample"]),
        (("Par Ada Exemple",), ["Ada Exemple"]),
        (("Von Ada Beispiel",), ["Ada Beispiel"]),
        (("Por Ada Ejemplo",), ["Ada Ejemplo"]),
        (("Автор: Анна Примерова",), ["Анна Примерова"]),
    ],
)
def test_authors_below_a_headline(lines: tuple[str, ...], expected: list[str]) -> None:
    article = read(*MENU, TITLE, *lines, "4 March 2025", *BODY)
    assert names(article) == expected
    for author in article.authors:
        assert author.span is not None
        assert article.page.words(author.span) == author.value


@pytest.mark.parametrize(
    "line", ["By Staff", "By Reuters", "Photo: Ada Sample/Nordwire", "Ada Sample leaves the hall on Monday"]
)
def test_no_author_where_none_is_named(line: str) -> None:
    assert names(read(*MENU, TITLE, line, "4 March 2025", *BODY)) == []


@pytest.mark.parametrize("text", ["文 阿达", "记者 王小明", "記者 見本あだ"])
def test_names_in_scripts_without_blanks(text: str) -> None:
    begin = bylines.byline(text)
    assert begin is not None
    assert [name for _, _, name in persons.names(text[begin:], begin, asked=True)] == [text[begin:].strip()]


def test_a_headline_has_its_reason() -> None:
    article = read(*MENU, TITLE, "By Ada Sample", "4 March 2025", *BODY)
    assert article.title is not None
    assert article.title.value == TITLE
    assert article.title.how.startswith("headline of the article: ")


def test_what_the_address_says_of_a_line() -> None:
    lines = (*MENU, "Orne bridge cracks: what we know", "Ferry is late again", "4 March 2025", *BODY)
    anatomy = parts.anatomy("\n".join(lines), False)
    found = headlines.candidates(anatomy)
    rows = headlines.rows(anatomy, found, "https://news.example/orne-bridge-cracks-what-we-know.html")
    slugged = {one.text: row[headlines.FEATURES.index("slugged")] for one, row in zip(found, rows, strict=True)}
    assert slugged[lines[5]] == 1.0
    assert slugged[lines[6]] == 0.0


def test_every_date_is_a_candidate_with_its_span() -> None:
    page = read(
        "date 2025-03-07 Home",
        *MENU,
        TITLE,
        "By Ada Sample",
        "Published 4 March 2025 10:14 GMT",
        "Updated 6 March 2025 08:00 GMT",
        *BODY,
        url="https://news.example/2025/03/05/bridge",
    )
    assert page.published is not None
    assert page.published.value == "2025-03-04T10:14:00+00:00"
    assert "preferred to" in page.published.how
    found = {date.how.partition(":")[0]: date for date in page.dates}
    assert {date.value[:10] for date in page.dates} == {"2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07"}
    assert found["day in the address of the page"].span is None
    note = found["note of whoever collected the page"].span
    assert note is not None
    assert page.page.words(note) == "2025-03-07"
    assert all(date.span is not None for how, date in found.items() if "address" not in how)


@pytest.mark.parametrize(
    ("line", "url", "iso"),
    [
        ("1/2/2025", None, None),
        ("1/2/2025", "https://news.example/2025/02/bridge", "2025-02-01"),
        ("1/2/2025", "https://news.example/2025/01/bridge", "2025-01-02"),
        ("Published 1/2/2025 4:10 PM ET", None, "2025-01-02"),
    ],
)
def test_a_day_that_can_be_two_needs_evidence(line: str, url: str | None, iso: str | None) -> None:
    found = read(*MENU, TITLE, "By Ada Sample", line, *BODY, url=url).published
    assert (found.value[:10] if found else None) == iso


def test_only_english_writes_the_month_first() -> None:
    body = (
        "A ponte sobre o rio Orne foi fechada na terça-feira depois que mergulhadores encontraram rachaduras nos pilares.",
        "Os caminhões são desviados para a balsa de Baixa Tessaly até o fim do mês, e os ônibus dão a volta em frente à ponte.",
        "Cerca de 14 mil veículos passam todos os dias pela ponte, que foi reforçada uma vez e desde então é inspecionada.",
    )
    article = read(
        "Início",
        "Política",
        "Ponte sobre o Orne é fechada depois de rachaduras",
        "Por Ada Exemplo",
        "04/03/2025 10h14",
        *body,
    )
    assert article.published is not None
    assert article.published.value == "2025-03-04T10:14:00"


@pytest.mark.parametrize(
    ("url", "day", "month"),
    [
        ("https://news.example/2025/01/21/bridge", "2025-01-21", "2025-01"),
        ("https://news.example/2025/jan/21/bridge", "2025-01-21", "2025-01"),
        ("https://news.example/2025/12/bridge", None, "2025-12"),
        ("https://news.example/2025/12/16-new-ferries.html", None, "2025-12"),
        ("https://news.example/news/2025-01-21-bridge", "2025-01-21", "2025-01"),
        ("https://news.example/2025-12-bridge.html", None, "2025-12"),
        ("https://news.example/bridge-20250121.html", "2025-01-21", "2025-01"),
        ("https://news.example/releases/2025/12/251218130031.htm", "2025-12-18", "2025-12"),
        ("https://news.example/article/20251399", None, None),
        ("https://news.example/bridge", None, None),
        (None, None, None),
    ],
)
def test_days_in_addresses(url: str | None, day: str | None, month: str | None) -> None:
    assert (addresses.day(url), addresses.month(url)) == (day, month)


def test_a_card_sums_points_and_says_why() -> None:
    near = {"edges": [1.5], "points": [2.0, -1.0]}
    card = scorecard.of({"none": 0.5, "features": {"near": near, "long": {"edges": [], "points": [0.25]}}})
    assert card.score((1.0, 9.0)) == 1.75
    assert card.score((2.0, 9.0)) == -1.25
    assert card.reasons([(1.0, 9.0), (2.0, 9.0)], 0) == ["near"]
    assert scorecard.told(["near", "long"], {"near": "close"}) == "close"
