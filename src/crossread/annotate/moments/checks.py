"""Whether what looks like a date is one: capitals, neighbours and what is counted tell days from names and amounts."""

from __future__ import annotations

from crossread.annotate.moments.lexicon import YEARS, bare, lexicon
from crossread.annotate.tokens import Tokens

PLAIN_YEARS = range(1900, 2051)  # in which most news lies: they need no word of time before them
OLD_YEARS = range(1700, 1900)  # these need any word of time before them, older ones a clear one
_CLEAR = frozenset(["in", "since", "year", "circa", "early", "mid", "late", "during"])
_ATTRIBUTIVE = frozenset(["the", "its", "their", "his", "her", "our", "a", "as"])
_JOINED = frozenset(["to", "through", "-", "until", "and", "or"])
_PARTS = frozenset(
    ["end", "beginning", "start", "middle", "close", "month", "week", "weeks", "day", "days", "half", "rest"]
)
_STREET_WORDS = 3  # capitals between a house number and "Street"


def capital_after(tokens: Tokens, index: int) -> bool:
    """Whether a name goes on right after a word: no comma, no stop between."""
    return tokens.capital(index) and tokens.word(index)[:1].isalpha()


def hyphen(tokens: Tokens, index: int) -> bool:
    """Whether a dash is a hyphen or the short one of ranges; the long one parts clauses."""
    return tokens.word(index) == "-" and tokens.written(index) in {"-", "‐", "‑", "–"}


def month_is_one(tokens: Tokens, index: int, end: int) -> bool:
    """A month without a day and a year: no first name ("April Smith"), no verb ("March on Rome"), no "May"."""
    words, word = lexicon(), bare(tokens.word(index))
    before, after = tokens.word(index - 1), tokens.word(end)
    if _beside_month(tokens, index, end) or (before == "from" and after in {"to", "until", "through"}):
        return True
    if before == "-" and tokens.word(index - 2) not in {"mid", "early", "late"}:
        return False
    if after == "-" and tokens.glued(end) and tokens.word(end + 1).isdecimal():
        return False
    if word in words.short_months and tokens.word(index + 1) != ".":
        return (
            before in words.context["before_doubtful"] | {"of", "after", "before"}
            and word not in {"jan", "mar"}
            and not capital_after(tokens, end)
        )
    if word in words.context["doubtful_months"] and word not in words.short_months:
        return _surely_month(tokens, index, end)
    if before in words.context["before_month"]:
        return not (before == "of" and capital_after(tokens, end))
    named = index > 0 and tokens.capital(index - 1) and not tokens.opens_sentence(index - 1)
    return not named and not capital_after(tokens, end)


def _beside_month(tokens: Tokens, index: int, end: int) -> bool:
    """ "May to August", "June and July", "the week of March 3"."""
    months = lexicon().months
    if tokens.word(end) in _JOINED and tokens.word(end + 1) in months and tokens.capital(end + 1):
        return True
    if tokens.word(index - 1) in _JOINED and tokens.word(index - 2) in months and tokens.capital(index - 2):
        return True
    return tokens.word(index - 1) == "of" and tokens.word(index - 2) == "week"


def _surely_month(tokens: Tokens, index: int, end: int) -> bool:
    """ "in May", "the end of March", "its June meeting", "as early as April": of months that are names and verbs, too."""
    words, before, after = lexicon(), tokens.word(index - 1), tokens.word(end)
    if capital_after(tokens, end):
        return False
    if before in words.context["before_doubtful"]:
        return True
    if before == "of" and tokens.word(index - 2) in _PARTS:
        return True
    if after in words.stops["month_after"]:
        return False  # "the March for Jobs"
    if before == "-":
        return True
    if before in _ATTRIBUTIVE or tokens.digits(index - 1):
        return after[:1].isalpha() or before == "as"
    return before == "from" and after in {".", ",", "", "and"}


def weekday_is_one(tokens: Tokens, index: int) -> bool:
    """A weekday with a capital that is no name: not "Black Friday", "Sunday Times", "Friday Night Lights"."""
    stops, before, after = lexicon().stops, tokens.word(index - 1), tokens.word(index + 1)
    if not tokens.capital(index) or after in {"school", "schools"}:
        return False
    if before in stops["surely_before"] or (before in stops["before"] and tokens.capital(index - 1)):
        return False
    if before in {"a", "one"} and after in {"in", "of"}:
        return False  # "on a Sunday in May": one of several
    if not capital_after(tokens, index + 1):
        return True
    if after in lexicon().dayparts:
        return False  # "Friday Night Lights", "Monday Night Football": the part of a day has no capital
    if before == "the" and after not in lexicon().months and not tokens.word(index).endswith("'s"):
        return False  # "the Sunday Courier"
    return after not in stops["weekday_after"]


def year_is_one(tokens: Tokens, index: int) -> bool:
    """Four digits are a year unless a hedge, a currency or a designator stands before, or something counted after."""
    context, number = lexicon().context, YEARS[tokens.word(index)]
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    compared = before == "than" and tokens.word(index - 2) in {"later", "earlier"}
    if (before in context["before_amount"] and not compared) or after in context["after_amount"]:
        return False
    if before in {'"', "'"} and after in {'"', "'"} and tokens.glued(index) and tokens.glued(index + 1):
        return False  # a title
    if (
        after == "-"
        and (tokens.word(index + 2)[:1].isalpha() and tokens.glued(index + 2))
        and hyphen(tokens, index + 1)
    ):
        return tokens.word(index + 2) in {"era", "vintage", "q", "h"}
    if before in {"-", "/", ".", "@", "_", "=", "&", "?", "'", ":"} and tokens.glued(index):
        return before == "-" and tokens.word(index - 2) in {"mid", "pre", "post", "early", "late"}
    if (
        after in {"@", "_", "=", "/", "x", "k", "m", "bn"}
        and tokens.glued(index + 1)
        and tokens.word(index + 2) not in YEARS
    ):
        return False
    if _of_name(tokens, index):
        return False
    if number in PLAIN_YEARS:
        return not _street(tokens, index) and not (before in {"at", "a"} and number < 1990)
    clear = context["before_year"] if number in OLD_YEARS else _CLEAR
    return before in clear and not _street(tokens, index)


def _of_name(tokens: Tokens, index: int) -> bool:
    """ "Project 2025" ends a name; "Democratic 2020 hopefuls" and a heading, in which all words have capitals, do not."""
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    if (
        not before[:1].isalpha()
        or before.endswith("'s")
        or not tokens.capital(index - 1)
        or tokens.opens_sentence(index - 1)
    ):
        return False
    context = lexicon().context
    ended = not after[:1].isalpha() or after in context["after_edge"]
    return ended and before not in context["before_year"] and not tokens.capital(index + 1)


def _street(tokens: Tokens, index: int) -> bool:
    """ "1600 Harbour View Avenue"."""
    at = index + 1
    while at <= index + _STREET_WORDS and capital_after(tokens, at):
        at += 1
        if tokens.word(at) in {
            "street",
            "st",
            "avenue",
            "ave",
            "road",
            "rd",
            "boulevard",
            "blvd",
            "drive",
            "lane",
            "way",
            "highway",
        }:
            return tokens.capital(at)
    return False
