"""cluster: articles to stories, with the text that articles share.

    passages  stretches of text that two articles share
    lines     articles whose text goes back to one text
    stories   articles that report the same happening

The answer does not depend on the order of the articles.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.cluster import likeness, lines, passages, recurring, stories, words
from crossread.model import Annotations, Article, Clustering


def cluster(articles: Sequence[Article], annotations: Sequence[Annotations] = ()) -> Clustering:
    """Stories, passages and lines of a set of articles.

    An article given twice counts once. `annotations` may lack some articles: then sentences and quotations are read from
    the text's own marks. Takes seconds for hundreds of articles and minutes for ten thousand, nearly all of it spent on
    sentence meaning.
    """
    distinct = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    if not distinct:
        return Clustering(stories=())
    bodies, vocabulary = words.every(distinct, annotations)
    alignments = passages.find(bodies, vocabulary)
    quoting = frozenset((each.first, each.second) for each in alignments if each.passage.quotation)
    near = likeness.measure(bodies, vocabulary, lines.evidence(bodies, alignments), quoting)
    groups = stories.find(bodies, near)
    story = {place: number for number, group in enumerate(groups) for place in group}
    alignments = recurring.without(bodies, alignments, [story[place] for place in range(len(bodies))])
    found_passages = tuple(each.passage for each in alignments)
    found_lines = tuple(lines.lines(bodies, lines.find(bodies, lines.evidence(bodies, alignments))))
    found = stories.stories(bodies, groups, near, found_passages, found_lines)
    return Clustering(stories=tuple(found), passages=found_passages, lines=found_lines)
