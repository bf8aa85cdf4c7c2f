"""run: the verbs take what the user has and do what is missing; dropped values go through to the account."""

import json
from dataclasses import dataclass, field

import pytest

from crossread import places, run
from crossread.account import Account, ArticleRecord, BlockRecord, Cited, Claim, Loss, Report, StoryRecord
from crossread.errors import CrossreadError, InputError, VerificationError
from crossread.model import Annotations, Article, Block, Clustering, Dropped, Found, Page, Story

DAM = "Orvik dam was closed on Tuesday, Ana Ruiz said."
PORT = "Selby port opened again, Bo Lind said."
PAGES = [Page.of(DAM, "a.txt"), Dropped("b.png", "binary file (PNG image)"), Page.of(PORT, "c.txt")]


def clean_page(page):
    if "drop" in page.text:
        return Dropped(page.origin, "no article in it", page.key)
    return Article(
        page, (Block("paragraph", page.span(0, len(page.text))),), title=Found(page.text.split()[0], None, "x")
    )


@dataclass
class Stages:
    """Small stand-ins for the stages; what they were asked is kept."""

    asked: list = field(default_factory=list)

    def annotate(self, articles):
        self.asked.append(("annotate", len(articles)))
        return [Annotations(a.id, sentences=(a.page.span(0, len(a.text)),)) for a in articles]

    def cluster(self, articles, annotations):
        self.asked.append(("cluster", len(articles)))
        assert [a.page for a in annotations] == [a.id for a in articles]
        return Clustering(tuple(Story(f"s{n}", a.title.value, (a,)) for n, a in enumerate(articles, 1)))

    def collate(self, story, annotations, made, corrections=()):
        assert not corrections
        self.asked.append(("collate", len(annotations)))
        (article,) = story.articles
        span = Cited(article.id, 0, len(article.text), article.text)
        return Account(
            made=made,
            story=StoryRecord(story.id, story.title, None, None),
            articles=(
                ArticleRecord(
                    article.id,
                    article.page.origin,
                    None,
                    None,
                    (),
                    None,
                    (),
                    "en",
                    None,
                    article.page.sha256,
                    (BlockRecord("paragraph", 0, len(article.text)),),
                ),
            ),
            claims=(Claim("c1", article.text, "cannot-tell", "", (), (Report(span, (), None, None),)),),
        )


@pytest.fixture(autouse=True)
def stages(monkeypatch):
    made = Stages()
    monkeypatch.setattr(run, "clean_page", clean_page)
    monkeypatch.setattr(run, "annotate_articles", made.annotate)
    monkeypatch.setattr(run, "cluster_articles", made.cluster)
    monkeypatch.setattr(run, "collate_story", made.collate)
    return made


def test_read_gives_pages_one_by_one(tmp_path):
    (tmp_path / "a.txt").write_text(DAM, "utf-8")
    assert [p.text for p in run.read(tmp_path)] == [DAM]
    with pytest.raises(InputError):
        run.read(tmp_path / "gone")


def test_clean_keeps_order_and_what_was_dropped_before():
    found = run.clean(iter(PAGES))
    assert [type(item) for item in found] == [Article, Dropped, Article]
    assert run.clean(found) == found


def test_annotate_cleans_first():
    article, dropped, _ = run.annotate(PAGES)
    assert article.page == PAGES[0].id
    assert dropped == PAGES[1]


def test_collate_does_what_is_missing_and_tells_what_was_dropped(stages):
    accounts = run.collate([*PAGES, Page.of("drop me", "d.txt")])
    assert [a.story.title for a in accounts] == ["Orvik", "Selby"]
    assert accounts[0].made.dropped == (Loss("b.png", "binary file (PNG image)"), Loss("d.txt", "no article in it"))
    assert accounts[0].made.by.startswith("crossread ")
    assert accounts[0].made.settings == {}
    assert stages.asked == [("annotate", 2), ("cluster", 2), ("collate", 1), ("collate", 1)]


def test_collate_takes_articles_and_clusterings_too():
    accounts = run.collate(PAGES)
    articles = run.clean(PAGES)
    assert run.collate(articles) == accounts
    assert [a.story for a in run.collate(run.cluster(articles))] == [a.story for a in accounts]


def test_settings_say_that_texts_were_taken_as_they_are():
    (account,) = run.collate([Page.of(DAM, "a.txt", as_is=True)])
    assert account.made.settings == {"as_is": True}


def test_nothing_gives_no_account(stages):
    assert run.collate([]) == []
    assert run.collate([PAGES[1]]) == []
    assert ("cluster", 0) not in stages.asked


def test_progress_is_told_for_every_stage():
    told = []
    run.collate(iter(PAGES), progress=lambda *step: told.append(step))
    assert told == [
        ("read", 1, None),
        ("clean", 1, None),
        ("read", 2, None),
        ("clean", 2, None),
        ("read", 3, None),
        ("clean", 3, None),
        ("read", 3, 3),
        ("clean", 3, 3),
        ("annotate", 2, 2),
        ("cluster", 0, 2),
        ("cluster", 2, 2),
        ("collate", 1, 2),
        ("collate", 2, 2),
    ]


def test_a_list_of_known_length_is_told_with_its_length():
    told = []
    run.clean(list(PAGES), progress=lambda *step: told.append(step))
    assert told == [("clean", 1, 3), ("clean", 2, 3), ("clean", 3, 3)]


def test_articles_come_while_pages_are_still_read():
    taken = []

    def coming():
        for number in range(1000):
            taken.append(number)
            yield Page.of(f"{number} {DAM}", f"{number}.txt")

    articles = run.clean_each(coming())
    assert [next(articles).page.origin for _ in range(3)] == ["0.txt", "1.txt", "2.txt"]
    assert len(taken) == 3


def test_articles_are_annotated_in_batches(stages, monkeypatch):
    monkeypatch.setattr(run, "BATCH", 2)
    run.annotate([Page.of(f"{n} {DAM}", f"{n}.txt") for n in range(5)])
    assert stages.asked == [("annotate", 2), ("annotate", 2), ("annotate", 1)]


def test_a_page_that_a_stage_fails_on_is_named_and_the_rest_goes_on(stages, monkeypatch):
    def fail_on(word, function):
        def guarded(given):
            if any(word in item.text for item in (given if isinstance(given, list) else [given])):
                raise KeyError(word)
            return function(given)

        return guarded

    monkeypatch.setattr(run, "clean_page", fail_on("cannot be cleaned", clean_page))
    monkeypatch.setattr(run, "annotate_articles", fail_on("cannot be annotated", stages.annotate))
    bad = [Page.of(f"Page that {what}", f"{what[-9:]}.txt") for what in ("cannot be cleaned", "cannot be annotated")]
    accounts = run.collate([PAGES[0], *bad, PAGES[2]])
    assert [account.story.title for account in accounts] == ["Orvik", "Selby"]
    assert [loss.reason for loss in accounts[0].made.dropped] == [
        "crossread's own fault in clean (KeyError: 'cannot be cleaned')",
        "crossread's own fault in annotate (KeyError: 'cannot be annotated')",
    ]
    assert len(run.cluster([*bad, PAGES[0]]).stories) == 1


def test_a_story_that_cannot_be_collated_is_named_and_the_rest_goes_on(stages, monkeypatch):
    def fail_on_orvik(story, annotations, made, corrections):
        if story.title == "Orvik":
            raise ValueError("no")
        return stages.collate(story, annotations, made, corrections)

    monkeypatch.setattr(run, "collate_story", fail_on_orvik)
    (account,) = run.collate(PAGES)
    assert account.made.dropped[-1] == Loss("story “Orvik”", "crossread's own fault in collate (ValueError: no)")
    with pytest.raises(CrossreadError, match="no account could be made: story “Orvik”"):
        run.collate(PAGES[:1])


def test_an_account_is_verified_against_pages_and_texts():
    account, _ = run.collate(PAGES)
    assert run.verify(account, PAGES) == []
    assert run.verify(account, run.clean(PAGES)) == []
    assert run.verify(account, {PAGES[0].id: DAM}) == []
    assert run.verify(account, [Page.of(DAM, "elsewhere.txt", outlet="Other")]) == []  # found by its text
    (missing,) = run.verify(account, [PAGES[2]])
    assert missing.endswith("its page was not found")


@pytest.fixture
def plain_formats(monkeypatch):
    """The form of a page is publish's own matter and tested there."""
    monkeypatch.setattr(
        run, "html_page", lambda account, texts, **_: f"{account.story.title}: {texts[account.articles[0].id]}"
    )
    monkeypatch.setattr(run, "index_page", lambda _, hrefs: " ".join(hrefs))
    monkeypatch.setattr(run, "markdown", lambda account: f"# {account.story.title}")


@pytest.mark.usefixtures("plain_formats")
class TestPublish:
    def test_one_story_is_one_page(self, tmp_path):
        written = run.publish(run.collate(PAGES[:1]), tmp_path / "x" / "out", pages=PAGES)
        assert [p.name for p in written] == ["index.html", "account.json"]
        assert written[0].read_text("utf-8") == f"Orvik: {DAM}"
        assert json.loads(written[1].read_bytes())[0]["story"]["title"] == "Orvik"

    def test_several_stories_have_an_index(self, tmp_path):
        written = run.publish(run.collate(PAGES), tmp_path, pages=PAGES)
        assert [p.name for p in written] == ["index.html", "story-1.html", "story-2.html", "account.json"]
        assert written[0].read_text("utf-8") == "story-1.html story-2.html"
        assert len(json.loads(written[-1].read_bytes())) == 2

    def test_a_named_file(self, tmp_path):
        written = run.publish(run.collate(PAGES), tmp_path / "dam.html", pages=PAGES)
        assert [p.name for p in written] == ["dam.html", "dam-1.html", "dam-2.html", "dam.json"]

    @pytest.mark.parametrize("form", ["json", "md"])
    def test_other_formats_are_one_file(self, tmp_path, form):
        accounts = run.collate(PAGES)
        assert run.publish(accounts, tmp_path / "x.out", format=form) == [tmp_path / "x.out"]
        assert run.publish(accounts, tmp_path, format=form) == [tmp_path / f"account.{form}"]
        assert (tmp_path / "x.out").read_bytes() == run.rendered(accounts, form)

    def test_an_account_that_does_not_hold_is_refused(self, tmp_path):
        accounts = run.collate(PAGES)
        changed = [Page.of(DAM.replace("Tuesday", "Thursday"), "a.txt"), PAGES[2]]
        with pytest.raises(VerificationError):
            run.publish(accounts, tmp_path / "out", pages=changed)
        with pytest.raises(VerificationError):
            run.publish(accounts, tmp_path / "out.json", pages=changed, format="json")
        assert list(tmp_path.iterdir()) == []

    def test_pages_are_found_by_their_text(self, tmp_path):
        again = [Page.of(DAM, "moved.txt", outlet="The Gazette")]
        written = run.publish(run.collate(PAGES[:1]), tmp_path, pages=again)
        assert written[0].read_text("utf-8") == f"Orvik: {DAM}"

    def test_nothing_is_not_published(self, tmp_path):
        with pytest.raises(InputError, match="no account"):
            run.publish([], tmp_path, pages=[])

    def test_html_needs_the_pages(self, tmp_path):
        with pytest.raises(InputError, match="give publish the pages"):
            run.publish(run.collate(PAGES), tmp_path)

    def test_a_place_that_cannot_be_written(self, tmp_path):
        (tmp_path / "file").write_text("x", "utf-8")
        with pytest.raises(InputError, match="cannot be written"):
            run.publish(run.collate(PAGES), tmp_path / "file" / "out", pages=PAGES)


@pytest.mark.parametrize(("out", "form"), [("file", "html"), ("file/x", "html"), ("file/x.json", "json")])
def test_an_unwritable_place_is_told_before_the_work(tmp_path, out, form):
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(InputError):
        places.check_writable(tmp_path / out, form)


@pytest.mark.parametrize(("out", "form"), [("", "html"), ("new/deep", "html"), ("new.json", "json"), ("file", "json")])
def test_a_writable_place(tmp_path, out, form):
    (tmp_path / "file").write_text("x", "utf-8")
    places.check_writable(tmp_path / out, form)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_accounts_are_loaded_again(tmp_path):
    accounts = run.collate(PAGES)
    (path,) = run.publish(accounts, tmp_path / "a.json", format="json")
    assert run.load(path) == accounts
    with pytest.raises(InputError, match="cannot be read"):
        run.load(tmp_path / "gone.json")
    (tmp_path / "b.json").write_text("[]x", "utf-8")
    with pytest.raises(InputError):
        run.load(tmp_path / "b.json")
