"""Whether a sentence speaks of a day as past or as still to come."""

from __future__ import annotations

from functools import cache
from typing import Literal

from crossread import knowledge
from crossread.annotate.tokens import Tokens

Tense = Literal["past", "future"]
REACH = 18  # words looked back at, and forth where nothing stands before: a clause of news prose
_SEEN = 2 * REACH  # words and signs in which that many words are looked for
_ENDS = frozenset([".", ";", "!", "?"])
_OWNERS = frozenset(["a", "the", "their", "his", "her", "its", "our", "is", "are", "any"])
_ARRANGED = frozenset(["set", "due", "expected", "scheduled", "going", "slated", "planning"])
_SURELY = frozenset(["will", "due", "scheduled", "expected"])
_PUT_OFF = frozenset(
    ["postponed", "delayed", "extended", "rescheduled", "deferred", "adjourned"]
)  # to a day that is to come
_NO_PAST = frozenset(["united", "need", "indeed", "speed", "hundred"])


@cache
def planned() -> frozenset[str]:
    """What is held on a day set before: "Saturday's election"."""
    return frozenset(knowledge.toml("calendar")["tense"]["planned"])


@cache
def _coming() -> frozenset[str]:
    """Verbs of programmes in the present, which speak of what is to come: "the show opens on Saturday"."""
    return frozenset(knowledge.toml("calendar")["tense"]["coming"])


@cache
def _marks() -> tuple[frozenset[str], frozenset[str]]:
    entry = knowledge.toml("calendar")["tense"]
    return frozenset(entry["future"]), frozenset(entry["past"])


def tense(tokens: Tokens, start: int, end: int) -> Tense | None:
    """The tense of the verb nearest before an expression, else of the first one after it; None where neither shows."""
    owned = tokens.word(end - 1).endswith("'s")
    if owned and planned().isdisjoint(_after(tokens, end)[:3]):
        # "Thursday's testimony" is past unless what follows says otherwise.
        return "past" if _SURELY.isdisjoint(_after(tokens, end)[:6]) else "future"
    before = _words(tokens.words[max(0, start - _SEEN) : max(0, start)])[-REACH:]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in _ENDS or before[place] == "that":
            break
        found = _mark(before, place)
        if found:
            return found
    after = _after(tokens, end)
    for place, word in enumerate(after):
        if word in _ENDS:
            break
        found = _mark(after, place)
        if found:
            return found
    return None


def _after(tokens: Tokens, end: int) -> list[str]:
    return _words(tokens.words[end : end + _SEEN])[:REACH]


def _words(tokens: list[str]) -> list[str]:
    return [word for word in tokens if word[0].isalpha() or word in _ENDS]


def _mark(words: list[str], place: int) -> Tense | None:
    future, past = _marks()
    word, before = words[place], words[place - 1] if place else ""
    if before == "be":
        return None  # "is due to be sworn in": the participle has no tense of its own
    if word in _ARRANGED:
        return "past" if before in {"was", "were", "been", "had"} else "future"
    if word in future or word in _coming() or word.endswith("'ll") or _ahead(words, place):
        return "future"
    if word in past or (word.endswith("ed") and len(word) > 4 and word not in _NO_PAST):
        return "past"
    return None


def _ahead(words: list[str], place: int) -> bool:
    """ "will have", "their planned talks", "is meeting", "plans to"."""
    word, before = words[place], words[place - 1] if place else ""
    if word in _PUT_OFF:
        return words[-1] in {"to", "until", "till"}  # the last word before the day
    if word == "have":
        return before in _marks()[0]
    if word in {"planned", "upcoming"}:
        return before in _OWNERS
    if word in {"is", "are"}:
        return place + 1 < len(words) and words[place + 1].endswith("ing")
    return word == "to" and place + 1 < len(words) and before in {"is", "are", "plans", "hopes"}
