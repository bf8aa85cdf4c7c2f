"""Date and time expressions in a sentence, before anything is resolved.

Each family is one regular expression over the folded text, tried only where one of its trigger words (or a digit)
stands in the sentence. Every repeat is bounded, so that no text makes them run long. The longest match wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from crossread import knowledge
from crossread.text import fold

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Expression:
    """Characters [start, end) of a sentence that name a day or a time; `parts` are the named pieces of the match."""

    kind: str
    start: int
    end: int
    parts: dict[str, str]


DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990, "noughties": 2000,
}  # fmt: skip


@cache
def day_words() -> dict[str, int]:
    """ "first" to "thirty-first", for "the tenth of May"."""
    ordinals = knowledge.toml("number_words")["ordinals"]
    found = {word: value for word, value in ordinals.items() if value <= 30}
    for ten, value in (("twenty", 20), ("thirty", 30)):
        found |= {f"{ten}-{word}": value + n for word, n in ordinals.items() if n < 10 and value + n <= 31}
    return found


Check = Callable[[str, "re.Match[str]"], bool]


@dataclass(frozen=True, slots=True)
class Family:
    kind: str
    pattern: re.Pattern[str]
    triggers: frozenset[str]  # words; "0" stands for any digit
    check: Check | None = None  # of the text as written and the match: False where it is a name


def _data() -> dict[str, dict[str, object]]:
    return knowledge.toml("calendar")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def small_numbers() -> dict[str, int]:
    """Number words below a hundred, "a" and "the" as one."""
    tables = knowledge.toml("number_words")
    found = dict(tables["ones"]) | dict(tables["tens"])
    for ten, value in tables["tens"].items():
        found |= {f"{ten}-{one}": value + n for one, n in tables["ones"].items() if 0 < n < 10}
    return found | {"a": 1, "an": 1, "the": 1, "a dozen": 12, "a couple of": 2}


PREPOSITIONS = {
    "in",
    "since",
    "by",
    "until",
    "till",
    "of",
    "from",
    "through",
    "during",
    "before",
    "after",
    "between",
    "for",
    "to",
    "and",
    "or",
}
VAGUE_COUNTS = ("a few", "several", "many", "some", "some", "few", "recent", "couple of", "a number of")
PERSON_MONTHS = {"march", "may", "april", "june", "august", "mar", "jan", "sep", "dec", "apr", "jun", "jul"}


@cache
def families() -> tuple[Family, ...]:
    """All families, built once from calendar.toml."""
    data = _data()
    month_words, weekday_words = list(data["months"]), list(data["weekdays"])
    long_weekdays = [word for word in weekday_words if word.endswith("day")]
    long_months = [word for word in month_words if len(word) > 4 or word in {"may", "june", "july"}]
    month = rf"(?P<month>(?:{_any(long_months)})\b|(?:{_any(month_words)})\b\.?)"
    weekday = rf"(?:(?P<weekday>{_any(weekday_words)})\b\.?,?\s{{1,3}})?"
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?P<nth>st|nd|rd|th)?"
    day2 = r"(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    year = r"(?P<year>1[1-9]\d\d|20\d\d)(?![\d%]|,\d|\.\d)"
    after = r"(?:\s(?P<daypart>morning|afternoon|evening|night))?"
    part = r"(?:(?P<part>early|earlier|mid|late|later|(?:the\s)?(?:beginning|start|end|middle)\sof)[\s-]\s?(?:in\s)?)?"
    unit = r"(?P<unit>minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|centurie?)s?y?\b"
    numbers = _any([word for word in small_numbers() if word != "the"])
    count = rf"(?P<count>\d{{1,4}}|{numbers}|{_any(VAGUE_COUNTS)}|half\sa|dozens\sof|a\shalf)"
    hedge = r"(?:(?:about|around|nearly|almost|just|only|roughly|some|at\sleast|more\sthan|less\sthan|over|under|barely|exactly|shortly)\s){0,2}"
    zone = rf"(?:\s?\(?(?P<zone>{_any(list(data['zones']))})\b\)?)?"
    months, weekdays = frozenset(month_words), frozenset(weekday_words)
    seasons = _any(list(data["seasons"]))
    holidays = list(data["holidays"])

    def family(kind: str, pattern: str, triggers: frozenset[str] | set[str], check: Check | None = None) -> Family:
        return Family(kind, re.compile(pattern), frozenset(triggers), check)

    return (
        family("date", rf"\b{weekday}{month}\s?{day}(?![\d%]|[,.]\d|:\d)\b(?:\s?(?:-|to|through)\s?{day2}(?!\d|[,.]\d|:\d)\b)?(?:,?\s{{1,2}}{year})?{after}", months, _month_is_one),
        family("date", rf"(?<![\w.,/-]){weekday}(?:the\s)?(?:{day}|(?P<dayword>{_any(list(day_words()))})(?=\sof))(?:\s?(?:-|to)\s?{day2})?(?:\s|\sof\s|-){month}(?:(?:,?\s|-){year})?{after}", months, _month_is_one),
        family("dates", rf"\b{month}\s{day}\s?(?:-|to|through|until)\s?(?P<month2>{_any(month_words)})\b\.?\s{day2}\b(?:,?\s{year})?", months, _month_is_one),
        family("month", rf"\b{part}{month},?\s(?:of\s)?(?:{year}|'(?P<short>\d\d)\b|(?P<relative>this|last|next)\syear\b)", months, None),
        family("month", rf"\b(?:{part}|(?P<lead>in|since|by|until|till|last|next|this|this\spast|past|of|from|through|during|before|after|between|for|to|and|or)\s){month}(?![\w'-]*\s?\d)", months, _bare_month),
        family("iso", r"\b(?P<year>1[5-9]\d\d|20\d\d)(?P<sign>[-/])(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<day>0[1-9]|[12]\d|3[01])(?:t(?P<clock>\d\d:\d\d(?::\d\d)?))?(?!\d)", {"0"}),
        family("numeric", r"(?<![\d/.\w-])(?P<a>\d{1,2})(?P<sign>[/.-])(?P<b>\d{1,2})(?P=sign)(?P<year>1[5-9]\d\d|20\d\d|\d\d)(?![\d/]|[.-]\d)", {"0"}, _numeric_is_date),
        family("nine-eleven", r"(?<![\d/])9/11(?![\d/])", {"0"}),
        family("weekday", rf"\b(?:(?P<lead>last|next|this|this\spast|this\scoming|past|coming|upcoming|the\sprevious|the\sfollowing)\s)?(?:(?P<part>early|late)\s(?:on\s)?)?(?P<weekday>{_any(long_weekdays)})(?:\s(?P<daypart>morning|afternoon|evening|night|noon))?(?:(?:\sof)?\s(?P<week>last|this|next)\sweek)?\b(?:\s?(?P<link>-|to|through)\s?(?P<weekday2>{_any(long_weekdays)})\b)?", weekdays, _weekday_is_one),
        family("day", r"\b(?:(?:earlier|later|late|early)\s)?(?P<word>the\sday\sbefore\syesterday|the\sday\safter\stomorrow|today|tonight|yesterday|tomorrow|last\snight|this\smorning|this\safternoon|this\sevening|overnight)\b(?:\s(?P<daypart>morning|afternoon|evening|night))?", {"today", "tonight", "yesterday", "tomorrow", "night", "morning", "afternoon", "evening"}, _day_word),
        family("other-day", r"\b(?:the|that)\s(?P<word>same|previous|next|following|preceding)\s(?P<unit>day|morning|evening|night|week|weekend|month|year)\b", {"same", "previous", "next", "following", "preceding"}),
        family("relative", rf"\b{part}(?:the\s)?(?P<lead>this|this\spast|last|past|previous|next|coming|current)\s(?P<unit>week|weekend|month|quarter|year|decade|century|{seasons})(?!\w|-)", {"this", "last", "past", "previous", "next", "coming", "current"}, _relative_is_one),
        family("edge", r"\b(?P<part>earlier|later)\sin\sthe\s(?P<unit>day|week|month|year|decade)\b", {"earlier", "later"}),
        family("edge", r"\b(?P<part>rest|remainder)\sof\sthe\s(?P<unit>week|month|year|decade)\b", {"rest", "remainder"}),
        family("nth", rf"\b(?:the\s)?(?P<nth>first|second|third|fourth|last|final)\s(?P<unit>week|weekend|day|{_any(long_weekdays)})\s(?:of|in)\s(?P<month>{_any(long_months)})\b(?:,?\s{year})?", months, _nth_is_one),
        family("decade", rf"\b(?:(?P<part>early|mid|late)[\s-])?(?:the\s)?(?:(?P<part2>early|mid|late)[\s-])?(?:nineteen[\s-])?(?P<tens>{_any(list(DECADES))})\b", set(DECADES), _decade_word_is_one),
        family("weekend", r"\b(?:over|on|at|during)\s(?P<word>the\sweekend)\b", {"weekend"}),
        family("edge", r"\b(?:the\s)?(?P<part>end|beginning|start|middle)\sof\sthe\s(?P<unit>week|month|quarter|year|decade|century)\b", {"end", "beginning", "start", "middle"}),
        family("stretch", rf"\b(?:(?:the|these)\s)?(?P<lead>last|past|previous|next|coming)\s{count}\s{unit}", {"last", "past", "previous", "next", "coming"}),
        family("stretch", r"\b(?:the\s(?P<lead>last|past|coming|next)|(?P<recent>recent))\s(?P<unit>day|week|month|year|decade)s\b", {"last", "past", "coming", "next", "recent"}),
        family("ago", rf"\b{hedge}(?:{count}\s)?(?:and\sa\shalf\s)?{unit}(?:\sand\sa\shalf)?\s(?P<way>ago|from\snow|hence)\b", {"ago", "now", "hence"}),
        family("other-ago", rf"\b{hedge}{count}\s{unit}\s(?P<way>earlier|later|previously|beforehand|afterwards?|before(?=[.,;])|prior(?=[.,;]))(?!\sthan)\b", {"earlier", "later", "previously", "before", "prior", "beforehand", "afterward", "afterwards"}),
        family("anchored", rf"\b{hedge}(?:(?P<count>\d{{1,4}}|the|{numbers}|{_any(VAGUE_COUNTS)}|half\san)\s)?{unit}\s(?P<way>after|before|following|prior\sto|ahead\sof)\b", {"after", "before", "following", "prior", "ahead"}, _anchored_is_one),
        family("year", rf"\b(?:(?P<part>early|mid|late|(?:the\s)?(?:beginning|start|end|middle)\sof)[\s-]\s?)?(?:(?P<fiscal>fiscal\syear|fiscal|fy|financial\syear)\s?)?(?:the\syear\s)?{year}(?:(?P<link>-|/)(?P<year2>\d\d(?!\d)|20\d\d|1[5-9]\d\d))?\b", {"0"}, _year_is_one),
        family("decade", r"\b(?:(?P<part>early|mid|late)[\s-])?(?:the\s)?(?:(?P<part2>early|mid|late)[\s-])?(?P<decade>1[5-9]\d0|20\d0)'?s\b", {"0"}),
        family("decade", r"(?<!\w)(?:the\s)?'(?P<short>[2-9]0)s\b", {"0"}),
        family("century", r"\b(?:(?P<part>early|mid|late)[\s-])?(?:the\s)?(?:(?P<part2>early|mid|late)[\s-])?(?P<nth>\d{1,2})(?:st|nd|rd|th)[\s-]century\b", {"century"}),
        family("quarter", rf"\b(?:(?:the\s)?(?P<quarter>first|second|third|fourth|final|last)[\s-](?P<unit>quarter|half)|q(?P<q>[1-4]))(?:,?\s(?:of\s)?(?:{year}|(?:the|(?P<relative>this|last|next))\syear))?(?!\w)", {"quarter", "half", "q"}, _quarter_is_one),
        family("season", rf"\b{part}(?:the\s)?(?P<season>{seasons})\s(?:of\s)?{year}\b", set(data["seasons"])),
        family("clock", rf"(?<![\d:.,$£€/-])(?P<hour>[01]?\d|2[0-4])(?:(?P<sign>[:.])(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?\s?(?P<half>a\.m\.|p\.m\.|a\.m|p\.m|am|pm)(?!\w){zone}", {"am", "pm", "a", "p"}),
        family("clock", rf"(?<![\d:.,$£€/-])(?P<hour>[01]?\d|2[0-4])(?P<sign>:|(?=\d\d\s?(?:gmt|utc)))(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:]|\.\d){zone}", {"0"}, _clock_is_one),
        family("clock", r"\b(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)\s?(?P<zone>gmt|utc|bst)\b", {"gmt", "utc", "bst"}),
        family("clock", rf"\b(?P<word>noon|midnight|midday)\b{zone}", {"noon", "midnight", "midday"}, _noon_is_one),
        family("clock", rf"\b(?P<hour>1?\d|{numbers})\so'clock(?:\sin\sthe\s(?P<half>morning|afternoon|evening))?\b", {"clock"}),
        family("holiday", rf"\b(?P<holiday>{_any(holidays)})\b(?:,?\s{year})?", {word for name in holidays for word in _WORD.findall(name)} - {"day", "of", "s"}, _holiday_is_one),
    )  # fmt: skip


@lru_cache(maxsize=16_384)  # sentences of some 500 articles: figures ask first, moments again
def expressions(text: str) -> tuple[Expression, ...]:
    """The expressions of a sentence in order, the longest where several fit."""
    folded = fold(text)
    words = set(_WORD.findall(folded))
    if any(c.isdecimal() for c in folded):
        words.add("0")
    found: list[Expression] = []
    for family in families():
        if words.isdisjoint(family.triggers):
            continue
        for match in family.pattern.finditer(folded):
            if family.check and not family.check(text, match):
                continue
            parts = {name: value for name, value in match.groupdict().items() if value}
            start = match.start("word") if family.kind == "weekend" else match.start()
            start = match.start("month") if parts.get("lead") in PREPOSITIONS else start
            found.append(Expression(family.kind, start, match.end(), parts))
    return tuple(_longest(found))


def _longest(found: list[Expression]) -> list[Expression]:
    kept: list[Expression] = []
    for one in sorted(found, key=lambda e: (e.start - e.end, e.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda e: e.start)


def _capital(text: str, match: re.Match[str], name: str) -> bool:
    return text[match.start(name) : match.start(name) + 1].isupper()


_COUNTED = re.compile(r"\s(?:people|percent|per cent|million|billion|thousand|hundred|dead|killed|others|%)")


def _month_is_one(text: str, match: re.Match[str]) -> bool:
    """A month is written with a capital, and "in May 5 people died" has no fifth of May."""
    if not _capital(text, match, "month") and not (match["nth"] and match["month"] not in {"may", "march"}):
        return False
    return not _COUNTED.match(text[match.end() : match.end() + 12].lower())


def _bare_month(text: str, match: re.Match[str]) -> bool:
    """A month without a day: capital, and no first name ("in April Smith's house"), no "March on Rome"."""
    if not _capital(text, match, "month"):
        return False
    word, after = match["month"], text[match.end() : match.end() + 20]
    names = text[match.end("month") : match.end("month") + 1] == "."
    if len(word) <= 3 and word != "may" and not names:
        return False
    if not match["lead"] and not match["part"] and word in PERSON_MONTHS:
        return False
    if match["lead"] in {"and", "or", "to", "for", "of", "before", "after", "from"} and word in PERSON_MONTHS:
        return False
    if word in PERSON_MONTHS and re.match(r"\s[A-Z][a-z]", after):
        return False
    following = re.match(r"\s([a-z]+)", after.lower())
    return not (
        following and word in {"march", "may"} and following[1] in knowledge.toml("calendar")["stops"]["month_after"]
    )


def _numeric_is_date(_text: str, match: re.Match[str]) -> bool:
    a, b = int(match["a"]), int(match["b"])
    if match["sign"] == "-" and len(match["year"]) == 2:
        return False
    if match["sign"] == "." and len(match["year"]) == 2:
        return False
    return 0 < a <= 31 and 0 < b <= 31 and (a <= 12 or b <= 12)


def _weekday_is_one(text: str, match: re.Match[str]) -> bool:
    """A weekday with a capital that is no name: not "Black Friday", "Sunday Times", nor "every Tuesday"."""
    if not _capital(text, match, "weekday"):
        return False
    end = match.end()
    if text[end : end + 1] == "s" or match["weekday2"] and text[end : end + 1] == "s":
        return False
    before = re.search(r"([A-Za-z]+)\s$", text[max(0, match.start() - 20) : match.start()])
    stops = knowledge.toml("calendar")["stops"]
    if before and before[1].lower() in stops["before"]:
        return False
    after = re.match(r"\s([A-Za-z]+(?:\s[A-Z][a-z]+)?)", text[end : end + 30])
    if not after or not after[1][0].isupper() and after[1].split()[0].lower() not in {"school", "schools"}:
        return True
    if match["daypart"] and text[match.start("daypart")].isupper():
        return False
    return after[1].lower() not in stops["weekday_after"] and after[1].split()[0].lower() not in stops["weekday_after"]


def _day_word(text: str, match: re.Match[str]) -> bool:
    """ "USA Today" and "Russia Today" are names; "overnight" is no day."""
    if match["word"] == "overnight":
        return False
    before = re.search(r"([A-Z]\w+)\s$", text[max(0, match.start() - 20) : match.start()])
    return not (before and text[match.start()].isupper() and match["word"] in {"today", "tonight"})


def _relative_is_one(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()].lower()
    if (
        match["unit"] in {"fall", "spring"}
        and match["lead"] in {"this", "past", "current"}
        and text[match.end() : match.end() + 4] == " in "
    ):
        return False
    return not (
        match["lead"] == "past"
        and not before.endswith("the ")
        and "the" not in match[0]
        and not before.strip().endswith("this")
    )


def _anchored_is_one(text: str, match: re.Match[str]) -> bool:
    """ "a day after …" and "hours before …"; one unit needs a count, and "year after year" is no time."""
    if re.search(r"\b(?:within|for|in|of|lasted|every)\s$", text[max(0, match.start() - 8) : match.start()].lower()):
        return False  # a duration: "within 24 hours after …"
    plural = match[0].split()[-2].endswith("s") or match["way"] in {"prior to", "ahead of"}
    if not match["count"] and not plural:
        return False
    return not re.match(r"\s(?:day|week|month|year)s?\b", text[match.end() : match.end() + 8].lower()) or bool(
        match["count"]
    )


_YEAR_BEFORE = re.compile(
    r"(?:about|around|some|nearly|almost|than|over|least|only|to about|roughly|up to|another|approximately|of about|no\.|number|[$£€¥#]|us\$)\s?$"
)
_YEAR_AFTER = re.compile(
    r"\s?(?:-\s?)?(?:people|percent|per cent|%|miles?|kilomet|km\b|met(?:er|re)s?|feet|foot|pounds?|dollars?|euros?|tons?|tonnes?|troops|soldiers"
    r"|men\b|women\b|hours?|minutes?|acres?|hectares?|times|jobs|workers|employees|students|deaths|cases|homes|houses|units|votes|points"
    r"|yuan|rubles|roubles|yen|barrels|calories|others|civilians|children|residents|members|protesters|refugees|migrants|prisoners|fighters"
    r"|gmt|utc|hrs|mg|kg|lbs?|square|cubic|words|copies|years|days|weeks|months|more\b|million|billion)"
)
_NAMED = re.compile(
    r"(?:resolution|flight|boeing|route|highway|room|article|section|apollo|model|bill|act|order|rule|directive|blade runner|cyberpunk|f-|agent)\s?$"
)


_STREET = re.compile(
    r"(?:\s[A-Z][\w.]{1,20}){1,3}\s(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Way|Highway)\b"
)


def _year_is_one(text: str, match: re.Match[str]) -> bool:
    """Four digits are a year unless a hedge, a currency or a designator stands before, or something counted after."""
    low = text[max(0, match.start() - 14) : match.start()].lower()
    if match["fiscal"] or match["part"]:
        return True
    if match["year2"] and len(match["year2"]) == 2 and int(match["year2"]) <= int(match["year"]) % 100:
        return False  # "2016/11" is a month of some kind
    if _STREET.match(text[match.end() : match.end() + 40]):
        return False
    if _YEAR_BEFORE.search(low) or _NAMED.search(low):
        return False
    if match.start() and text[match.start() - 1] in "-/.@_=&?" and not low.endswith(("mid-", "pre-", "post-", "- ")):
        return False
    if text[match.end() : match.end() + 1] in {"@", "_", "=", "/"} or re.match(
        r"-[a-z]*\d", text[match.end() : match.end() + 4]
    ):
        return False
    return not _YEAR_AFTER.match(text[match.end() : match.end() + 14].lower())


def _nth_is_one(text: str, match: re.Match[str]) -> bool:
    return _capital(text, match, "month")


def _decade_word_is_one(text: str, match: re.Match[str]) -> bool:
    """ "the seventies", not "in his seventies" nor "temperatures in the seventies"."""
    before = text[max(0, match.start() - 24) : match.start()].lower()
    return "the" in match[0] and not re.search(r"\b(?:temperatures?|highs|lows|into)\b", before)


def _quarter_is_one(text: str, match: re.Match[str]) -> bool:
    """ "the second half" needs its year: alone it is football's."""
    if match["unit"] == "half":
        return bool(match["year"] or "year" in match[0])
    return match["q"] is None or text[match.start()].isupper()


def _clock_is_one(text: str, match: re.Match[str]) -> bool:
    """Without a.m. or p.m. a clock time needs a zone or a word such as "at" before it."""
    if match["zone"]:
        return True
    if not match["sign"]:
        return False
    return bool(
        re.search(
            r"\b(?:at|by|until|till|from|around|about|before|after|since|between)\s$",
            text[max(0, match.start() - 9) : match.start()].lower(),
        )
    )


def _noon_is_one(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 10) : match.start()].lower()
    return bool(match["zone"] or re.search(r"\b(?:at|by|until|before|after|around|from|about|past|since)\s$", before))


def _holiday_is_one(text: str, match: re.Match[str]) -> bool:
    """A holiday with a capital; a bare "Christmas" needs a word of time before, since it is an adjective too."""
    if not text[match.start()].isupper():
        return False
    if match["holiday"] not in {"christmas", "easter", "thanksgiving", "halloween"} or match["year"]:
        return True
    before = text[max(0, match.start() - 8) : match.start()].lower()
    after = re.match(r"\s([A-Za-z]+)", text[match.end() : match.end() + 16])
    if after and after[1].lower() not in {
        "and",
        "but",
        "as",
        "when",
        "in",
        "at",
        "with",
        "last",
        "this",
        "after",
        "before",
        "the",
        "because",
    }:
        return False
    return bool(re.search(r"\b(?:on|by|before|after|since|until|at|last|this|next|around|over)\s$", before))
