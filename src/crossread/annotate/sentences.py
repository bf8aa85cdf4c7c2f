"""Sentences: sentencex inside each paragraph of the body, and a heading as one sentence.

sentencex was measured against four other splitters on news text and won; what it leaves wrong is mended here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.annotate.posts import SIGNATURE
from crossread.model import Annotations, Article, Block, Span

LINE = re.compile(r"[^\n]+")
TAIL = re.compile(r"[\s\"'”’»)\]]*")  # what closes a sentence after its stop
CLOSERS = "\"”»’')]"
# A stop after one of these ends no sentence when a name or a number follows.
SHORT = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Hon"
    r"|Pres|Supt|Insp|St|Ft|Mt|No|Nos|vs|Messrs|Dept|Univ)|(?:^|[\s(“\"])[A-Z])\.$"
)
# An abbreviation of a state, a body or an hour ends a sentence only before a word that often begins one.
DOTTED = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b[ap]\.m\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros)\.)$")
BEGINNING = re.compile(
    r"[“\"‘]?(?:The|A|An|He|She|It|They|We|I|You|But|And|In|On|At|This|That|These|Those|His|Her|Its|Their|There|For|As|If|When|While)\b"
)
MARKS = re.compile(r"[“”„«»\"]|''|``|(?<![^\W_])['‘](?=\w)|(?<=[.,!?])['’](?!\w)")
ASKED = re.compile(
    r"[“\"]?(?:[^\s.!?\"“]+\s+){1,6}?(?:said|says|asked|asks|wrote|added|replied|shouted|cried|exclaimed|wondered|demanded|tweeted)\b"
    r"(?!\s+(?:that|he|she|they|it|the)\b)|(?:said|says|asked|wrote|added|replied)\s+[A-Z]"
)  # what may stand between a quoted question and the end of its sentence
ABBREVIATED_END = re.compile(r"\b(?:[A-Z]\.){2,8}\s+(?=(?:The|A|An|He|She|It|They|We|But|In|This|That|There)\s[a-z])")
# Flattened captions lose their stop: "found on Monday The crane was old". A lower-case word, then a capitalised small word
# and a lower-case word again.
LOST_STOP = re.compile(
    r"(?<![^\W_])(?!(?:of|in|on|at|by|for|with|from|to|into|about|the|a|an|and|or|but|as|called|titled|named|entitled|is|was|said|says)\b)"
    r"[^\W\dA-Z_][\w-]{2,}\s+(?=(?:The|He|She|They|It|In|On|After|But|However|When|While|According|This|There|His|Her|Its|A|An|As)(?:,|\s+[a-z]))"
)
# A full stop inside a closing mark ends the sentence: before "he said" there would be a comma.
QUOTED_STOP = re.compile(r"[a-z\d)]\.['’]?[\"”]\s+(?=[A-Z\"“])")
MAX_LINE = 200_000  # characters; a longer line is cut, so that no single call runs away


def split(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Sequence[Annotations]:
    """Fills `sentences`: spans in order that never overlap, begin or end with white space, or leave their block."""
    return [
        replace(seen, sentences=tuple(sentences(article))) for article, seen in zip(articles, annotations, strict=True)
    ]


def sentences(article: Article) -> Iterator[Span]:
    """The sentences of an article's body."""
    for block in article.body:
        if block.kind == "heading":
            yield from _trimmed(article, block.span.start, block.span.end)
        else:
            yield from _paragraph(article, block)


def _paragraph(article: Article, block: Block) -> Iterator[Span]:
    for line in LINE.finditer(article.text, block.span.start, block.span.end):
        for start in range(line.start(), line.end(), MAX_LINE):
            end = min(line.end(), start + MAX_LINE)
            for first, last in _joined(article.text, start, _pieces(article.text[start:end], start)):
                yield from _trimmed(article, first, last)


def _pieces(text: str, offset: int) -> list[int]:
    """Ends of sentences as offsets into the page: the splitter's, and those it misses."""
    ends = set(_cuts(text, offset))
    for pattern in (ABBREVIATED_END, SIGNATURE, QUOTED_STOP, LOST_STOP):
        ends.update(offset + found.end() for found in pattern.finditer(text))
    return sorted(ends)


def _cuts(text: str, offset: int) -> list[int]:
    """The splitter's ends. It sees no quotation marks: one that is missing would make it pair all that follow wrongly."""
    from sentencex import segment  # noqa: PLC0415  loads a compiled library

    view = MARKS.sub(lambda found: " " * len(found[0]), text)
    ends, at = [], 0
    for piece in segment("en", view):
        found = view.find(piece, at)
        if found < 0:  # the splitter gave words that do not stand in the text: keep what is sure
            continue
        at = found + len(piece)
        ends.append(offset + _before_opening(text, found, at))
    if not ends or ends[-1] < offset + len(text):
        ends.append(offset + len(text))
    return ends


def _before_opening(text: str, start: int, end: int) -> int:
    """An opening mark at the end of a piece belongs to the sentence that follows."""
    if end >= len(text):
        return end
    blank = end
    while blank > start and (text[blank - 1].isspace() or MARKS.match(text, blank - 1)):
        blank -= 1
    return next((at for at in range(blank, end) if text[at].isspace()), end)


def _joined(text: str, start: int, ends: list[int]) -> Iterator[tuple[int, int]]:
    """Sentences, with those put together that were cut at an abbreviation or before the tail of a quotation."""
    for here, end in enumerate(ends):
        final = here == len(ends) - 1
        if not final and _goes_on(text, start, end, ends[here + 1]):
            continue
        yield start, end
        start = end


def _goes_on(text: str, start: int, end: int, limit: int) -> bool:
    following = text[end:limit].lstrip()
    before = text[start:end].rstrip()
    if not following:
        return True
    if not any(character.isalnum() for character in following):
        return True
    if before[-1:] in CLOSERS and before[-2:-1] in "?!,":
        return following[0].islower() or bool(ASKED.match(following))
    if not before.endswith("."):
        return False
    if SHORT.search(before[-12:]):
        return True
    return bool(DOTTED.search(before[-12:])) and not BEGINNING.match(following)


def _trimmed(article: Article, start: int, end: int) -> Iterator[Span]:
    words = article.text[start:end]
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    if left < right:
        yield article.page.span(start + left, start + right)
