"""annotate: articles to annotations: sentences, mentions, attributions, figures, moments.

An annotator is a plain function that fills the fields it knows of, so that a regular expression and a batched neural
model stand behind one signature. The ones in use stand in one tuple, in the order in which they need each other.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from crossread.model import Annotations, Article

Annotator = Callable[[Sequence[Article], Sequence[Annotations]], Sequence[Annotations]]

# Each fills its fields and may read those before it: attributions need sentences, speakers need names and attributions.
ANNOTATORS = (
    "sentences:split",
    "names:find",
    "attribution:find",
    "speakers:resolve",
    "figures:find",
    "moments:find",
)


def annotate(articles: Sequence[Article], annotators: Sequence[Annotator] | None = None) -> list[Annotations]:
    """One Annotations for each article, in the same order. Loads the annotators on the first call."""
    seen: Sequence[Annotations] = [Annotations(article.id) for article in articles]
    for annotator in _loaded() if annotators is None else annotators:
        seen = annotator(articles, seen)
    return list(seen)


def _loaded() -> list[Annotator]:
    loaded = []
    for entry in ANNOTATORS:
        module, _, function = entry.partition(":")
        if find_spec(f"crossread.annotate.{module}") is None:
            continue
        found = importlib.import_module(f"crossread.annotate.{module}")
        if hasattr(found, function):
            loaded.append(getattr(found, function))
    return loaded
