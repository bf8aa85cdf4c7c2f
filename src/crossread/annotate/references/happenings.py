"""A happening with a name, told in other words: "leaving the EU" and "Britain's decision to leave the EU" are Brexit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossread import knowledge
from crossread.annotate.references.places import Places
from crossread.model import Annotations, Article, Mention

_OWNER = r"(?:(?:the\s+|a\s+)?[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?['’]s?\s+|(?:the|its|their)\s+)?"
_CHOSEN = r"(?:decision|vote|plan|choice|bid|move|referendum)(?:\s+(?:in|last|this)\s+\w+)?\s+to\s+"


def happenings(article: Article, seen: Annotations) -> Iterator[Mention]:
    """Mentions of named happenings of the article in the words of what happens there. Reads names and happenings."""
    taken = Places((one.span.start, one.span.end, None) for one in seen.mentions if one.form != "name" and one.entity)
    for entity in seen.entities:
        told = next((_told()[name] for name in (entity.name, *entity.aliases) if name in _told()), None)
        for found in told.finditer(article.text) if told and entity.mentions else ():
            if not taken.touching(found.start(), found.end()):
                yield Mention(article.page.span(found.start(), found.end()), entity.type, "nominal", entity.id)


@cache
def _told() -> dict[str, re.Pattern[str]]:
    """The name of a happening to the words that tell it."""
    return {
        name: re.compile(
            rf"\b(?:{_OWNER}{_CHOSEN}(?:{said['plain']})|(?:{said['going']})|{_OWNER}(?:{said['noun']}))\s+(?:the\s+)?(?:{said['from']})(?!\w)"
        )
        for name, said in knowledge.toml("events")["told"].items()
    }
