"""cluster: articles to stories, with the text that articles share.

    passages  stretches of text that two articles share
    lines     articles whose text goes back to one text
    stories   articles that report the same happening
    stream    the same for articles that come in over time

The answer does not depend on the order of the articles given at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.model import Annotations, Article, Clustering


def cluster(articles: Sequence[Article], annotations: Sequence[Annotations] = ()) -> Clustering:
    """Stories, passages and lines of a set of articles.

    An article given twice counts once. `annotations` may lack some articles: then names, sentences and quotations are read
    from the text's own marks. Takes about 10 ms an article. For more than memory holds, or for what comes in over time,
    there is `crossread.cluster.stream.Stream`.
    """
    from crossread.cluster.stream import Stream  # noqa: PLC0415

    if not articles:
        return Clustering(stories=())
    with Stream(window=None) as stream:
        stream.add(articles, annotations)
        return stream.clustering()
