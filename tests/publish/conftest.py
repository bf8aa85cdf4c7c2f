"""A made-up account with everything in it: six reports of a ferry collision that never was, offsets derived from marks.

In ferry/*.txt, `[label:words]` marks words, one inside another where needed; labels that name a kind of block are blocks.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from crossread import account as a
from crossread.model import BlockKind

FOLDER = Path(__file__).parent / "ferry"
BLOCKS = frozenset(get_args(BlockKind))
SCRIPT = '<script>window.ran=1</script><img src=x onerror="window.ran=1">'
# every trick at once: markup, an end of a script element, a javascript: link, an override that turns words round, a NUL,
# a lone surrogate, a line separator, template marks, a table's bar and a word that never ends
NASTY = (
    f"{SCRIPT} </script><!-- <svg/onload=window.ran=1> [click](javascript:window.ran=1) \u202eevil\u202c \x00 \ud800 \u2028 "
    "{{ 7 * 7 }} | & &amp; `code` שלום " + "W" * 5000
)


@dataclass(frozen=True)
class Marked:
    id: str
    text: str
    places: dict[str, tuple[int, int]]
    blocks: tuple[a.BlockRecord, ...]

    def cite(self, label: str) -> a.Cited:
        start, end = self.places[label]
        return a.Cited(self.id, start, end, self.text[start:end])


def marked(name: str, source: str) -> Marked:
    """The text without its marks, and where the marked words stand in it."""
    text, places, blocks, opened = "", {}, [], []
    for part in re.split(r"(\[[a-z.-]+:|\])", source):
        if part.startswith("[") and part.endswith(":"):
            opened.append((part[1:-1], len(text)))
        elif part == "]" and opened:
            label, start = opened.pop()
            if label in BLOCKS:
                blocks.append(a.BlockRecord(label, start, len(text)))
            else:
                places[label] = (start, len(text))
        else:
            text += part
    return Marked(
        hashlib.sha256(name.encode()).hexdigest()[:16], text, places, tuple(sorted(blocks, key=lambda b: b.start))
    )


PAGES = {path.stem: marked(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.txt"))}
ORDER = {  # outlet, published, line
    "nordpress": ("Nordpress", "2026-03-03T08:15:00+00:00", "L1"),
    "gazette": ("Marrow Gazette", "2026-03-03T08:52:00+00:00", "L1"),
    "courier": ("The Courier", "2026-03-03T09:40:00+00:00", None),
    "inselbote": ("Inselbote", "2026-03-03T10:30:00+01:00", "L1"),
    "tide": ("Evening Tide", "2026-03-03T18:05:00+00:00", None),
    "beacon": ("Daily Beacon", "2026-03-04T06:10:00+00:00", None),
}
ENTITIES = {
    "authority": ("Harbour authority", "organisation"),
    "company": ("Tidewater Lines", "organisation"),
    "union": ("Seamen's union", "organisation"),
    "brandt": ("Ilse Brandt", "person"),
    "hospital": ("St Anne's hospital", "organisation"),
    "holm": ("Per Holm", "person"),
    "reyes": ("Oda Reyes", "person"),
    "officer": ("the ferry's first officer", "unnamed"),
    "collision": ("the collision", "event"),
}
VOICES = {  # article.label: the chain of its words; absent: the outlet's own voice
    "nordpress.ashore": ("company",),
    "gazette.ashore": ("company",),
    "inselbote.ashore": ("company",),
    "courier.ashore": ("authority",),
    "tide.ashore": ("authority",),
    "courier.lights": ("union", "brandt"),
    "tide.hurt": ("authority", "hospital"),
    "nordpress.thursday": ("authority",),
    "gazette.thursday": ("authority",),
    "courier.thursday": ("authority",),
    "tide.hornless": ("holm",),
    "tide.slow": ("reyes",),
    "beacon.slow": ("officer",),
    "tide.halt": ("company",),
    "beacon.halt": ("company",),
    "courier.inquiry": ("union", "brandt"),
    "nordpress.tragedy": ("brandt",),
    "gazette.tragedy": ("brandt",),
    "courier.tragedy": ("brandt",),
}


def cite(place: str) -> a.Cited:
    name, _, label = place.partition(".")
    return PAGES[name].cite(label)


def differs(kind: str, first: str, second: str, reason: str) -> a.Difference:
    return a.Difference(kind, reason, (cite(first), cite(second)))


def report(place: str) -> a.Report:
    name = place.partition(".")[0]
    chain = VOICES.get(place, ())
    attribution = f"a-{place}" if chain and f"src.{place.partition('.')[2]}" in PAGES[name].places else None
    return a.Report(cite(place), chain, ORDER[name][2], attribution, reason="shares its names and its moment")


def claim(id: str, status: str, places: str, *differences: a.Difference, reason: str = "", silent: str = "") -> a.Claim:
    """`places`: reports, as article.label; `silent`: article=why."""
    reports = tuple(report(place) for place in places.split())
    by: dict[str | None, list[int]] = {}
    for number, found in enumerate(reports):
        by.setdefault(found.chain[-1] if found.chain else None, []).append(number)
    origins = tuple(a.Origin(entity, tuple(numbers)) for entity, numbers in by.items())
    missing = tuple(a.NotReported(PAGES[name].id, why) for name, why in (pair.split("=") for pair in silent.split()))
    return a.Claim(id, reports[0].statement.text, status, reason, origins, reports, differences, missing)


def made_account() -> a.Account:
    claims = (
        claim(
            "c1",
            "contested",
            "nordpress.hit gazette.hit inselbote.hit courier.actor tide.actor",
            differs("moment", "nordpress.seven", "courier.eight", "shortly after 7 a.m. against about 8 a.m."),
            differs(
                "actor",
                "courier.subject",
                "tide.subject",
                "The Courier has the ferry strike the dredger, Evening Tide the dredger run into the ferry",
            ),
            reason="the hours cannot both hold",
            silent="beacon=omission",
        ),
        claim(
            "c2",
            "corroborated",
            "nordpress.ashore gazette.ashore courier.ashore inselbote.ashore tide.ashore",
            reason="two origins that share neither text nor owner: Tidewater Lines, Harbour authority",
            silent="beacon=omission",
        ),
        claim(
            "c3",
            "updated",
            "courier.hurt tide.hurt",
            differs(
                "figure",
                "courier.nine",
                "tide.fourteen",
                "at least 9 against 14; the later report has the higher number",
            ),
            reason="the later report has another figure",
            silent="nordpress=not-yet-known gazette=not-yet-known beacon=omission inselbote=cannot-tell",
        ),
        claim(
            "c4",
            "contested",
            "nordpress.horn tide.hornless beacon.horn",
            differs("polarity", "nordpress.had", "tide.hadnot", "Nordpress has it, Evening Tide has that it is not so"),
            silent="gazette=omission courier=omission inselbote=omission",
        ),
        claim(
            "c5",
            "single-origin",
            "courier.lights beacon.lights",
            differs(
                "voice",
                "courier.lights",
                "beacon.lights",
                "Daily Beacon states as its own what The Courier attributes to Ilse Brandt",
            ),
            differs("certainty", "courier.reported", "beacon.unlit", "reported broken against was lying unlit"),
            silent="tide=omission",
        ),
        claim(
            "c6",
            "single-origin",
            "nordpress.thursday gazette.thursday courier.thursday",
            differs("certainty", "nordpress.will", "courier.may", "will against may"),
        ),
        claim(
            "c7",
            "single-origin",
            "tide.slow beacon.slow",
            differs(
                "speaker", "tide.src.slow", "beacon.src.slow", "Captain Oda Reyes against the ferry's first officer"
            ),
        ),
        claim(
            "c8",
            "single-origin",
            "nordpress.tragedy gazette.tragedy courier.tragedy",
            differs("wording", "nordpress.tragedy", "courier.tragedy", "one utterance in two wordings"),
        ),
        claim("c9", "single-origin", "tide.halt beacon.halt", reason="both rest on Tidewater Lines"),
        claim(
            "c10",
            "cannot-tell",
            "courier.fog tide.fog",
            reason="neither says whose word it is",
            silent="beacon=omission",
        ),
        claim("c11", "single-origin", "courier.inquiry"),
        claim("c12", "cannot-tell", "nordpress.fleet"),
        claim("c13", "cannot-tell", "tide.three"),
        claim("c14", "cannot-tell", "inselbote.island"),
    )
    return a.Account(
        made=a.Made(
            "crossread 0.1.0",
            {"similarity": 0.62, "clean": True, "words": 30},
            (a.Loss("reports/logo.png", "binary file (PNG image)"), a.Loss("reports/empty.txt", "no text")),
        ),
        story=a.StoryRecord(
            "s1",
            PAGES["nordpress"].text.split("\n")[0],
            ORDER["nordpress"][1],
            ORDER["beacon"][1],
            "they share the Halcyon, Marrow Point and the day",
        ),
        articles=tuple(_article(name) for name in ORDER),
        entities=tuple(
            a.EntityRecord(id, name, kind, reason="one name in all articles") for id, (name, kind) in ENTITIES.items()
        ),
        attributions=tuple(_attributions()),
        figures=tuple(_figures()),
        moments=tuple(_moments()),
        passages=tuple(_passages()),
        lines=(
            a.LineRecord(
                "L1",
                tuple(PAGES[n].id for n in ("nordpress", "gazette", "inselbote")),
                "Nordpress",
                "Nordpress has these words first, and the others credit it",
                (
                    a.LinePart(PAGES["nordpress"].id, "closest", 1.0, 0.4),
                    a.LinePart(PAGES["gazette"].id, "whole", 0.8, 0.0),
                    a.LinePart(PAGES["inselbote"].id, "parts", 0.3, 0.625),
                ),
            ),
        ),
        claims=claims,
        utterances=(
            a.Utterance(
                "u1",
                "brandt",
                tuple(
                    a.Rendering(cite(f"{n}.tragedy"), "direct", f"a-{n}.tragedy")
                    for n in ("nordpress", "gazette", "courier")
                ),
                (differs("wording", "nordpress.tragedy", "courier.tragedy", "one utterance in two wordings"),),
            ),
            a.Utterance("u2", "reyes", (a.Rendering(cite("tide.slow"), "direct", "a-tide.slow"),)),
            a.Utterance("u3", None, (a.Rendering(cite("beacon.slow"), "direct", "a-beacon.slow"),)),
        ),
        naming=(
            a.Naming(
                "collision",
                tuple(
                    a.Name(cite(place), voice)
                    for place, voice in (
                        ("nordpress.event", "own"),
                        ("gazette.event", "own"),
                        ("inselbote.event", "own"),
                        ("courier.disaster", "quoted"),
                        ("beacon.disaster", "own"),
                        ("tide.incident", "own"),
                    )
                ),
            ),
        ),
        timeline=(
            a.TimelineEntry("2026-02", ("c5",)),
            a.TimelineEntry("2026-03-03T07:00:00", ("c1",)),
            a.TimelineEntry("2026-03-03", ("c2", "c3")),
        ),
        summary=(
            a.SummarySentence(cite("nordpress.hit").text, ("c1",), cite("nordpress.hit")),
            a.SummarySentence(cite("tide.ashore").text, ("c2",), cite("tide.ashore")),
        ),
    )


def _article(name: str) -> a.ArticleRecord:
    outlet, published, line = ORDER[name]
    page = PAGES[name]
    title = next(block for block in page.blocks if block.kind == "title")
    return a.ArticleRecord(
        id=page.id,
        origin=f"reports/{name}.txt",
        outlet=outlet,
        title=page.text[title.start : title.end],
        authors=(page.cite("author").text,) if "author" in page.places else (),
        published=published,
        credits=("Nordpress",) if name in ("gazette", "inselbote") else (),
        language="en",
        line=line,
        sha256=hashlib.sha256(page.text.encode()).hexdigest(),
        blocks=page.blocks,
        url=f"https://www.{name}.example/halcyon",
        evidence=(
            a.Evidence(
                "title",
                "…",
                a.Cited(page.id, title.start, title.end, page.text[title.start : title.end]),
                "first line of the article",
            ),
        ),
    )


def _attributions() -> Any:
    for place, chain in VOICES.items():
        name, _, label = place.partition(".")
        page = PAGES[name]
        if f"src.{label}" in page.places:
            cue = page.cite(f"cue.{label}") if f"cue.{label}" in page.places else None
            kind = "direct" if page.cite(label).text.startswith('"') else "indirect"
            yield a.AttributionRecord(
                f"a-{place}",
                page.id,
                kind,
                page.cite(f"src.{label}"),
                cue,
                (page.cite(label),),
                chain[-1],
                chain,
                "the name stands beside the cue",
            )


def _passages() -> Any:
    for other in ("gazette", "inselbote"):
        for label in ("hit", "ashore", *(("tragedy", "thursday") if other == "gazette" else ())):
            yield a.PassageRecord((cite(f"nordpress.{label}"), cite(f"{other}.{label}")), 1.0, label == "tragedy")


def words_of(name: str, words: str) -> a.Cited:
    """The first place of some words in a page."""
    page = PAGES[name]
    start = page.text.index(words)
    return a.Cited(page.id, start, start + len(words), words)


def _figures() -> Any:
    hurt, aboard = "people hurt", "people"
    yield a.FigureRecord(
        cite("courier.nine"), Decimal(9), None, "count", "at least", hurt, of=words_of("courier", "the ferry")
    )
    yield a.FigureRecord(cite("tide.fourteen"), Decimal(14), Decimal(14), "count", "exact", hurt)
    for name in ("nordpress", "gazette", "courier", "inselbote", "tide"):
        if "212" in PAGES[name].text:
            yield a.FigureRecord(words_of(name, "212"), Decimal(212), Decimal(212), "count", "exact", aboard)
    yield a.FigureRecord(
        words_of("courier", "below 100 metres"), None, Decimal(100), "metre", "less than", "visibility"
    )
    twice = words_of("courier", "twice")
    yield a.FigureRecord(
        twice, Decimal(2), Decimal(2), "count", "exact", None, period=a.PeriodRecord(twice, "in", "2026-02")
    )


def _moments() -> Any:
    reason = "Tuesday on or before 2026-03-03, the article's day"
    for name in ("nordpress", "courier", "tide"):
        if "Tuesday" in PAGES[name].text:
            yield a.MomentRecord(words_of(name, "Tuesday"), "2026-03-03", "2026-03-03", "day", reason, "2026-03-03")
    yield a.MomentRecord(cite("courier.eight"), "2026-03-03T08:00", "2026-03-03T08:00", "time", "a time of day")
    yield a.MomentRecord(words_of("courier", "February"), "2026-02-01", "2026-02-28", "month", "", "2026-02")


def hostile_account() -> tuple[a.Account, dict[str, str]]:
    """The ferry's account with NASTY in every place that a report's words or a file's name can reach."""
    text = f"{NASTY}\n\n{NASTY} said."
    one, two = a.Cited("x", 0, len(NASTY), NASTY), a.Cited("x", len(NASTY) + 2, 2 * len(NASTY) + 2, NASTY)
    inside = a.Cited("x", 3, 40, NASTY[3:40])
    article = a.ArticleRecord(
        "x",
        NASTY,
        NASTY,
        NASTY,
        (NASTY,),
        NASTY,
        (NASTY,),
        "en",
        "L",
        "0" * 64,
        (a.BlockRecord("paragraph", 0, len(NASTY)), a.BlockRecord("boilerplate", len(NASTY) + 2, len(text))),
        url=f"javascript:window.ran=1//{NASTY}",
        evidence=(a.Evidence("title", NASTY, one, NASTY),),
    )
    other = msgspec.structs.replace(_article("tide"), url="JaVaScRiPt:alert(1)")
    difference = a.Difference("wording", NASTY, (inside, two))
    account = a.Account(
        made=a.Made(NASTY, {NASTY: NASTY}, (a.Loss(NASTY, NASTY),)),
        story=a.StoryRecord(NASTY, NASTY, NASTY, NASTY, NASTY, "s0", NASTY),
        articles=(article, other),
        entities=(a.EntityRecord(NASTY, NASTY, "person", reason=NASTY),),
        figures=(
            a.FigureRecord(
                inside,
                Decimal(1),
                None,
                NASTY,
                "at least",
                NASTY,
                inside,
                one,
                "rise",
                a.PeriodRecord(one, "each", NASTY),
            ),
            a.FigureRecord(words_of("tide", "14"), Decimal("1E+999999"), Decimal("1E+999999"), NASTY, "between", NASTY),
        ),
        moments=(
            a.MomentRecord(
                a.Cited("x", len(NASTY) + 5, len(NASTY) + 12, NASTY[3:10]), NASTY, NASTY, "day", NASTY, NASTY, NASTY
            ),
        ),
        attributions=(a.AttributionRecord(NASTY, "x", "direct", inside, None, (one,), NASTY, (NASTY,), NASTY),),
        passages=(a.PassageRecord((one, cite("tide.hurt")), 0.5),),
        lines=(
            a.LineRecord(
                "L",
                ("x", other.id),
                NASTY,
                NASTY,
                (a.LinePart("x", "closest", 1.0, 0.0), a.LinePart(other.id, "parts", 0.0, 1.0)),
            ),
        ),
        claims=(
            a.Claim(
                NASTY,
                NASTY,
                "contested",
                NASTY,
                (a.Origin(NASTY, (0,)),),
                (
                    a.Report(one, (NASTY,), "L", NASTY, NASTY),
                    a.Report(two, (), None, None, NASTY),
                    a.Report(cite("tide.hurt"), (), None, None),
                ),
                (difference,),
            ),
            a.Claim('c"><b>', NASTY, "single-origin", NASTY, (), (a.Report(two, (NASTY,), None, None, NASTY),)),
        ),
        utterances=(
            a.Utterance(
                NASTY,
                NASTY,
                (a.Rendering(one, "direct", NASTY), a.Rendering(cite("tide.slow"), "direct", "y")),
                (difference,),
            ),
        ),
        naming=(a.Naming(NASTY, (a.Name(one, "own"), a.Name(inside, "quoted"))),),
        timeline=(a.TimelineEntry(NASTY, (NASTY,)),),
        summary=(a.SummarySentence(NASTY, (NASTY,), one),),
    )
    return account, {"x": text, other.id: PAGES["tide"].text}


@pytest.fixture(scope="session")
def account() -> a.Account:
    return made_account()


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return {page.id: page.text for page in PAGES.values()}


@pytest.fixture(scope="session")
def hostile() -> tuple[a.Account, dict[str, str]]:
    return hostile_account()


@pytest.fixture(scope="session")
def nasty() -> str:
    return NASTY


@pytest.fixture(scope="session")
def name_of() -> dict[str, str]:
    """Short names of the articles to their ids."""
    return {name: page.id for name, page in PAGES.items()}
