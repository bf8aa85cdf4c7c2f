"""Reads parts of a year and what is wider than one: quarters, halves, seasons, decades, centuries, numbered weeks, holidays."""

from __future__ import annotations

from crossread.annotate.moments.dates import month_at, year_after
from crossread.annotate.moments.lexicon import YEARS, bare, lexicon, phrase_at
from crossread.annotate.moments.meanings import Found, Named, Season, Slice, Week, Years
from crossread.annotate.moments.numbers import ordinal_at
from crossread.annotate.tokens import Tokens

# Days that many countries have; the calendar's are those of the United States.
_NATIONAL = frozenset(["independence day", "election day", "inauguration day", "memorial day", "flag day"])
_LAST = {"final": 4, "last": 4}
_TIME_OF = frozenset(
    [
        "in",
        "during",
        "by",
        "until",
        "since",
        "over",
        "through",
        "throughout",
        "before",
        "after",
        "late",
        "early",
        "mid",
        "for",
        "of",
        "every",
        "each",
    ]
)
_GAME_OF = frozenset(["of", "game", "match", "season", "play", "race", "bowl", "final", "contest"])
_ALONE = frozenset(
    ["christmas", "easter", "thanksgiving", "halloween", "ramadan", "passover", "diwali", "eid", "hanukkah"]
)


def quarter(tokens: Tokens, index: int, part: bool = False) -> Found | None:
    """ "the third quarter of 2024", "first-quarter", "the second half of last year"; and "Q3 2023", "H1 2016".

    `part`: of a year named before it.
    """
    word = tokens.word(index)
    if word in {"q", "h"}:
        return _numbered(tokens, index)
    ordinal = (_LAST[word], index + 1) if word in _LAST else ordinal_at(tokens, index)
    if ordinal is None or not 1 <= ordinal[0] <= 4:
        return None
    at = ordinal[1] + (tokens.word(ordinal[1]) == "-")
    unit = bare(tokens.word(at))
    if unit not in {"quarter", "half"}:
        return None
    end = at + 1
    fiscal = tokens.word(end) in {"of", "in"} and tokens.word(end + 1) == "fiscal"
    year, years, end = year_after(tokens, end + 2 if fiscal else end)
    alone = year is None and years is None and not part
    if alone and ((unit == "half" and not _business(tokens, end)) or word == "last" or tokens.word(end) in _GAME_OF):
        return None  # "the first quarter of the game", "the second half of the film": a half alone is football's
    if unit == "half":
        return Slice("half", min(ordinal[0], 2), year, years, fiscal), end
    return Slice("quarter", ordinal[0], year, years, fiscal), end


def _business(tokens: Tokens, end: int) -> bool:
    """Whether a half without its year is one of a year: where money is counted; else it is football's."""
    sport = lexicon().context["of_sport"]
    return (
        not tokens.vocabulary.isdisjoint(lexicon().context["of_business"])
        and tokens.vocabulary.isdisjoint(sport)
        and tokens.word(end) != "of"
    )


def _numbered(tokens: Tokens, index: int) -> Found | None:
    """ "Q3", "Q3 2023", "H1 2016"; H1 without a year is a visa."""
    half, number = tokens.word(index) == "h", tokens.word(index + 1)
    if number not in ({"1", "2"} if half else {"1", "2", "3", "4"}) or not tokens.glued(index + 1):
        return None
    year, years, end = year_after(tokens, index + 2)
    if (half or not tokens.capital(index)) and year is None and years is None:
        return None
    return Slice("half" if half else "quarter", int(number), year, years), end


def season(tokens: Tokens, index: int) -> Found | None:
    """ "the summer of 2023", "spring 2024", "last fall"'s season alone after a word of time: "in the winter"."""
    word = bare(tokens.word(index))
    if word not in lexicon().seasons:
        return None
    year, years, end = year_after(tokens, index + 1)
    if year is not None or years is not None:
        return Season(word, year, years), end
    before = tokens.word(index - 1)
    if before == "-" and tokens.word(index - 2) == "mid":
        return Season(word), index + 1
    if before == "the":
        before = tokens.word(index - 2)
    if (
        before not in _TIME_OF
        or tokens.capital(index)
        or tokens.word(index + 1) in {"of", "from", "in", "to", "-", "for", "olympics", "break", "games"}
    ):
        return None
    if word in {"spring", "fall"} and (
        before in {"by", "for", "after", "of", "before", "since", "through"}
        or tokens.word(index + 1) not in {".", ",", ";", "", "and", "or", "when", "after", "before"}
    ):
        return None
    return Season(word), index + 1


def decade(tokens: Tokens, index: int) -> Found | None:
    """ "1990s", "1970's", "'90s", "the 70s", "the seventies", "the nineteen-seventies"."""
    words, word = lexicon(), tokens.word(index)
    if word == "nineteen":
        at = index + 1 + (tokens.word(index + 1) == "-")
        first = words.decades.get(tokens.word(at))
        return (Years(first, 10), at + 1) if first else None
    if word in words.decades:
        the = tokens.word(index - 1) in {"the", "early", "mid", "late", "in"} or tokens.word(index - 2) in {
            "mid",
            "early",
            "late",
        }
        before = {tokens.word(place) for place in range(max(0, index - 4), index)}
        if not the or before & {"temperatures", "temperature", "highs", "lows", "into", "his", "her", "their", "my"}:
            return None
        return Years(words.decades[word], 10), index + 1
    if word == "'" and tokens.glued(index + 1):
        number, at = tokens.word(index + 1), index + 2
        first = 1900 + int(number) if number.isdecimal() and len(number) == 2 else 0
    else:
        number, at = word, index + 1
        first = YEARS.get(number, 0)
        if (
            not first
            and number.isdecimal()
            and len(number) == 2
            and (
                tokens.word(index - 1) in {"the", "early", "mid", "late", "-"}
                or (tokens.word(index - 1) == "in" and tokens.word(at) == "'")
            )
        ):
            first = 1900 + int(number)
    if tokens.word(at) == "'" and tokens.word(at + 1) == "s" and first >= 1000:
        at += 1
    if not first or first % 10 or tokens.word(at) != "s" or not tokens.glued(at):
        return None
    if (
        first >= 1900
        and len(number) == 2
        and {tokens.word(place) for place in range(max(0, index - 4), index)} & {"temperatures", "highs", "lows"}
    ):
        return None
    return Years(first + 100 if len(number) == 2 and int(number) < 20 else first, 10), at + 1


def century(tokens: Tokens, index: int) -> Found | None:
    """ "19th century", "the twentieth century"."""
    nth = ordinal_at(tokens, index)
    if nth is None or not 1 <= nth[0] <= 30:
        return None
    at = nth[1] + (tokens.word(nth[1]) == "-")
    if bare(tokens.word(at)) != "century" or (tokens.word(index - 1) == "a" and tokens.word(at + 1) == "-"):
        return None
    if tokens.capital(at) and tokens.capital(at + 1):
        return None  # "21st Century Fox"
    return Years(nth[0] * 100 - 99, 100), at + 1


def week(tokens: Tokens, index: int) -> Found | None:
    """ "Week 12", with a capital or its year; week numbers of a season are no weeks of the year."""
    number = tokens.word(index + 1)
    if not number.isdecimal() or len(number) > 2 or not 1 <= int(number) <= 53:
        return None
    year, years, end = year_after(tokens, index + 2)
    return (Week(int(number), year), end) if year is not None and years is None else None


def _of_country(tokens: Tokens, index: int) -> bool:
    """Whether a holiday is another country's: "Ukraine's Independence Day", "Ukrainian Independence Day"."""
    if tokens.word(index - 1).endswith("'s"):
        return True
    return tokens.capital(index - 1) and tokens.word(index - 1)[:1].isalpha() and not tokens.opens_sentence(index - 1)


def holiday(tokens: Tokens, index: int) -> Found | None:
    """A holiday with a capital; "Christmas" alone only where no noun follows, since it is an adjective too."""
    found = phrase_at(tokens, index, lexicon().holidays)
    if found is None or not tokens.capital(index) or tokens.word(index - 1) == "a":
        return None
    name, end = found
    if name in _NATIONAL and _of_country(tokens, index):
        return None
    year, years, at = year_after(tokens, end)
    if year is not None or years is not None:
        return Named(name, year, years), at
    after = tokens.word(end)
    if (
        after[:1].isalpha()
        and after not in lexicon().context["after_holiday"]
        and (name in _ALONE or tokens.capital(end))
        and not month_at(tokens, end)
    ):
        return None
    if (
        name == "black friday"
        and not {"shopping", "sales", "deals", "retailers", "on", "shoppers", "stores"} & tokens.vocabulary
    ):
        return None
    return Named(name), end
