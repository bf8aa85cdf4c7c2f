"""Stubs and what only looks like one, in several languages; pages that are no article. Precision goes first."""

from __future__ import annotations

import pytest

from crossread import stubs

BEGIN = "The dam above Orvik was closed on Tuesday after engineers found a crack in it, the river authority said."
CUT = "The dam above Orvik was closed on Tuesday after engineers found"
FULL = " ".join([BEGIN] * 20)  # 360 words

BEGINNINGS = [
    (BEGIN, "Subscribe to continue reading"),
    (BEGIN, "Already a subscriber? Log in\nThis article is for subscribers only."),
    (f"{BEGIN}\nSubscribe to continue reading.", ""),
    (f"{BEGIN} To continue reading, log in or create an account.", ""),
    (BEGIN, "Register for free to continue reading this story"),
    (BEGIN, "You’ve reached your limit of free articles."),
    (BEGIN, "Jetzt weiterlesen: Abonnieren Sie den Boten"),
    (BEGIN, "Dieser Artikel ist nur für Abonnenten"),
    (BEGIN, "Il vous reste 80 % de cet article à lire. La suite est réservée aux abonnés."),
    (BEGIN, "Para seguir leyendo, suscríbete"),
    (BEGIN, "Conteúdo exclusivo para assinantes"),
    (BEGIN, "Contenuto riservato agli abbonati"),
    (BEGIN, "Материал доступен только подписчикам"),
    (BEGIN, "للمشتركين فقط"),
    ("大坝于周二关闭，因为工程师发现了裂缝。", "订阅后继续阅读"),
    ("ダムは火曜日に閉鎖された。", "この記事は有料会員限定です。残り400文字"),
    (CUT, "Continue reading"),
    (f"{CUT} […]", ""),
    (f"{CUT}… Read more", ""),
    (f"{BEGIN} Continue reading", ""),
    (" ".join([BEGIN] * 18) + f" {CUT}", "Subscribe to continue reading"),  # 330 words, broken off
]
ARTICLES = [
    (BEGIN, ""),
    (BEGIN, "Subscribe to our newsletter"),
    (BEGIN, "Support our journalism: subscribe today. Log in"),
    (BEGIN, "Read more"),
    (f"{BEGIN} Read more", ""),
    (FULL, "Subscribe to continue reading"),  # a plea below a whole report
    (FULL, "This article is for subscribers only"),
    (f"{BEGIN} The prize is meant to get pupils to keep reading.", ""),
    (f"{BEGIN} She urged readers to keep reading.", "Home"),
    (f"{BEGIN} Seeds left behind a paywall of brick, the painter said.", ""),
    (f"{FULL} […]", ""),
    ("Le barrage est fermé. Il vous reste deux jours pour partir, dit le maire.", ""),
]


@pytest.mark.parametrize(("body", "behind"), BEGINNINGS)
def test_a_beginning_is_known_by_what_the_page_says(body: str, behind: str) -> None:
    assert stubs.walled(body, behind)


@pytest.mark.parametrize(("body", "behind"), ARTICLES)
def test_an_article_stays_one(body: str, behind: str) -> None:
    assert stubs.walled(body, behind) is None


def test_the_words_of_the_wall_do_not_count() -> None:
    assert stubs.walled(f"{BEGIN}\nSubscribe to continue reading.") == "19 words behind a wall"
    assert stubs.walled(BEGIN, "Subscribe to continue reading") == "19 words behind a wall"
    assert stubs.walled(f"{CUT} […]") == "11 words, and a link to the rest"


@pytest.mark.parametrize(
    ("count", "whole", "why"),
    [(80, 900, "80 words of some 900"), (80, 90, None), (80, None, None), (400, 2000, None), (40, 130, None)],
)
def test_the_number_of_words_that_the_page_says(count: int, whole: int | None, why: str | None) -> None:
    assert stubs.of_more(count, whole) == why


@pytest.mark.parametrize(
    ("title", "text", "why"),
    [
        ("Just a moment...", "Checking your browser", "the site asked for a check instead of giving the page"),
        ("Gazette | Are you a robot?", "", "the site asked for a check instead of giving the page"),
        ("404", "Back to the start page", "the site says that the page is missing"),
        ("Страница не найдена — Вестник", "", "the site says that the page is missing"),
        ("Dam closed", BEGIN, None),
        ("404 people were taken to safety", BEGIN, None),
        ("Just a moment: the minute that cost the cup", BEGIN, None),
        ("404", FULL + FULL, None),  # so much text is no error page
        (None, "Wir und unsere Partner speichern Informationen auf einem Gerät. Alle akzeptieren",
         "consent page: cookies, no article"),
        (None, "The regulator fined the site: “accept all” must not be larger than “reject all”. " + BEGIN, None),
    ],
)  # fmt: skip
def test_pages_that_are_no_article(title: str | None, text: str, why: str | None) -> None:
    assert stubs.refusal(title, text) == why


def test_words_in_scripts_without_blanks_are_two_characters() -> None:
    assert stubs.words("大坝于周二关闭") == 3
    assert stubs.words("The dam, closed.") == 3


def test_every_name_of_a_wall_can_be_found() -> None:
    from crossread.read.walls import _STEMS  # noqa: PLC0415

    assert [name for name in stubs.names() if not any(stem in name for stem in _STEMS)] == []
