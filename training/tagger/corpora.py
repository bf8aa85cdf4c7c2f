"""Reads the corpora of ../shared/data and our own passages into Documents. See the README there for licences."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from training.marked import Marked
from training.tagger.documents import ANY, NAMES, ROLES, Document, Known, Words, begin, encoded, inside

from crossread.annotate import sentences
from crossread.model import Annotations, Article, Block, Page

NONE = 1  # the bit of "no label"
Row = Mapping[str, Any]


def names(*kinds: str) -> int:
    """Bits of begin and inside of some types."""
    return sum(begin(NAMES.index(kind)) | inside(NAMES.index(kind)) for kind in kinds)


# What each scheme's tag may be in ours, and what its "O" leaves open: a set that marks no nationalities says nothing of them.
SCHEMES: dict[str, dict[str, tuple[str, ...]]] = {
    "worldwide": {
        "Person": ("person",),
        "Location": ("place",),
        "Organization": ("organisation",),
        "NORP": ("group",),
        "Facility": ("place",),
        "Product": ("work", "other"),
        "Misc": ("event", "work", "other"),
        "O": (),
    },
    "wikigold": {
        "PER": ("person",),
        "LOC": ("place",),
        "ORG": ("organisation",),
        "MISC": ("group", "event", "work", "other"),
        "O": (),
    },
    "uner": {"PER": ("person",), "LOC": ("place",), "ORG": ("organisation",), "O": ("group", "event", "work", "other")},
    "gum": {
        "PER": ("person",),
        "LOC": ("place",),
        "ORG": ("organisation",),
        "EVENT": ("event",),
        "MISC": ("group", "work", "other"),
        "O": ("group", "event", "work", "other"),
    },
}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def split(text: str) -> list[tuple[int, int]]:
    """Sentences as the annotator cuts them."""
    page = Page.of(text, "training", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    found = sentences.split([article], [Annotations(article.id)])[0].sentences
    return [(span.start, span.end) for span in found]


def polnear(row: Row, tokenizer: object) -> Document:
    """An article of PolNeAR: outermost attributions, complete; stretches marked for discussion are left open.

    Cues inside another attribution's content are unknown: the scheme does not nest.
    """
    words = encoded(row["text"], split(row["text"]), tokenizer)
    masked = [tuple(mark[-2:]) for mark in row["marked"]]
    document = attributed(words, row["attributions"])
    cues = document.cues
    for told in row["attributions"]:
        for start, end in told["content"]:
            at = words.touched(start, end)
            cues[at[cues[at] == NONE]] = ANY
    for labels in (document.telling, cues, *(known.parts for known in document.known)):
        words.open(labels, masked)
    return document


def attributed(words: Words, told: Sequence[Mapping[str, Iterable[tuple[int, int]]]]) -> Document:
    """A document whose attributions are all given and marked flat: where roles overlap, the cue and the source win."""
    telling, cues = words.blank(NONE), words.blank(NONE)
    for role in ("content", "source", "cue"):
        for one in told:
            words.mark(telling, one[role], ROLES.index(role))
    known = []
    for one in told:
        words.mark(cues, one["cue"], 0)
        at = [words.touched(*span) for span in one["cue"]]
        if at and len(at[0]):
            known.append(Known(np.concatenate(at), parts(words, one["source"], one["content"])))
    return Document(words.encoded, telling, cues, words.blank(ANY), tuple(known))


def parts(words: Words, source: Iterable[tuple[int, int]], content: Iterable[tuple[int, int]]) -> np.ndarray:
    made = words.blank(NONE)
    words.mark(made, content, 1)
    words.mark(made, source, 0)
    return made


def own(passage: Marked, tokenizer: object) -> Document:
    """A passage of ours. Attributions inside another's content are marked as cues and parts, not in the flat layer."""
    words = encoded(passage.text, split(passage.text), tokenizer)
    if passage.attributions is None:
        document = Document(words.encoded, words.blank(ANY), words.blank(ANY), words.blank(ANY), ())
    else:
        told = [{role: getattr(one, role) for role in ROLES} for one in passage.attributions]
        document = attributed(words, told)
        outer = [one for one in told if not any(_holds(other, one) for other in told if other is not one)]
        flat = attributed(words, outer).telling
        document.telling[:] = flat
    if passage.names is not None:
        document.naming[:] = words.blank(NONE)
        for start, end, kind in sorted(passage.names, key=lambda name: name[0] - name[1]):
            words.mark(document.naming, [(start, end)], NAMES.index(kind))
    return document


def _holds(outer: Row, inner: Row) -> bool:
    """Whether an attribution's cue stands in another's content."""
    return any(a <= start and end <= b for start, end in inner["cue"] for a, b in outer["content"])


def tagged(documents: Iterable[Sequence[Row]], scheme: str, tokenizer: object, seed: int) -> Iterator[Document]:
    """Documents of a corpus of tagged tokens; its sentences stand on lines of their own in half of them."""
    chance = random.Random(seed)
    for document in documents:
        joint = "\n" if chance.random() < 0.5 else " "
        yield _tagged(document, SCHEMES[scheme], joint, tokenizer)


def _tagged(document: Sequence[Row], scheme: Mapping[str, tuple[str, ...]], joint: str, tokenizer: object) -> Document:
    text, spans, marks = "", [], []
    for row in document:
        begins = len(text)
        for token, tag in zip(row["tokens"], row["tags"], strict=True):
            marks.append((len(text), len(text) + len(token), tag))
            text += token + " "
        spans.append((begins, len(text) - 1))
        text = text[:-1] + joint
    words = encoded(text, spans, tokenizer)
    empty = NONE | names(*scheme["O"])
    labels = words.blank(empty)
    before = "O"
    for start, end, tag in marks:
        kinds = scheme.get(tag[2:], ())
        at = words.touched(start, end)
        if tag != "O" and kinds and len(at):
            going_on = tag.startswith("I-") and before[2:] == tag[2:]
            labels[at] = sum(inside(NAMES.index(kind)) for kind in kinds)
            if not going_on:
                labels[at[0]] = sum(begin(NAMES.index(kind)) for kind in kinds)
        before = tag
    blank = words.blank(ANY)
    return Document(words.encoded, blank, blank.copy(), labels, ())


def grouped(found: Iterable[Row], most: int = 40) -> list[list[Row]]:
    """Sentences by document, in order; a document of many sentences in parts."""
    made: list[list[Row]] = []
    for row in found:
        if made and made[-1][0]["doc"] == row["doc"] and len(made[-1]) < most:
            made[-1].append(row)
        else:
            made.append([row])
    return made


def fifth(document: str) -> bool:
    """Whether a document belongs to the fifth that is held out, by a hash of its name that never changes."""
    return sum(document.encode()) % 5 == 0
