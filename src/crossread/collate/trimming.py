"""Where the words of a statement begin and end: without what only joins it to its sentence."""

from __future__ import annotations

import re

_EDGE = frozenset(" \t\r\n\u00a0,;:.-–—―()[]\"'“”‘’„«»…*•")
_LINKS = frozenset(
    {"and", "but", "or", "so", "that", "also", "because", "while", "although", "though", "as", "however", "meanwhile", "if",
     "whether", "which", "who", "whom", "in", "after", "before", "to"}
)  # fmt: skip
_LEADING = _LINKS - {"in", "after", "before", "to", "who", "which", "if"}  # a condition stays one
_TRAILING = _LINKS - {"so"}  # "our crew will say so"
_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»", '"': '"'}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_SIGNS = "%°€£$‰"
# When something was said, before the "that" of what was said: "(said) Sunday that | the water would rise".
_WHEN_SAID = re.compile(
    r"(?:(?:on|late|early) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))? that\b"
)
_AS_WELL = re.compile(r"as well as\b", re.I)
_REACH = 2_000  # characters in which the other mark of a pair is looked for: no sentence of news is longer


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without punctuation, quotation marks and connecting words at its ends; None where nothing is left."""
    while True:
        while start < end and text[start] in _EDGE and not _opens(text, start, end):
            start += 1
        while end > start and text[end - 1] in _EDGE and not _closes(text, start, end):
            end -= 1
        if led := _WHEN_SAID.match(text, start, end) or _AS_WELL.match(text, start, end):
            start = led.end()
            continue
        first, last = text.find(" ", start, end), text.rfind(" ", start, end) + 1
        if first < 0:
            return (start, end) if start < end else None
        if text[start:first].rstrip(",").lower() in _LEADING and text[start:first] != "That":  # "That fact …"
            start = first
        elif text[last:end].lower() in _TRAILING:
            end = last
        else:
            return start, end


def whole(text: str, start: int, end: int, last: int) -> int:
    """The end of the words [start, end) with the sign that belongs to them ("7%"), the stop of an abbreviation ("the U.S.")
    and the mark that closes what they open; at most `last`."""
    while end < last and text[end] in _SIGNS:
        end += 1
    if end < last and text[end] == "." and "." in text[max(start, end - 3) : end]:
        end += 1
    for at in (end, end + 1):
        if at < last and text[at] in _CLOSERS and (at == end or text[end] in ".,!?") and _unclosed(text, start, at):
            return at + 1
    return end


def _unclosed(text: str, start: int, at: int) -> bool:
    """Whether the mark at `at` closes something that begins after `start`."""
    closer, opener = text[at], _CLOSERS[text[at]]
    start = max(start, at - _REACH)
    if opener == closer:
        return text.count(closer, start, at) % 2 == 1
    return text.count(opener, start, at) > text.count(closer, start, at)


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the first character opens something that ends inside: not marks around the whole."""
    closer = _PAIRS.get(text[start])
    return closer is not None and text[end - 1] != closer and text.find(closer, start + 1, min(end, start + _REACH)) > 0


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last character closes something inside, or is an abbreviation's full stop ("the U.S.")."""
    last = text[end - 1]
    if last == ".":
        return "." in text[max(start, end - 4) : end - 1]
    if last not in _CLOSERS or text[start] == _CLOSERS[last]:
        return False
    return _unclosed(text, start, end - 1)
