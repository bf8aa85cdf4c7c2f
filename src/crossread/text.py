"""Views of a text that keep its length, one character for one character, so that offsets hold in the original."""

from __future__ import annotations

QUOTES = {ord(c): '"' for c in "“”„‟«»＂〝〞"} | {ord(c): "'" for c in "‘’‚‛′＇"}
DASHES = {ord(c): "-" for c in "‐‑‒–—―−"}
SPACES = {
    ord(c): " " for c in "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
_PLAIN = QUOTES | DASHES | SPACES


def plain(text: str) -> str:
    """Straight quotes, plain hyphens and spaces; same length as `text`."""
    return text.translate(_PLAIN)


def fold(text: str) -> str:
    """`plain`, and lower case where that keeps the length (İ, for one, does not fold to one character)."""
    folded = plain(text).lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := c.lower()) == 1 else c for c in plain(text))


def in_capitals(line: str) -> bool:
    """Whether a line of four words or more has no small letter, as links to other stories have none on some sites.

    >>> in_capitals("MAYOR OF PORT ELM ASKED TO EXPLAIN"), in_capitals("NATO and the EU met."), in_capitals("ROME, 1950")
    (True, False, False)
    """
    return line.isupper() and len(line.split()) >= 4
