"""The measures of accounts: the gold scored against itself is perfect, and each kind of mistake lowers what measures it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from importlib.resources import files

import msgspec
import pytest
from benchmarks.quality import collation
from benchmarks.quality.collation import published, reading, table
from benchmarks.quality.collation.claims import counterparts, pair_counts
from benchmarks.quality.collation.entities import b_cubed, covering
from benchmarks.quality.collation.gold import Event, gold_places, place
from benchmarks.quality.collation.names import alike, is_name
from benchmarks.quality.collation.reading import Reading
from benchmarks.quality.collation.speakers import names_of

from crossread.account import (
    Account,
    ArticleRecord,
    AttributionRecord,
    Cited,
    Claim,
    Difference,
    EntityRecord,
    LineRecord,
    Made,
    PassageRecord,
    Report,
    StoryRecord,
)
from crossread.collate import pairing
from crossread.model import Annotations, Article, Page

ARTICLES = {
    "gull": (
        "The Gull",
        "A bus left the Orlo road on Monday and nine people were hurt. Police chief Ana Ruiz said the road was icy. "
        "She praised the crews. The bus belongs to Velta Lines.",
    ),
    "tern": (
        "The Tern",
        "Seven people were hurt when a bus left the Orlo road. The road was icy, according to Ruiz. "
        "A Velta spokesman said the driver was well. The bus belongs to Velta Lines.",
    ),
    "crow": ("The Crow", "A bus left the road near Orlo. The crews came late, a passenger said. Ten cars were hurt."),
}


@pytest.fixture
def event() -> Event:
    pages = tuple(
        Page.of(text, key, key=key, as_is=True, outlet=outlet, title="Bus") for key, (outlet, text) in ARTICLES.items()
    )
    return Event("bus", pages, gold())


def at(key: str, words: str) -> dict:
    start = ARTICLES[key][1].index(words)
    return {"key": key, "start": start, "end": start + len(words)}


def told(key: str, words: str, *chain: str) -> dict:
    return at(key, words) | {"voice": "attributed" if chain else "own", "origin": None, "chain": list(chain)}


def said(key: str, content: str, source: str, speaker: str | None) -> dict:
    spans = at(key, content), at(key, source)
    both = ([[spans[0]["start"], spans[0]["end"]]], [spans[1]["start"], spans[1]["end"]])
    chain = ["Velta Lines", speaker] if speaker == "a passenger" else [speaker] if speaker else []
    return {"key": key, "content": both[0], "source": both[1], "kind": "indirect", "speaker": speaker, "chain": chain}


def gold() -> dict:
    left = [told("gull", "A bus left the Orlo road on Monday"), told("tern", "a bus left the Orlo road")]
    hurt = [told("gull", "nine people were hurt"), told("tern", "Seven people were hurt")]
    icy = [told("gull", "the road was icy", "Ana Ruiz"), told("tern", "The road was icy", "Ana Ruiz")]
    figure = {"kind": "figure", "a": 0, "b": 1, "why": "nine against seven"}
    moment = {"kind": "moment", "a": 0, "b": 1, "why": "only one has the day"}
    claims = [
        ("left", "cannot-tell", [*left, told("crow", "A bus left the road near Orlo")], [moment]),
        ("hurt", "contested", hurt, [figure]),
        ("icy", "single-origin", icy, []),
        ("crews", "single-origin", [told("crow", "The crews came late", "a passenger")], []),
    ]
    mentions = {
        "Ana Ruiz": [at("gull", "Police chief Ana Ruiz"), at("gull", "She"), at("tern", "Ruiz")],
        "Velta Lines": [at("gull", "Velta Lines"), at("tern", "Velta Lines")],
    }
    return {
        "articles": [{"key": key} for key in ARTICLES],
        "claims": [
            {"id": n, "gist": n, "status": status, "statements": statements, "differs": differs}
            for n, status, statements, differs in claims
        ],
        "different": [[at("gull", "nine people were hurt"), at("crow", "Ten cars were hurt"), "people against cars"]],
        "attributions": [
            said("gull", "the road was icy", "Police chief Ana Ruiz", "Ana Ruiz"),
            said("tern", "The road was icy", "Ruiz", "Ana Ruiz"),
            said("crow", "The crews came late", "a passenger", "a passenger"),
        ],
        "reuse": [[at("gull", "The bus belongs to Velta Lines."), at("tern", "The bus belongs to Velta Lines."), "verbatim"]],
        "lines": [{"origin": None, "keys": ["gull", "tern"], "why": ""}],
        "entities": [
            {"name": name, "type": "person" if " R" in name else "organisation", "mentions": spans}
            for name, spans in mentions.items()
        ],
        "boilerplate": [],
    }  # fmt: skip


def perfect(event: Event) -> Reading:
    """The account that says what the gold says."""
    ids = {page.key or "": page.id for page in event.pages}

    def cited(span: dict) -> Cited:
        where = place(span)
        return Cited(ids[where[0]], where[1], where[2], event.words(where))

    def span(key: str, ends: list[int]) -> Cited:
        return cited({"key": key, "start": ends[0], "end": ends[1]})

    names = [*dict.fromkeys([e["name"] for e in event.gold["entities"]] + ["a passenger"])]
    mentions = {e["name"]: e["mentions"] for e in event.gold["entities"]}
    claims = []
    for n, gold in enumerate(event.gold["claims"]):
        places = [cited(s) for s in gold["statements"]]
        extra = [cited(event.gold["different"][0][1])] if n == 3 else []
        reports = tuple(
            Report(where, (), None, "a0" if statement["chain"] else None)
            for where, statement in zip(places, gold["statements"], strict=True)
        )
        differs = tuple(Difference(d["kind"], d["why"], (places[d["a"]], places[d["b"]])) for d in gold["differs"])
        claims.append(Claim(f"c{n}", gold["gist"], gold["status"], "", (), reports, differs))
        claims += [Claim(f"x{n}", "", "cannot-tell", "", (), (Report(one, (), None, None),)) for one in extra]
    account = Account(
        made=Made("test"),
        story=StoryRecord("s", "s", None, None),
        articles=tuple(
            ArticleRecord(p.id, p.origin, p.outlet, None, (), None, (), None, None, p.sha256, (), key=p.key)
            for p in event.pages
        ),
        entities=tuple(
            EntityRecord(f"e{n}", name, "person", mentions=tuple(cited(one) for one in mentions.get(name, ())))
            for n, name in enumerate(names)
        ),
        attributions=tuple(
            AttributionRecord(
                f"a{n}",
                ids[a["key"]],
                a["kind"],
                span(a["key"], a["source"]),
                None,
                tuple(span(a["key"], ends) for ends in a["content"]),
                f"e{names.index(a['speaker'])}",
                tuple(f"e{names.index(link)}" for link in a["chain"]),
            )
            for n, a in enumerate(event.gold["attributions"])
        ),
        passages=tuple(PassageRecord((cited(a), cited(b)), 1.0) for a, b, _ in event.gold["reuse"]),
        lines=tuple(LineRecord("L", tuple(ids[k] for k in x["keys"]), None, "") for x in event.gold["lines"]),
        claims=tuple(claims),
    )
    articles = tuple(Article(page, ()) for page in event.pages)
    return Reading(event, articles, tuple(Annotations(page.id) for page in event.pages), account)


def measured(read: Reading) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for judged in collation.score(read).values():
        counts.update(judged.counts)
    counts.update(table.kinds_summed(counts))
    return table.figures(counts)


def changed(read: Reading, **parts: object) -> Reading:
    return replace(read, account=msgspec.structs.replace(read.account, **parts))


PERFECT = (
    "statements_found", "statements_same", "voices", "chains_right", "pairs_precision", "pairs_recall", "pairs_f1",
    "negatives", "negatives_all", "differences_precision", "differences_recall", "differences_f1",
    "differences_place", "amounts_precision", "amounts_recall", "figure_recall", "moment_precision", "status",
    "attributions_found", "speakers_right", "speakers_right_answered", "speakers_answered", "mentions_best",
    "mentions_covered", "b_cubed", "b_cubed_all", "shared_precision", "shared_recall", "shared_f1", "shared_spans_f1",
    "lines_right", "lines_found",
)  # fmt: skip


@pytest.mark.parametrize("figure", PERFECT)
def test_the_gold_against_itself_is_perfect(event, figure):
    assert measured(perfect(event))[figure] == 1.0


def test_the_gold_against_itself_leaves_nothing_to_print(event):
    assert {name: judged.wrong for name, judged in collation.score(perfect(event)).items() if judged.wrong} == {}


def test_two_claims_made_one_cost_precision_and_one_of_them(event):
    one, two, *rest = perfect(event).account.claims
    both = msgspec.structs.replace(one, reports=one.reports + two.reports)
    merged = changed(perfect(event), claims=(both, *rest))
    figures = measured(merged)
    assert figures["pairs_recall"] == 1.0
    assert figures["pairs_precision"] == pytest.approx(5 / 9), "3 + 1 + 1 right of 3 + 1 + 1 and 4 across"
    assert counterparts(merged.claims(), event) == {0: 0, 2: 1}
    assert (figures["figure_recall"], figures["moment_recall"]) == (0.0, 1.0)


def test_a_claim_left_in_pieces_costs_recall(event):
    one, *rest = perfect(event).account.claims
    alone = [msgspec.structs.replace(one, id=f"n{i}", reports=(report,)) for i, report in enumerate(one.reports)]
    figures = measured(changed(perfect(event), claims=(*alone, *rest)))
    assert (figures["pairs_precision"], figures["pairs_recall"]) == (1.0, pytest.approx(2 / 5))


def test_a_pair_counts_only_where_both_sides_stand_for_something(event):
    claims = [
        [place(at("gull", "The bus belongs to Velta Lines")), place(at("tern", "The bus belongs to Velta Lines"))]
    ]
    assert pair_counts(claims, event) == Counter(both=0, predicted=0, gold=5)


def test_a_whole_sentence_stands_for_the_one_statement_that_it_fits_best(event):
    sentence = place(at("gull", "A bus left the Orlo road on Monday and nine people were hurt."))
    found = collation.fitting(sentence, gold_places(event))
    assert found == (0, place(at("gull", "A bus left the Orlo road on Monday")))


def test_look_alikes_in_one_claim_are_not_kept_apart(event):
    one, two, three, four, cars = perfect(event).account.claims
    joined = msgspec.structs.replace(two, reports=two.reports + cars.reports)
    figures = measured(changed(perfect(event), claims=(one, joined, three, four)))
    assert figures["negatives"] == 0.0


def test_a_look_alike_that_was_not_read_is_not_judged(event):
    *four, _ = perfect(event).account.claims
    assert collation.MEASURES["negatives"](changed(perfect(event), claims=tuple(four))).counts["negatives_judged"] == 0


def test_a_difference_of_a_kind_that_the_claim_does_not_have(event):
    one, *rest = perfect(event).account.claims
    wrong = msgspec.structs.replace(one.differences[0], kind="certainty")
    one = msgspec.structs.replace(one, differences=(*one.differences, wrong))
    figures = measured(changed(perfect(event), claims=(one, *rest)))
    assert (figures["differences_precision"], figures["differences_recall"]) == (pytest.approx(2 / 3), 1.0)
    assert figures["amounts_precision"] == 1.0


def test_a_difference_on_a_claim_without_counterpart_does_not_count(event):
    *four, cars = perfect(event).account.claims
    spans = cars.reports[0].statement, cars.reports[0].statement
    cars = msgspec.structs.replace(cars, differences=(Difference("actor", "", spans),))
    assert measured(changed(perfect(event), claims=(*four, cars)))["differences_precision"] == 1.0


@pytest.mark.parametrize(
    ("speaker", "right", "right_answered", "answered"), [(None, 2 / 3, 1.0, 2 / 3), ("e1", 2 / 3, 2 / 3, 1.0)]
)
def test_a_speaker_not_named_costs_less_than_a_wrong_one(event, speaker, right, right_answered, answered):
    one, *rest = perfect(event).account.attributions
    one = msgspec.structs.replace(one, speaker=speaker)
    figures = measured(changed(perfect(event), attributions=(one, *rest)))
    assert figures["speakers_right"] == pytest.approx(right)
    assert figures["speakers_right_answered"] == pytest.approx(right_answered)
    assert figures["speakers_answered"] == pytest.approx(answered)


def test_a_chain_that_lacks_a_link_is_not_right(event):
    *two, last = perfect(event).account.attributions
    short = msgspec.structs.replace(last, chain=last.chain[1:])
    figures = measured(changed(perfect(event), attributions=(*two, short)))
    assert (figures["chains_right"], figures["speakers_right"]) == (0.0, 1.0)


def test_a_report_in_the_wrong_voice(event):
    one, *rest = perfect(event).account.claims
    first, *others = one.reports
    one = msgspec.structs.replace(one, reports=(msgspec.structs.replace(first, attribution="a0"), *others))
    assert measured(changed(perfect(event), claims=(one, *rest)))["voices"] == pytest.approx(7 / 8)


def test_a_content_of_which_less_than_half_is_shared_is_not_found(event):
    one, *rest = perfect(event).account.attributions
    content = one.content[0]
    one = msgspec.structs.replace(one, content=(msgspec.structs.replace(content, end=content.start + 7),))
    assert measured(changed(perfect(event), attributions=(one, *rest)))["attributions_found"] == pytest.approx(2 / 3)


def test_a_mention_in_another_chain(event):
    ruiz, velta, passenger = perfect(event).account.entities
    she = ruiz.mentions[1]
    ruiz = msgspec.structs.replace(ruiz, mentions=(ruiz.mentions[0], ruiz.mentions[2]))
    velta = msgspec.structs.replace(velta, mentions=(*velta.mentions, she))
    figures = measured(changed(perfect(event), entities=(ruiz, velta, passenger)))
    assert figures["mentions_best"] == pytest.approx(4 / 5)
    assert figures["b_cubed"] < 1.0


@pytest.mark.parametrize(
    ("mention", "ours", "covered"),
    [
        ("the harbour master Ana Ruiz", "Ana Ruiz", True),
        ("Ana Ruiz, head of the Orlo Board", "Ana Ruiz", True),
        ("Ana Ruiz, head of the Orlo Board", "Orlo Board", False),
        ("the harbour master, Ana Ruiz", "Ana Ruiz", True),
        ("Velta's chief engineer", "Velta", False),
        ("a bus that fell off the road in Orlo", "Orlo", False),
        ("Ana Ruiz's", "Ana Ruiz", True),
    ],
)
def test_what_covers_a_mention(mention, ours, covered):
    start = 40 + mention.index(ours)
    found = covering(("gull", 40, 40 + len(mention)), mention, [(("gull", start, start + len(ours)), "e1")])
    assert (found == "e1") is covered


def test_b_cubed():
    counts = b_cubed([(0, "a"), (0, "a"), (0, "b"), (1, "b")], "x")
    assert counts == {"x_precision": 3000, "x_recall": 2667, "x_mentions": 4000}


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("Ruiz", "Ana Ruiz", True),
        ("Mrs Ruiz", "Ana Ruiz", True),
        ("Ana Ruiz", "Bo Ruiz", False),
        ("Yuri Orlov", "Yury Orlov", True),
        ("Ana Orlov", "Ana Ruiz", False),
        ("a spokesman for Velta", "Velta spokesman", True),
        ("Osta spokesman", "Velta spokesman", False),
        ("Orlo Fire Department", "Orlo Police Department", False),
        ("two passengers who saw it", "two passengers on the bus", True),
        ("Orlo Fire Dept", "Orlo Fire Department", True),
        ("Velta", "Velta International", True),
        ("Orlo", "Orlo Port Authority", False),
        ("Orlo Harbour Board", "OHB", True),
        ("the company", "Velta Lines", False),
        ("customers", "a customer", True),
        ("customers", "residents", False),
        ("", "Ana Ruiz", False),
    ],
)
def test_whether_two_names_mean_one(ours, theirs, same):
    assert alike([ours], [theirs]) is same


def test_roles_and_pronouns_are_no_names_of_a_speaker(event):
    assert [is_name(text) for text in ("Ruiz", "the Velta Lines", "the company", "She", "Ana Ruiz, the chief")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert names_of(event, "Ana Ruiz") == ("Ana Ruiz", "Police chief Ana Ruiz", "Ruiz")


def test_the_page_has_a_place_for_every_table_and_the_rows_of_today():
    page = published.PAGE.read_text("utf-8")
    names = ("accounts", "differences", "pairs", "speakers")
    filled = published.filled(page, dict.fromkeys(names, "| new |"))
    assert filled.count("| new |") == len(names)
    for row in table.ROWS:
        title = row.title.strip()
        goal = published.shown(row.goal) if row.goal is not None else ""
        assert f"{title} | {row.people} | {goal} |" in page, f"python -m benchmarks.quality.collation --write ({title})"


def test_a_page_without_a_place_is_an_error():
    with pytest.raises(ValueError, match="0 places"):
        published.filled("nothing", {"accounts": "| new |"})


def test_an_event_is_read_with_the_weights_that_have_not_seen_it(tmp_path, monkeypatch):
    shipped = pairing.threshold()
    weights = json.loads((files("crossread") / "models" / "same_claim.json").read_text("utf-8"))
    (tmp_path / "bus").mkdir()
    (tmp_path / "bus" / "same_claim.json").write_text(json.dumps(weights | {"threshold": 0.123}))
    monkeypatch.setattr(reading, "FOLDS", tmp_path)
    with reading.unseen("bus"):
        assert pairing.threshold() == 0.123
    with reading.unseen("an event that nothing was learned on"):
        assert pairing.threshold() == shipped
    assert pairing.threshold() == shipped


@pytest.mark.parametrize("fold", sorted(reading.FOLDS.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_weights_without_an_event_are_of_the_kind_that_is_shipped(fold):
    shipped = files("crossread") / "models" / fold.name
    assert shipped.is_file()
    if fold.suffix == ".json":
        ours, theirs = (json.loads(path.read_text("utf-8")) for path in (fold, shipped))
        assert set(ours) == set(theirs)
        assert ours.get("features") == theirs.get("features")
        assert ours.get("threshold") == theirs.get("threshold")
