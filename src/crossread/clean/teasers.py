"""Other stories' lines in the midst of an article that came out of HTML: lists below a heading, lone headlines, galleries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crossread.clean import captions
from crossread.clean.stretch import telling
from crossread.clean.units import Unit
from crossread.model import BlockKind

TEASER = 30  # words: below a heading such as "Related", shorter texts are other stories'; body paragraphs are longer
SENTENCE = 12  # words: a text of full sentences with no headline right above is the article going on
TEASER_ALIKE = 0.5  # share of telling words below which a text in a list of stories is a teaser
HEADLINE = (8, 22)  # words of a line in the article that is no sentence: a link to another story, or a caption


def gallery(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """What stands below "Image 2 of 4" is a caption, down to its credit, or alone where no credit follows."""
    for index in range(first, last):
        if not captions.numbered(found[index].text):
            continue
        behind = [at for at in range(index + 1, min(last + 1, index + 4)) if found[at].sign == "caption"]
        for at in range(index + 1, behind[0] if behind else min(last, index + 1) + 1):
            if kinds[at] == "paragraph" and found[at].count <= captions.LONG:
                kinds[at] = "caption"


def other_stories(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """Teasers in the midst of the article: what follows a heading like "Related", and lone headlines."""
    listing = False
    above = False  # whether a headline stands right above: a text below it is its teaser
    words = _tellings(found, kinds, first, last)
    for index in range(first, last + 1):
        unit = found[index]
        if unit.sign == "related":
            listing, above = True, False
        elif kinds[index] == "paragraph":
            if listing and unit.terminal:
                listing = unit.count < SENTENCE or (above and _apart(unit, words))
            if listing or _headline(found, index, last):
                kinds[index] = "other-story"
                words.subtract(telling(unit.text) if words and unit.count >= SENTENCE else ())
            above = not unit.terminal


def _tellings(found: Sequence[Unit], kinds: Sequence[BlockKind], first: int, last: int) -> Counter[str]:
    """In how many paragraphs each telling word stands; empty where the article has no list of other stories."""
    words: Counter[str] = Counter()
    if any(found[index].sign == "related" for index in range(first, last + 1)):
        for index in range(first, last + 1):
            if kinds[index] == "paragraph" and found[index].count >= SENTENCE:
                words.update(telling(found[index].text))
    return words


def _apart(unit: Unit, words: Counter[str]) -> bool:
    """Whether a text below a headline is short and speaks of something else than the article."""
    own = telling(unit.text)
    return unit.count < TEASER and sum(words[word] > 1 for word in own) < TEASER_ALIKE * len(own)


def _headline(found: Sequence[Unit], index: int, last: int) -> bool:
    unit = found[index]
    if unit.terminal or not HEADLINE[0] <= unit.count <= HEADLINE[1] or index in (0, last):
        return False
    before, behind = found[index - 1], found[index + 1]
    broken = (before.sign == "text" and not before.terminal) or behind.text[0].islower()
    if "(@" in unit.text or "pic.twitter.com" in unit.text:
        return False  # an embedded post: somebody said it
    return not broken and unit.text[-1] not in ":,;-–—" and unit.text[0] not in "•-–*·\"“‘«„'"
