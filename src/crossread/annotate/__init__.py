"""annotate: articles to annotations: sentences, mentions, attributions, figures, moments.

An annotator is a plain function that fills the fields it knows of, so that a regular expression and a batched neural
model stand behind one signature. The ones in use stand in one tuple, in the order in which they need each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crossread.annotate import attribution, figures, moments, names, propositions, references, sentences, speakers
from crossread.model import Annotations, Article
from crossread.uncollected import uncollected

Annotator = Callable[[Sequence[Article], Sequence[Annotations]], Sequence[Annotations]]

# Attributions read sentences; speakers read names and attributions, and add entities for sources that are not named;
# moments read names and quotations; figures read moments, which no figure may cover; references read names and speakers.
ANNOTATORS: tuple[Annotator, ...] = (
    sentences.split,
    names.find,
    attribution.find,
    speakers.resolve,
    moments.find,
    figures.find,
    references.find,
    propositions.find,
)


def annotate(articles: Sequence[Article], annotators: Sequence[Annotator] = ANNOTATORS) -> list[Annotations]:
    """One Annotations for each article, in the same order.

    Spans are code points into the text of the article's page. Each annotator sees all articles and what those before it
    found, and fills its own fields; give a shorter tuple to run a part of them.
    """
    seen: Sequence[Annotations] = [Annotations(article.id) for article in articles]
    with uncollected():
        for annotator in annotators:
            seen = annotator(articles, seen)
    return list(seen)
