"""What of the specification no newspaper writes, by its form: the reasons why an expected result is not asked.

The specification tests a voice assistant. A rule here looks at the words or at what is expected of them, never at what
any reader makes of them. The share of what is left out is capped (CAP): more than that, and the benchmark fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

CAP = 0.25  # share of the expected results of a group that may be out of scope

NO_NUMBER = "a unit, or a word of order, without a number"
PART = "a part of an amount that another mode expects whole"
ARITHMETIC = "arithmetic: powers, signs of comparison, fractions of any denominator"
SPOKEN = "a number or price as it is spoken: “15 dollars 50”, “two hundred point zero three”"
TOKENIZER = "digits or signs cut apart by a tokenizer"
LABORATORY = "a unit of the laboratory, or of no newspaper (satoshi, dram)"
COMMA = "decimal commas and points between thousands, as other languages write"
DIGITS = "digits of an address, a date, a telephone number or a list"

NO_MONTH = "assistant speech: a day of no month (“the 27th”)"
NO_DAY = "a day that does not exist, or that the specification does not resolve"
DIGIT_DATE = "a date typed in digits with no year (4/22)"
FORM_DATE = "a date as typed into a form (Oct-2, 9-18-15, 20161016)"
WORD_DATE = "a day or a year of a date in words (“June twenty second, nineteen ninety”)"
BARE_CLOCK = "assistant speech: a time of day without a sign that it is one (“at 7”)"
WORD_CLOCK = "a time of day in number words (“seven thirty pm”)"
MINUTES = "counted in hours or minutes from the moment of speaking, which an article does not have"
ASSISTANT = "assistant speech: words to a calendar (“my day”, “eod”, “asap”, “rest of day”)"
ELSEWHERE = "points at a time named elsewhere, which the specification takes for now (“the same week”)"
WEEK_NUMBER = "a week by its number"
OTHER_CALENDAR = "a holiday of another calendar, left as a name"
ZONE = "a time zone alone"
VAGUE = "a vague count, which the specification takes for three (“a few days ago”)"

_LABORATORY_UNITS = frozenset(
    [
        "satoshi",
        "sen",
        "turn",
        "radian",
        "picometer",
        "decimeter",
        "dram",
        "meter per millisecond",
        "centimeter per millisecond",
        "kilometer per millisecond",
    ]
)
_POWER = re.compile(r"\^|[x×]\s?10|\de[+-]?\d|\bover\b")
# Fractions that newspapers write: of a half to a tenth, counted in one word, after a whole number or not.
_SMALL = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d)"
_FRACTION = re.compile(
    rf"(?:.+ and )?(?:{_SMALL}[\s-]+)*(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
    r"(?: (?:of a )?(?:million|billion))?|.*\b(?:out of|in)\b.*|.*(?:\d|[½-⅞]).*|.*\bhalf\b.*"
)
_COMPARED = re.compile(r"[<>=]|^equal(?:s|ing)?(?: to)? (?!or\b)", re.IGNORECASE)
_SPOKEN_PRICE = re.compile(
    r"\w (?:dollars?|usd|kuai)\s(?:and\s)?(?!.*(?:cents?|million)$)(?:\w+\s?){1,4}$|^(?:per ?cents?|percents?) of"
    r"|\$ ?\d+ and \w+$"
)
_CUT = re.compile(r"(?:c|hk) \$|\d\s[.,]\s\d|\$\s[.]|\d ' ")
_COMMA = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3},")
MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH = re.compile(rf"\b{MONTHS}\b")
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen)"
)
_ORDINAL_WORD = (
    r"(?:(?:twenty|thirty)[\s-]?)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_COUNTED = r"(?! (?:days?|weeks?|months?|years?))"  # "in May two weeks later"
_NOT_A_DAY = (
    rf"(?! (?:of (?:the|this|last|next)|{_ONES}|\d|week|day|month|quarter|half|decade|year"
    r"|mon|tues|wednes|thurs|fri|satur|sun))"
)
_WORD_DATE = re.compile(
    rf"\b{MONTHS},?\.? (?:the )?(?:{_ORDINAL_WORD}|{_TENS}|{_ONES})\b{_COUNTED}"
    rf"|\b(?!fourth of july){_ORDINAL_WORD} (?:of )?{MONTHS}\b"
    rf"|\b(?:nineteen|eighteen|twenty) (?:{_TENS}|{_ONES}|zero|oh|hundred)\b|\b(?:two|one) thousand\b|\byear {_ONES}\b"
    rf"|\b(?:the|day) (?:{_ORDINAL_WORD}|{_TENS}|fifteen)\b{_NOT_A_DAY}"
)
_FORM_DATE = re.compile(
    rf"\b{MONTHS}(?:[-/]\d|\d)|\d[-/]{MONTHS}[-/]|(?<!/)\b\d{{1,2}}/\d{{1,2}},\s?\d"
    r"|\b\d{1,2}-\d{1,2}-\d\d(?!\d)|\b\d{8}\b|^\D{0,9}\d{1,2}\s?[-/]\s?\d{4}\b|^\D{0,9}\d{4}\s?[-/,.]\s?\d{1,2}$|\b\d{4}/\d\d/[a-z]"
)
_DIGIT_DATE = re.compile(r"XXXX-\d\d-\d\d")
_TYPED = re.compile(r"(?<![\d/.:-])\d{1,2}\s?[/.-]\s?\d{1,2}(?![\d/:])")
_CLOCK_SIGN = re.compile(
    r"\d[:.]\d\d|[ap]\.?\s?m\b|o.?clock|noon|mid.?night|mid|\bpast\b|quarter|half|\d{4}\s?h|\bmin|morning|evening|night"
)
_WORD_CLOCK = re.compile(rf"\b(?:{_ONES}|{_TENS})[\s-](?:{_ONES}|{_TENS}|oh)\b(?!.*(?:past|minutes? to))")
_RELATIVE = re.compile(
    r"^(?:the )?(?:past|last|next|previous|within|in)\b(?!.*past)|\b(?:now|later|ago|coming|future)\b|\blast minutes?$"
)
_MINUTES = re.compile(r"\b(?:minutes?|mins?|hours?|hrs?|seconds?|secs?|h)\b|\d(?:h|mins?|hrs?)\b|\bmoments?\b")
_ASSISTANT = re.compile(
    r"\bmy\b|tmrw|\beod\b|\bw/c\b|\basap\b|as soon as possible|\botd\b|\bend of (?:the |this |today|tomorrow)?(?:day|sunday)?$"
    r"|^(?:this |past |last |next |the last )?day$|\brest of (?:the |my |this |current )?day\b|\brest the day"
)
_MEAL = re.compile(r"TME[BLD]")
_BY_VALUE = re.compile(r"(?:\d{4}-(?:SP|SU|FA|WI)|FY\d{4})$")  # the specification gives the value and no days
_ELSEWHERE = re.compile(r"X{4}(?:-W?XX)?(?:-WE)?$")
_NO_NAME = re.compile(r"(?:the (?:next )?(?:day|week|month|year)|next day)$")
_OTHER_CALENDAR = re.compile(
    r"rama[dzt]|ramzan|\beid|islamic new year|hijri|arabic new year|breaking the fast|yuandan|chinese new year|lunar"
)


def amount(group: str, text: str, place: tuple[int, int], result: dict[str, Any]) -> str | None:
    """Why an expected amount is not asked; None where it is."""
    start, end = place
    words = text[start:end].lower()
    before, after = text[max(0, start - 3) : start], text[end : end + 2]
    unit = str((result.get("Resolution") or {}).get("unit") or "").lower() if group != "duration" else ""
    rules: Iterable[tuple[bool, str]] = (
        (unit in _LABORATORY_UNITS, LABORATORY),
        (bool(_CUT.search(before + words)), TOKENIZER),
        (group in {"number", "currency", "percent"} and _spoken(words), SPOKEN),
        (group == "number" and _arithmetic(words, result), ARITHMETIC),
        (group == "range" and bool(_COMPARED.search(words)), ARITHMETIC),
        (group == "number" and bool(_COMMA.search(words)), COMMA),
        (group == "number" and _glued(before, after), DIGITS),
        (group == "duration" and bool(re.match(r"(?:the )?(?:all|full|whole|entire)\b", words)), NO_NUMBER),
    )
    return next((reason for applies, reason in rules if applies), None)


def _spoken(words: str) -> bool:
    return bool(_SPOKEN_PRICE.search(words) or re.search(r"\b(?:point|n[oa]ught)\b", words))


def _arithmetic(words: str, result: dict[str, Any]) -> bool:
    fraction = result["Resolution"].get("subtype") == "fraction"
    signed = re.sub(r"^(?:minus|negative|-)\s*", "", words)
    return bool(_POWER.search(words)) or (fraction and not _FRACTION.fullmatch(re.sub(r"\s*-\s*|\s+", " ", signed)))


def _glued(before: str, after: str) -> bool:
    """Digits inside a longer row of digits and signs: 192.168.1.2, 5/17/2018, SCP-173, "22,24,26,31"."""
    return bool(re.search(r"\w[./,-]$|\d, $", before) or re.match(r"[./,-]\w|, ?\d", after))


def moment(kind: str, words: str, timex: str, resolved: bool) -> str | None:
    """Why an expected date or time is not asked; `words` in lower case, `timex` as the specification gives it."""
    clock = bool(re.search(r"T\d", timex)) and kind != "set"
    named_month = bool(_MONTH.search(words))
    rules: Iterable[tuple[bool, str]] = (
        (kind == "timezone", ZONE),
        (bool(re.search(r"\b(?:few|several)\b", words)), VAGUE),
        (bool(_OTHER_CALENDAR.search(words)), OTHER_CALENDAR),
        ("XXXX-XX-" in timex and kind != "set", NO_MONTH),
        (not resolved and kind != "set" and not _BY_VALUE.match(timex), NO_DAY),
        (bool(re.search(r"\bweeks? ?\d|\bw\d\d", words)), WEEK_NUMBER),
        (bool(re.search(r"[<>=]|\b(?:greater|less) than \d{4}|\bgreater$", words)), ARITHMETIC),
        (kind != "set" and bool(_ELSEWHERE.match(timex) or _NO_NAME.match(words)), ELSEWHERE),
        (bool(_ASSISTANT.search(words) or _MEAL.search(timex)), ASSISTANT),
        (clock and _from_now(words), MINUTES),
        (bool(_FORM_DATE.search(words)), FORM_DATE),
        (bool(_WORD_DATE.search(words)), WORD_DATE),
        (bool(_DIGIT_DATE.search(timex)) and not named_month and bool(_TYPED.search(words)), DIGIT_DATE),
        (clock and not _CLOCK_SIGN.search(words), BARE_CLOCK),
        (clock and bool(_WORD_CLOCK.search(words)), WORD_CLOCK),
    )
    return next((reason for applies, reason in rules if applies), None)


def _from_now(words: str) -> bool:
    """Hours or minutes from the moment of speaking: "in 5 hours", "the past 3 minutes"; not "ten minutes past eight"."""
    return bool(_MINUTES.search(words) and _RELATIVE.search(words)) and not re.search(r"\bmin\w* (?:to|past)\b", words)
