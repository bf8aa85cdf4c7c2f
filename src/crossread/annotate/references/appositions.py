"""What is said of somebody right behind a name: "Ana Ruiz, the head of the harbour office,". The whole of it is a mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.annotate.speakers.words import phrase
from crossread.model import Annotations, Article, Mention
from crossread.nouns import is_person

# Behind a name: a comma, a description, and the sign that ends it; an age may stand between.
BEHIND = re.compile(
    r"(?:\s*\(\d{1,3}\))?,\s+(?:(?:aged\s+)?\d{1,3},\s+)?"
    r"(?P<said>(?:(?:the|a|an|his|her|its|their|[A-Z][\w.-]+['’]s)\s+)?[a-z](?:[^,;:.()“”\"\n]|\([^()\n]{1,30}\)){2,100})(?=[,;.)])"
)
CLAUSE = re.compile(r"\b(?:who|which|that|said|says|told|is|was|are|were|has|had|will|would|and\s+(?:his|her))\b", re.I)


def appositions(article: Article, seen: Annotations) -> Iterator[Mention]:
    """A mention for each description behind a person's name, of the same entity. Reads names."""
    taken = {(one.span.start, one.span.end) for one in seen.mentions}
    for one in seen.mentions:
        if one.form != "name" or one.type != "person" or one.entity is None:
            continue
        found = BEHIND.match(article.text, one.span.end)
        if found is None or CLAUSE.search(found["said"]) or not is_person(phrase(found["said"]).head):
            continue
        if (found.start("said"), found.end("said")) not in taken:
            yield Mention(article.page.span(found.start("said"), found.end("said")), "person", "nominal", one.entity)
