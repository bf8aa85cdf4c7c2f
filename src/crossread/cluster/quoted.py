"""Which characters of a body stand inside somebody's quoted words.

Shared quotations are no reuse by themselves: two reporters who heard one person print the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crossread.model import Annotations, Article, Span
from crossread.text import fold

LONGEST = 1500  # characters: a mark not closed by then was a slip, not a quotation. Statements in print run shorter
LONGEST_SINGLE = 600  # the same for single marks, where an apostrophe can pass for one
LONGEST_POST = 300  # characters of a block that is a post, with its author and an address
# Characters of a post's own words: Twitter's limits from November 2017 on, and before
LONGEST_TOLD, LONGEST_EARLIER = 280, 140
LONGER_SINCE = "2017"  # a post of this year may have either length
LEAST_POST = 25  # characters: where less is left behind the end of a sentence, the post began before it
LONGEST_BLOCK = 900  # characters of a paragraph that is set off as somebody's words without marks
SHORTEST = 4  # words: what is shorter is a term in quotation marks ("no limits") in the outlet's own sentence
OPENING = re.compile(r'(?:^|(?<=[\s(\[\-]))"(?=\S)')
CLOSING = re.compile(r'(?<=\S)"(?=$|[^\w"])')
SINGLE_OPENING = re.compile(r"(?:^|(?<=[\s(\[\-\"]))'(?=\w)")
SINGLE_CLOSING = re.compile(r"(?<=[.,?!])'(?!\w)|(?<=\w)'(?=[.,;:?!)]|\s(?:said|says|he|she|they|told|added|wrote)\b)")
# A post ends so: "(@bolind) May 8, 2024"
POSTED = re.compile(r"\(@\w{1,30}\)(?: +(?:\w{3,9} \d{1,2}, (?P<year>\d{4})|\d{1,2} \w{3,9},? (?P<other>\d{4}))|\s*$)")
SIGNED = re.compile(r"\s*(?:--?|[–—])\s*[^.?!]{1,40}$")  # the author's name before the handle: " -- Bo Lind "
SENTENCE_END = re.compile(r"[.?!…][\"')\]]{0,2}\s+(?=\S)")
ADDRESS = re.compile(r"\bpic\.twitter\.com/\w+|\bhttps?://\S+")  # stands in a post, does not count in its length
AUTHOR = re.compile(r"(?:[^\s@]+ +){1,5}\(?@\w{1,30}\)?\W*")  # the line above a post, nothing else: "Bo Lind (@bolind)"
LINKED = re.compile(r"\bpic\.twitter\.com/\w|\bhttps?://t\.co/\w")  # an address that stands in posts only
# The end of a paragraph that introduces what the next one sets off: "Later she wrote on her page:"
INTRODUCES = re.compile(
    r"\b(?:said|says|saying|wrote|writes|writing|tweeted|tweets|tweet|posted|post|added|statement|letter|email|message|read|reads"
    r"|follows|words)\b[^.?!\n]{0,60}:\s*$"
)


def quoted(article: Article, annotations: Annotations | None, folded: str | None = None) -> bytearray:
    """One byte a code point of the page: 1 inside quotation marks, in posts and statements that are set off as blocks, and
    inside what annotate found to be quoted. `folded`: text.fold of the page's text, where it is at hand."""
    marks = bytearray(len(article.text))
    text = fold(article.text) if folded is None else folded
    body = [block.span for block in article.body]
    for start, end in ((span.start, span.end) for span in body):
        if '"' in text[start:end]:
            _mark_doubles(text, start, end, marks)
        if "'" in text[start:end]:
            _mark_singles(text, start, end, marks)
    if "@" in text or LINKED.search(text):
        _mark_posts(text, body, marks)
    if ":" in text:
        _mark_introduced(text, body, marks)
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


def _mark_posts(text: str, body: Sequence[Span], marks: bytearray) -> None:
    """Posts of social networks printed whole: words, name, handle, day; or name and handle, and the words below them."""
    place = 0
    for number, span in enumerate(body):
        words = text[span.start : span.end]
        if "@" in words and AUTHOR.fullmatch(words):
            if number + 1 < len(body):
                _mark_block(body[number + 1], marks)
            continue
        place = max(place, span.start)
        for found in POSTED.finditer(text, span.start, span.end):
            _fill(marks, _post_start(text, place, found), found.end())
            place = found.end()
        if LINKED.search(words) and len(words) <= LONGEST_POST:
            _fill(marks, span.start, span.end)


def _post_start(text: str, least: int, ended: re.Match[str]) -> int:
    """Where a post begins that runs on from other words: it is no longer than posts can be, and does not begin within a
    sentence, so that what the outlet says before it is not taken for a part of it."""
    signed = SIGNED.search(text, max(least, ended.start() - LONGEST_POST), ended.start())
    end = signed.start() if signed else ended.start()
    earlier = (ended["year"] or ended["other"] or LONGER_SINCE) < LONGER_SINCE
    start = end - (LONGEST_EARLIER if earlier else LONGEST_TOLD)
    start -= sum(len(address[0]) for address in ADDRESS.finditer(text, max(least, start), end))
    if start <= least:
        return least
    sentence = SENTENCE_END.search(text, start - 2, end)
    return sentence.end() if sentence and end - sentence.end() >= LEAST_POST else start


def _mark_introduced(text: str, body: Sequence[Span], marks: bytearray) -> None:
    """Paragraphs without quotation marks that the one before introduces as somebody's words."""
    for span, following in pairwise(body):
        introduced = text[span.start : span.end].rstrip().endswith(":") and INTRODUCES.search(
            text, span.start, span.end
        )
        if introduced and 1 not in marks[following.start : following.end]:
            _mark_block(following, marks)


def _mark_block(span: Span, marks: bytearray) -> None:
    if len(span) <= LONGEST_BLOCK:
        _fill(marks, span.start, span.end)


def _mark(text: str, start: int, end: int, marks: bytearray) -> None:
    if len(text[start:end].split()) >= SHORTEST:
        _fill(marks, start, end)


def _fill(marks: bytearray, start: int, end: int) -> None:
    marks[start:end] = b"\1" * (end - start)
