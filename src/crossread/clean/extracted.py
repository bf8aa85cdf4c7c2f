"""Text that came out of HTML: what was taken for the article there stays, where only its form speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.clean import creditlines, ending, forms, teasers
from crossread.clean.units import Unit
from crossread.model import BlockKind

SENTENCE = 12  # words: a full paragraph ends a list of other stories
EDGE = 6  # units from either end where a date or a place is a dateline; in the midst it is a line of the article
PARAGRAPH = 20  # words of a full paragraph: an interview asks shorter ones twice, and a list says its items again
CAPTION = 30  # words: pictures and what stands below them do not come out of HTML, and a longer one names an agency


def kinds(found: Sequence[Unit], repeated: Sequence[bool]) -> list[BlockKind]:
    """The kind of each unit, by its words and its form: all that came out of HTML stands in the article, or beside it."""
    made = [_inside(unit) for unit in found]
    last = len(found) - 1
    forms.between_copies(found, made, repeated)
    teasers.gallery(found, made, 0, last)
    teasers.other_stories(found, made, 0, last)
    ending.last_teaser(found, made, 0, last)
    forms.standfirst(found, made, 0, last)
    ending.biography(found, made, 0, last)
    ending.bare_lines(found, made, 0, last)
    forms.headings(found, made, 0, last)
    return made


def _inside(unit: Unit) -> BlockKind:
    if creditlines.credit(unit.text):
        return "credit"
    if unit.sign == "text":
        return "paragraph" if unit.count else "boilerplate"
    if unit.sign in ("caption", "byline", "dateline"):
        return unit.sign
    return "boilerplate"


def keep(found: Sequence[Unit], kinds: list[BlockKind]) -> None:
    """Gives lines in the midst of the article back to it that flattened text would lose: there they are links to other
    stories, captions and second copies, but most of those do not come out of HTML.

    A line stays what it was below a heading like "Related", and a copy within a run of copies."""
    body = [index for index, kind in enumerate(kinds) if kind == "paragraph" and found[index].terminal]
    if not body:
        return
    listing = False
    for index in range(body[0], body[-1]):
        unit = found[index]
        if unit.sign == "related":
            listing = True
        elif kinds[index] == "paragraph" and unit.terminal and unit.count >= SENTENCE:
            listing = False
        elif not listing and _lost(found, kinds, index):
            kinds[index] = "heading" if forms.heads(unit, found[index + 1]) else "paragraph"


def _lost(found: Sequence[Unit], kinds: Sequence[BlockKind], index: int) -> bool:
    unit, kind = found[index], kinds[index]
    if kind == "other-story":
        return True
    if kind == "dateline":
        return EDGE <= index < len(kinds) - EDGE
    if kind == "caption":
        return unit.terminal and unit.count >= CAPTION
    alone = kinds[index - 1] != "repeat" and kinds[index + 1] != "repeat"
    return kind == "repeat" and alone and not (unit.terminal and unit.count >= PARAGRAPH)
