"""Text from the web made harmless for a terminal or a line of a report: what it says stays, what it does goes."""

from __future__ import annotations

import unicodedata

# Characters that reorder or hide the text around them: bidi marks, embeddings, overrides and isolates (Unicode 16,
# UAX 9), zero-width and invisible ones, line and paragraph separators, and the tag characters.
_INVISIBLE = dict.fromkeys(
    (
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xE0000, 0xE0080),
        0x061C,
        0xFEFF,
        0x00AD,
    )
)


def harmless(text: str) -> str:
    """One line without control characters, bidi overrides or invisible characters; runs of white space become one
    space. For showing only: never for anything that offsets point into.

    >>> harmless("red \\x1b[31malert\\u202e\\n now")
    'red [31malert now'
    """
    visible = "".join(
        c for c in text.translate(_INVISIBLE) if c.isspace() or unicodedata.category(c) not in {"Cc", "Cs"}
    )
    return " ".join(visible.split())
