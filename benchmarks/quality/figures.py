"""How well amounts and dates are read, against the specifications of Microsoft's Recognizers-Text (MIT).

Data: recognizers_en of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout): utterances written to test a
voice assistant, with the span, value and unit of each amount and the day or days of each date.

value     share of the expected amounts for which a figure overlaps the span with the right value and unit
span      share whose span is found exactly, hedges ("more than") and signs apart
shares    dates only: share whose interval has a day in common with the expected one (what "late last week" means differs)
spurious  figures that touch none of the expected spans, per hundred utterances
Left out, and counted: what news does not write (powers, "a trillionth", a unit without a number, units of the kitchen,
currencies no longer in use), what crossread does not call a figure (a number that counts nothing), and text whose digits were
cut apart by a tokenizer.
Baseline in the same run: one regular expression (sign or code, digits, magnitude, unit).
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

from crossread.annotate import figures, moments
from crossread.annotate.figures.lexicon import factors, phrase, prefixes, units
from crossread.annotate.figures.numbers import number_at
from crossread.annotate.tokens import tokens_of
from crossread.collate.compare_figures import dimension
from crossread.model import Annotations, Article, Block, Figure, Found, Moment, Page

KINDS = {
    "currency": "NumberWithUnit/CurrencyModel.json",
    "dimension": "NumberWithUnit/DimensionModel.json",
    "temperature": "NumberWithUnit/TemperatureModel.json",
    "age": "NumberWithUnit/AgeModel.json",
    "percent": "Number/PercentModel.json",
}
SAME_KIND = {
    "currency": {"cent"},
    "dimension": {"length", "area", "mass", "volume", "speed", "data", "flow"},
    "temperature": {"temperature"},
    "age": {"age"},
    "percent": {"proportion"},
}
# Days said to an assistant: "the 27th", "next day", "4/22", "Week 31", years in words.
DATE_NOT_NEWS = re.compile(
    r"^the \d+(?:st|nd|rd|th)?$|^the (?:twenty |thirty)?\w*(?:second|first)?$|^\d\d?$|^(?:the|my|this|past|last|next) day$"
    r"|\bmy\b|tmrw"
    r"|^\D{0,8}\d{1,2}\s?[./-]\s?\d{1,2}(?:$|,)|w/c|\bweek \d|thousand|nineteen|hundred|\d{4}\s?[-/,]\s?(?:\d\d?$|[a-z]{3})"
    r"|^\d\d?\s?[-/]\s?\d{4}$|[a-z][-/]?\d+$|^rest (?!of the)|business"
)
NUMBERS = "Number/NumberModel.json"
DATES = {"date": "DateTime/DateParser.json", "period": "DateTime/DatePeriodParser.json"}
# Units that no newspaper measures the news in.
NOT_NEWS = frozenset(
    [
        "finnish markka",
        "peseta",
        "netherlands guilder",
        "satoshi",
        "sen",
        "penny",
        "turn",
        "radian",
        "picometer",
        "decimeter",
        "bit",
        "megabit",
        "tablespoon",
        "teaspoon",
        "cup",
        "dram",
        "meter per millisecond",
        "centimeter per millisecond",
        "kilometer per millisecond",
    ]
)
NUMBER_NOT_NEWS = re.compile(
    r"\^|[x×]\s?10|e\+?\d|th\b|ths\b|fifths?|over|thirds?|halves|^\W*$|point|\d\s\.\s\d|/|naught"
)
CUT = re.compile(r"(?:c|hk) \$|\d\s[.,]\s\d|\{|\$\s[.]|\d ' ")  # "0 . 6 %": a tokenizer's text
HEDGE = re.compile(
    r"^(?:more than|less than|fewer than|at least|up to|about|around|nearly|almost|over|under|some|estimated|an estimated|"
    r"approximately|roughly|between|aproximately|minus|aged|as much as|below|above|only|[-~<>])\s*",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"(?:dollars?|usd|kuai)\s(?:and\s)?(?:\w+\s?){1,4}$|^(?:per ?cents?|percents?) of"
)  # "15 dollars 50"
TOLERANCE = Decimal("0.000001")  # the specification gives doubles
BASELINE = re.compile(
    r"(?P<sign>[$€£¥₹])?\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>million|billion|trillion|thousand|k|m|bn)?\b"
    r"(?:\s?(?P<unit>%|percent|per cent|[a-z]+))?",
    re.IGNORECASE,
)
BASELINE_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
BASELINE_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}


@dataclass(frozen=True, slots=True)
class Expected:
    start: int
    end: int
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Read:
    """An amount that a reader found."""

    start: int
    end: int
    value: Decimal | None
    unit: str
    other: Decimal | None = None  # the upper end of a range


Reader = Callable[[str], list[Read]]


def data() -> Path:
    default = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    return Path(os.environ.get("CROSSREAD_DATA", default)) / "recognizers_en"


def rows(path: Path) -> list[dict[str, object]]:
    loaded: list[dict[str, object]] = json.loads(path.read_text("utf-8-sig"))
    return loaded


def article(text: str, day: str | None = None) -> Article:
    page = Page.of(text, "benchmark")
    published = Found(day, None, "given") if day else None
    return Article(page, (Block("paragraph", page.span(0, len(text))),), published=published)


def crossread(text: str) -> list[Read]:
    found = figures.find([article(text)], [Annotations(article(text).id)])[0].figures
    return [Read(f.span.start, f.span.end, _value(f), f.unit, f.high) for f in found]


def _value(figure: Figure) -> Decimal | None:
    return figure.low if figure.low is not None else figure.high


def baseline(text: str) -> list[Read]:
    """What a regular expression sees: the least that anyone would write."""
    found = []
    for match in BASELINE.finditer(text):
        value = Decimal(match["number"].replace(",", ""))
        value *= Decimal(10) ** BASELINE_SCALES.get((match["scale"] or "").lower(), 0)
        unit = BASELINE_SIGNS.get(match["sign"] or "") or _named((match["unit"] or "").lower()) or "count"
        found.append(Read(match.start(), match.end(), value, unit))
    return found


def _named(unit: str) -> str | None:
    """Our name of a unit of the specification: "Meter" is metre, "Dollar" USD."""
    words = phrase(unit.lower())
    for entries in (units(), prefixes()):
        for key, entry in entries.get(words[0] if words else "", ()):
            if key == words:
                return entry.name
    return {"c": "degree celsius", "f": "degree fahrenheit", "united states dollar": "USD", "british pound": "GBP"}.get(
        unit
    )


def expected(kind: str, row: dict[str, object], left_out: Counter[str]) -> list[Expected] | None:
    """The amounts of an utterance; None where it lies out of scope, with the reason counted."""
    found = []
    for result in row["Results"]:  # type: ignore[attr-defined]
        given = result["Resolution"]
        unit = str(given.get("unit") or "percent").lower()
        value = _decimal(given.get("value"))
        if value is None:
            left_out["a unit without a number"] += 1
            return None
        if unit in NOT_NEWS:
            left_out["units that news does not use"] += 1
            return None
        if SPOKEN.search(result["Text"].lower()):
            left_out["a price as it is spoken"] += 1
            return None
        if CUT.search(str(row["Input"])[max(0, result["Start"] - 3) : result["Start"] + len(result["Text"])]):
            left_out["digits cut apart by a tokenizer"] += 1
            return None
        if kind == "currency" and unit == "pound":
            unit = "british pound"
        named = given.get("isoCurrency") or _named(unit) or unit
        if kind == "age":
            named = {"year": "age", "month": "age"}.get(named, named)
            value = value / 12 if unit == "month" else value
        if unit in {"cent", "pence"}:
            named, value = ("cent", value) if unit == "cent" else ("GBP", value / 100)
        found.append(Expected(result["Start"], result["Start"] + len(result["Text"]), value, str(named)))
    return found


def _decimal(value: object) -> Decimal | None:
    try:
        return Decimal(str(value).removesuffix("%").replace(",", ""))
    except InvalidOperation:
        return None


def amounts(kind: str, path: Path, reader: Reader) -> dict[str, float]:
    """One reader on one kind of amount."""
    left_out: Counter[str] = Counter()
    total = right = exact = spurious = cases = 0
    for row in rows(path):
        gold = expected(kind, row, left_out)
        if gold is None:
            continue
        cases += 1
        text = str(row["Input"])
        found = reader(text)
        for one in gold:
            total += 1
            near = [read for read in found if read.start < one.end and one.start < read.end]
            right += any(_agrees(read, one) for read in near)
            exact += any(_bare(text, read) == _bare(text, one) for read in near)
        spurious += sum(
            all(read.end <= one.start or one.end <= read.start for one in gold)
            for read in found
            if dimension(read.unit) in SAME_KIND[kind] or (kind == "currency" and read.unit.isupper())
        )
    return {
        "amounts": total,
        "value": right / max(total, 1),
        "span": exact / max(total, 1),
        "spurious": 100 * spurious / max(cases, 1),
        "left_out": sum(left_out.values()),
    }


def _agrees(read: Read, one: Expected) -> bool:
    if dimension(read.unit) != dimension(one.unit):
        return False
    factor = factors().get(read.unit, ("", Decimal(1)))[1] / factors().get(one.unit, ("", Decimal(1)))[1]
    values = [value * factor for value in (read.value, read.other) if value is not None]
    return any(abs(value - one.value) <= TOLERANCE * max(abs(one.value), Decimal(1)) for value in values)


def _bare(text: str, one: Read | Expected) -> str:
    return HEDGE.sub("", text[one.start : one.end]).strip().lower().replace("-", " ")


def numbers(path: Path) -> dict[str, float]:
    """Number words and digits alone, read at the place where the specification has them."""
    total = right = left_out = 0
    for row in rows(path):
        text = str(row["Input"])
        for result in row["Results"]:  # type: ignore[attr-defined]
            value = _decimal(result["Resolution"].get("value"))
            if value is None or NUMBER_NOT_NEWS.search(result["Text"].lower()):
                left_out += 1
                continue
            total += 1
            tokens = tokens_of(text[result.get("Start", 0) :].lstrip(" -"))
            number = number_at(tokens, 0) if len(tokens) else None
            right += number is not None and abs(number.value - abs(value)) <= TOLERANCE * abs(value)
    return {"amounts": total, "value": right / max(total, 1), "left_out": left_out}


def dates(kind: str, path: Path) -> dict[str, float]:
    """Days and periods: first and last day as the specification's past or future resolution."""
    total = right = shared = found_at_all = left_out = 0
    for row, result, choices in _dated(kind, path):
        if not choices:
            left_out += 1
            continue
        total += 1
        day = str(row["Context"]["ReferenceDateTime"])[:10] if row.get("Context") else None  # type: ignore[index]
        one = article(_capitals(str(row["Input"])), day)
        found = moments.find([one], [Annotations(one.id)])[0].moments
        start, end = result["Start"], result["Start"] + len(result["Text"])  # type: ignore[operator]
        near = [m for m in found if m.span.start < end and start < m.span.end]
        found_at_all += bool(near)
        right += any(_days(moment) in choices for moment in near)
        shared += any(_shares(_days(moment), choice) for moment in near for choice in choices)
    return {
        "amounts": total,
        "value": right / max(total, 1),
        "shares": shared / max(total, 1),
        "found": found_at_all / max(total, 1),
        "left_out": left_out,
    }


_NAMES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def _capitals(text: str) -> str:
    """The specification writes "monday" and "may" as people type to an assistant; newspapers write capitals."""
    return _NAMES.sub(lambda match: match[0].capitalize(), text)


def _dated(kind: str, path: Path) -> Iterator[tuple[dict[str, object], dict[str, object], set[tuple[str, str]]]]:
    for row in rows(path):
        for result in row["Results"]:  # type: ignore[attr-defined]
            value = result.get("Value") or {}
            choices = set()
            for side in ("PastResolution", "FutureResolution"):
                given = value.get(side) or {}
                if kind == "date" and "date" in given:
                    choices.add((given["date"], given["date"]))
                elif kind == "period" and {"startDate", "endDate"} <= set(given):
                    choices.add((given["startDate"], _day_before(given["endDate"])))
                    choices.add((given["startDate"], given["endDate"]))  # it is not of one mind about ends
            out = DATE_NOT_NEWS.search(result["Text"].lower()) or any(day.startswith("0001") for day, _ in choices)
            yield row, result, set() if out else choices


def _day_before(day: str) -> str:
    """The specification's ends are exclusive."""
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return day


def _shares(ours: tuple[str, str], theirs: tuple[str, str]) -> bool:
    """Whether two intervals have a day in common; an open end reaches everywhere."""
    return bool(any(ours)) and (ours[0] or "0001") <= theirs[1] and theirs[0] <= (ours[1] or "9999")


def _days(moment: Moment) -> tuple[str, str]:
    return (moment.first or "")[:10], (moment.last or "")[:10]


def main() -> dict[str, dict[str, float]]:
    """Prints the table and returns it; {} where the data is absent."""
    folder = data()
    if not folder.is_dir():
        print(f"figures: skipped, {folder} is not there (set CROSSREAD_DATA)")
        return {}
    table = {}
    print(f"{'':24}{'amounts':>8}{'value':>8}{'span':>8}{'shares':>8}{'spurious':>9}{'left out':>9}")
    for kind, name in KINDS.items():
        for label, reader in (("crossread", crossread), ("baseline", baseline)):
            table[f"{kind}/{label}"] = amounts(kind, folder / name, reader)
    table["number/crossread"] = numbers(folder / NUMBERS)
    for kind, name in DATES.items():
        table[f"{kind}/crossread"] = dates(kind, folder / name)
    for label, row in table.items():
        shown = "".join(f"{row[key]:>8.3f}" if key in row else f"{'':>8}" for key in ("value", "span", "shares"))
        print(f"{label:24}{row['amounts']:>8.0f}{shown}{row.get('spurious', 0):>9.1f}{row['left_out']:>9.0f}")
    return table


if __name__ == "__main__":
    main()
