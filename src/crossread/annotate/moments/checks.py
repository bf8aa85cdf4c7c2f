"""Whether what looks like a date is one: capitals, neighbours and what is counted tell days from names and amounts."""

from __future__ import annotations

import re

from crossread import knowledge

PERSON_MONTHS = {"march", "may", "april", "june", "august", "mar", "jan", "sep", "dec", "apr", "jun", "jul"}


def capital(text: str, match: re.Match[str], name: str) -> bool:
    return text[match.start(name) : match.start(name) + 1].isupper()


_COUNTED = re.compile(r"\s(?:people|percent|per cent|million|billion|thousand|hundred|dead|killed|others|%)")


def month_is_one(text: str, match: re.Match[str]) -> bool:
    """A month is written with a capital, and "in May 5 people died" has no fifth of May."""
    if not capital(text, match, "month") and not (match["nth"] and match["month"] not in {"may", "march"}):
        return False
    return not _COUNTED.match(text[match.end() : match.end() + 12].lower())


def bare_month(text: str, match: re.Match[str]) -> bool:
    """A month without a day: capital, and no first name ("in April Smith's house"), no "March on Rome"."""
    if not capital(text, match, "month"):
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


def numeric_is_date(_text: str, match: re.Match[str]) -> bool:
    a, b = int(match["a"]), int(match["b"])
    if match["sign"] == "-" and len(match["year"]) == 2:
        return False
    if match["sign"] == "." and len(match["year"]) == 2:
        return False
    return 0 < a <= 31 and 0 < b <= 31 and (a <= 12 or b <= 12)


def weekday_is_one(text: str, match: re.Match[str]) -> bool:
    """A weekday with a capital that is no name: not "Black Friday", "Sunday Times", nor "every Tuesday"."""
    if not capital(text, match, "weekday"):
        return False
    end = match.end()
    if text[end : end + 1] == "s" or (match["weekday2"] and text[end : end + 1] == "s"):
        return False
    before = re.search(r"([A-Za-z]+)\s$", text[max(0, match.start() - 20) : match.start()])
    stops = knowledge.toml("calendar")["stops"]
    if before and before[1].lower() in stops["before"]:
        return False
    after = re.match(r"\s([A-Za-z]+(?:\s[A-Z][a-z]+)?)", text[end : end + 30])
    if not after or (not after[1][0].isupper() and after[1].split()[0].lower() not in {"school", "schools"}):
        return True
    if match["daypart"] and text[match.start("daypart")].isupper():
        return False
    return after[1].lower() not in stops["weekday_after"] and after[1].split()[0].lower() not in stops["weekday_after"]


def day_word(text: str, match: re.Match[str]) -> bool:
    """ "USA Today" and "Russia Today" are names; "overnight" is no day."""
    if match["word"] == "overnight":
        return False
    before = re.search(r"([A-Z]\w+)\s$", text[max(0, match.start() - 20) : match.start()])
    return not (before and text[match.start()].isupper() and match["word"] in {"today", "tonight"})


def relative_is_one(text: str, match: re.Match[str]) -> bool:
    if text[match.end() : match.end() + 1] == "-" and text[match.end() + 1 : match.end() + 2].isalnum():
        return False  # "this year-end report"; a dash between clauses is another sign
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


def anchored_is_one(text: str, match: re.Match[str]) -> bool:
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
    r"(?:about|around|some|nearly|almost|than|over|least|only|to about|roughly|up to|another|approximately|of about|no\."
    r"|number|[$£€¥#]|us\$)\s?$"
)
_YEAR_AFTER = re.compile(
    r"\s?(?:-\s?)?(?:people|percent|per cent|%|miles?|kilomet|km\b|met(?:er|re)s?|feet|foot|pounds?|dollars?|euros?|tons?"
    r"|tonnes?|troops|soldiers"
    r"|men\b|women\b|hours?|minutes?|acres?|hectares?|times|jobs|workers|employees|students|deaths|cases|homes|houses|units|votes|points"
    r"|yuan|rubles|roubles|yen|barrels|calories|others|civilians|children|residents|members|protesters|refugees|migrants|prisoners|fighters"
    r"|gmt|utc|hrs|mg|kg|lbs?|square|cubic|words|copies|years|days|weeks|months|more\b|million|billion)"
)
_NAMED = re.compile(
    r"(?:resolution|flight|boeing|route|highway|room|article|section|apollo|model|bill|act|order|rule|directive"
    r"|blade runner|cyberpunk|f-|agent)\s?$"
)


_STREET = re.compile(
    r"(?:\s[A-Z][\w.]{1,20}){1,3}\s(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Way|Highway)\b"
)


def year_is_one(text: str, match: re.Match[str]) -> bool:
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


def nth_is_one(text: str, match: re.Match[str]) -> bool:
    return capital(text, match, "month")


def decade_word_is_one(text: str, match: re.Match[str]) -> bool:
    """ "the seventies", not "in his seventies" nor "temperatures in the seventies"."""
    before = text[max(0, match.start() - 24) : match.start()].lower()
    return "the" in match[0] and not re.search(r"\b(?:temperatures?|highs|lows|into)\b", before)


def quarter_is_one(text: str, match: re.Match[str]) -> bool:
    """ "the second half" needs its year: alone it is football's."""
    if match["unit"] == "half":
        return bool(match["year"] or "year" in match[0])
    return match["q"] is None or text[match.start()].isupper()


def clock_is_one(text: str, match: re.Match[str]) -> bool:
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


def noon_is_one(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 10) : match.start()].lower()
    return bool(match["zone"] or re.search(r"\b(?:at|by|until|before|after|around|from|about|past|since)\s$", before))


def holiday_is_one(text: str, match: re.Match[str]) -> bool:
    """A holiday with a capital; a bare "Christmas" needs a word of time before, since it is an adjective too."""
    if not text[match.start()].isupper():
        return False
    if text[max(0, match.start() - 2) : match.start()] == "a ":
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
