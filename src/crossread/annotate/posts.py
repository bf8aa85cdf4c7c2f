"""Posts that an article embeds: their words, then "— Ana Ruiz (@ana) November 8, 2016", all in one flattened line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.model import Span

WHEN = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
SIGNATURE = re.compile(
    r"(?:\s(?:pic\.twitter\.com/\w+|https?://\S{1,80}))*\s*(?:--|[—–―])\s?([^\n—–()]{1,60}?)\s?\(@\w{1,20}\)"
    rf"(?:\s+{WHEN})?"
)
# "Ana Ruiz (@ana) The bridge is shut. pic.twitter.com/x": the name in front, an address or the day behind.
HEADED = re.compile(
    r"(?:^|(?<=[\n:.!?”\"])) ?(?P<name>[A-Z][\w.'’-]*(?: \w[\w.'’-]*){0,4}) \(@\w{1,20}\) (?P<words>[^\n]{3,280}?)"
    rf"(?:\s(?:pic\.twitter\.com/\w+|https?://t\.co/\w+)|\s{WHEN})+",
    re.M,
)
BEGINS = re.compile(r"[.!?…][\"”]?\s+(?=[#@]\w)")  # a post often begins with a sign that no other sentence begins with
CASUAL = re.compile(r"[#@]\w|\b(?:I|I'm|my|me|you|your|we|our)\b|[!?]")  # as posts speak
MOST = 20  # sentences of a post
LONGEST = 280  # characters; a post cannot be longer


@dataclass(frozen=True, slots=True)
class Signed:
    """A post: the span of its words, that of the name which signs it, and where the signature ends."""

    content: tuple[int, int]
    source: tuple[int, int]
    end: int


def signed(text: str, start: int, end: int, sentences: Sequence[Span]) -> Iterator[Signed]:
    """Posts in text[start:end]. A post reaches back to the line's beginning, the post before, or as many sentences as a
    post can hold and that do not end in a quotation of somebody else."""
    yield from sorted([*_headed(text, start, end), *_signed(text, start, end, sentences)], key=lambda one: one.content)


def _headed(text: str, start: int, end: int) -> Iterator[Signed]:
    for found in HEADED.finditer(text, start, end):
        yield Signed(found.span("words"), found.span("name"), found.end())


def _signed(text: str, start: int, end: int, sentences: Sequence[Span]) -> Iterator[Signed]:
    floor = start
    for found in SIGNATURE.finditer(text, start, end):
        first = _beginning(text, floor, found.start(), sentences)
        last = found.start() - (len(text[first : found.start()]) - len(text[first : found.start()].rstrip()))
        floor = found.end()
        if first >= last:
            continue
        yield Signed((first, last), found.span(1), found.end())


def _beginning(text: str, floor: int, limit: int, sentences: Sequence[Span]) -> int:
    first = limit
    here = bisect_left(sentences, limit, key=lambda one: one.start)
    for sentence in reversed(sentences[max(0, here - MOST) : here]):
        if sentence.end <= floor:
            break
        begins = max(sentence.start, floor)
        if limit - begins > LONGEST or (first < limit and text[begins:first].rstrip()[-1:] in '"”'):
            break
        if first < limit and not _same_post(text[begins:first], text[first:limit]):
            break
        first = begins
    while first < limit and text[first].isspace():
        first += 1
    for cut in BEGINS.finditer(text, first, limit):
        words = [word for word in text[cut.end() : limit].split() if word[0] not in "#@"]
        if len(words) > 2 and not CASUAL.search(text, first, cut.start()):
            first = cut.end()
            break
    return first


def _same_post(before: str, after: str) -> bool:
    """Whether a sentence may belong to the post that the next begins: it is as short, and speaks as posts do."""
    return bool(CASUAL.search(before)) or len(before.split()) <= 2 or len(after.split()) <= 4


__all__ = ["Signed", "signed"]
