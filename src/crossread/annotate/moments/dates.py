"""Reads dates as they are written: "Jan. 21, 2025", "21 January", "1/22/2025", "2025-01-22", "February 2023", "2024"."""

from __future__ import annotations

from crossread.annotate.moments.checks import month_is_one, year_is_one
from crossread.annotate.moments.lexicon import YEARS, bare, lexicon
from crossread.annotate.moments.meanings import Date, Found, Numeric, Range, Slice
from crossread.annotate.moments.numbers import ordinal_at
from crossread.annotate.tokens import Tokens

TO = frozenset(["-", "to", "through", "until", "till"])
TURN = 50  # of two digits: "'45" of a date in news is more often a year to come than one of the war
_RELATIVE_YEARS = {"this": 0, "last": -1, "next": 1, "the": 0, "previous": -1, "current": 0}


def month_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A month with a capital, and the index after it and the full stop of its short form."""
    words, word = lexicon(), bare(tokens.word(index))
    month = words.months.get(word)
    if month is None or not tokens.capital(index):
        return None
    short = word in words.short_months and tokens.word(index + 1) == "." and tokens.glued(index + 1)
    return month, index + 2 if short else index + 1


def day_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A day of the month: "21", "21st", "the 21st", "twenty-first"."""
    start = index + (tokens.word(index) == "the")
    found = ordinal_at(tokens, start)
    if found is None:
        word = tokens.word(index)
        if not (word.isdecimal() and len(word) <= 2) or start != index:
            return None
        found = int(word), index + 1
        following = tokens.word(index + 1)
        if following[:1].isalpha() and tokens.glued(index + 1):
            return None  # "5G", "11pm"
        if following == ":" and tokens.word(index + 2).isdecimal() and tokens.glued(index + 1):
            return None
        if following in lexicon().context["after_amount"] and following not in {"a.m.", "p.m."}:
            return None
    return found if 1 <= found[0] <= 31 else None


def year_after(tokens: Tokens, index: int) -> tuple[int | None, int | None, int]:
    """The year after a month or a season, as itself or in steps from the article's, and the index after it."""
    at = index
    if tokens.word(at) == ",":
        at += 1
    if tokens.word(at) == "of" or (tokens.word(at) == "in" and tokens.word(at + 1) in YEARS):
        at += 1
    if tokens.starts_with(at, ("the", "year")):
        at += 2
    word = tokens.word(at)
    if word in YEARS and tokens.word(at + 1) not in {"%", "people", "percent"}:
        return YEARS[word], None, at + 1
    if word == "'" and tokens.word(at + 1).isdecimal() and len(tokens.word(at + 1)) == 2 and tokens.glued(at + 1):
        return _full(int(tokens.word(at + 1))), None, at + 2
    if word.isdecimal() and len(word) == 2 and int(word) > 31 and at - index <= 1 and closed(tokens, at + 1):
        return _full(int(word)), None, at + 1  # "August 99", "15 April of 87"
    if (
        word in _RELATIVE_YEARS
        and bare(tokens.word(at + 1)) == "year"
        and (word != "the" or tokens.word(at - 1) == "of")
    ):
        return None, _RELATIVE_YEARS[word], at + 2
    if word == "the" and tokens.word(at + 1) in {"previous", "current"} and tokens.word(at + 2) == "year":
        return None, _RELATIVE_YEARS[tokens.word(at + 1)], at + 3
    return None, None, index


def _full(year: int) -> int:
    """The year that two digits mean: up to TURN in this century."""
    return year + (2000 if year <= TURN else 1900)


def closed(tokens: Tokens, index: int) -> bool:
    """Whether nothing follows that a number could count or go on with."""
    word = tokens.word(index)
    return word in {"", ")", ";"} or (word in {".", ",", "?", "!"} and not tokens.digits(index + 1))


def month_first(tokens: Tokens, index: int) -> Found | None:
    """ "Jan. 21, 2025", "March 3-5", "May 2024", "October", "'Dec.' of last year"."""
    month = month_at(tokens, index)
    if month is None:
        return None
    at = month[1] + (
        tokens.word(month[1]) == "," and tokens.digits(month[1] + 1) and len(tokens.word(month[1] + 1)) < 3
    )
    if tokens.word(at) in {"-", "/"} and tokens.glued(at) and tokens.word(at + 1).isdecimal():
        at += 1
    day = day_at(tokens, at)
    if day is None:
        year, years, end = year_after(tokens, at if tokens.word(at) in YEARS else month[1])
        if year is None and years is None and not month_is_one(tokens, index, end):
            return None
        return Date(year, month[0], years=years), end
    last, end = _second_day(tokens, day)
    if last is not None and month_at(tokens, end):
        last, end = None, day[1]  # "March 3 to 5 April"
    year, years, end = year_after(tokens, end)
    if tokens.word(end) == "," and years is not None and tokens.word(end + 1) in YEARS:
        end += 2
    if last is None:
        return Date(year, month[0], day[0], years=years), end
    return Range(Date(year, month[0], day[0], years=years), Date(year, month[0], last, years=years)), end


def _second_day(tokens: Tokens, day: tuple[int, int]) -> tuple[int | None, int]:
    """The 5 of "March 3-5", and the index after it; None where no second day stands there."""
    at = day[1]
    if tokens.word(at) == "and":
        return _next_day(tokens, day)
    if tokens.word(at) not in TO:
        return None, at
    last = day_at(tokens, at + 1)
    if last is None or last[0] <= day[0] or tokens.word(last[1]) in {"/", "%"}:
        return None, at
    return last


def _next_day(tokens: Tokens, day: tuple[int, int]) -> tuple[int | None, int]:
    """The 4 of "June 3 and 4", where it counts nothing."""
    last = day_at(tokens, day[1] + 1)
    if last is None or last[0] != day[0] + 1 or tokens.word(last[1]) not in lexicon().context["after_edge"]:
        return None, day[1]
    return last


def day_first(tokens: Tokens, index: int) -> Found | None:
    """ "21 January 2025", "the 21st of January", "3-5 March", "tenth of May", "5-Aug-2016"."""
    day = day_at(tokens, index)
    if day is None or tokens.word(index - 1) in {"$", "€", "£", ".", "/"}:
        return None
    last, at = (None, day[1]) if tokens.word(day[1]) == "and" else _second_day(tokens, day)
    if tokens.word(at) == "and" and tokens.word(index - 1) == "between":
        second = day_at(tokens, at + 1)
        if second and second[0] > day[0]:
            last, at = second
    if tokens.word(at) in {"of", "-"} or (tokens.word(at) == "." and _month_follows(tokens, at)):
        at += 1
    month = month_at(tokens, at)
    if month is None:
        return None
    end = month[1]
    if tokens.word(end) == "-" and tokens.word(end + 1) in YEARS:
        end += 1
    if day_at(tokens, end) and tokens.word(end - 1) != "-" and not _year_follows(tokens, end):
        return None  # "on 5 March 3": the month belongs to what follows
    year, years, end = year_after(tokens, end)
    if last is None:
        return Date(year, month[0], day[0], years=years), end
    return Range(Date(year, month[0], day[0], years=years), Date(year, month[0], last, years=years)), end


def _month_follows(tokens: Tokens, index: int) -> bool:
    """ "16. Nov. 2016": at the point, which stands right after the day."""
    month = month_at(tokens, index + 1)
    return tokens.glued(index) and (month is None or tokens.glued(index + 1) or _year_follows(tokens, month[1]))


def _year_follows(tokens: Tokens, index: int) -> bool:
    return year_after(tokens, index)[2] > index


def _number(tokens: Tokens, index: int, most: int) -> int | None:
    word = tokens.word(index)
    return int(word) if word.isdecimal() and len(word) <= most else None


def numeric(tokens: Tokens, index: int) -> Found | None:
    """ "2025-01-22", "1/22/2025", "22.1.2025", "22-1-2025"; and 9/11, which is one day of history."""
    word = tokens.word(index)
    joined = index > 0 and tokens.glued(index) and tokens.word(index - 1) in {"/", ".", "-", "$", "_", "="}
    if word.isdecimal() and len(word) == 4:
        named = tokens.word(index - 1) == "-" and not tokens.digits(index - 2)  # "report-2025-01-22.pdf"
        return None if joined and not named else _year_first(tokens, index)
    if joined:
        return None
    if "." in word:
        return _dotted(tokens, index)
    first, sign, second = _number(tokens, index, 2), tokens.word(index + 1), _number(tokens, index + 2, 2)
    if first is None or second is None or sign not in {"/", "-"} or not tokens.glued(index + 2):
        return None
    after = tokens.word(index + 3)
    if after != sign or not tokens.glued(index + 3):
        return (Date(2001, 9, 11), index + 3) if (first, sign, second) == (9, "/", 11) and after != "/" else None
    year = _number(tokens, index + 4, 4)
    if (
        year is None
        or (tokens.word(index + 5) in {"/", "-"} and tokens.glued(index + 5))
        or (sign == "-" and year < 100)
    ):
        return None
    return _numeric(first, second, year, (sign, index + 5))


def _numeric(first: int, second: int, year: int, tail: tuple[str, int]) -> Found | None:
    if (
        not (0 < first <= 31 and 0 < second <= 31 and (first <= 12 or second <= 12))
        or 100 <= year < 1500
        or year > 2100
    ):
        return None
    return Numeric(first, second, year, tail[0]), tail[1]


def _dotted(tokens: Tokens, index: int) -> Found | None:
    """ "22.1.2025": the first point makes one number of two."""
    first, _, second = tokens.word(index).partition(".")
    if tokens.word(index + 1) != "." or not tokens.glued(index + 2) or tokens.word(index + 2) not in YEARS:
        return None
    if not (first.isdecimal() and second.isdecimal() and len(first) <= 2 and len(second) <= 2):
        return None
    return _numeric(int(first), int(second), int(tokens.word(index + 2)), (".", index + 3))


def _year_first(tokens: Tokens, index: int) -> Found | None:
    """ "2025-01-22", "2025/01/22", "2019-Sep-1"."""
    year, sign = YEARS.get(tokens.word(index)), tokens.word(index + 1)
    if year is None or sign not in {"-", "/"} or tokens.word(index + 3) != sign or not tokens.glued(index + 3):
        return None
    month = _number(tokens, index + 2, 2) or lexicon().months.get(tokens.word(index + 2))
    day = _number(tokens, index + 4, 2)
    if not month or not day or month > 12 or day > 31 or tokens.word(index + 5) in {"/"}:
        return None
    return Date(year, month, day), index + 5


def year(tokens: Tokens, index: int) -> Found | None:
    """ "2024", "2010-14", "2014/2018"."""
    number = YEARS.get(tokens.word(index))
    if number is None or not year_is_one(tokens, index):
        return None
    sign, after = tokens.word(index + 1), tokens.word(index + 2)
    if sign in {"-", "/"} and after.isdecimal() and tokens.glued(index + 2) and tokens.glued(index + 1):
        if after in YEARS and YEARS[after] > number:
            return Range(Date(number), Date(YEARS[after])), index + 3
        if len(after) == 2 and int(after) > number % 100 and tokens.word(index + 3) not in {"-", "/"}:
            return Range(Date(number), Date(number // 100 * 100 + int(after))), index + 3
        return None  # "2016/11" is a month of some kind
    if tokens.word(index + 1) in {"s", "'"} and tokens.glued(index + 1):
        return None  # a decade, which another reader takes
    end = index + 1
    at = end + (tokens.word(end) == "-")
    slice_of = {"q": 4, "h": 2}.get(tokens.word(at))
    if (
        slice_of
        and tokens.glued(at + 1)
        and tokens.word(at + 1) in {"1", "2", "3", "4"}
        and int(tokens.word(at + 1)) <= slice_of
    ):
        return Slice("quarter" if slice_of == 4 else "half", int(tokens.word(at + 1)), number), at + 2
    month = month_at(tokens, end)
    if month and not day_at(tokens, month[1]) and not _year_follows(tokens, month[1]):
        return Date(number, month[0]), month[1]
    return Date(number), end


def the_year(tokens: Tokens, index: int) -> Found | None:
    """ "the year 2019", "fiscal 2023", "fiscal year 2023-24", "FY23"."""
    word, at, fiscal = tokens.word(index), index + 1, False
    if word == "the" and tokens.word(at) in {"fiscal", "financial", "year"}:
        word, at = tokens.word(at), at + 1
    if word in {"fiscal", "financial", "fy"}:
        fiscal = True
        at += tokens.word(at) in {"year", "years"}
    elif word != "year":
        return None
    number = YEARS.get(tokens.word(at))
    if number is None and word == "fy" and len(tokens.word(at)) == 2 and tokens.word(at).isdecimal():
        number = 2000 + int(tokens.word(at))
    if number is None:
        return None
    after = tokens.word(at + 2)
    if tokens.word(at + 1) in {"-", "/"} and len(after) == 2 and after.isdecimal() and tokens.glued(at + 2):
        at += 2  # "fiscal year 2023-24" ends in the second
        number = number // 100 * 100 + int(after)
    return Date(number, fiscal=fiscal), at + 1
