"""How two wordings of one utterance differ: word alignment within a pair, spelling variants set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from crossread.text import fold

_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")
MIN_SHARED = 0.25  # share of the shorter wording's words that must align; below, the two are different words altogether


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two wordings part. Offsets into each; an empty range where words were added or dropped."""

    first: tuple[int, int]
    second: tuple[int, int]
    words: int  # how many words differ, the larger side


def changes(first: str, second: str) -> list[Change]:
    """Where the words differ, in order. Case, punctuation and spelling variants ("cooperation"/"co-operation",
    "labour"/"labor") are no difference."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    a, b = list(_WORD.finditer(first)), list(_WORD.finditer(second))
    left, right = _keys(first), _keys(second)
    merged: list[tuple[int, int, int, int]] = []
    for tag, *ends_of in Indel.opcodes(left, right).as_list():
        if tag == "equal":
            continue
        first_start, first_end, second_start, second_end = (int(end) for end in ends_of)
        ends = (first_start, first_end, second_start, second_end)
        if merged and merged[-1][1] == ends[0] and merged[-1][3] == ends[2]:  # a deletion beside an insertion: replaced
            ends = (merged[-1][0], ends[1], merged[-1][2], ends[3])
            merged.pop()
        merged.append(ends)
    return [_change(a, b, ends) for ends in merged]


def _change(a: list[re.Match[str]], b: list[re.Match[str]], ends: tuple[int, int, int, int]) -> Change:
    return Change(_range(a, ends[0], ends[1]), _range(b, ends[2], ends[3]), max(ends[1] - ends[0], ends[3] - ends[2]))


def _range(words: list[re.Match[str]], start: int, end: int) -> tuple[int, int]:
    if start < end:
        return words[start].start(), words[end - 1].end()
    at = words[start].start() if start < len(words) else (words[-1].end() if words else 0)
    return at, at


def shared(first: str, second: str) -> float:
    """Share of the shorter wording's words that align in order with the other's."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    left, right = _keys(first), _keys(second)
    return float(LCSseq.similarity(left, right)) / max(1, min(len(left), len(right)))


def likeness(first: str, second: str) -> float:
    """Share of the longer wording's words that align in order with the other's: 1 only for the same words."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    left, right = _keys(first), _keys(second)
    return float(LCSseq.similarity(left, right)) / max(1, len(left), len(right))


def contains(text: str, words: str) -> bool:
    """Whether a text has some words in a row, spelling variants set aside."""
    inside, wanted = _keys(text), _keys(words)
    return any(inside[i : i + len(wanted)] == wanted for i in range(len(inside) - len(wanted) + 1))


@lru_cache(maxsize=4096)  # one wording is compared with many
def _keys(text: str) -> tuple[str, ...]:
    return tuple(_key(match[0]) for match in _WORD.finditer(text))


def _key(word: str) -> str:
    """What two spellings of one word share."""
    key = fold(word).replace("-", "").replace("'", "")
    return re.sub(r"(?<=\w)our(?=s?$|ed$|ing$|able$)", "or", re.sub(r"(?<=\w\w)is(?=e[ds]?$|ing$|ation)", "iz", key))
