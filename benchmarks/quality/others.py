"""Other libraries that read amounts and dates, behind the shape of readers.py: quantulum3, price-parser, dateparser, dateutil.

Each gets the help that its own documentation names: dateparser the language and the day it is seen from, and a month or a
year where it says that only those were named; quantulum3 its uncertainty as a range; dateutil a default day. What they
raise counts as nothing read. `pip install -e .[bench]` brings them, but for quantulum3, which needs num2words (LGPL):
`pip install quantulum3` where that is welcome. Without a library, its rows say "not installed".
"""

from __future__ import annotations

import importlib.util
import warnings
from calendar import monthrange
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from benchmarks.quality.readers import Amount, AmountReader, Time, TimeReader
from benchmarks.quality.units import decimal, named

MIDNIGHT = "T00:00"
UNDATED = (
    "2016-11-07"  # where a text has no day, these libraries would take today's: a fixed one, for the same answer twice
)


def installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def quantulum(text: str) -> list[Amount]:
    """quantulum3, without its classifier: value and unit; its mean and uncertainty made a range again."""
    parser = _quantulum()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = parser.parse(text)
    except Exception:
        return []
    return [_quantity(one) for one in found]


@cache
def _quantulum() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser  # noqa: PLC0415 - five seconds

        parser.parse("5 miles")
    return parser


def _quantity(one: Any) -> Amount:
    value, around = decimal(one.value), decimal(one.uncertainty or 0)
    unit = one.unit.name
    if unit == "pound sterling" or (unit == "pound" and one.unit.entity.name == "currency"):
        unit = "GBP"
    low, high = (None, None) if value is None or around is None else (value - around, value + around)
    return Amount(one.span[0], one.span[1], low, high, named(unit))


def price(text: str) -> list[Amount]:
    """price-parser: one price of a text, which it does not place."""
    from price_parser import Price  # noqa: PLC0415 - need not be there

    try:
        found = Price.fromstring(text)
    except Exception:
        return []
    if found.amount is None:
        return []
    return [Amount(0, len(text), found.amount, found.amount, named(found.currency or ""))]


def dated(text: str, seen: str | None) -> list[Time]:
    """dateparser.search, with the period it says it read."""
    from dateparser.search import search_dates  # noqa: PLC0415 - need not be there

    settings = {"RELATIVE_BASE": _moment(seen), "RETURN_AS_TIMEZONE_AWARE": False}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = search_dates(text, languages=["en"], settings=settings) or []
    except Exception:
        return []
    result, at = [], 0
    for words, moment in found:
        start = text.find(words, at)
        start = text.find(words) if start < 0 else start
        if start < 0:
            continue
        at = start + len(words)
        first, last = _interval(words, moment, settings)
        result.append(Time(start, at, first, last))
    return result


def _interval(words: str, moment: datetime, settings: dict[str, Any]) -> tuple[str, str]:
    """The day or minute, or the month or year where dateparser says that it read no more than that."""
    from dateparser.date import DateDataParser  # noqa: PLC0415

    try:
        period = DateDataParser(languages=["en"], settings=settings).get_date_data(words).period
    except Exception:
        period = "day"
    if period == "year":
        return f"{moment.year:04d}-01-01", f"{moment.year:04d}-12-31"
    if period == "month":
        last = monthrange(moment.year, moment.month)[1]
        return moment.date().replace(day=1).isoformat(), moment.date().replace(day=last).isoformat()
    if period == "week":
        monday = moment.date() - timedelta(days=moment.weekday())
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    return _said(moment), _said(moment)


def fuzzy(text: str, seen: str | None) -> list[Time]:
    """dateutil's fuzzy parser: one moment of a text, which it does not place."""
    from dateutil import parser  # noqa: PLC0415 - need not be there

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            moment = parser.parse(text, fuzzy=True, default=_moment(seen).replace(hour=0, minute=0, second=0))
    except Exception:
        return []
    return [Time(0, len(text), _said(moment), _said(moment))]


def _said(moment: datetime) -> str:
    return moment.isoformat()[:16] if (moment.hour or moment.minute) else moment.date().isoformat()


def _moment(seen: str | None) -> datetime:
    return datetime.fromisoformat((seen or UNDATED)[:19])


def amount_readers() -> dict[str, tuple[str, AmountReader]]:
    """By library: the module to look for, and its reader."""
    return {"quantulum3": ("quantulum3", quantulum), "price-parser": ("price_parser", price)}


def time_readers() -> dict[str, tuple[str, TimeReader]]:
    return {"dateparser": ("dateparser", dated), "dateutil": ("dateutil", fuzzy)}


def missing(names: Sequence[str]) -> list[str]:
    """Those of the libraries that are not installed."""
    modules = {name: module for name, (module, _) in (amount_readers() | time_readers()).items()}  # type: ignore[operator]
    return [name for name in names if not installed(modules[name])]
