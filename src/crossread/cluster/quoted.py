"""Which characters of a body stand inside somebody's quoted words.

Shared quotations are no reuse by themselves: two reporters who heard one person print the same words.
"""

from __future__ import annotations

import re

from crossread.model import Annotations, Article
from crossread.text import plain

LONGEST = 1500  # characters: a mark not closed by then was a slip, not a quotation. Statements in print run shorter
LONGEST_SINGLE = 600  # the same for single marks, where an apostrophe can pass for one
LONGEST_POST = 300  # characters of a post printed whole before its author's handle
SHORTEST = 4  # words: what is shorter is a term in quotation marks ("no limits") in the outlet's own sentence
OPENING = re.compile(r'(?:^|(?<=[\s(\[\-]))"(?=\S)')
CLOSING = re.compile(r'(?<=\S)"(?=$|[^\w"])')
SINGLE_OPENING = re.compile(r"(?:^|(?<=[\s(\[\-\"]))'(?=\w)")
SINGLE_CLOSING = re.compile(r"(?<=[.,?!])'(?!\w)|(?<=\w)'(?=[.,;:?!)])")
POSTED = re.compile(r"\(@\w{1,30}\) +(?:\w{3,9} \d{1,2}, \d{4}|\d{1,2} \w{3,9},? \d{4})")  # an embedded post ends so


def quoted(article: Article, annotations: Annotations | None) -> bytearray:
    """One byte a code point of the page: 1 inside quotation marks, and inside what annotate found to be quoted."""
    marks = bytearray(len(article.text))
    text = plain(article.text)
    for block in article.body:
        start, end = block.span.start, block.span.end
        _mark_doubles(text, start, end, marks)
        _mark_singles(text, start, end, marks)
        _mark_posts(text, start, end, marks)
    for attribution in annotations.attributions if annotations else ():
        if attribution.kind == "direct":
            for piece in attribution.content:
                _fill(marks, piece.start, piece.end)
    return marks


def _mark_doubles(text: str, start: int, end: int, marks: bytearray) -> None:
    """Double quotation marks of one block. What is opened and not closed runs to the end of its paragraph."""
    place = start
    while opened := OPENING.search(text, place, end):
        place = opened.end()
        closed = CLOSING.search(text, place, min(end, place + LONGEST))
        again = OPENING.search(text, place, closed.start() if closed else min(end, place + LONGEST))
        if again:
            # Opened twice: the second paragraph of one quotation where a sentence ended before it, otherwise a slip.
            if text[place : again.start()].rstrip().endswith((".", "?", "!")):
                _mark(text, place, again.start(), marks)
            place = again.start()
        elif closed:
            _mark(text, place, closed.start(), marks)
            place = closed.end()
        elif end - place <= LONGEST:
            _mark(text, place, end, marks)


def _mark_singles(text: str, start: int, end: int, marks: bytearray) -> None:
    """Single quotation marks, as British outlets set them. What is not closed is an apostrophe."""
    place = start
    while opened := SINGLE_OPENING.search(text, place, end):
        place = opened.end()
        closed = None if marks[opened.start()] else SINGLE_CLOSING.search(text, place, min(end, place + LONGEST_SINGLE))
        if closed:
            _mark(text, place, closed.start(), marks)
            place = closed.end()


def _mark_posts(text: str, start: int, end: int, marks: bytearray) -> None:
    """Posts of social networks printed whole: words, name, handle, day."""
    place = start
    for found in POSTED.finditer(text, start, end):
        _fill(marks, max(place, found.start() - LONGEST_POST), found.end())
        place = found.end()


def _mark(text: str, start: int, end: int, marks: bytearray) -> None:
    if len(text[start:end].split()) >= SHORTEST:
        _fill(marks, start, end)


def _fill(marks: bytearray, start: int, end: int) -> None:
    marks[start:end] = b"\1" * (end - start)
