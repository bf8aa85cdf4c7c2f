"""Passages that say nothing of where a text comes from: what two reporters write alike by chance, and quotations in a frame.

Who tells one happening uses the same names, offices and usual words ("the first sitting president to set foot in Ostrey"): in
330 events of the news, nearly all that two outlets shared in fewer than twenty words was of that kind, unless it was most of a
sentence or stood beside more shared text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.cluster import origins
from crossread.cluster.passages import Alignment
from crossread.cluster.words import Words

LONE = 20  # words of prose, about a sentence: what a pair shares in fewer altogether may be chance
MOST = 0.6  # of a sentence's words: so much of one is shared by nobody's chance
SHORT, LOOSE = 12, 0.65  # words, and similarity: what is shorter and less alike is scattered over two sentences
LEAST = 6  # words: a shorter sentence is a heading or an exclamation
FRAME = 16  # words of prose: fewer beside a longer quotation are its attribution ("a spokeswoman said in a statement")


def without(bodies: Sequence[Words] | Mapping[int, Words], alignments: Sequence[Alignment]) -> list[Alignment]:
    """Of all alignments of one pair, those that say something, with quotations in a frame marked as quotations."""
    found = [_judged(each) for each in alignments if each.size >= SHORT or each.passage.similarity >= LOOSE]
    prose = [each for each in found if not each.passage.quotation]
    if not prose or _much(bodies, prose) or _credited(bodies, prose[0]):
        return found
    return [each for each in found if each.passage.quotation or _most_of_a_sentence(bodies, each)]


def _judged(each: Alignment) -> Alignment:
    framed = each.prose < FRAME and each.prose < each.size - each.prose
    if each.passage.quotation or not framed:
        return each
    return replace(each, passage=replace(each.passage, quotation=True))


def _much(bodies: Sequence[Words] | Mapping[int, Words], alignments: Sequence[Alignment]) -> bool:
    """Whether a pair shares LONE words of prose, each counted once on either side."""
    if any(each.prose >= LONE for each in alignments):
        return True
    if sum(each.prose for each in alignments) < LONE:
        return False
    ours, theirs = set(), set()
    for each in alignments:
        first, second = bodies[each.first].inside, bodies[each.second].inside
        prose = [(a, b) for a, b in each.pairs if not (first[a] or second[b])]
        ours |= {a for a, _ in prose}
        theirs |= {b for _, b in prose}
    return min(len(ours), len(theirs)) >= LONE


def _credited(bodies: Sequence[Words] | Mapping[int, Words], each: Alignment) -> bool:
    """Whether both articles name one agency as their source, which makes less than that no chance."""
    one, other = (origins.agencies(bodies[number].article) for number in (each.first, each.second))
    return bool(one & other)


def _most_of_a_sentence(bodies: Sequence[Words] | Mapping[int, Words], each: Alignment) -> bool:
    """Whether most words of some sentence on either side align."""
    for side, number in enumerate((each.first, each.second)):
        sentences = bodies[number].sentences
        for sentence, shared in Counter(sentences[pair[side]] for pair in each.pairs).items():
            length = bisect_right(sentences, sentence) - bisect_left(sentences, sentence)
            if shared >= max(MOST * length, LEAST):
                return True
    return False
