"""The words of an article's body as numbers, so that two articles can be laid beside each other quickly.

Words that British and American spelling keep apart get one number, and so do the transliterations listed in
data/spelling.csv: a wire text that a sub-editor adapted is still the same text. The numbers serve for comparing only.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from crossread import knowledge
from crossread.cluster.quoted import quoted
from crossread.model import BODY_KINDS, Annotations, Article, Span
from crossread.text import fold

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

# A hyphened prefix belongs to its word ("co-operation" is "cooperation"); other hyphens part words.
WORD = re.compile(r"\d[\d.,]*\d|(?:(?:co|re|pre|anti|non|semi|multi)-)?[^\W_]+(?:'[^\W_]+)?")
PARTS = re.compile(f"({WORD.pattern})")  # splits a text into words and what stands between them
ENDED = re.compile(r'[.?!]"? |\n')  # looks like the end of a sentence. Rough: used where there is no better
SURROGATES, LETTERS = 0xD800, 0x110000 - 0x800  # characters that stand for nothing alone, and how many others there are
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
    """A body's words in order. All sequences but `breaks` have one item a word; 27 bytes a word in all."""

    article: Article
    numbers: NDArray[numpy.int32]  # equal words have equal numbers
    letters: str  # the same, each word one character: text of which runs are cut and compared quickly
    starts: array[int]  # code points into the page
    ends: array[int]
    inside: bytes  # 1: inside somebody's quoted words
    weak: bytes  # 1: carries grammar
    says: bytes  # 1: says something of the matter, being neither grammar nor part of a name
    sentences: array[int]  # number of its sentence
    breaks: tuple[int, ...]  # words before which the body is broken, by a caption or an advertisement; sorted

    def __len__(self) -> int:
        return len(self.starts)

    def stretch(self, word: int) -> tuple[int, int]:
        """The unbroken stretch [start, end) of words that a word stands in."""
        if not self.breaks:
            return 0, len(self.starts)
        place = bisect_right(self.breaks, word)
        start = self.breaks[place - 1] if place else 0
        return start, self.breaks[place] if place < len(self.breaks) else len(self)


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

    def learn(self, forms: Iterable[str]) -> None:
        """Numbers normal forms, in their order, as they were numbered before or elsewhere."""
        for form in forms:
            number = self.numbers.setdefault(form, len(self.numbers))
            if form in _grammar():
                self.weak.add(number)


def read(article: Article, annotations: Annotations | None, vocabulary: Vocabulary) -> Words:
    """The body of one article as words. With no annotations, sentences and quotations are read from the marks alone."""
    import numpy as np  # noqa: PLC0415

    text = fold(article.text)
    forms, edges, breaks = _forms(article, text)
    found = [
        vocabulary.number(form) if number is None else number
        for form, number in zip(forms, map(vocabulary.known.get, forms), strict=True)
    ]
    numbers = np.array(found, dtype=np.int32)
    starts = edges[:, 0]
    capital = codes(article.text)[starts] != codes(text)[starts]
    weak = bytes(map(vocabulary.weak.__contains__, found))
    return Words(
        article=article,
        numbers=numbers,
        letters=letters(numbers),
        starts=array("I", starts.tobytes()),
        ends=array("I", edges[:, 1].tobytes()),
        inside=np.frombuffer(quoted(article, annotations, text), dtype=np.uint8)[starts].tobytes(),
        weak=weak,
        says=(~(np.frombuffer(weak, dtype=bool) | capital)).tobytes(),
        sentences=array("I", _sentences(text, starts, annotations.sentences if annotations else ()).tobytes()),
        breaks=tuple(breaks),
    )


def _forms(article: Article, text: str) -> tuple[list[str], NDArray[numpy.uint32], list[int]]:
    """The words of the body, where each starts and ends, and the words before which the body is broken."""
    import numpy as np  # noqa: PLC0415

    forms: list[str] = []
    lengths: list[int] = []  # of what stands between two words, and of each word, by turns
    breaks: list[int] = []
    broken, end = False, 0
    for block in article.blocks:
        if block.kind not in BODY_KINDS:
            broken = True
            continue
        if broken and forms and breaks[-1:] != [len(forms)]:
            breaks.append(len(forms))
        broken = False
        parts = PARTS.split(text[block.span.start : block.span.end])
        if len(parts) < 3:
            continue
        sizes = list(map(len, parts))
        sizes[0] += block.span.start - end
        end = block.span.end - sizes.pop()
        lengths += sizes
        forms += parts[1::2]
    edges = np.cumsum(np.array(lengths, dtype=np.int64)).astype(np.uint32).reshape(-1, 2)
    return forms, edges, [place for place in breaks if place < len(forms)]


def codes(text: str) -> NDArray[numpy.uint32]:
    """The code points of a text: one number a character."""
    import numpy as np  # noqa: PLC0415

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def letters(numbers: NDArray[numpy.int32]) -> str:
    """One character for each number. Numbers beyond a million begin anew, which pairs two rare words at worst."""
    codes = numbers % LETTERS
    codes += (codes >= SURROGATES) * 0x800
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def _sentences(text: str, starts: NDArray[numpy.uint32], known: Sequence[Span]) -> NDArray[numpy.uint32]:
    """The number of each word's sentence: of those that annotate found, or, without them, by the text's marks."""
    import numpy as np  # noqa: PLC0415

    if known:
        begins = np.array(sorted(sentence.start for sentence in known))
        return np.searchsorted(begins, starts, "right").astype(np.uint32)
    ends = np.searchsorted(starts, np.array([found.start() for found in ENDED.finditer(text)], dtype=np.uint32))
    begins = np.zeros(len(starts) + 1, dtype=np.uint32)
    begins[ends] = 1
    begins[:1] = 0
    return np.cumsum(begins[:-1], dtype=np.uint32)


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


def every(articles: Sequence[Article], annotations: Sequence[Annotations]) -> tuple[list[Words], Vocabulary]:
    """All bodies, with the vocabulary they share."""
    vocabulary = Vocabulary()
    of = {each.page: each for each in annotations}
    return [read(article, of.get(article.id), vocabulary) for article in articles], vocabulary
