"""Days, months, quarters, seasons, years and holidays as they are written; a year left out is found from the article's day."""

from __future__ import annotations

from datetime import date, timedelta

from crossread import knowledge
from crossread.annotate.moments import calendar
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.meanings import Date, Named, Nth, Numeric, Season, Slice, Week, Years
from crossread.annotate.moments.seen import NEAR, UNKNOWN_DAY, Reading, Seen, beside, near_year, unknown
from crossread.annotate.moments.tense import planned
from crossread.annotate.moments.values import value_of
from crossread.model import Granularity

MOST_AHEAD = (
    8  # months: of one that is further off than the last is near, news says its year ("3.7 % expected in August")
)
NEXT_MONTHS = 2  # "a close race in November", in October: where no verb says otherwise
MOST_TURN = 4  # years between two Inauguration Days, the rarest of calendar.toml
NO_YEAR = f"no year is written and {UNKNOWN_DAY}"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _valued(interval: Interval, reason: str) -> Reading:
    return Reading(interval, reason, value_of(interval))


def _year(year: int | None, years: int | None, seen: Seen) -> int | None:
    """The year that the words give, as a number or in steps from the article's; None where they give none."""
    if years is not None and seen.day is not None:
        return seen.day.year + years
    return year


def written(meaning: Date, seen: Seen) -> Reading:
    year = _year(meaning.year, meaning.years, seen)
    if meaning.years is not None and year is None:
        return unknown("day" if meaning.day else "month", UNKNOWN_DAY)
    if meaning.month is None:
        return _in_no_month(meaning, year, seen)
    if meaning.day is None:
        return month(meaning, year, seen)
    reason = "as written"
    if year is None:
        if seen.day is None:
            return unknown("day", NO_YEAR, f"XXXX-{meaning.month:02}-{meaning.day:02}")
        year = _led_year(meaning, seen.day) or near_year(meaning.month, meaning.day, seen, meaning.weekday)
        reason = beside("such day", calendar.one_day(date(year, meaning.month, meaning.day)), seen.day)
    return _valued(calendar.one_day(date(year, meaning.month, meaning.day)), reason)


def _led_year(meaning: Date, day: date) -> int | None:
    """The year that "next Jan. 1" or "last May 5" asks for."""
    assert meaning.month is not None
    passed = (meaning.month, meaning.day or 1) <= (day.month, day.day)
    if meaning.lead in {"next", "coming", "upcoming"}:
        return day.year + passed
    return day.year - (not passed) if meaning.lead in {"last", "past"} else None


def _in_no_month(meaning: Date, year: int | None, seen: Seen) -> Reading:
    if year is not None:
        reason = "a fiscal year, taken as the calendar year of its number" if meaning.fiscal else "as written"
        return Reading(calendar.year_of(year), reason, f"{'FY' if meaning.fiscal else ''}{year:04}")
    if seen.day is None or meaning.day is None:
        return unknown("day", UNKNOWN_DAY)
    choices = []
    for steps in range(-12, 13):  # "Thursday the 21st": of the nearest month in which it is one
        first = calendar.months_later(seen.day.replace(day=1), steps)
        day = first + timedelta(days=meaning.day - 1)
        if day.month == first.month:
            choices.append(
                (meaning.weekday is not None and day.weekday() != meaning.weekday, abs((day - seen.day).days), day)
            )
    return _valued(calendar.one_day(min(choices)[2]), f"the nearest such day to {seen.words}")


def month(meaning: Date, year: int | None, seen: Seen) -> Reading:
    number, lead = meaning.month, meaning.lead
    assert number is not None
    reason = "as written"
    if year is None:
        if seen.day is None:
            return unknown("month", NO_YEAR, f"XXXX-{number:02}")
        this, now = seen.day.year, seen.day.month
        before = seen.tokens.word(seen.start - 1)
        if lead in {"next", "coming", "upcoming"}:
            year = this if number > now else this + 1
        elif lead in {"this", "current"}:
            year = this
        elif lead in {"last", "past"}:
            year = this if number < now else this - 1
        elif before in {"by", "until", "till"} and seen.tense != "past":
            year = this if number >= now else this + 1
        else:
            year = _near_month(number, seen)
        reason = beside(_MONTHS[number - 1], calendar.month_of(year, number), seen.day)
    return _valued(calendar.month_of(year, number), reason)


def _near_month(number: int, seen: Seen) -> int:
    """The year of a month without one: the latest begun, unless the tense says it is to come."""
    assert seen.day is not None
    this, now, tense = seen.day.year, seen.day.month, seen.tense
    if tense == "future" and (number - now) % 12 <= MOST_AHEAD:
        return this if number >= now else this + 1
    if number <= now:
        return this
    ahead = number - now
    event = bool(planned() & set(seen.tokens.words[seen.end : seen.end + 3]))
    return this if (tense is None and ahead <= NEXT_MONTHS) or (event and tense != "past" and ahead <= 6) else this - 1


def numeric(meaning: Numeric, seen: Seen) -> Reading:
    a, b, year = meaning.first, meaning.second, meaning.year
    if year < 100:
        turn = ((seen.day.year if seen.day else 2025) + 10) % 100
        year += 2000 if year <= turn else 1900
    if a == b:
        return _valued(calendar.one_day(date(year, a, b)), "as written")
    if a > 12 or (b <= 12 and (seen.day_first is True or meaning.sign == ".")):
        return _valued(calendar.one_day(date(year, b, a)), "day before month, as the page writes dates")
    if b > 12 or seen.day_first is False:
        return _valued(calendar.one_day(date(year, a, b)), "month before day, as the page writes dates")
    return unknown("day", "the page does not show whether day or month stands first", f"{year:04}")


def sliced(meaning: Slice, seen: Seen) -> Reading:
    granularity: Granularity = "span" if meaning.unit == "half" else "quarter"
    months, letter = (6, "H") if meaning.unit == "half" else (3, "Q")
    year = _year(meaning.year, meaning.years, seen)
    if year is None and seen.day is None:
        return unknown(granularity, UNKNOWN_DAY, f"XXXX-{letter}{meaning.number}")
    month_first = months * (meaning.number - 1) + 1
    if year is None:
        assert seen.day is not None
        year = seen.day.year
        if date(year, month_first, 1) > seen.day and seen.tense != "future":
            year -= 1
    first = date(year, month_first, 1)
    interval = Interval(first, calendar.months_later(first, months) - timedelta(days=1), granularity)
    reason = "as written" if meaning.year or seen.day is None else beside(f"such {meaning.unit}", interval, seen.day)
    if meaning.fiscal:
        reason = f"{reason}; the fiscal year taken as the calendar year of its number"
    return Reading(interval, reason, f"{year:04}-{letter}{meaning.number}")


def season(meaning: Season, seen: Seen) -> Reading:
    year = _year(meaning.year, meaning.years, seen)
    northern = f"{meaning.name} as it is in the north"
    if year is not None:
        interval = calendar.season_of(year, meaning.name)
        return Reading(interval, northern, value_of(interval, meaning.name))
    if seen.day is None:
        return unknown("season", UNKNOWN_DAY)
    name, steps = meaning.name, meaning.steps
    interval = _season_near(name, seen) if steps is None else _season_stepped(name, steps, seen.day)
    return Reading(interval, f"{beside(name, interval, seen.day)}; {northern}", value_of(interval, meaning.name))


def _season_near(name: str, seen: Seen) -> Interval:
    assert seen.day is not None
    rows = [calendar.season_of(year, name) for year in range(seen.day.year - 2, seen.day.year + 3)]
    if seen.tense == "future":
        return next(row for row in rows if row.last is not None and row.last >= seen.day)
    return [row for row in rows if row.first is not None and row.first <= seen.day][-1]


def _season_stepped(name: str, steps: int, day: date) -> Interval:
    """This, the last or the next one, in the order of the year: "last summer" in May is the year before's."""
    rows = [calendar.season_of(year, name) for year in range(day.year - 2, day.year + 3)]
    if steps < 0:
        return [row for row in rows if row.last is not None and row.last < day][-1]
    if steps > 0:
        return next(row for row in rows if row.first is not None and row.first > day)
    return next(
        row for row in rows
        if row.first and row.last and (row.first.year == day.year or row.first <= day <= row.last)
    )  # fmt: skip


def years(meaning: Years, _seen: Seen) -> Reading:
    return _valued(
        calendar.years_of(meaning.first, meaning.count, "decade" if meaning.count == 10 else "century"), "as written"
    )


def week(meaning: Week, _seen: Seen) -> Reading:
    assert meaning.year is not None
    return _valued(calendar.week_of(date.fromisocalendar(meaning.year, meaning.number, 1)), "as written")


def nth_of(whole: Interval, meaning: Nth) -> Interval:
    """The n-th unit of an interval; a week belongs where its Thursday lies, a weekend where its Saturday does."""
    assert whole.first is not None
    assert whole.last is not None
    unit, number = meaning.unit, meaning.number
    if unit in {"month", "quarter", "year", "decade", "century"} or (unit in {"week", "day"} and meaning.count > 1):
        return _units_of((whole.first, whole.last), meaning)
    if unit == "day":
        return calendar.one_day(whole.last if number < 0 else whole.first + timedelta(days=number - 1))
    weekday = {"week": 3, "weekend": 5}.get(unit)
    weekday = _WEEKDAYS.index(unit) if weekday is None else weekday
    if number < 0:
        day = whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    else:
        day = whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (number - 1))
    if not whole.first <= day <= whole.last:
        raise ValueError("a fifth one that is not there")
    return calendar.unit_of(day, unit) if unit in {"week", "weekend"} else calendar.one_day(day)


def _units_of(ends: tuple[date, date], meaning: Nth) -> Interval:
    """ "the first three months of 2024", "the last two days of May", "the first year of the decade"."""
    (first, last), unit, number, count = ends, meaning.unit, meaning.number, meaning.count
    day = timedelta(days=1)
    if number < 0:
        begin, end = calendar.moved(last + day, unit, -count), last
    else:
        begin = calendar.moved(first, unit, (number - 1) * count)
        end = calendar.moved(begin, unit, count) - day
    if not (first <= begin and end <= last):
        raise ValueError("more units than there are")
    return Interval(begin, end, "span") if count > 1 else calendar.unit_of(begin, unit)


def named(meaning: Named, seen: Seen) -> Reading:
    if meaning.name in knowledge.toml("calendar")["feasts"]["names"]:
        return unknown("day", "a feast whose days are not computed")
    year = _year(meaning.year, meaning.years, seen)
    if year is not None:
        day = calendar.holiday(meaning.name, year)
        return _valued(calendar.one_day(day), "as written") if day else unknown("day", "no such day")
    if seen.day is None:
        return unknown("day", UNKNOWN_DAY)
    return _valued(calendar.one_day(_near_holiday(meaning, seen)), f"the nearest such day to {seen.words}")


def _near_holiday(meaning: Named, seen: Seen) -> date:
    assert seen.day is not None
    day, tense = seen.day, seen.tense
    days = [
        found
        for steps in range(-MOST_TURN, MOST_TURN + 1)
        if (found := calendar.holiday(meaning.name, day.year + steps))
    ]
    if meaning.lead in {"last", "past"}:
        return [one for one in days if one < day][-1]
    if meaning.lead in {"next", "coming", "upcoming"}:
        return next(one for one in days if one > day)
    if meaning.lead == "this":
        return min(days, key=lambda one: (one.year != day.year, abs((one - day).days)))
    return min(days, key=lambda one: (_wrong_side(one, day, tense), abs((one - day).days)))


def _wrong_side(one: date, day: date, tense: str | None) -> bool:
    """A day far on the side that the tense does not speak of."""
    return (tense == "past" and (one - day).days > NEAR) or (tense == "future" and one < day)
