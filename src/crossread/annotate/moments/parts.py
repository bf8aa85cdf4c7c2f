"""The stretches of an article that annotators read."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.model import Annotations, Article


def sentences_of(article: Article, found: Annotations) -> Iterator[tuple[int, int]]:
    """Start and end of each body sentence; where none were cut, of each line of the body."""
    if found.sentences:
        yield from ((span.start, span.end) for span in found.sentences)
        return
    for block in article.body:
        start = block.span.start
        for line in article.text[start : block.span.end].splitlines(keepends=True):
            if line.strip():
                yield start, start + len(line)
            start += len(line)
