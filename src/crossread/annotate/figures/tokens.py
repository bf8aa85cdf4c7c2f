"""Words, numbers and signs of one stretch of text, with their places, for a grammar that never backtracks."""

from __future__ import annotations

import re

from crossread.text import fold

# A number keeps its groups and its decimals, a word its apostrophes; everything else stands alone.
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)|\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d+)?|\d+(?:\.\d+)?"
    r"|(?<!\w)(?:[a-z]\.){2,8}|(?<![\w.])\.\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]|_"
)


class Tokens:
    """One stretch of text as folded words; `starts` and `ends` are code points into the whole page."""

    __slots__ = ("base", "ends", "starts", "text", "words")

    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(fold(text)):
            self.words.append(match[0])
            self.starts.append(match.start() + base)
            self.ends.append(match.end() + base)

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The folded word at an index; "" before the first and after the last."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def written(self, index: int) -> str:
        """The word as the page writes it."""
        if not 0 <= index < len(self.words):
            return ""
        return self.text[self.starts[index] - self.base : self.ends[index] - self.base]

    def capital(self, index: int) -> bool:
        return self.written(index)[:1].isupper()

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
