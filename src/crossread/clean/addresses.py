"""The day that an address names, as many outlets put it there: /2025/01/21/, /2025-01-21-, /20250121."""

from __future__ import annotations

import re

from crossread.clean import dates

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"  # three letters each
_MONTH = r"(?P<month>0[1-9]|1[0-2]|[1-9](?=[/_-])|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01]|[1-9])"
_DAYS = (
    re.compile(rf"[/_-]{_YEAR}/{_MONTH}[a-z]*/{_DAY}(?=[/_.]|$)", re.IGNORECASE),
    re.compile(rf"[/_-]{_YEAR}([-_]){_MONTH}\2{_DAY}(?=[/_.-]|$)", re.IGNORECASE),
    re.compile(r"[/_-](?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"),
    re.compile(rf"/{_YEAR}/{_MONTH}/(?P<short>\d\d)(?P=month)(?P<day>0[1-9]|[12]\d|3[01])\d{{4,8}}(?=\D|$)"),
)
_ONLY_MONTH = re.compile(rf"[/_-]{_YEAR}[/-]{_MONTH}(?=[/_-]|$)", re.IGNORECASE)
LONG = 500  # characters of an address that are looked at


def day(url: str | None) -> str | None:
    """The day in an address such as …/2025/01/21/…; None where there is none.

    >>> day("https://news.example/2025/01/21/bridge-closed"), day("https://news.example/2025/12/bridge-closed")
    ('2025-01-21', None)
    """
    for pattern in _DAYS:
        match = pattern.search((url or "")[:LONG])
        if match and match.groupdict().get("short") in (None, match["year"][2:]):
            return dates.parse(f"{match['year']}-{_month(match['month']):02}-{int(match['day']):02}")
    return None


def month(url: str | None) -> str | None:
    """The month in an address, with or without a day: "2025-01".

    >>> month("https://news.example/2025/12/bridge-closed")
    '2025-12'
    """
    exact = day(url)
    if exact:
        return exact[:7]
    match = _ONLY_MONTH.search((url or "")[:LONG])
    return f"{match['year']}-{_month(match['month']):02}" if match else None


def _month(word: str) -> int:
    return int(word) if word.isdigit() else 1 + _MONTHS.index(word[:3].lower()) // 3
