"""collate: a story to its account: entities across articles, statements, claims, differences, origins, naming, timeline."""

from __future__ import annotations

from collections.abc import Mapping

from crossread.account import Account, Made
from crossread.model import Annotations, Story


def collate(story: Story, annotations: Mapping[str, Annotations], made: Made) -> Account:
    """The account of a story. `annotations`: article id -> what annotate saw in it, for every article of the story."""
    from crossread.collate.assemble import collate as assemble  # noqa: PLC0415 - half of the import time of the package

    return assemble(story, annotations, made)
