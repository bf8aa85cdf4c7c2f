"""Reads what is seen from a day: "today", "last month", "on Tuesday", "the following week", "that night"."""

from __future__ import annotations

from crossread.annotate.moments.checks import capital_after, hyphen, weekday_is_one
from crossread.annotate.moments.counted import of_something, stretch
from crossread.annotate.moments.dates import month_at, month_first
from crossread.annotate.moments.lexicon import bare, lexicon, phrase_at
from crossread.annotate.moments.meanings import At, Date, DayPart, Found, Named, Other, Reference, Season, Step, Weekday
from crossread.annotate.moments.weekdays import weekday_date
from crossread.annotate.tokens import Tokens

OTHER = {"same": 0, "previous": -1, "preceding": -1, "prior": -1, "following": 1, "next": 1, "ensuing": 1}
_WEEKS = {"last": -1, "this": 0, "next": 1, "previous": -1, "coming": 1}
_BEFORE_SHORT = frozenset(
    ["on", "or", "until", "till", "by", "from", "since", "through", "to", "between", "late", "early"]
)
_DATED = frozenset(
    [
        "him",
        "her",
        "his",
        "them",
        "me",
        "you",
        "someone",
        "anyone",
        "men",
        "women",
        "people",
        "other",
        "a",
        "an",
        "back",
        "from",
    ]
)
_WHOLE = frozenset(["week", "month", "quarter", "year", "decade", "century", "weekend", "fortnight"])


def day_word(tokens: Tokens, index: int) -> Found | None:
    """ "today", "tonight", "yesterday", "tomorrow", "the day before yesterday"."""
    words, word = lexicon(), tokens.word(index)
    if word == "the":
        if tokens.starts_with(index, ("the", "day", "before", "yesterday")):
            return Step("day", -2), index + 4
        return (Step("day", 2), index + 4) if tokens.starts_with(index, ("the", "day", "after", "tomorrow")) else None
    steps, part = words.day_words[bare(word)]
    if tokens.capital(index) and index and tokens.capital(index - 1) and tokens.word(index - 1)[:1].isalpha():
        return None  # "USA Today"
    if tokens.capital(index) and capital_after(tokens, index + 1) and not tokens.opens_sentence(index):
        return None  # "the Tonight Show"
    day = Step("day", steps)
    return (At(day, DayPart(part)) if part else day), index + 1


def weekday(tokens: Tokens, index: int) -> Found | None:
    """ "Tuesday", "Tuesday, Jan. 21", "Monday of last week"."""
    dated = weekday_date(tokens, index)
    if dated:
        return dated
    number = lexicon().weekdays.get(bare(tokens.word(index)))
    if number is None or not weekday_is_one(tokens, index):
        return None
    week, end = week_after(tokens, index + 1)
    return Weekday(number, week=week), end


def short_weekday(tokens: Tokens, index: int) -> Found | None:
    """ "on Tues.", "Mon or Tue", "until Fri": after a word of time, for "the Sun" and "Fri" are names as well."""
    number = lexicon().short_weekdays[bare(tokens.word(index))]
    if not tokens.capital(index) or tokens.word(index - 1) not in _BEFORE_SHORT:
        return None
    end = index + 1 + (tokens.word(index + 1) == "." and tokens.glued(index + 1))
    if capital_after(tokens, end) or (number > 4 and end == index + 1):
        return None
    stop = end > index + 1 and tokens.word(end) == ""
    return Weekday(number), end - stop


def week_after(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The week after a weekday: "Monday of last week", "Friday next week"."""
    at = index + (tokens.word(index) in {"of", "in"})
    if tokens.word(at) in _WEEKS and bare(tokens.word(at + 1)) == "week":
        return _WEEKS[tokens.word(at)], at + 2
    if tokens.starts_with(at, ("the", "following", "week")):
        return 1, at + 3
    return None, index


def lead(tokens: Tokens, index: int) -> Found | None:
    """ "this", "last", "next", "past", "coming" and what they stand before; "the" before them is read by the grammar."""
    words, word = lexicon(), tokens.word(index)
    found = stretch(tokens, index)
    if found:
        return found
    at, name = index + 1, word
    if word == "this" and tokens.word(at) in {"past", "coming", "upcoming", "last", "same"}:
        name, at = tokens.word(at), at + 1
    steps = words.leads.get(name)
    if steps is None:
        return None
    if tokens.word(at) in {"fiscal", "financial", "calendar"} and bare(tokens.word(at + 1)) == "year":
        fiscal = tokens.word(at) != "calendar"
        return Step("year", steps, "fiscal" if fiscal else name), at + 2
    return _led(tokens, at, (name, steps), this=word == "this")


def _led(tokens: Tokens, at: int, led: tuple[str, int], this: bool) -> Found | None:
    words, (name, steps) = lexicon(), led
    word = bare(tokens.word(at))
    if word == "workweek" or (word in {"work", "working"} and tokens.word(at + 1) == "week"):
        return Step("week", steps, name), at + 1 + (word != "workweek")
    if word in _WHOLE:
        return _unit(tokens, at, led, this)
    if word in words.weekdays and tokens.capital(at):
        return _weekday(tokens, at, name)
    if month_at(tokens, at):
        return _month(tokens, at, name)
    if word in words.seasons:
        fallen = word in {"fall", "spring"} and tokens.word(at + 1) in {"in", "from", "to"}
        return None if fallen else (Season(word, steps=steps), at + 1)
    if word in words.dayparts:
        return _part(tokens, at, led)
    if word == "day" and name == "next":
        return Other("day", steps, "next day"), at + 1
    holiday = phrase_at(tokens, at, words.holidays)
    return (Named(holiday[0], lead=name), holiday[1]) if holiday and tokens.capital(at) else None


def _part(tokens: Tokens, at: int, led: tuple[str, int]) -> Found | None:
    """ "this morning", "last night"."""
    word, (name, steps) = tokens.word(at), led
    if word not in lexicon().dayparts or not (name == "this" or (name in {"last", "next"} and word == "night")):
        return None
    return At(Step("day", steps), DayPart(lexicon().dayparts[word])), at + 1


def _weekday(tokens: Tokens, at: int, name: str) -> Found | None:
    """ "last Tuesday", "this coming Friday"."""
    dated = weekday_date(tokens, at)
    if dated or not weekday_is_one(tokens, at):
        return dated
    week, end = week_after(tokens, at + 1)
    return Weekday(lexicon().weekdays[bare(tokens.word(at))], name, week), end


def _month(tokens: Tokens, at: int, name: str) -> Found | None:
    """ "last March", "next Jan. 1"."""
    month = month_at(tokens, at)
    dated = month_first(tokens, at)
    if dated and isinstance(dated[0], Date) and dated[0].day and dated[0].year is None:
        return Date(month=dated[0].month, day=dated[0].day, lead=name), dated[1]
    if month is None or (dated and isinstance(dated[0], Date) and dated[0].year) or capital_after(tokens, month[1]):
        return dated
    return Date(month=month[0], lead="last" if name == "previous" else name), month[1]


def _unit(tokens: Tokens, at: int, led: tuple[str, int], this: bool) -> Found | None:
    name, steps = led
    unit, the = bare(tokens.word(at)), tokens.word(at - 2)
    after, beyond = tokens.word(at + 1), tokens.word(at + 2)
    if (
        after == "-"
        and tokens.glued(at + 1)
        and tokens.glued(at + 2)
        and beyond[:1].isalnum()
        and hyphen(tokens, at + 1)
    ):
        return None  # "this year-end report"; a dash between clauses is another sign
    if name == "past" and the != "the" and not this:
        return None
    if name in {"next", "previous"} and unit in {"week", "weekend", "month", "year"} and the == "the":
        return Other(unit, steps, f"the {name} {unit}"), at + 1
    if of_something(tokens, at + 1) and name != "next":
        return None
    return Step(unit, steps, name), at + 1


def other(tokens: Tokens, index: int) -> Found | None:
    """ "the same day", "the following week", "the previous month", "that night", "the following Tuesday"; `index` at "the"."""
    words, at = lexicon(), index + 1
    word = tokens.word(at)
    if tokens.word(index) == "that":
        steps, at = 0, at + (word == "same")
    elif word in OTHER:
        steps, at = OTHER[word], at + 1
        if word == "next" and bare(tokens.word(at)) in {"quarter", "decade", "century"}:
            return None  # of the calendar, as "next quarter" is
    else:
        return None
    unit = bare(tokens.word(at))
    said = " ".join(tokens.words[index : at + 1])
    if unit in words.weekdays and word in {"following", "previous", "preceding", "next"} and tokens.capital(at):
        return Other(f"weekday {words.weekdays[unit]}", steps, said), at + 1
    if unit in words.dayparts and tokens.word(at) == unit:
        return Other(words.dayparts[unit], steps, said), at + 1
    if unit in {"day", "week", "weekend", "month", "year", "quarter", "decade"}:
        if tokens.word(index) == "that" and unit in {"quarter", "decade"} and tokens.word(at + 1) == "of":
            return None
        return Other(unit, steps, said), at + 1
    return None


def _no_date(tokens: Tokens, index: int, after: str) -> bool:
    """ "Kept up to date", "he began to date her"."""
    return tokens.word(index - 1) in {"up", "began", "started", "used", "continued"} or after in _DATED


def reference(tokens: Tokens, index: int) -> Found | None:
    """ "now", "currently", "recently", "in the past", "the future": a time and no day."""
    found = phrase_at(tokens, index, lexicon().references)
    if found is None:
        return None
    value, end = found
    after, first = tokens.word(end), tokens.word(index)
    if (first == "now" and after == "that") or (tokens.word(end - 1) == "date" and _no_date(tokens, index, after)):
        return None
    named = first in {"the", "in"} and end - index > 1 and tokens.word(end - 1) in {"past", "future", "present"}
    if named and after[:1].isalnum() and after not in lexicon().context["after_time"]:
        return None  # "the future king", "the past year", "the present crisis"
    if (
        first == "the"
        and tokens.word(end - 1) == "past"
        and tokens.word(index - 1) not in {"in", "of", "from", "to", "for", "with"}
    ):
        return None
    return Reference(
        "PAST_REF" if value == "PAST_REF" else "PRESENT_REF" if value == "PRESENT_REF" else "FUTURE_REF"
    ), end
