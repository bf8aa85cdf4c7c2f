"""Words, numbers and signs of one sentence, with their places, for grammars that never backtrack.

Figures and moments read the same tokens: a sentence is cut once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crossread.text import fold

# A word keeps its apostrophes, a number its groups and its decimals; everything else stands alone. The commonest stands
# first: of news text, nine tokens in ten are words.
_TOKEN = re.compile(
    r"[^\W\d_]{2,}(?:'[^\W\d_]+)*"
    r"|(?<!\w)(?:[a-z]\.){2,8}"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)|\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
    r"|[^\W\d_](?:'[^\W\d_]+)*|[^\w\s]|_"
)
_BEYOND = ("",) * 32  # no rule looks further back than this from the first word
REMEMBERED = 16_384  # sentences: those of some 500 articles, so that every annotator of a batch finds them cut


_CLOSING = frozenset(".,;:?!)\"'")  # what most often stands after a word


def _cut(folded: str) -> list[str]:
    """The words of a folded sentence. No token holds a space, and most are a word alone or with one sign after it."""
    words: list[str] = []
    for piece in folded.split():
        if piece.isalpha():
            words.append(piece)
        elif piece[-1] in _CLOSING and piece[:-1].isalpha():
            words += (piece[:-1], piece[-1])
        else:
            words += _TOKEN.findall(piece)
    return words


class Tokens:
    """One sentence as folded words; `starts` and `ends` are code points into the sentence."""

    __slots__ = ("_padded", "_spans", "folded", "text", "vocabulary", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = (
            text.lower().replace("\t", " ") if text.isascii() else fold(text)
        )  # as fold does, at half the cost
        self.words = _cut(self.folded)
        self._padded: list[str] | None = None  # these and the places only where something of interest stands
        self.vocabulary = frozenset(self.words)  # to ask whether anything of interest stands in the sentence
        self._spans: tuple[list[int], list[int]] | None = None  # most sentences are never asked for them

    @property
    def starts(self) -> list[int]:
        return (self._spans or self._located())[0]

    @property
    def ends(self) -> list[int]:
        return (self._spans or self._located())[1]

    def _located(self) -> tuple[list[int], list[int]]:
        """Where the words stand: between two of them is nothing but space, so each is the next of its kind."""
        starts, ends, at, find = [], [], 0, self.folded.find
        for word in self.words:
            at = find(word, at)
            starts.append(at)
            at += len(word)
            ends.append(at)
        self._spans = (starts, ends)
        return self._spans

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The folded word at an index; "" after the last, and up to len(_BEYOND) before the first."""
        try:
            # Before the first word, Python counts from the end: from _BEYOND.
            return (self._padded or self._pad())[index]
        except IndexError:
            return ""

    def _pad(self) -> list[str]:
        self._padded = [*self.words, *_BEYOND]
        return self._padded

    def written(self, index: int) -> str:
        """The word as the page writes it."""
        if not 0 <= index < len(self.words):
            return ""
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def glued(self, index: int) -> bool:
        """Whether the word at `index` follows the one before it with nothing between."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def digits(self, index: int) -> bool:
        word = self.word(index)
        return word[:1].isdecimal() or (len(word) > 1 and word[0] == ".")

    def starts_with(self, index: int, phrase: tuple[str, ...]) -> bool:
        return tuple(self.words[index : index + len(phrase)]) == phrase

    def opens_sentence(self, index: int) -> bool:
        """Whether nothing but quotation marks stands between a sentence's beginning and this word."""
        while index > 0 and self.words[index - 1] in {'"', "'", "(", "["}:
            index -= 1
        return index <= 0 or self.words[index - 1] in {".", "!", "?", ":", "-"}


@lru_cache(maxsize=REMEMBERED)
def tokens_of(text: str) -> Tokens:
    """A sentence cut into tokens. They are shared: nobody may change them."""
    return Tokens(text)
