"""Sentences changed so that they contradict what they said: another figure, a denial, the opposite, another name."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_FIGURE = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w,-]|\.\d)")
_WORD_FIGURE = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion)\b")
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|has|have|had|can|could|should|may|must)\b(?! not|n't|n’t)")
_NOT = re.compile(r"\b(is|are|was|were|will|would|has|have|had|can|could|should|did|do|does)(?: not|n't|n’t)\b")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
OPPOSITES = (
    ("rose", "fell"), ("increased", "decreased"), ("won", "lost"), ("approved", "rejected"),
    ("supported", "opposed"), ("supports", "opposes"), ("arrested", "released"), ("before", "after"),
    ("more", "fewer"), ("confirmed", "denied"), ("accepted", "refused"), ("began", "ended"),
    ("higher", "lower"), ("up", "down"), ("allowed", "banned"), ("guilty", "innocent"), ("alive", "dead"),
    ("agreed", "refused"), ("passed", "failed"), ("praised", "criticised"), ("praised", "criticized"),
    ("first", "last"), ("inside", "outside"), ("opened", "closed"), ("gained", "lost"), ("with", "without"),
    ("all", "none"), ("always", "never"), ("increase", "decrease"), ("rise", "fall"), ("support", "oppose"),
    ("win", "lose"), ("accept", "reject"),
)  # fmt: skip
_OPPOSITE = {a: b for pair in OPPOSITES for a, b in (pair, pair[::-1])}
_OPPOSED = re.compile(r"\b(" + "|".join(sorted(_OPPOSITE, key=len, reverse=True)) + r")\b")
SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LARGE = ("hundred", "thousand", "million", "billion", "dozen")


def figure_changed(text: str, chance: random.Random) -> str | None:
    found = [*_FIGURE.finditer(text), *_WORD_FIGURE.finditer(text)]
    if not found:
        return None
    one = chance.choice(found)
    return text[: one.start()] + _other_figure(one[0], chance) + text[one.end() :]


def _other_figure(figure: str, chance: random.Random) -> str:
    for words in (SMALL, LARGE):
        if figure in words:
            return chance.choice([word for word in words if word != figure])
    value = figure.replace(",", "")
    if "." in value:
        return f"{float(value) * chance.choice((0.4, 0.7, 1.3, 2.1)) + 0.1:.{len(value.split('.')[1])}f}"
    number = int(value)
    if len(value) == 4 and 1900 <= number <= 2030:
        return str(number + chance.choice((-6, -3, -2, -1, 1, 2)))
    other = max(1, round(number * chance.choice((0.3, 0.6, 0.8, 1.2, 1.5, 3)))) + chance.choice((0, 1, 2))
    return f"{other + (other == number):,}" if "," in figure else str(other + (other == number))


def denied(text: str, chance: random.Random) -> str | None:
    negative = list(_NOT.finditer(text))
    if negative:
        one = chance.choice(negative)
        return text[: one.start()] + one[1] + text[one.end() :]
    positive = list(_AUXILIARY.finditer(text))
    if not positive:
        return None
    one = positive[0]
    return text[: one.end()] + " not" + text[one.end() :]


def opposed(text: str, chance: random.Random) -> str | None:
    found = list(_OPPOSED.finditer(text))
    if not found:
        return None
    one = chance.choice(found)
    return text[: one.start()] + _OPPOSITE[one[0]] + text[one.end() :]


def renamed(text: str, names: Sequence[str], chance: random.Random) -> str | None:
    found = list(_NAME.finditer(text))
    others = [name for name in names if name not in text]
    if not found or not others:
        return None
    one = chance.choice(found)
    return text[: one.start()] + chance.choice(others) + text[one.end() :]


def names(texts: Sequence[str]) -> list[str]:
    """The names of two and more words in some texts, in order of first appearance."""
    return list(dict.fromkeys(found[0] for text in texts for found in _NAME.finditer(text)))
