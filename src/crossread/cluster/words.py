"""The words of an article's body as numbers, so that two articles can be laid beside each other quickly.

Words that British and American spelling keep apart get one number, and so do the transliterations listed in
data/spelling.csv: a wire text that a sub-editor adapted is still the same text. The numbers serve for comparing only.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from crossread import knowledge
from crossread.cluster.quoted import quoted
from crossread.model import Annotations, Article, Span
from crossread.text import fold

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

# A hyphened prefix belongs to its word ("co-operation" is "cooperation"); other hyphens part words.
WORD = re.compile(r"\d[\d.,]*\d|(?:(?:co|re|pre|anti|non|semi|multi)-)?[^\W_]+(?:'[^\W_]+)?")
ENDINGS = (
    # British to American where a rule holds. It also maps some words that are no such pair ("hour" to "hor"), which is
    # harmless: the same happens to the word on the other side.
    (re.compile(r"is(e[dsr]?|ing|ations?|ers)$"), r"iz\1"),
    (re.compile(r"yse(d|s|rs?)?$"), r"yze\1"),
    (re.compile(r"our(s|ed|ing|able|ites?|al|hood)?$"), r"or\1"),
    (re.compile(r"([bct])re(s|d)?$"), r"\1er\2"),
    (re.compile(r"ence(s)?$"), r"ense\1"),
    (re.compile(r"ll(ed|ing|ers?)$"), r"l\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"^(to|for|back|up|down|after)wards$"), r"\1ward"),
    (re.compile(r"'s$"), ""),
)


@dataclass(frozen=True, slots=True)
class Words:
    """A body's words in order. All sequences have one item a word."""

    article: Article
    numbers: NDArray[numpy.int64]  # equal words have equal numbers
    starts: array[int]  # code points into the page. Arrays, since tuples of 10,000 bodies take gigabytes
    ends: array[int]
    inside: bytes  # 1: inside somebody's quoted words
    says: bytes  # 1: says something of the matter, being neither grammar nor part of a name
    pieces: array[int]  # number of the unbroken stretch of body it stands in: a caption or an advertisement breaks
    sentences: array[int]  # number of its sentence

    def __len__(self) -> int:
        return len(self.starts)


@dataclass
class Vocabulary:
    """Numbers words in the order in which they come: two vocabularies are not comparable, all articles share one."""

    numbers: dict[str, int] = field(default_factory=dict)  # of normal forms
    known: dict[str, int] = field(default_factory=dict)  # of words as folded: normalising is slow, most words repeat
    weak: set[int] = field(default_factory=set)  # numbers of the words that carry grammar

    def number(self, word: str) -> int:
        found = self.known.get(word)
        if found is None:
            form = normal(word)
            found = self.known[word] = self.numbers.setdefault(form, len(self.numbers))
            if form in _grammar():
                self.weak.add(found)
        return found


def read(article: Article, annotations: Annotations | None, vocabulary: Vocabulary) -> Words:
    """The body of one article as words. With no annotations, sentences and quotations are read from the marks alone."""
    import numpy as np  # noqa: PLC0415

    text = fold(article.text)
    starts, ends, numbers, pieces = array("L"), array("L"), array("q"), array("L")
    for piece, start, end in _stretches(article):
        for found in WORD.finditer(text, start, end):
            numbers.append(vocabulary.number(found.group()))
            starts.append(found.start())
            ends.append(found.end())
            pieces.append(piece)
    inside = quoted(article, annotations)
    return Words(
        article=article,
        numbers=np.array(numbers, dtype=np.int64),
        starts=starts,
        ends=ends,
        inside=bytes(inside[start] for start in starts),
        says=bytes(
            number not in vocabulary.weak and not article.text[start].isupper()
            for number, start in zip(numbers, starts, strict=True)
        ),
        pieces=pieces,
        sentences=_sentences(text, starts, ends, annotations.sentences if annotations else ()),
    )


def _sentences(text: str, starts: array[int], ends: array[int], known: Sequence[Span]) -> array[int]:
    """The number of each word's sentence: of those that annotate found, or, without them, by the text's marks."""
    if known:
        begins = sorted(sentence.start for sentence in known)
        return array("L", (bisect_right(begins, start) for start in starts))
    number, numbers = 0, array("L")
    for place, start in enumerate(starts):
        number += bool(place) and _ended(text, ends[place - 1], start)
        numbers.append(number)
    return numbers


def span(words: Words, first: int, last: int) -> Span:
    """The characters from the word `first` to the word `last`, both included."""
    return words.article.page.span(words.starts[first], words.ends[last])


@cache
def normal(word: str) -> str:
    """The form under which a folded word is compared.

    >>> normal("co-operation"), normal("organised"), normal("kiev's")
    ('cooperation', 'organized', 'kyiv')
    """
    form = word.replace("-", "")
    for ending, replacement in ENDINGS:
        form = ending.sub(replacement, form)
    return _variants().get(form, form)


@cache
def _variants() -> dict[str, str]:
    """Spelling of a word to the one it is compared under: data/spelling.csv."""
    return {row["written"]: row["compared"] for row in knowledge.table("spelling")}


@cache
def _grammar() -> frozenset[str]:
    """Words that carry grammar and say nothing of the matter, in their normal form: data/stop_words.txt."""
    return frozenset(normal(word) for word in knowledge.words("stop_words"))


def _stretches(article: Article) -> Iterator[tuple[int, int, int]]:
    """Body blocks as (stretch, start, end); another kind of block between two of them begins a new stretch."""
    stretch, broken = 0, False
    for block in article.blocks:
        if block.kind not in ("paragraph", "heading"):
            broken = True
            continue
        stretch, broken = stretch + broken, False
        yield stretch, block.span.start, block.span.end


def _ended(text: str, end: int, start: int) -> bool:
    """Whether what stands between two words looks like the end of a sentence. Rough: used where there is no better."""
    return any(mark in text[end:start] for mark in (". ", "? ", "! ", '." ', '?" ', '!" ', "\n", ".\n"))


def every(articles: Sequence[Article], annotations: Sequence[Annotations]) -> tuple[list[Words], Vocabulary]:
    """All bodies, with the vocabulary they share."""
    vocabulary = Vocabulary()
    of = {each.page: each for each in annotations}
    return [read(article, of.get(article.id), vocabulary) for article in articles], vocabulary
