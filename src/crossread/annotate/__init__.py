"""annotate: articles to annotations: sentences, mentions, attributions, figures, moments.

An annotator is a plain function that fills the fields it knows of, so that a regular expression and a batched neural
model stand behind one signature. The ones in use stand in one tuple, in the order in which they need each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crossread.model import Annotations, Article

Annotator = Callable[[Sequence[Article], Sequence[Annotations]], Sequence[Annotations]]
