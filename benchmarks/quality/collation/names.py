"""Whether two wordings of a source mean one person or one body, judged by the words alone.

They do where some name of the one equals some name of the other, or where both have the same last word (a surname, or the
noun of a body or of unnamed people: "a *spokeswoman* for the harbour") and what else they say goes together: the words of
one are among those of the other, or are spellings and initials of each other ("Ana" and "A.", "Yuri" and "Yury"). So
"Port Fire Department" is not "Port Police Department", and a Bill of one surname is no Hilda of the same. A body is the same
without the words that only say that it is one ("Velta", "Velta International"), and abbreviated ("Dept").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crossread.text import fold

ARTICLES = frozenset(
    {"the", "a", "an", "mr", "mrs", "ms", "dr", "some", "many", "other", "others", "his", "her", "their"}
)  # and titles, and what else stands before a noun and tells nobody apart
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "who", "this", "one"})
BODIES = frozenset(
    {
        "department",
        "international",
        "company",
        "group",
        "corporation",
        "agency",
        "office",
        "service",
        "inc",
        "ltd",
        "plc",
    }
)  # words that a body's name may lack
CUT = re.compile(r"\s(?:of|on|for|at|in|from|with|who|which|that|to|by|close|familiar|briefed)\s|,\s|\s\(")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def is_name(text: str) -> bool:
    """Whether the words of a mention are a proper name, with nothing told beside it."""
    found = [word for word in text.split() if word.lower().strip(".") not in ARTICLES]
    if text.lower() in PRONOUNS:
        return False
    return 0 < len(found) <= 5 and "," not in text and found[0][0].isupper() and found[-1][0].isupper()


def words(name: str, *, whole: bool = False) -> tuple[str, ...]:
    """The telling words of a name, folded; without what stands behind its noun unless the whole is asked for."""
    head = name if whole else CUT.split(name, maxsplit=1)[0]
    found = [word.removesuffix("'s").removesuffix("’s").strip(".") for word in WORD.findall(fold(head))]
    return tuple(word for word in found if word not in ARTICLES)


def alike(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether one of our names means what one of theirs means."""
    others = list(theirs)
    return any(_alike(one, other) for one in ours for other in others)


def _alike(one: str, other: str) -> bool:
    if not (words(one, whole=True) and words(other, whole=True)):
        return False
    if words(one, whole=True) == words(other, whole=True) or _acronym(one, other) or _acronym(other, one):
        return True
    a, b = _name(one), _name(other)
    if not a or not b or a[-1].removesuffix("s") != b[-1].removesuffix("s"):
        return False
    extra, lacking = set(a) - set(b), set(b) - set(a)
    return not extra or not lacking or all(any(x[0] == y[0] and _spelt(x, y) for y in lacking) for x in extra)


def _name(name: str) -> tuple[str, ...]:
    """The words of a name up to its noun, without those that only say that it is a body's."""
    found = tuple("department" if word == "dept" else word for word in words(name))
    while len(found) > 1 and found[-1] in BODIES and name.strip()[0].isupper():
        found = found[:-1]
    return found


def _spelt(one: str, other: str) -> bool:
    """An initial, or another spelling: all but two letters of the shorter in common."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) == 1 or (len(longer) - len(shorter) <= 2 and len(set(shorter) - set(longer)) <= 1)


def _acronym(short: str, name: str) -> bool:
    letters = short.replace(".", "").strip()
    initials = "".join(word[0] for word in WORD.findall(name) if word[0].isupper())
    return len(letters) > 1 and letters.isupper() and letters == initials
