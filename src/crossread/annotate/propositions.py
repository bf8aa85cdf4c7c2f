"""Propositions as the tagger reads them: where the runs of words begin and end that state one thing each.

Whose word they are on, and what they leave out, is for collate to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread import tagging
from crossread.model import Annotations, Article


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Sequence[Annotations]:
    """Fills `propositions` from `sentences`."""
    return [
        replace(
            seen,
            propositions=tuple(
                article.page.span(*place) for place in tagging.read(article, seen.sentences).propositions
            ),
        )
        for article, seen in zip(articles, annotations, strict=True)
    ]
