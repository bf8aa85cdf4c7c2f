"""Numbers that are no amounts: names, models, flights, addresses, scores, lists, years, pronouns."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import numbers, units, word_set
from crossread.annotate.figures.ones import pronoun
from crossread.annotate.tokens import Tokens

FIRST_YEAR, LAST_YEAR = 1500, 2100  # four digits between these, without a comma, are a year
FIRST_HUNDREDS, LAST_HUNDREDS = 15, 20  # of a year in words
_HUNDREDS = frozenset(["fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"])
CODE = 6  # tokens of the code of a share, its brackets included
NEAR = 12  # words back to the bracket that a closing one belongs to
LONG_NUMBER = 7  # digits without a comma: beyond, an account number


def stopped(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """Whether this bare number is the name or place of something. `counts`: a counted noun follows."""
    if amount.low is None and amount.high is None:
        return True
    if amount.start == 0 and amount.end == len(tokens):
        return False  # nothing else stands there: the cell of a table, an answer
    if _list_number(tokens, amount) or _attached(tokens, amount) or _score(tokens, amount) or _address(tokens, amount):
        return True
    if tokens.word(amount.start) == "<" and _in_brackets(tokens, amount.start):
        return True
    if amount.spelled:
        if not counts and amount.bound == "exact" and tokens.word(amount.start - 1) in word_set("stops", "designators"):
            return True  # "phase two"
        return _spelled_name(tokens, amount) or pronoun(tokens, amount, counts) or _idiom(tokens, amount)
    if amount.bound not in {"exact", "between"}:
        return _designated(tokens, amount, counts) or _hedged_year(tokens, amount, counts)
    return (
        _named(tokens, amount, counts)
        or _dialled(tokens, amount, counts)
        or _year(tokens, amount, counts)
        or _key(tokens, amount, counts)
        or (tokens.word(amount.end) == "-" and tokens.word(amount.end + 1) in word_set("stops", "after_digits"))
    )


def _in_brackets(tokens: Tokens, at: int) -> bool:
    """Whether a sign that may say "less than" opens the code of a share: "<0700.HK>"."""
    for index in range(at + 1, min(at + CODE, len(tokens))):
        if tokens.words[index] == ">":
            return True
        if not tokens.glued(index):
            return False
    return False


def glued_before(tokens: Tokens, amount: Amount) -> bool:
    """Whether letters, a sign or a further number stand directly before: "A320", "Covid-19", "$1.5.2", "#5"."""
    index = amount.start
    if not tokens.glued(index) or not tokens.digits(index):
        return False
    before = tokens.words[index - 1]
    if before in {"#", "/", ":", ".", ",", "@", "_", "&", "=", "*", "№", "§"}:
        return before not in {".", ","} or tokens.digits(index - 2)
    if before == "'":
        return len(tokens.words[index]) == 2 and not tokens.glued(index - 1)  # "the class of '08"
    if before == "-":
        return (
            tokens.written(index - 1) in {"-", "‐", "‑"}
            and tokens.glued(index - 1)
            and tokens.word(index - 2)[-1:].isalnum()
        )
    return before[-1:].isalnum()


def glued_after(tokens: Tokens, amount: Amount) -> bool:
    """Whether letters or digits follow the amount with nothing between: "24703m212"."""
    return tokens.glued(amount.end) and tokens.words[amount.end][0].isalnum()


def _attached(tokens: Tokens, amount: Amount) -> bool:
    """Letters or signs without a space after it: "5G", "24/7", "3:16", "867-5309"."""
    end = amount.end
    if end < len(tokens) and tokens.glued(end) and not amount.spelled:
        after = tokens.words[end]
        if after == "(":
            return len(tokens.word(end + 1)) == 1 and tokens.word(end + 2) == ")"  # "401(k)"
        if after.isalpha() or after in {"/", "@", "_", "*", "=", "'", "°", "^"}:
            return after != "'" or not _quote(tokens, end)
        if after in {":", "-", ".", ","} and tokens.digits(end + 1) and tokens.glued(end + 1):
            return True
    return glued_before(tokens, amount)


def _quote(tokens: Tokens, at: int) -> bool:
    """Whether an apostrophe closes a quotation: no letter follows."""
    return not tokens.glued(at + 1) or not tokens.word(at + 1).isalpha()


def _named(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """ "Boeing 737", "Power of Siberia 2", "60 Minutes"; not "In Orlen 50 people"."""
    index = amount.start - 1
    if _designated(tokens, amount, counts):
        return True
    if tokens.capital(amount.end) and any(
        unit.dimension == "time" for _, unit in units().get(tokens.word(amount.end), ())
    ):
        return True  # "60 Minutes"
    before = tokens.word(index)
    if before == "-" and tokens.glued(index):
        before, index = tokens.word(index - 1), index - 1
    if not before.isalpha() or not tokens.capital(index) or tokens.opens_sentence(index):
        return False
    shouted = len(before) > 1 and tokens.written(index).isupper() and tokens.written(amount.end).isupper()
    if before == "the":
        return tokens.capital(amount.end)  # "in The 39 Steps"
    if before in word_set("stops", "no_names") or (shouted and len(tokens.word(amount.end)) > 1):
        return False
    return not counts or (tokens.capital(amount.end) and not amount.spelled) or tokens.word(index - 1) == "the"


def _designated(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """ "Resolution 2231", "No. 10", "stage 2", "the Group of 20"."""
    before, index = tokens.word(amount.start - 1), amount.start - 1
    if before == "-" and tokens.glued(index):
        before, index = tokens.word(index - 1), index - 1
    if before == "." and tokens.word(index - 1) in word_set("stops", "abbreviations"):
        return True
    if before == "§" or (before == "of" and tokens.word(index - 1) == "group" and not counts):
        return True
    if tokens.words[amount.start] == "101" and before.isalpha() and not counts:
        return True  # "Gardening 101"
    if before in word_set("stops", "always"):
        return not amount.scaled
    if before in word_set("stops", "designators"):
        return not counts or tokens.capital(index)
    if before in word_set("stops", "listed"):
        return not counts
    return False


def _address(tokens: Tokens, amount: Amount) -> bool:
    """ "1600 Pennsylvania Avenue"."""
    if not tokens.capital(amount.end) or amount.spelled:
        return False
    return any(
        tokens.capital(at) and tokens.word(at) in word_set("stops", "streets")
        for at in range(amount.end + 1, amount.end + 4)
    )


def _list_number(tokens: Tokens, amount: Amount) -> bool:
    """ "2. Rain", "(3) Snow", "1) Sleet", "picture 1 of 40"."""
    before, after = tokens.word(amount.start - 1), tokens.word(amount.end)
    if amount.spelled or amount.bound != "exact":
        return False
    if after == ")":
        opened = "(" in tokens.words[max(0, amount.start - NEAR) : amount.start]
        return before == "(" or not opened or tokens.opens_sentence(amount.start)
    if (
        before == "of"
        and tokens.digits(amount.start - 2)
        and tokens.word(amount.start - 3) in word_set("stops", "listed")
    ):
        return True
    if after in word_set("stops", "eras") and tokens.written(amount.end).isupper():
        return True  # "in 509 BC"
    if after in word_set("stops", "codes"):
        return True  # "18 U.S.C. 1001"
    if after in {"fm", "am"} and tokens.written(amount.end).isupper():
        return True  # "90.1 FM"
    if after == "." and amount.end < len(tokens) - 1:
        return amount.start == 0 or before in {".", "!", "?"}
    return False


def _dialled(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """ "dialled 911", "call 0171 555 0134"."""
    if tokens.word(amount.start - 1) in word_set("stops", "calling"):
        return tokens.words[amount.start] in {"911", "999", "112", "000", "111", "101", "311", "988"}
    before, after = tokens.word(amount.start - 1), tokens.word(amount.end)
    if tokens.words[amount.start] == "911" and amount.end == amount.start + 1:
        return not counts or after in word_set("stops", "called")  # "911 calls"
    key = (before[:1] == "0" and before.isdecimal() and len(before) > 2) or (after[:1] == "0" and len(after) > 2)
    return key and after != "000" and tokens.words[amount.end - 1].isdecimal()


def _score(tokens: Tokens, amount: Amount) -> bool:
    """ "won 3-1", "52-48", "by 2 to 1", "1600-0130": bare numbers that a dash or "to" sets against one another."""
    end, start = amount.end, amount.start
    if amount.bound == "exact" and tokens.words[end : end + 3] in (
        ["-", "to", "-"],
        ["-", "in", "-"],
        ["-", "for", "-"],
    ):
        return True  # "a 2-to-1 vote", "a 1-in-500-year flood", "3-for-12 shooting"
    if tokens.words[max(0, start - 3) : start] == ["-", "for", "-"]:
        return True
    if tokens.word(end) == "-" and tokens.digits(end + 1) and tokens.word(end + 2) != "%" and amount.bound != "between":
        return True
    if amount.bound == "exact" and _contest(tokens, start):
        lost, won = _digits(tokens, end + 1), _digits(tokens, start - 2)
        if tokens.word(end) in {"to", "-"} and lost is not None and amount.low is not None and lost < amount.low:
            return True
        if tokens.word(start - 1) == "to" and won is not None and amount.high is not None and won > amount.high:
            return True
    if amount.bound == "exact" and tokens.words[max(0, start - 3) : start] == ["-", "to", "-"]:
        return True
    if tokens.word(start - 1) == "-" and tokens.digits(start - 2) and tokens.glued(start) and not tokens.digits(end):
        return tokens.glued(start - 1)
    return False


def _digits(tokens: Tokens, index: int) -> Decimal | None:
    word = tokens.word(index)
    return Decimal(word) if word.isdecimal() and len(word) < LONG_NUMBER else None


def _contest(tokens: Tokens, start: int) -> bool:
    words = set(tokens.words[max(0, start - 8) : start])
    return bool(words & word_set("stops", "scores") or words & word_set("stops", "votes"))


def _year(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """Four digits without a comma between 1500 and 2100 are a year; a round one that counts something is not."""
    word = tokens.words[amount.end - 1]
    if amount.bound == "between" or amount.scaled:
        return False
    if len(word) != 4 or not word.isdecimal() or not FIRST_YEAR <= int(word) <= LAST_YEAR:
        return False
    return not counts or int(word) % 100 != 0


def _hedged_year(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """ "wrong about 2016", "the run-up to 2019"; "more than 2000" may be an amount."""
    value = amount.low if amount.low is not None else amount.high
    return value is not None and (amount.bound == "about" or value % 100 != 0) and _year(tokens, amount, counts)


def _key(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """A zero in front, or a long row of digits: the number of a file or an account."""
    word = tokens.words[amount.end - 1]
    if amount.scaled or not word.isdecimal() or amount.end - amount.start > 1:
        return False
    return (word[0] == "0" and len(word) > 1) or (len(word) >= LONG_NUMBER and not counts)


def _spelled_name(tokens: Tokens, amount: Amount) -> bool:
    """ "the Six Nations", "the Big Four", "Ground Zero": a capital where no sentence begins."""
    at = amount.start
    year = amount.low is not None and FIRST_HUNDREDS <= amount.low <= LAST_HUNDREDS
    if year and amount.bound == "exact" and tokens.word(amount.end) in numbers()["tens"]:
        return True  # "nineteen eighty-four"
    if tokens.word(at - 1) in _HUNDREDS and tokens.words[at] in numbers()["tens"]:
        return True
    if amount.scaled or not tokens.capital(at) or tokens.opens_sentence(at):
        return False
    if tokens.word(at - 1) == "the" and tokens.capital(at - 1) and not tokens.opens_sentence(at - 1):
        return True  # "on The Five"
    after = amount.end + (tokens.word(amount.end) == "-")
    return tokens.capital(after) or (
        tokens.capital(at - 1) and tokens.word(at - 1) not in word_set("stops", "no_names")
    )


def _idiom(tokens: Tokens, amount: Amount) -> bool:
    """ "ground zero", "zero tolerance", "one-on-one", "a high five"."""
    hyphen = tokens.word(amount.start - 1) == "-" and tokens.glued(amount.start)
    before, after = tokens.word(amount.start - 1 - hyphen), tokens.word(amount.end)
    word = tokens.words[amount.start]
    if word in {"zero", "nought", "naught"}:
        return (
            before in word_set("stops", "before_zero")
            or after in word_set("stops", "after_zero")
            or (after == "-" and tokens.word(amount.end + 1) in word_set("stops", "after_zero"))
        )
    if before == "or" and word == "two" and after not in {"more", "-"}:
        return not {"a", "an"}.isdisjoint(tokens.words[max(0, amount.start - 5) : amount.start])  # "a time or two"
    if after == "-" and tokens.glued(amount.end) and tokens.glued(amount.end + 1):
        return tokens.word(amount.end + 1) in word_set("stops", "hyphened")
    if hyphen and before in {"by", "on"}:
        return True  # "four-by-four"
    return before in {"high", "cloud"} and word in {"five", "nine"}
