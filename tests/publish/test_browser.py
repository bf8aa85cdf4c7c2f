"""The account page in Chromium: links land on exactly their words, hostile text runs nothing, nothing scrolls sideways."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crossread import account as nouns
from crossread.account import Account, Cited
from crossread.publish import html
from crossread.publish.lookup import linked, look_up
from crossread.publish.said import visible

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no chromium, chromium-browser or google-chrome here"),
]

# The words that look like the target of the link: pieces of the text with the target's frame, in order, without what
# stands inside another such piece.
TARGET_WORDS = """() => {
  const framed = [...document.querySelectorAll('.w')].filter(e => getComputedStyle(e).boxShadow !== 'none');
  return framed.filter(e => !framed.some(o => o !== e && o.contains(e))).map(e => e.textContent).join('');
}"""

LINKS = """[...new Set([...document.querySelectorAll('a[href^="#w"]')].map(a => a.getAttribute('href')))]"""
UNNAMED = """[...document.querySelectorAll('a[href], button, input, summary')]
    .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label'))).map(e => e.outerHTML)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=BROWSER, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def ferry(account: Account, texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ferry's page, with one more claim whose statement crosses another's and runs over two paragraphs."""
    return written(html(with_crossing(account, texts), texts, verified=True), tmp_path_factory)


@pytest.fixture(scope="module")
def nasty_page(hostile: tuple[Account, dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(html(*hostile), tmp_path_factory)


def written(source: str, factory: pytest.TempPathFactory) -> Path:
    path = factory.mktemp("page") / "account.html"
    path.write_text(source, "utf-8")
    return path


def with_crossing(account: Account, texts: dict[str, str]) -> Account:
    first = account.claims[0].reports[0].statement
    start, end = first.start + 10, first.end + 60
    crossing = Cited(first.article, start, end, texts[first.article][start:end])
    claim = nouns.Claim("x", crossing.text, "cannot-tell", "", (), (nouns.Report(crossing, (), None, None),))
    return msgspec.structs.replace(account, claims=(*account.claims, claim))


def opened(browser: Any, path: Path, **options: Any) -> Any:
    context = browser.new_context(**options)
    page = context.new_page()
    page.trouble = []
    page.on("console", lambda message: page.trouble.append(message.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("dialog", lambda dialog: (page.trouble.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: page.trouble.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_every_link_to_words_lands_on_exactly_these_words(
    browser: Any, ferry: Path, account: Account, texts: dict[str, str], scripts: bool
) -> None:
    whole = with_crossing(account, texts)
    look = look_up(whole, texts)
    expected = {look.href(cited): cited.text for cited in linked(whole)}
    page = opened(browser, ferry, java_script_enabled=scripts)
    inspector = page.context.new_cdp_session(page)  # reads the page also where its own scripts are off
    hrefs = inspector.send(
        "Runtime.evaluate",
        {
            "expression": "[...new Set([...document.querySelectorAll('a[href^=\"#w\"]')].map(a => a.getAttribute('href')))]",
            "returnByValue": True,
        },
    )["result"]["value"]
    assert set(hrefs) <= set(expected)
    assert len(hrefs) > 60
    for href in hrefs if scripts else hrefs[::5]:
        page.goto(ferry.as_uri() + href)
        found = inspector.send("Runtime.evaluate", {"expression": f"({TARGET_WORDS})()", "returnByValue": True})
        assert found["result"]["value"].replace("\n", "") == expected[href].replace("\n", ""), href
    assert page.trouble == [] or not scripts
    page.context.close()


def test_a_click_opens_what_is_folded_and_a_button_leads_back(browser: Any, ferry: Path) -> None:
    page = opened(browser, ferry, viewport={"width": 1280, "height": 900})
    page.evaluate("document.querySelectorAll('details.article').forEach(part => part.open = false)")
    link = page.locator("#claim-3 mark").first
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_timeout(100)
    target = page.locator(".w:target")
    assert target.is_visible()
    assert page.evaluate("document.activeElement === document.querySelector('.w:target')")
    box = target.bounding_box()
    assert 0 <= box["y"] <= 900
    assert page.locator(".back").inner_text() == "← Back to claim 3"
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.locator(".back").is_hidden()
    assert abs(page.evaluate("scrollY") - before) < 5
    page.context.close()


def test_keys_and_filter(browser: Any, ferry: Path) -> None:
    page = opened(browser, ferry)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    assert first.startswith("claim-")
    assert second.startswith("claim-")
    assert first != second
    page.keyboard.press("/")
    page.keyboard.type("hospital")
    assert page.locator("#claim-3").is_visible()
    assert not page.locator("#claim-6").is_visible()
    assert page.locator(".tools output").inner_text().endswith("claims")
    page.keyboard.press("Escape")
    assert page.locator("#claim-6").is_visible()
    page.locator(".tools button", has_text="polarity").click()
    assert page.locator("#claim-4").is_visible()
    assert not page.locator("#claim-6").is_visible()
    page.context.close()


SHOWN = "[...document.querySelectorAll('.read')].filter(e => e.getBoundingClientRect().height > 4).map(e => e.innerText.trim())"
NINE = "“at least nine” read as people hurt of the ferry: 9 or more"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reading_is_shown_where_its_words_are_pointed_at(browser: Any, ferry: Path, scripts: bool) -> None:
    page = opened(browser, ferry, java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    assert page.evaluate(SHOWN) == []
    for place in ("#claim-3 .report .f", "#coverage .f >> text=at least nine", "#articles .f >> text=at least nine"):
        word = page.locator(place).first
        word.scroll_into_view_if_needed()
        before = word.bounding_box()
        word.hover()
        (shown,) = page.evaluate(SHOWN)
        assert NINE in " ".join(shown.split())
        assert word.bounding_box() == before  # nothing is laid out anew
    page.mouse.move(0, 0)
    assert page.evaluate(SHOWN) == []
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_every_marked_word_and_every_described_link_shows_its_reading(browser: Any, ferry: Path, scripts: bool) -> None:
    page = opened(browser, ferry, java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    inspector = page.context.new_cdp_session(page)
    inspector.send(
        "Runtime.evaluate", {"expression": "document.querySelectorAll('details').forEach(d => d.open = true)"}
    )
    for selector, act in (("main section .f", "hover"), ("main [aria-describedby]", "focus")):
        found = page.locator(selector)
        assert found.count() > 20
        page.mouse.move(0, 0)
        page.keyboard.press("Tab")  # so that a focus is one that is seen
        for number in range(0, found.count(), 1 if scripts else 4):
            one = found.nth(number)
            one.scroll_into_view_if_needed()
            getattr(one, act)()
            shown = [" ".join(words.split()) for words in page.evaluate(SHOWN)]
            assert len(shown) == 1, one.evaluate("e => e.outerHTML")
            if act == "hover":
                assert one.inner_text() in shown[0]
    page.context.close()


def test_a_reading_stands_beside_its_word_alone_and_inside_the_window(browser: Any, ferry: Path) -> None:
    page = opened(browser, ferry, viewport={"width": 1280, "height": 900})
    words = page.locator("#articles .text .f")
    assert words.count() >= 8
    for number in range(words.count()):
        word = words.nth(number)
        word.scroll_into_view_if_needed()
        word.hover()
        (shown,) = page.evaluate(SHOWN)
        assert shown.count("read as") == 1
        assert word.inner_text() in shown
        note = page.locator(".read.near").bounding_box()
        assert note["x"] >= 0
        assert note["x"] + note["width"] <= 1280
        lines = word.evaluate("e => [...e.getClientRects()].map(r => [r.left, r.right, r.top, r.bottom])")
        assert any(
            min(abs(note["y"] - bottom), abs(note["y"] + note["height"] - top)) < 2
            and note["x"] <= right
            and left <= note["x"] + note["width"]
            for left, right, top, bottom in lines
        )
    page.keyboard.press("Escape")  # it goes, and comes back with the next move
    assert page.evaluate(SHOWN) == []
    words.first.scroll_into_view_if_needed()
    words.first.hover()
    assert len(page.evaluate(SHOWN)) == 1
    page.context.close()


def test_the_pointer_may_rest_on_a_reading(browser: Any, ferry: Path) -> None:
    page = opened(browser, ferry, viewport={"width": 1280, "height": 900})
    word = page.locator("#claim-3 .report .f").first
    word.scroll_into_view_if_needed()
    word.hover()
    box = page.locator(".read.near").bounding_box()
    page.mouse.move(box["x"] + 8, box["y"] + 2)
    page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2)
    assert NINE in " ".join(page.evaluate(SHOWN)[0].split())
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reading_is_shown_and_told_at_the_link_that_has_the_focus(browser: Any, ferry: Path, scripts: bool) -> None:
    page = opened(browser, ferry, java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    link = page.locator("#claim-3 a.words").first
    page.locator("#claim-3 .number").first.focus()
    for _ in range(20):  # on by keyboard alone
        page.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    (shown,) = page.evaluate(SHOWN)
    assert NINE in " ".join(shown.split())
    described = page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
    )
    assert described == "“at least nine” read as people hurt of the ferry: 9 or more"
    page.keyboard.press("Tab")
    assert NINE not in " ".join(page.evaluate(SHOWN))
    page.context.close()


def test_a_reference_in_an_article_tells_its_own_sentence(browser: Any, ferry: Path) -> None:
    page = opened(browser, ferry, viewport={"width": 1280, "height": 900})
    reference = page.locator("#articles .ref[aria-describedby]").first
    reference.scroll_into_view_if_needed()
    page.keyboard.press("Tab")
    reference.focus()
    (shown,) = page.evaluate(SHOWN)
    told = reference.evaluate(
        "e => e.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id).innerText.trim())"
    )
    assert " ".join(shown.split()) == " ".join(" ".join(told).split())
    page.context.close()


def test_on_a_phone_a_reading_lies_at_the_foot_and_on_paper_nowhere(browser: Any, ferry: Path) -> None:
    page = opened(browser, ferry, viewport={"width": 360, "height": 700})
    word = page.locator("#articles .text .f").first
    word.scroll_into_view_if_needed()
    word.hover()
    note = page.locator("#articles .reads:has(.f:hover) > .read").bounding_box()
    assert round(note["y"] + note["height"]) == 700
    assert round(note["width"]) == 360
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == []
    page.context.close()


def test_hostile_text_runs_nothing(browser: Any, nasty_page: Path, nasty: str) -> None:
    page = opened(browser, nasty_page)
    page.evaluate("document.querySelectorAll('a, summary, button').forEach(part => part.click())")
    page.evaluate("document.querySelectorAll('.margin li').forEach(li => li.dispatchEvent(new Event('mouseover')))")
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert page.trouble == []
    assert page.locator("img, iframe, object, embed, form").count() == 0
    assert visible(nasty.split("\u2028", maxsplit=1)[0]) in page.locator("h1").text_content()
    page.context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("which", ["ferry", "nasty_page"])
def test_nothing_scrolls_sideways(browser: Any, request: pytest.FixtureRequest, which: str, width: int) -> None:
    page = opened(browser, request.getfixturevalue(which), viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # nor is anything cut off at the right edge, but inside what scrolls or is meant to be cut
    out = page.evaluate(
        """width => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > width + 1
             && !e.closest('.scroll, .vh, .m, .drawing')).map(e => e.outerHTML.slice(0, 80))""",
        width,
    )
    assert out == []
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_drawing_of_shared_text_stands_beside_its_articles(browser: Any, ferry: Path, width: int) -> None:
    page = opened(browser, ferry, viewport={"width": width, "height": 800})
    rows, dots, arcs = (
        page.evaluate(
            """which => [...document.querySelectorAll(which)].map(e => e.getBoundingClientRect()).map(
                 box => ({left: box.left, right: box.right, top: box.top, bottom: box.bottom}))""",
            which,
        )
        for which in (".drawing li", ".drawing .dot", ".drawing .arc")
    )
    assert len(rows) == len(dots) == 3
    for row, dot in zip(rows, dots, strict=True):
        assert row["top"] < (dot["top"] + dot["bottom"]) / 2 < row["bottom"]
        assert 0 < dot["right"] < row["left"]
    assert all(0 <= arc["left"] < arc["right"] <= rows[0]["left"] for arc in arcs)
    assert page.trouble == []
    page.context.close()


def test_dark_and_print(browser: Any, ferry: Path) -> None:
    page = opened(browser, ferry, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(20, 21, 24)"
    page.emulate_media(media="print", color_scheme="light")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert not page.locator("nav").is_visible()
    assert not page.locator(".tools").is_visible()
    assert page.locator("#claim-1").is_visible()
    assert len(page.pdf()) > 10_000
    page.context.close()


def test_landmarks_and_names(browser: Any, ferry: Path) -> None:
    page = opened(browser, ferry)
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("navigation", name="Sections").count() == 1
    assert page.get_by_role("region", name="Where the reports differ").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the account"
    assert page.evaluate(UNNAMED) == []
    page.context.close()
