"""Words of an article's body with what their shape and place say: capital, possessive, first of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from crossread import knowledge
from crossread.model import Annotations, Article
from crossread.text import plain

# A word: "U.S.", "J.", "O'Brien", "al-Assad", "AT&T", "Amazon.com", "5G". Every branch is linear: parts of one class, split
# by other characters.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,8}(?![^\W\d_])"
    r"|[^\W\d_]{1,3}\.(?:[^\W\d_]{1,2}\.){1,3}"  # Ph.D., W.Va.
    r"|[^\W_]+(?:['&-](?:(?:[^\W\d_]\.){2,4}|[^\W_]+)|\.(?=[a-z]{2,4}\b)[^\W_]+)*"
)
_STOPS = re.compile(r"[.!?\n…]")
_OPENINGS = re.compile(r"[\"“‘':;•|(\[*>·]|\s[-–—]|[-–—]\s|--")
_HANDLES = frozenset("@#/_")
_PREFIXED = re.compile(r"(?:al|el|ad|as|an|ar|ash|at|az|ul|ur|d|l|de)[-'][A-Z]")  # "al-Tamimi", "d'Orlan"
_CONTRACTED = re.compile(r"'(?:t|re|ve|ll|d|m)$", re.IGNORECASE)


@dataclass(slots=True)  # not frozen: making it would take three times as long, and a text has thousands
class Token:
    """A word, never changed. `text` has straight apostrophes and no possessive; [start, end) leaves the possessive out too."""

    start: int
    end: int
    text: str
    possessive: bool  # ’s or s’ follows, up to `stop`
    stop: int
    initial: str  # "" inside a sentence; "sentence": its first word; "weak": first after a quote, a colon, a dash
    joined: bool  # only a space lies between this word and the one before
    shape: str  # "Cap", "CAPS", "low", "number"
    low: str  # `text` in lower case; like `capital` kept because it is asked for a dozen times
    capital: bool


@cache
def abbreviations() -> frozenset[str]:
    """Words that carry a full stop of their own before a name or in one, as written: "Sen.", "Inc.", "Calif."."""
    titles = knowledge.toml("titles")
    organisations = knowledge.toml("organisation_words")
    words = (
        " ".join(titles["honorifics"].values()) + " " + organisations["suffixes"] + " " + organisations["place_openers"]
    )
    places = (name for row in knowledge.table("places") for name in row["aliases"].split("|"))
    family = titles["context"]["family"]
    return frozenset(word[:-1] for word in (*words.split(), *places, *family) if word.endswith(".") and " " not in word)


def tokens(article: Article, annotations: Annotations) -> list[Token]:
    """The words of the body, in order. Sentence starts come from the annotations and from the punctuation."""
    text = plain(article.text)
    starts = {span.start for span in annotations.sentences}
    found: list[Token] = []
    for block in article.body:
        previous = block.span.start
        first = True
        for match in _WORD.finditer(text, block.span.start, block.span.end):
            token = _token(text, match, previous, first)
            if token.start in starts and token.initial != "sentence":
                token = replace(token, initial="sentence", joined=False)
            found.append(token)
            previous, first = max(token.stop, match.end()), False
    return found


def _token(text: str, match: re.Match[str], previous: int, first: bool) -> Token:
    start, end, word = match.start(), match.end(), match[0]
    stop, possessive = end, False
    if word.endswith(("'s", "'S")):
        word, end, possessive = word[:-2], end - 2, True
    elif (
        text.startswith("'", end) and word[-1:] in "sxz" and not text[end + 1 : end + 2].isalnum() and word[0].isupper()
    ):
        possessive, stop = _plural_possessive(text, end), end + 1
        stop = stop if possessive else end
    elif text.startswith(".", end) and (word in abbreviations() or (len(word) == 1 and word.isupper())):
        end += 1
        stop, word = end, word + "."
        if text.startswith("'s", end):
            stop, possessive = end + 2, True
    elif word.endswith(".") and text.startswith("'s", end):
        stop, possessive = end + 2, True
    elif _CONTRACTED.search(word):
        word = word.lower()
    gap = text[previous:start]
    handle = text[start - 1 : start] in _HANDLES and start > 0  # @name, #topic, a path of an address
    shape = "low" if handle else _shape(word)
    return Token(
        start,
        end,
        word,
        possessive,
        stop,
        "sentence" if first else _initial(gap),
        not first and gap in (" ", "  ", " & "),
        shape,
        word.lower(),
        shape in ("Cap", "CAPS"),
    )


def _plural_possessive(text: str, end: int) -> bool:
    """Whether the apostrophe after a final s is a possessive: a lower-case word or a name follows, and no quotation closes."""
    follows = text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].isalpha()
    opened = text.rfind(" '", max(0, end - 200), end)
    return follows and opened < 0


def _initial(gap: str) -> str:
    if gap == " ":
        return ""
    if _STOPS.search(gap):
        return "sentence"
    return "weak" if _OPENINGS.search(gap) else ""


def _shape(word: str) -> str:
    if not word[0].isalpha():
        return "number"
    if not word[0].isupper():
        return "Cap" if _PREFIXED.match(word) else "low"
    letters = word.replace(".", "").replace("-", "").replace("&", "")
    return "CAPS" if len(letters) > 1 and letters.isupper() else "Cap"
