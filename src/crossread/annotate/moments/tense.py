"""Whether a sentence speaks of a day as past or as still to come."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from crossread import knowledge

Tense = Literal["past", "future"]
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[.;:!?]")
REACH = 14  # words looked back at, and forth where nothing stands before: a clause of news prose


@cache
def _marks() -> tuple[frozenset[str], frozenset[str]]:
    entry = knowledge.toml("calendar")["tense"]
    return frozenset(entry["future"]), frozenset(entry["past"])


def tense(folded: str, start: int, end: int) -> Tense | None:
    """The tense of the verb nearest before an expression, else of the first one after it; None where neither shows."""
    if folded.startswith("'s", end):  # "Thursday's testimony" is past unless what follows says otherwise
        after = _TOKEN.findall(folded[end + 2 : end + 60])[:6]
        return "future" if "will" in after or {"due", "scheduled", "expected"} & set(after) else "past"
    before = _TOKEN.findall(folded[max(0, start - 120) : start])[-REACH:]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in {".", ";", "!", "?", "that"}:
            break
        found = _mark(before, place)
        if found:
            return found
    after = _TOKEN.findall(folded[end : end + 120])[:REACH]
    for place, word in enumerate(after):
        if word in {".", ";", "!", "?"}:
            break
        found = _mark(after, place)
        if found:
            return found
    return None


def _mark(words: list[str], place: int) -> Tense | None:
    future, past = _marks()
    word = words[place]
    if place and words[place - 1] == "be":
        return None  # "is due to be sworn in": the participle has no tense of its own
    if word in {"is", "are"} and place + 1 < len(words) and words[place + 1].endswith("ing"):
        return "future"
    if word in {"set", "due", "expected", "scheduled", "going", "slated", "planning"}:
        before = words[place - 1] if place else ""
        return "past" if before in {"was", "were", "been", "had"} else "future"
    if word == "to" and place + 1 < len(words) and place and words[place - 1] in {"is", "are", "plans", "hopes"}:
        return "future"
    if word in future:
        return "future"
    if word in past or (
        word.endswith("ed") and len(word) > 4 and word not in {"united", "need", "indeed", "speed", "hundred"}
    ):
        return "past"
    return None
