"""The account page without a browser: what it says, that its links lead somewhere, and that nothing breaks out of it."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from html.parser import HTMLParser

import msgspec
import pytest

from crossread import account as nouns
from crossread.account import Account
from crossread.publish import html, index, said
from crossread.publish.lookup import look_up


class Page(HTMLParser):
    """Elements, ids, links and text of a page; fails on a tag that is closed out of turn."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "path", "circle"})

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.by_id: dict[str, str] = {}
        self.open_ids: list[tuple[int, str]] = []
        self.words: list[str] = []
        self.feed(source)
        assert not self.stack, self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if identity := found.get("id"):
            self.ids.append(identity)
            self.by_id[identity] = ""
        if tag not in self.VOID:
            self.stack.append(tag)
            if identity:
                self.open_ids.append((len(self.stack), identity))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        assert self.stack.pop() == tag
        self.open_ids = [(depth, identity) for depth, identity in self.open_ids if depth <= len(self.stack)]

    def handle_data(self, data: str) -> None:
        if "script" not in self.stack and "style" not in self.stack:
            self.words.append(data)
        for _, identity in self.open_ids:
            self.by_id[identity] += data

    @property
    def text(self) -> str:
        return "".join(self.words)


@pytest.fixture(scope="module")
def page(account: Account, texts: dict[str, str]) -> Page:
    return Page(html(account, texts, verified=True))


@pytest.fixture(scope="module")
def hostile_page(hostile: tuple[Account, dict[str, str]]) -> Page:
    return Page(html(*hostile))


def test_sections_stand_in_the_order_of_use(page: Page) -> None:
    sections = [attrs["id"] for tag, attrs in page.tags if tag == "section"]
    assert sections == [
        "summary", "differ", "several", "single", "unknown", "said", "alone",
        "coverage", "naming", "timeline", "lines", "articles", "about",
    ]  # fmt: skip


def test_the_head_counts(page: Page) -> None:
    text = " ".join(page.text.split())
    assert (
        "6 articles, 6 outlets, 4 lines of text, 7 stated origins · 3 to 4 March 2026 · made by crossread 0.1.0, every span re-read"
        in text
    )


def test_every_claim_has_one_home(page: Page, account: Account) -> None:
    assert sorted(i for i in page.ids if re.fullmatch(r"claim-\d+", i)) == sorted(
        f"claim-{n + 1}" for n in range(len(account.claims))
    )


def test_ids_are_unique_and_links_lead_somewhere(page: Page, hostile_page: Page) -> None:
    for one in (page, hostile_page):
        assert len(one.ids) == len(set(one.ids))
        for tag, attrs in one.tags:
            href = attrs.get("href")
            if tag == "a" and href is not None and href.startswith("#"):
                assert href[1:] in one.by_id, href


def test_every_span_that_is_shown_leads_to_its_words(page: Page, account: Account, texts: dict[str, str]) -> None:
    """The element a statement, difference, name or summary sentence leads to starts with exactly its words."""
    look = look_up(account, texts)
    linked = {attrs.get("href") for tag, attrs in page.tags if tag == "a"}
    statements = [report.statement for claim in account.claims for report in claim.reports]
    names = [name.span for naming in account.naming for name in naming.names]
    for cited in (*statements, *names, *(sentence.span for sentence in account.summary)):
        href = look.href(cited)
        assert href in linked
        assert page.by_id[str(href)[1:]] == cited.text  # spans of this account nest: one element each


def test_every_kind_of_difference_has_its_chip_and_reason(page: Page, account: Account) -> None:
    for claim in account.claims:
        for difference in claim.differences:
            assert difference.reason in page.text
            assert difference.kind in page.text


def test_the_whole_text_of_every_article_is_there(page: Page, texts: dict[str, str]) -> None:
    words = " ".join(page.text.split())
    for text in texts.values():
        for line in filter(None, map(str.strip, text.split("\n"))):
            assert " ".join(line.split()) in words


def test_what_was_dropped_is_there(page: Page, account: Account) -> None:
    for loss in account.made.dropped:
        assert loss.origin in page.text
        assert loss.reason in page.text


def test_nothing_is_said_in_terms_of_a_verdict(page: Page, texts: dict[str, str]) -> None:
    words = page.text
    for text in texts.values():
        words = words.replace(text, "")
    assert not re.search(r"(?i)\b(confirm\w*|debunk\w*|false|untrue|misleading|biased?)\b", words)


@pytest.mark.parametrize(
    ("verified", "words"),
    [(True, "every span re-read"), (None, "spans not re-read here"), (False, "some spans do not hold")],
)
def test_it_says_whether_it_was_verified(
    account: Account, texts: dict[str, str], verified: bool | None, words: str
) -> None:
    assert words in html(account, texts, verified=verified)


def test_only_our_own_style_and_script_may_run(account: Account, texts: dict[str, str]) -> None:
    source = html(account, texts)
    policy = next(str(a["content"]) for t, a in Page(source).tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy


def test_a_hostile_page_adds_no_element_and_no_attribute(hostile_page: Page) -> None:
    tags = {tag for tag, _ in hostile_page.tags}
    assert not tags & {"img", "iframe", "object", "b>", "base", "form", "video"}
    assert [tag for tag, _ in hostile_page.tags].count("script") == 3
    for tag, attrs in hostile_page.tags:
        assert not [name for name in attrs if name.startswith("on") or name == "style"], (tag, attrs)
        address = attrs.get("href") or attrs.get("src")
        assert address is None or re.match(r"#|data:,$|https?://", address), address


def test_what_acts_unseen_is_shown_everywhere(hostile: tuple[Account, dict[str, str]]) -> None:
    source = html(*hostile)
    source.encode("utf-8")
    assert said.visible(source) == source
    assert "[U+202E]evil[U+202C] ␀" in source


def test_addresses_are_linked_only_when_web_addresses(page: Page, hostile_page: Page) -> None:
    outside = [attrs for tag, attrs in page.tags if tag == "a" and not str(attrs.get("href", "#")).startswith("#")]
    assert len(outside) == 6
    assert all(attrs["rel"] == "noopener noreferrer nofollow" for attrs in outside)
    assert not [a for t, a in hostile_page.tags if t == "a" and not str(a.get("href") or "#").startswith("#")]


def test_a_span_that_does_not_hold_has_no_link(account: Account, texts: dict[str, str]) -> None:
    moved = {article: f"x{text}" for article, text in texts.items()}
    assert not re.search(r'href="#w', html(account, moved))


def test_articles_without_a_text_are_said_to_have_none(account: Account) -> None:
    assert Page(html(account, {})).text.count("The text of this article is not at hand.") == len(account.articles)


def test_an_empty_account() -> None:
    empty = nouns.Account(
        made=nouns.Made("crossread"), story=nouns.StoryRecord("s", "Nothing", None, None), articles=()
    )
    assert "0 articles" in Page(html(empty, {})).text


def test_crossing_spans_are_all_highlighted(account: Account, texts: dict[str, str]) -> None:
    """Two statements that cross: the second stands in two pieces, and a rule of the page's style finds both."""
    first = account.claims[0].reports[0].statement
    text = texts[first.article]
    crossing = nouns.Cited(first.article, first.start + 10, first.end + 5, text[first.start + 10 : first.end + 5])
    claim = nouns.Claim("x", crossing.text, "cannot-tell", "", (), (nouns.Report(crossing, (), None, None),))
    source = html(msgspec.structs.replace(account, claims=(*account.claims, claim)), texts)
    anchor = f"w1-{crossing.start}-{crossing.end}"
    assert f':root:has(#{anchor}:target) [data-w="{anchor}"]' in source
    assert "".join(re.findall(rf'<span class="[^"]*"[^>]*data-w="{anchor}">', source)).count("<span") == 2


def test_a_body_in_one_line_is_cut_into_rows_at_sentences() -> None:
    sentences = [
        f"Sentence number {number} says that the harbour was closed for {number} hours on Tuesday."
        for number in range(40)
    ]
    text = " ".join(sentences)
    claims = []
    for number, sentence in enumerate(sentences):
        start = text.index(sentence)
        cited = nouns.Cited("a", start, start + len(sentence), sentence)
        claims.append(
            nouns.Claim(f"c{number}", sentence, "cannot-tell", "", (), (nouns.Report(cited, (), None, None),))
        )
    article = nouns.ArticleRecord(
        "a", "a.txt", "A", None, (), None, (), None, None, "", (nouns.BlockRecord("paragraph", 0, len(text)),)
    )
    made = nouns.Account(
        made=nouns.Made("crossread"),
        story=nouns.StoryRecord("s", "S", None, None),
        articles=(article,),
        claims=tuple(claims),
    )
    page = Page(html(made, {"a": text}))
    rows = [attrs for tag, attrs in page.tags if tag == "div" and str(attrs.get("class", "")).startswith("line")]
    assert 5 <= len(rows) <= 12
    assert text in page.text.replace("\n", "").replace("  ", " ") or all(
        sentence in page.text for sentence in sentences
    )


def test_twenty_articles_in_a_second_and_fifteen_hundred_claims_at_all(account: Account, texts: dict[str, str]) -> None:
    many, found = large(account, texts, articles=20, claims=400)
    started = time.perf_counter()
    html(many, found)
    assert time.perf_counter() - started < 3  # a second on an idle core; the machine of a test is seldom idle


def large(account: Account, texts: dict[str, str], articles: int, claims: int) -> tuple[Account, dict[str, str]]:
    records, found = [], {}
    for number in range(articles):
        record = account.articles[number % 6]
        records.append(msgspec.structs.replace(record, id=f"{number:016x}", outlet=f"Outlet {number}", evidence=()))
        found[f"{number:016x}"] = texts[record.id]
    copies = []
    for number in range(claims):
        claim = account.claims[number % len(account.claims)]
        places = {record.id: f"{6 * (number % (articles // 6)) + k:016x}" for k, record in enumerate(account.articles)}
        reports = tuple(
            msgspec.structs.replace(
                r, statement=msgspec.structs.replace(r.statement, article=places[r.statement.article]), attribution=None
            )
            for r in claim.reports
        )
        copies.append(
            msgspec.structs.replace(claim, id=f"c{number}", reports=reports, differences=(), not_reported_by=())
        )
    empty: dict[str, object] = dict.fromkeys(
        ("attributions", "passages", "lines", "utterances", "naming", "timeline", "summary"), ()
    )
    return msgspec.structs.replace(account, articles=tuple(records), claims=tuple(copies), **empty), found


def test_the_index_leads_to_each_story(account: Account, hostile: tuple[Account, dict[str, str]]) -> None:
    page = Page(index([account, hostile[0]], ["a.html", "b.html"]))
    assert [a["href"] for t, a in page.tags if t == "a"] == ["a.html", "b.html"]
    assert "7 claims on which the reports differ" in page.text
    assert "2 stories" in page.text


def test_same_text_is_told_in_words_beside_its_drawing(account: Account, texts: dict[str, str]) -> None:
    page = Page(html(account, texts))
    shown = " ".join("".join(page.words).split())
    for words in (
        "A line is one text that went round",
        "The earliest is not always the origin",
        "Line 1: goes back to Nordpress",
        "takes parts of the Nordpress text, 30 % of it",
        "own words 62 %",
    ):
        assert words in shown
    labels = [found["aria-label"] for tag, found in page.tags if tag == "svg" and found.get("role") == "img"]
    assert any("Inselbote shares 22 words with Nordpress" in (label or "") for label in labels)
    bars = [found for tag, found in page.tags if tag == "svg" and found.get("class") == "rate"]
    assert len(bars) == 1 + 3  # what they mean, and one an article
    assert all(bar["aria-hidden"] == "true" for bar in bars)  # the number beside each says the same
    assert not any("style" in found for _, found in page.tags)


def test_articles_of_several_lines_lead_to_theirs(account: Account, texts: dict[str, str]) -> None:
    (line,) = account.lines
    others = (account.articles[2].id, account.articles[4].id)
    parts = tuple(
        nouns.LinePart(article, role, 1.0, 0.5) for article, role in zip(others, ("closest", "whole"), strict=True)
    )
    more = nouns.LineRecord("L2", others, None, "their times do not say", parts)
    page = Page(html(msgspec.structs.replace(account, lines=(line, more)), texts))
    hrefs = [found.get("href") for tag, found in page.tags if tag == "a"]
    assert (hrefs.count("#line-1"), hrefs.count("#line-2")) == (3, 2)
    assert {"line-1", "line-2"} <= set(page.ids)
    assert "Line 2: cannot tell whose text it is" in "".join(page.words)


def test_a_follow_up_names_and_reaches_the_story_before_it(account: Account, texts: dict[str, str]) -> None:
    story = msgspec.structs.replace(account.story, id="s2", follows="s1", why_follows="it names Halcyon & others")
    later = msgspec.structs.replace(account, story=story)
    assert "A follow-up of an earlier story: it names Halcyon & others." in "".join(Page(html(later, texts)).words)
    page = Page(index([account, later], ["a.html", "b.html"]))
    assert [found.get("href") for tag, found in page.tags if tag == "a" and found.get("class") == "earlier"] == [
        "a.html"
    ]
    assert not [tag for tag, found in Page(index([later], ["b.html"])).tags if found.get("class") == "earlier"]
