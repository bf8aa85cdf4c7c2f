"""collate: a story to its account: entities across articles, statements, claims, differences, origins, naming, timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.account import Account, Made
from crossread.corrections import Correction
from crossread.model import Annotations, Story
from crossread.uncollected import uncollected


def collate(
    story: Story, annotations: Mapping[str, Annotations], made: Made, corrections: Sequence[Correction] = ()
) -> Account:
    """The account of a story. `annotations`: article id -> what annotate saw in it, for every article of the story.
    `corrections`: what a reader knows better; those that say nothing of this story are left out of its account."""
    from crossread.collate.assemble import collate as assemble  # noqa: PLC0415 - half of the import time of the package

    with uncollected():
        return assemble(story, annotations, made, corrections)
