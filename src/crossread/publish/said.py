"""How things are said to a reader: visible text, counts, and the words for what an account records."""

from __future__ import annotations

import re
from typing import Final

STATUS: Final = {
    "corroborated": "on the word of several origins",
    "single-origin": "on the word of one origin",
    "contested": "reports differ, and cannot both hold",
    "updated": "a later report has another figure",
    "cannot-tell": "cannot tell whose word it rests on",
}
DIFFERENCE: Final = {
    "figure": "differs on an amount",
    "moment": "differs on when",
    "actor": "differs on who did it",
    "polarity": "one says it, another says it is not so",
    "certainty": "differs on how sure it is",
    "voice": "one says it in its own voice, another attributes it",
    "speaker": "differs on who said it",
    "wording": "differs on the words",
}
# The order in which differences matter to somebody who checks: what cannot both be, then whose word, then the words
KINDS: Final = ("figure", "moment", "actor", "polarity", "speaker", "certainty", "voice", "wording")
SILENCE: Final = {
    "omission": "not reported although another article had it by then",
    "not-yet-known": "not yet known",
    "cannot-tell": "cannot tell whether it was known by then",
}
BLOCK: Final = {
    "title": "title",
    "standfirst": "standfirst",
    "byline": "byline",
    "dateline": "dateline",
    "caption": "caption",
    "credit": "credit",
    "heading": "heading",
    "paragraph": "",
    "repeat": "repeated text",
    "other-story": "another story",
    "boilerplate": "menus and the like",
}

# Controls, bidirectional overrides and isolates, and lone surrogates: what can reorder, hide or crash the page's text.
# Tab, line feed and carriage return stay.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")


def silence(why: str, reason: str = "") -> str:
    """Why an article does not report a claim: "not yet known", "cannot tell: only a stub was read"."""
    return f"cannot tell: {reason}" if reason else SILENCE[why]


def visible(text: str) -> str:
    """`text` with every character shown that would act on the page unseen: ␀ for NUL, [U+202E] for an override."""
    if text.isprintable():  # most are, and this is ten times as quick as the expression
        return text
    return _UNSEEN.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"[U+{code:04X}]"


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 article", "12 articles", "1,500 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str] | tuple[str, ...], limit: int = 6) -> str:
    """ "a", "a and b", "a, b and 3 more"."""
    words = list(words)
    if len(words) > limit:
        words = [*words[: limit - 1], f"{len(words) - limit + 1} more"]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""
