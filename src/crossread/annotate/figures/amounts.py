"""One amount: a number with its currency or unit, a rank, an ordinal, an age, a share, a multiple, a vague plural."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from crossread.annotate.figures.lexicon import Phrases, Unit, numbers, prefixes, signs, units, word_set
from crossread.annotate.figures.numbers import Number, number_at
from crossread.annotate.figures.tokens import Tokens
from crossread.model import Bound

_ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}
# Currency words that are English words too: read as money only after thousands or a magnitude.
_DOUBTFUL_MONEY = {
    "won",
    "real",
    "reals",
    "crowns",
    "soles",
    "ether",
    "kip",
    "dong",
    "lei",
    "lev",
    "try",
    "quid",
    "rub",
    "ron",
    "all",
}
_DOUBTFUL_SINGULAR = {"second", "foot", "pound", "yard", "degree", "minute", "century", "mark", "knot"}


@dataclass(frozen=True, slots=True)
class Amount:
    """Words [start, end) of a Tokens read as an amount."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str
    dimension: str  # of units.toml; "money", "count", "rank", "ordinal", "age"
    bound: Bound = "exact"
    spelled: bool = False
    scaled: bool = False
    prefixed: bool = False  # the currency stands before the number

    @property
    def bare(self) -> bool:
        """A number without a unit: it may be the name of something, and has to show that it counts."""
        return self.dimension == "count" and self.bound == "exact"


def amount_at(tokens: Tokens, index: int) -> Amount | None:
    """The amount that begins at a word; None where none does."""
    word = tokens.words[index]
    if word in prefixes():
        money = _prefixed(tokens, index)
        if money:
            return money
    if word == "r" and tokens.digits(index + 1) and tokens.glued(index + 1) and tokens.capital(index):
        return _rand(tokens, index)
    if not (tokens.digits(index) or word in _openers()):
        return None
    for read in (_vague, _rank, _ordinal, _multiple, _share, _article):
        amount = read(tokens, index)
        if amount:
            return amount
    number = number_at(tokens, index)
    return _with_unit(tokens, number) if number else None


@cache
def _openers() -> frozenset[str]:
    """Words at which an amount may begin."""
    names = ("ones", "tens", "vague", "vague_tens", "ordinals", "multipliers")
    words = {word for name in names for word in numbers()[name]}
    return frozenset(
        words
        | {"a", "an", "half", "quarter", "several", "few", "couple", "twice", "thrice", "number", "no", "½", "¼", "¾"}
    )


def _matching(tokens: Tokens, index: int, entries: Phrases) -> tuple[Unit, int] | None:
    """The longest entry that stands at a word, hyphens between its words or not, and where it ends."""
    for words, unit in entries.get(tokens.word(index), ()):
        at = index
        for word in words:
            if at > index and word != "-" and tokens.word(at) == "-":
                at += 1
            if tokens.word(at) != word:
                break
            at += 1
        else:
            return unit, at
    return None


def _prefixed(tokens: Tokens, index: int) -> Amount | None:
    found = _matching(tokens, index, prefixes())
    if not found:
        return None
    unit, at = found
    if tokens.word(at) == "$" and tokens.words[at - 1].isalpha():
        at += 1  # "USD$ 15"
    if not tokens.digits(at) or any(not tokens.glued(place) for place in range(index + 1, at - 1)):
        return None
    if at - index > 1 and not tokens.glued(at - 1):
        return None  # "a $5 note" holds no Australian dollars
    if tokens.words[index].isalpha() and not _written_as_code(tokens, index):
        return None
    if index > 0 and tokens.glued(index) and tokens.words[index - 1].isalpha():
        return None
    number = number_at(tokens, at, money=True)
    if not number:
        return None
    end = number.end
    again = _matching(tokens, end, units())
    if again and again[0].dimension == "money":  # "$3 million US dollars", "$5 AUD"
        unit, end = (again[0] if unit.name == "USD" else unit), again[1]
    value = number.value / unit.divisor
    return Amount(index, end, value, value, unit.name, "money", spelled=False, scaled=number.scaled, prefixed=True)


_BEFORE_ARTICLE = {
    "than",
    "over",
    "about",
    "nearly",
    "almost",
    "around",
    "within",
    "under",
    "least",
    "for",
    "lasted",
    "roughly",
    "just",
}


def _article(tokens: Tokens, index: int) -> Amount | None:
    """ "an hour and a half", "more than an hour": an article that says one."""
    if tokens.words[index] not in {"a", "an"}:
        return None
    found = _matching(tokens, index + 1, units())
    if not found or found[0].needs != "word" or found[0].dimension not in {"time", "length", "mass", "area", "money"}:
        return None
    half = tokens.words[found[1] : found[1] + 3] == ["and", "a", "half"]
    if found[0].name in {"second", "foot", "yard"} or tokens.words[found[1] - 1].endswith("s"):
        return None
    if (not half and tokens.word(index - 1) not in _BEFORE_ARTICLE) or tokens.word(found[1]) in {"-", "'"}:
        return None
    return _measured(tokens, Number(Decimal(1), index, index + 1, spelled=True), found)


def _written_as_code(tokens: Tokens, index: int) -> bool:
    """ "Rs 5", "USD 3", "HK$": a code is written in capitals, so that "try 5" is no money."""
    written = tokens.written(index)
    if tokens.word(index + 1) == "$" and len(written) > 1:
        return written[:1].isupper()  # "Mex$"
    return written.isupper() or (
        written[:1].isupper()
        and tokens.words[index] in {"rs", "re", "tk", "sh", "dh", "dhs", "rp", "ksh", "kshs", "sfr", "fr"}
    )


def _rand(tokens: Tokens, index: int) -> Amount | None:
    number = number_at(tokens, index + 1, money=True)
    if number and not tokens.glued(index) and (number.scaled or number.value >= 10):
        return Amount(
            index, number.end, number.value, number.value, "ZAR", "money", scaled=number.scaled, prefixed=True
        )
    return None


def _with_unit(tokens: Tokens, number: Number) -> Amount:
    at = number.end
    if tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    sign = _matching(tokens, at, signs())
    if sign and not (tokens.digits(sign[1]) or number.spelled):  # "10 €", "100元"
        value = number.value / sign[0].divisor
        return Amount(number.start, sign[1], value, value, sign[0].name, "money", scaled=number.scaled)
    found = _matching(tokens, at, units())
    if found and _fits(tokens, number, found[0], at):
        return _measured(tokens, number, found)
    if tokens.word(at) == "fold":
        return Amount(number.start, at + 1, number.value, number.value, "times", "multiple", spelled=number.spelled)
    aged = _aged_before(tokens, number)
    return aged or Amount(
        number.start, number.end, number.value, number.value, "count", "count", "exact", number.spelled, number.scaled
    )


def _fits(tokens: Tokens, number: Number, unit: Unit, at: int) -> bool:
    """Whether a word that may be a unit is one here."""
    word = tokens.words[at]
    if unit.needs != "word" and number.spelled:
        return False
    if unit.needs == "glued":
        return _glued_unit(tokens, number, at)
    if word in _DOUBTFUL_MONEY and unit.dimension == "money":
        return number.scaled or number.value >= 1000
    if word in _DOUBTFUL_SINGULAR and number.value != 1 and number.spelled:
        return at > number.end  # "a five-second pause", not "two second homes"
    if word == "second":
        return at > number.end or number.value == 1
    return not (
        tokens.capital(at)
        and tokens.capital(number.start)
        and word.endswith("s")
        and not tokens.written(at).isupper()
        and not tokens.opens_sentence(number.start)
        and unit.dimension == "time"
    )


_AFTER_DEGREES = {
    "",
    ",",
    ".",
    ";",
    ":",
    ")",
    "(",
    "in",
    "on",
    "at",
    "and",
    "or",
    "to",
    "for",
    "by",
    "during",
    "below",
    "above",
    "heat",
    "but",
    "this",
    "with",
    "-",
}
_AFTER_METRES = {"", ",", ".", ";", ")", "tall", "long", "wide", "high", "deep", "above", "below", "from", "x", "away"}


def _glued_unit(tokens: Tokens, number: Number, at: int) -> bool:
    """Whether a letter or two after digits is a unit: "38C", "100m", "5 m tall"; "13F filing" and "5G" are names."""
    word, after = tokens.words[at], tokens.word(at + 1)
    if word in {"c", "f"}:
        return tokens.glued(at) and tokens.capital(at) and number.value < 150 and after in _AFTER_DEGREES
    if tokens.capital(at) or number.scaled:
        return False
    return tokens.glued(at) or (word == "m" and after in _AFTER_METRES)


def _measured(tokens: Tokens, number: Number, found: tuple[Unit, int]) -> Amount:
    unit, end = found
    if unit.dimension == "time":
        age = _age(tokens, number, unit, end)
        if age:
            return age
        if tokens.words[end : end + 3] == ["and", "a", "half"]:  # "an hour and a half"
            value = number.value + Decimal("0.5")
            return Amount(number.start, end + 3, value, value, unit.name, "time", spelled=number.spelled)
    if unit.name == "pound" and _sterling(tokens, number, end):
        unit = Unit("GBP", "money")
    value = number.value / unit.divisor
    return Amount(number.start, end, value, value, unit.name, unit.dimension, "exact", number.spelled, number.scaled)


_PAYING = {
    "fined",
    "paid",
    "pay",
    "paying",
    "cost",
    "costs",
    "costing",
    "worth",
    "earn",
    "earned",
    "earns",
    "raised",
    "prize",
    "fine",
    "charged",
    "spent",
    "owed",
    "stole",
}


def _sterling(tokens: Tokens, number: Number, end: int) -> bool:
    """ "pounds" as money: millions of them, a price given in another currency beside, or a verb of paying before."""
    if tokens.word(end) == "of":
        return False
    if number.scaled and number.value >= 1_000_000:
        return True
    if tokens.word(end) == "(" and tokens.word(end + 1) in {"$", "€", "us"}:
        return True
    return any(word in _PAYING for word in tokens.words[max(0, number.start - 3) : number.start])


def _age(tokens: Tokens, number: Number, unit: Unit, end: int) -> Amount | None:
    """ "45-year-old", "45 years old", "18 months of age"; weeks and days stay what they are."""
    if unit.name not in {"year", "month"}:
        return None
    at = end + 1 if tokens.word(end) == "-" else end
    if tokens.word(at) in {"old", "olds", "yo"}:
        end = at + 1
    elif tokens.words[end : end + 2] == ["of", "age"]:
        end += 2
    else:
        return None
    value = number.value if unit.name == "year" else number.value / 12
    return Amount(number.start, end, value, value, "age", "age", spelled=number.spelled)


def _aged_before(tokens: Tokens, number: Number) -> Amount | None:
    """ "aged 45", and the age after a name: "Ana Ruiz, 45, …"."""
    before = tokens.word(number.start - 1)
    start = number.start
    if before in {"aged", "age", "ages"}:
        start = number.start - 1 if before == "aged" else number.start
    elif not (
        before == ","
        and not number.spelled
        and number.value == int(number.value)
        and 0 < number.value <= 115
        and tokens.word(number.end) in {",", ")", ";"}
        and tokens.capital(number.start - 2)
        and (tokens.capital(number.start - 3) or (number.value > 9 and tokens.word(number.end) == ","))
        and not tokens.digits(number.end + 1)
    ):
        return None
    return Amount(start, number.end, number.value, number.value, "age", "age", spelled=number.spelled)


def _vague(tokens: Tokens, index: int) -> Amount | None:
    """ "dozens", "tens of thousands", "millions of dollars": at least two of what the plural names."""
    tables, word = numbers(), tokens.words[index]
    if word in {"several", "few", "couple"}:
        return _several(tokens, index)
    if word not in tables["vague"] and word not in tables["vague_tens"]:
        return None
    low, end = tables["vague_tens"].get(word), index + 1
    scale = tables["magnitudes"].get(tokens.word(index + 2)[:-1]) if tokens.word(index + 1) == "of" else None
    if low is not None and scale is not None and tokens.word(index + 2).endswith("s"):
        low, end = low * scale, index + 3
    elif word in tables["vague"]:
        low = tables["vague"][word]
        if word in {"millions", "billions", "trillions", "scores"} and tokens.word(end) not in {"of", "in", "more"}:
            return None
        if word == "scores" and (tokens.word(end) != "of" or tokens.word(index - 1) in {"the", "of", "test"}):
            return None
    else:
        return None
    if tokens.word(end) == "of":
        found = _matching(tokens, end + 1, units())
        if found and found[0].needs == "word":
            unit = found[0]
            if unit.name == "pound" and low >= 1_000_000:
                unit = Unit("GBP", "money")
            return Amount(index, found[1], low / unit.divisor, None, unit.name, unit.dimension, "at least", True, True)
    return Amount(index, end, low, None, "count", "count", "at least", True, True)


def _several(tokens: Tokens, index: int) -> Amount | None:
    """ "several hundred people", "a few thousand": at least two of them; "a couple of hours": about two."""
    tables, word = numbers(), tokens.words[index]
    start = index - 1 if tokens.word(index - 1) == "a" and word != "several" else index
    if word == "couple":
        found = _matching(tokens, index + 2, units()) if tokens.word(index + 1) == "of" else None
        if not found or found[0].needs != "word" or start == index:
            return None
        two = Decimal(2)
        return Amount(start, found[1], two, two, found[0].name, found[0].dimension, "about", True)
    scale = tables["magnitudes"].get(tokens.word(index + 1)) or tables["collectives"].get(tokens.word(index + 1))
    if scale is None:
        return None
    found = _matching(tokens, index + 2, units())
    if found and found[0].needs == "word" and found[0].name != "pound":
        return Amount(start, found[1], 2 * scale, None, found[0].name, found[0].dimension, "at least", True, True)
    return Amount(start, index + 2, 2 * scale, None, "count", "count", "at least", True, True)


def _ordinal_value(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    word = tokens.words[index]
    if word.isdecimal() and tokens.word(index + 1) in _ORDINAL_ENDINGS and tokens.glued(index + 1):
        return Decimal(word[:24]), index + 2
    tables = numbers()
    if word in tables["tens"] and tokens.word(index + 1) == "-" and tokens.word(index + 2) in tables["ordinals"]:
        return tables["tens"][word] + tables["ordinals"][tokens.word(index + 2)], index + 3
    return (tables["ordinals"][word], index + 1) if word in tables["ordinals"] else None


def _rank(tokens: Tokens, index: int) -> Amount | None:
    """ "fifth-largest", "first place", "ranked third", "number one", "No. 2 exporter"."""
    found = _ordinal_value(tokens, index)
    superlatives = word_set("rank", "superlatives")
    if found:
        value, end = found
        at = end + 1 if tokens.word(end) == "-" else end
        if tokens.word(at) in superlatives and tokens.word(at) not in {"ranked", "ranking"}:
            return Amount(index, at + 1, value, value, "rank", "rank", spelled=True)
        if tokens.word(at) in word_set("rank", "place_nouns"):
            return Amount(index, at + 1, value, value, "rank", "rank", spelled=True)
        if tokens.word(index - 1) in {"ranked", "ranks", "ranking", "placed", "finished", "finishing"}:
            return Amount(index, end, value, value, "rank", "rank", spelled=True)
        return None
    word = tokens.words[index]
    if word not in {"number", "no"} or tokens.capital(index + 1):
        return None
    at = index + 2 if tokens.word(index + 1) == "." else index + 1
    if word == "no" and (at == index + 1 or not tokens.capital(index)):
        return None
    number = number_at(tokens, at)
    if not number or number.scaled or number.value > 100:
        return None
    after = tokens.word(number.end)
    if word == "number" and not number.spelled and number.value > 10:
        return None
    if not after.isalpha() or tokens.capital(number.end) or after in word_set("function", "words"):
        if word == "no" or not number.spelled:
            return None
        if tokens.word(index - 1) not in {"the", "world's", "as", "ranked"} and not tokens.word(index - 1).endswith(
            "'s"
        ):
            return None
    return Amount(index, number.end, number.value, number.value, "rank", "rank", spelled=True)


def _ordinal(tokens: Tokens, index: int) -> Amount | None:
    found = _ordinal_value(tokens, index)
    if not found:
        return None
    value, end = found
    after = tokens.word(end)
    if not tokens.digits(index):
        return (
            Amount(index, end, value, value, "ordinal", "ordinal", spelled=True)
            if after in word_set("ordinal", "counted")
            else None
        )
    if tokens.capital(end) and after not in word_set("ordinal", "titles"):
        return None  # "5th Avenue", "101st Airborne"
    if after == "and" and tokens.word(end + 2) in _ORDINAL_ENDINGS and tokens.capital(end + 3):
        return None  # "the 82nd and 101st Airborne"
    if after in {"street", "avenue", "amendment", "district", "circuit", "century", "centuries"}:
        return None
    return Amount(index, end, value, value, "ordinal", "ordinal")


def _multiple(tokens: Tokens, index: int) -> Amount | None:
    """ "doubled", "a tenfold rise", "twice as many", "three times the size"; "twice" alone counts occasions."""
    word, tables = tokens.words[index], numbers()
    if word in tables["multipliers"]:
        if tokens.word(index + 1) in {"down", "up", "over", "back"}:
            return None
        value = tables["multipliers"][word]
        return Amount(index, index + 1, value, value, "times", "multiple", spelled=True)
    if word in {"twice", "thrice"}:
        value = Decimal(2 if word == "twice" else 3)
        if tokens.word(index + 1) in {"as", "the", "its", "their", "his", "her", "that", "what"}:
            return Amount(index, index + 1, value, value, "times", "multiple", spelled=True)
        return Amount(index, index + 1, value, value, "count", "occasions", spelled=True)
    number = number_at(tokens, index) if tokens.digits(index) or word in tables["ones"] else None
    if number and tokens.word(number.end) == "times" and number.value < 10_000:
        after = tokens.word(number.end + 1)
        if after in {
            "as",
            "more",
            "the",
            "higher",
            "larger",
            "greater",
            "bigger",
            "faster",
            "less",
            "its",
            "their",
            "that",
            "what",
            "stronger",
            "longer",
        }:
            return Amount(
                index, number.end + 1, number.value, number.value, "times", "multiple", spelled=number.spelled
            )
    return None


def _share(tokens: Tokens, index: int) -> Amount | None:
    """ "a third of", "two-thirds", "nearly half the", "one in five", "nine out of 10"."""
    word = tokens.words[index]
    if word == "half":
        before, after = tokens.word(index - 1), tokens.word(index + 1)
        possessive = after in {"of", "the", "its", "their", "his", "her", "our", "my", "all", "that"}
        if before in {"first", "second", "the", "other", "latter", "top", "bottom", "better", "a"} and after != "of":
            return None
        if before in {"first", "second", "other", "latter", "and", "-"} or not (possessive or before == "by"):
            return None
        return Amount(index, index + 1, Decimal("0.5"), Decimal("0.5"), "fraction", "proportion", spelled=True)
    if word in {"a", "an"}:
        above, at = Decimal(1), index + 1
    else:
        number = number_at(tokens, index)
        if not number or number.scaled or number.value > 100 or number.value != int(number.value):
            return None
        above, at = number.value, number.end
        ratio = _one_in(tokens, number)
        if ratio:
            return ratio
    at = at + 1 if tokens.word(at) == "-" else at
    below = numbers()["fractions"].get(tokens.word(at))
    if below is None or not 0 < above < below:
        return None
    after, plural = tokens.word(at + 1), tokens.word(at).endswith("s") or tokens.word(at) == "halves"
    if not (after == "of" or (tokens.word(index - 1) == "by" and after not in {"-"}) or (plural and above > 1)):
        return None
    if plural != (above > 1):
        return None
    value = above / below
    return Amount(index, at + 1, value, value, "fraction", "proportion", spelled=True)


def _one_in(tokens: Tokens, number: Number) -> Amount | None:
    """ "one in five", "9 out of 10": shares, where the second number is the larger."""
    at = number.end
    if tokens.word(at) == "in":
        at += 1
    elif tokens.words[at : at + 2] == ["out", "of"] or tokens.words[at : at + 2] == ["in", "every"]:
        at += 2
    else:
        return None
    other = number_at(tokens, at)
    if (
        not other
        or not 0 < number.value < other.value
        or other.value > 1000
        or (other.spelled != number.spelled and number.value > 10)
    ):
        return None
    if not number.spelled and tokens.word(number.end) == "in":
        return None  # "1 in 5" may be a page, "one in five" is not
    if other.value != int(other.value) or (tokens.word(other.end) in units() and tokens.word(number.end) == "in"):
        return None  # "one in two weeks"
    value = number.value / other.value
    return Amount(number.start, other.end, value, value, "fraction", "proportion", spelled=True)
