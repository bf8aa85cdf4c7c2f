"""tagging: what a small network reads in an article, names and attributions, as words with chances.

The annotators of names and of attributions make their fields of it. The network runs once for both: the last readings are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crossread.model import Article, Span
from crossread.tagging.reading import Reading, ReadName, ReadTold
from crossread.tagging.reading import read as _read

KEPT = 512  # readings, some 10 kB each: more than one batch of articles

__all__ = ["ReadName", "ReadTold", "Reading", "forget", "read"]


def read(article: Article, sentences: Sequence[Span]) -> Reading:
    """Names and attributions in the sentences of an article, as [start, end) into its page's text.

    Depends on nothing but the text and the sentences: not on other articles, threads, or the order of calls.
    """
    return _kept(article.text, tuple((span.start, span.end) for span in sentences))


def forget() -> None:
    """Drops the readings that are kept."""
    _kept.cache_clear()


@lru_cache(KEPT)
def _kept(text: str, sentences: tuple[tuple[int, int], ...]) -> Reading:
    return _read(text, sentences)
