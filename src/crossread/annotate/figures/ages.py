"""Ages: "45-year-old", "aged 8, 9 and 10", "Ana Ruiz, 45,", "he was 55", "in his 40s"."""

from __future__ import annotations

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import Unit, word_set
from crossread.annotate.figures.numbers import Number
from crossread.annotate.tokens import Tokens

OLDEST = 115  # years, of a person whose age stands between commas after a name
OF_NO_CHILD = 9  # after one capital word ("Ruiz, 45,"), only an age of two digits: "In Berlin, 5, …" is none
MOST_AGES = 12  # words from "aged" on to the last age of a row


def aged(tokens: Tokens, number: Number) -> Amount | None:
    """A bare number that the words around show to be an age."""
    return _aged_before(tokens, number) or _decade_of_life(tokens, number)


def age_of(tokens: Tokens, number: Number, unit: Unit, end: int) -> Amount | None:
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
    """ "aged 45", "age 45", "87 yo", and the age after a name: "Ana Ruiz, 45, …"."""
    before = tokens.word(number.start - 1)
    start, end = number.start, number.end
    if tokens.word(end) == "yo" and not number.scaled:
        end += 1
    elif before == "aged":
        start -= 1
    elif (
        number.scaled
        or number.value > OLDEST
        or not (
            _age_told(tokens, start - 1)
            or _after_age(tokens, start - 1)
            or _apposed(tokens, number)
            or _is_aged(tokens, number)
            or _died(tokens, number)
        )
    ):
        return None
    return Amount(start, end, number.value, number.value, "age", "age", spelled=number.spelled)


def _age_told(tokens: Tokens, at: int) -> bool:
    """ "age 45", "a man of age 87", "aged between 18 and 35"."""
    word, before = tokens.word(at), tokens.word(at - 1)
    return word in {"age", "ages"} or (word, before) in {
        ("of", "age"),
        ("of", "ages"),
        ("between", "aged"),
        ("between", "ages"),
        ("over", "aged"),
        ("under", "aged"),
    }


def _is_aged(tokens: Tokens, number: Number) -> bool:
    """ "he was 55", "who turned 90"; "was 55" of other things is a level."""
    at = number.start - 1
    at -= tokens.word(at) in {"only", "just", "already", "now", "about", "nearly", "almost"}
    verb, who = tokens.word(at), tokens.word(at - 1)
    if verb in {"he's", "she's", "who's", "i'm"}:
        return tokens.word(number.end) in word_set("words", "after_age")
    if verb not in {"is", "was", "turned", "turns"} or who not in {"he", "she", "who", "i"}:
        return False
    if tokens.word(number.end) == "-":
        return False  # "he was 3-for-12 from the field"
    return verb == "turned" or tokens.word(number.end) in word_set("words", "after_age")


def _died(tokens: Tokens, number: Number) -> bool:
    """ "dies at 75", "dead at 75", "died at age 75": at the end, or before a word that shows that nothing is counted."""
    if tokens.word(number.start - 1) != "at" or number.value < OF_NO_CHILD:
        return False
    told = tokens.word(number.start - 2) in {"dies", "died", "dead", "retired", "retires"}
    return told and tokens.word(number.end) in word_set("words", "after_age") | {
        "after",
        "in",
        "from",
        "following",
        "with",
        "as",
    }


def _after_age(tokens: Tokens, at: int) -> bool:
    """Whether a row of ages leads to this word: "aged 8, 9 and 10"."""
    if tokens.word(at) not in {"and", "or", ","}:
        return False
    for index in range(at, max(at - MOST_AGES, -1), -1):
        word = tokens.words[index]
        if word in {"aged", "ages"}:
            return True
        if not (tokens.digits(index) or word in {",", "and", "or"}):
            return False
    return False


def _apposed(tokens: Tokens, number: Number) -> bool:
    """ "Ana Ruiz, 45, …", "his sister, 10,": a whole number between commas after a name or a relative."""
    start, after = number.start, tokens.word(number.end)
    if tokens.word(start - 1) != "," or after not in {",", ")", ";"} or tokens.digits(number.end + 1):
        return False
    if number.spelled or number.value != int(number.value) or not 0 < number.value <= OLDEST:
        return False
    if tokens.word(start - 2) in word_set("words", "relatives"):
        return True
    if tokens.word(start - 3) == "-" and tokens.glued(start - 2):
        return tokens.capital(start - 4) and tokens.capital(start - 5)  # "Kim Min-ji, 45,"
    full_name = tokens.capital(start - 3) or (number.value > OF_NO_CHILD and after == ",")
    return tokens.capital(start - 2) and full_name


def _decade_of_life(tokens: Tokens, number: Number) -> Amount | None:
    """ "in his 40s": an age from 40 to 49."""
    possessed = tokens.word(number.start - 1) in word_set("words", "possessives")
    if not possessed or tokens.word(number.end) != "s" or not tokens.glued(number.end) or number.value % 10:
        return None
    if not 10 <= number.value < 100:
        return None
    return Amount(number.start, number.end + 1, number.value, number.value + 9, "age", "age", "between")
