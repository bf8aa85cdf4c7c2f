"""GUM's attribution relations as partial labels: what chains of attributions are learned from, besides our own passages.

GUM marks discourse units: the unit that attributes ("the driver said") and the head unit of what is attributed. Which words
of the first are the cue is not marked; the last word that is a form of a verb of saying or thinking is taken, and where none
is, the unit is left open. Words outside every attributing unit are no cue. Of the attribution's parts, the head unit is content
and the rest of the attributing unit is not; all else is open.
"""

from __future__ import annotations

import re

import numpy as np
from training.tagger.corpora import NONE, Row, split
from training.tagger.documents import ANY, PARTS, Document, Known, Words, begin, encoded, inside

# Stems of verbs that take a statement, written from general knowledge.
SAYING = re.compile(
    r"(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|wr(?:ite|ites|ote|itten)|asks?|asked|according|th(?:ink|inks|ought|inking)"
    r"|kn(?:ow|ows|ew|own)|mean[st]?|meant|f(?:ind|inds|ound)|f(?:eel|eels|elt)|s(?:ee|ees|aw|een)|h(?:ear|ears|eard)|guess"
    r"|show(?:s|ed|n)?|realis?z?e[sd]?|underst(?:and|ands|ood)|read[s]?|quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|teach(?:es)?|taught"
    r"|(?:believ|hop|wonder|suspect|remember|argu|suggest|claim|report|note|not|explain|add|declar|announc|stat|conclud|assum|expect"
    r"|predict|insist|propos|recall|imagin|doubt|fear|worr|agre|den|admit|decid|point|demonstrat|reveal|indicat|observ|warn)"
    r"(?:e|es|ed|s|d|ing|y|ies|ied|ted)?)",
    re.I,
)


def gum(row: Row, tokenizer: object) -> Document:
    """A document of GUM."""
    text = row["text"]
    words = encoded(text, split(text), tokenizer)
    cues, known = words.blank(NONE), []
    for told in row["attributions"]:
        unit, head = told["attribution_edu"], told["content_head_edu"]
        saying = [found for found in SAYING.finditer(text, *unit) if _whole(text, found)]
        if not saying:
            words.open(cues, [unit])
            continue
        words.mark(cues, [saying[-1].span()], 0)
        if head:
            at = words.touched(*saying[-1].span())
            known.append(Known(at, _parts(words, unit, head)))
    blank = words.blank(ANY)
    return Document(words.encoded, blank, cues, blank.copy(), tuple(one for one in known if len(one.cue)))


def _whole(text: str, found: re.Match[str]) -> bool:
    return not (text[found.start() - 1 : found.start()].isalnum() or text[found.end() : found.end() + 1].isalnum())


def _parts(words: Words, unit: tuple[int, int], head: tuple[int, int]) -> np.ndarray:
    made = np.full(len(words.encoded), ANY, np.int64)
    made[words.touched(*head)] = begin(1) | inside(1)
    made[words.touched(*unit)] = NONE | begin(0) | inside(0)
    assert made.max() < 1 << PARTS
    return made
