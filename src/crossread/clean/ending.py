"""Where an article ends: what stands right below its last paragraph and is none of it."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.clean import bylines
from crossread.clean.stretch import ALIKE, telling
from crossread.clean.units import Unit
from crossread.model import BlockKind

SENTENCE = 12  # words: a text of full sentences of that length is a paragraph
TEASERS = 3  # paragraphs of another story that stand below an article at most; more are an article of their own
CLOSING = 3  # units below it in which a byline or comments close the article
CUT_ALIKE = 0.6  # share of telling words below which a text that breaks off in "…" is another story's
TAIL = 3  # units from the end in which a sentence on a writer is about the author
MOST = 5  # full paragraphs an article has before its end is looked at for that
NAMES = 8  # words below which a line without a full stop under a long article is a name or a button
HEADLINE = 25  # words of a headline at most; a longer line is a sentence whose full stop is missing
MEAN = 4  # words that such lines have on average at least; shorter ones are a list of the article's own
CAPITALS = 0.8  # share of a lone line's words with a capital: an English headline in title case
SMALL = 3  # letters of words that have no capital there
_MARKS = "•-–*·\"“‘«„'([#@"  # what begins an item of a list, words that somebody said, a note


def _full(unit: Unit) -> bool:
    """A paragraph of at least one whole sentence."""
    return unit.sign == "text" and unit.terminal and unit.count >= SENTENCE


def last_teaser(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """Another story's headline and text right below the article: what it says has little to do with the article.

    Articles drift at their end, so more is asked for: the text breaks off in "…", or it is one paragraph and the
    byline, comments or another list stand right below it.
    """
    body = [index for index in range(first, last + 1) if kinds[index] == "paragraph"]
    closed = any(unit.sign in ("byline", "end", "related") for unit in found[last + 1 : last + 1 + CLOSING])
    for index in range(max(body[len(body) // 2], body[-1 - TEASERS]) if len(body) > TEASERS else last, last):
        behind = [at for at in body if at > index]
        if kinds[index] != "other-story" or not behind or len(behind) > TEASERS:
            continue
        cut = found[behind[-1]].text.rstrip().endswith(("…", "..."))
        words = set().union(*(telling(found[at].text) for at in body if at < index))
        own = set().union(*(telling(found[at].text) for at in behind))
        alike = len(own & words) / len(own) if own else 0.0
        if (cut and alike < CUT_ALIKE) or (closed and len(behind) == 1 and alike < ALIKE):
            for at in behind:
                kinds[at] = "other-story"
        return


def biography(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """Who the author is, below the last paragraph."""
    body = [index for index in range(first, last + 1) if kinds[index] == "paragraph"]
    full = sum(found[index].count >= SENTENCE for index in body)
    if full <= MOST:
        return
    for index in body[-TAIL:]:
        if bylines.biography(found[index].text):
            for at in range(index, last + 1):
                kinds[at] = "boilerplate" if kinds[at] in ("paragraph", "other-story") else kinds[at]
            break


def bare_lines(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """Lines without a full stop below the last full paragraph: headlines of other stories, names and buttons."""
    body = [index for index in range(first, last + 1) if kinds[index] == "paragraph"]
    full = sum(_full(found[index]) for index in body)
    bare = []
    while body and not found[body[-1]].terminal:
        bare.append(body.pop())
    listed = bool(body) and full * 2 > len(body) and not found[body[-1]].text.endswith(":")
    if listed and _headlines([found[index] for index in bare]):
        for index in bare:
            kinds[index] = "other-story"
    elif full > MOST:
        for index in bare:  # from the end upwards
            if found[index].count >= NAMES:
                return
            kinds[index] = "boilerplate"


def _headlines(lines: Sequence[Unit]) -> bool:
    """Whether lines are headlines: several of a headline's length, or one whose words have capitals."""
    if not lines or any(line.count > HEADLINE or line.text[0] in _MARKS or line.text[-1] in ":;," for line in lines):
        return False
    if len(lines) == 1:
        words = [word for word in lines[0].text.split() if len(word) > SMALL]
        return len(words) >= MEAN and sum(word[0].isupper() for word in words) >= CAPITALS * len(words)
    return sum(line.count for line in lines) >= MEAN * len(lines)
