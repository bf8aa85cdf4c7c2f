"""Pages that are not the article: its beginning before a wall, a check, a missing page, a question about cookies.

Precision goes first: an article is marked only where the page says so and little text is there. A plea to subscribe
below a full article marks nothing.
"""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge

# The longest beginnings that walls leave have some 250 words; full reports behind no wall are seldom shorter than 100,
# so a wall's own words are asked for too.
BEGINNING = 300
BROKEN_OFF = 500  # words of one that breaks off in the midst of a sentence right above those words
TEASER = 120  # words of a text that ends in "Continue reading" at most: feeds cut at 55 words, some at 100
SHARE = 3  # how many times as many words as are there the page must say that the article has
LAST = 400  # characters at the end of a text in which a wall speaks
LETTERS = 12  # characters that a word and its blank have at most on average, in any language
DIALOGUE = 600  # words of a dialogue on cookies at most
PHRASES = 3  # different phrases of such a dialogue that make one
DENSE = 40  # words for each of them at most
REFUSAL = 400  # words around a check or on a page that is missing: it may list other stories
_PARTS = re.compile(r"\s*[|•·]\s*|\s[-–—]\s")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SENTENCE_END = re.compile(r"[.!?。！？؟।:][\"'”’»)\]]*$")


def words(text: str) -> int:
    """How many words a text has; in scripts without blanks two characters are one."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(text)) if not unspaced else len(_WORD.findall(_UNSPACED.sub(" ", text))) + unspaced // 2


def low(text: str) -> str:
    """A text as the lists are asked with it."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())


def walled(body: str, behind: str = "") -> str | None:
    """Why a text is only the beginning of its article, in words; None where nothing says so.

    behind: what stands right behind it on its page.

    >>> walled("The dam was closed on Tuesday. Subscribe to continue reading.")
    '6 words behind a wall'
    >>> walled("The dam was closed on Tuesday.", "Subscribe to our newsletter") is None
    True
    """
    if len(body) > LETTERS * BROKEN_OFF:
        return None
    end = low(body[-LAST:])
    wall = _speaks(end)
    own = body if wall is None else _before(body, end[wall:])
    if wall is not None or _speaks(low(behind[:LAST])) is not None:
        count = words(own)
        return behind_wall(count) if count <= (BROKEN_OFF if _breaks_off(own) else BEGINNING) else None
    return _teaser(body, end, low(behind[:LAST].lstrip().partition("\n")[0]))


def _teaser(body: str, end: str, behind: str) -> str | None:
    """The same for a feed's: a text that ends in "Continue reading", or breaks off with such a line right behind it."""
    if words(body) > TEASER:
        return None
    lists = knowledge.toml("stubs")["wall"]
    if behind in (*lists["endings"], *lists["buttons"]) and _breaks_off(body):
        return f"{words(body)} words, and a link to the rest"
    for ending in sorted((*lists["endings"], *lists["buttons"]), key=len, reverse=True):
        if end.endswith(ending):
            own = body.rstrip()[: -len(ending)] if body.rstrip().lower().endswith(ending) else body
            if own.strip() and (ending in lists["endings"] or _breaks_off(own)):
                return f"{words(own)} words, and a link to the rest"
            return None
    return None


def _breaks_off(text: str) -> bool:
    """Whether a text ends in the midst of a sentence."""
    return text.strip() != "" and _SENTENCE_END.search(text.rstrip()) is None


def _speaks(text: str) -> int | None:
    """Where a wall begins to speak in a text; None where none does."""
    strong, weak, asks = _patterns()
    match = strong.search(text)
    if match is None and (match := weak.search(text)) is not None and not asks.search(text):
        return None
    return match.start() if match else None


def asks(text: str) -> bool:
    """Whether a text says what a wall says."""
    return _speaks(low(text)) is not None


def behind_wall(count: int) -> str:
    return f"{count} words behind a wall"


def of_more(count: int, whole: int | None) -> str | None:
    """Why a text of `count` words is a beginning, by the number that its page says the article has."""
    if whole is not None and count <= BEGINNING and whole >= max(SHARE * count, BEGINNING // 2):
        return f"{count} words of some {whole}"
    return None


def refusal(title: str | None, text: str) -> str | None:
    """Why a page is none of an article, in words: a check, a missing page, a dialogue on cookies; None for others."""
    if len(text) > LETTERS * DIALOGUE:
        return None
    count = words(text)
    if title and count <= REFUSAL:
        parts = {part.strip(" .…!") for part in (low(title), *_PARTS.split(low(title)))}
        if parts & _titles("check"):
            return "the site asked for a check instead of giving the page"
        if parts & _titles("missing"):
            return "the site says that the page is missing"
    return "consent page: cookies, no article" if count <= DIALOGUE and _dialogue(text, count) else None


def _dialogue(text: str, count: int) -> bool:
    view = low(text)
    found = sum(phrase in view for phrase in knowledge.toml("stubs")["consent"]["phrases"])
    return found >= PHRASES and count <= DENSE * found


def _before(body: str, wall: str) -> str:
    """A text without the sentence in which a wall speaks; `wall` as `low` gives it, from the phrase to the end."""
    left = len(_WORD.findall(wall))
    found = list(_WORD.finditer(body))
    cut = found[-left].start() if 0 < left <= len(found) else len(body)
    line = max(body.rfind("\n", 0, cut), max((body.rfind(mark, 0, cut) for mark in ".!?。！？"), default=-1))
    return body[: line + 1]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What only walls say, what walls say too, and what they ask for."""
    lists = knowledge.toml("stubs")["wall"]
    strong, weak, asks = (
        "|".join(map(re.escape, sorted(lists[name], key=len, reverse=True))) for name in ("phrases", "reading", "asks")
    )
    return (
        re.compile(rf"(?<![^\W\d])(?:{strong})"),
        re.compile(rf"(?<!\w)(?:{weak})"),
        re.compile(rf"(?<!\w)(?:{asks})"),
    )


@cache
def _titles(kind: str) -> frozenset[str]:
    return frozenset(title.strip(" .…!") for title in knowledge.toml("stubs")[kind]["titles"])


@cache
def names() -> tuple[str, ...]:
    """Parts of the classes and ids that walls have in markup."""
    return tuple(knowledge.toml("stubs")["wall"]["names"])
