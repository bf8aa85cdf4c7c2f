"""Who signs a post or is known by the name of an account: the whole name, as it stands."""

from __future__ import annotations

import re

from crossread.annotate.speakers.cast import Cast
from crossread.model import Attribution, Span
from crossread.text import fold

Found = tuple[str | None, str]
ACCOUNT = re.compile(r"\s?\(@\w")
NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s(?:[A-Z][\w.’'-]*|de|van|von|al|bin|la|le)){1,3}")
USER = re.compile(r"(?:(?:an?|one|the|another)\s+)?(?:[A-Za-z]+\s+){0,2}users?\s+(?P<name>@?[A-Za-z][\w.-]*)", re.I)
PAGE = re.compile(
    r"\b(?:statement|post|message|update|notice|comment|note)\s+(?:(?:posted|published|left|shared)\s+)?(?:on|to)\s+(?:the\s+)?"
    r"(?:official\s+)?(?P<name>[A-Z][\w&’'.-]*?(?:\s[A-Z][\w&’'.-]*?){0,3}?)(?:['’]s)?\s+(?:own\s+|official\s+)?"
    r"(?:(?:Facebook|Twitter|Instagram|Weibo|Telegram|[Ww]eb)\s*(?:page|site|account|feed|channel)|website)\b"
)


def signer(cast: Cast, source: Span, told: Attribution) -> Found | None:
    """Who signs a post ("— Ana Ruiz-Lind (@ana)"), or "Weibo user RIVER_9"; None for other sources, and where the names
    annotator knows the whole name."""
    words = cast.words(source)
    user = USER.fullmatch(" ".join(words.split()))
    if user and (user["name"][0] == "@" or re.search(r"[A-Z\d_]", user["name"])):
        place = cast.article.page.span(source.end - len(user["name"]), source.end)
        return cast.new(place, "person", "name"), f"“{user['name']}” is the name of the account"
    posted = ACCOUNT.match(cast.article.text, source.end) is not None
    if told.cue is not None or not (NAME.fullmatch(words) or (posted and " " not in words)):
        return None
    inside = cast.inside(source.start, source.end)
    if any(one.span == source for one in inside) or fold(words) in cast.by_name:
        return None
    body = posted and any(one.type == "organisation" for one in inside)
    if not body and any(cast.often[one.entity or ""] > 1 for one in inside):
        return None  # somebody of the article by a part of the name
    return cast.new(source, "organisation" if body else "person", "name"), f"“{words}” signs the post"


def by_page(cast: Cast, source: Span) -> str | None:
    """Of "In a statement on the Fern Facebook page, the company said" the body whose page it is; None where none is named."""
    start = cast.annotations.sentences[cast.sentence(source.start)].start
    found = PAGE.search(cast.article.text, start, source.start)
    if found is None:
        return None
    if (known := cast.by_name.get(fold(found["name"]))) is not None:
        return known
    named = [one for one in cast.inside(*found.span("name")) if one.entity and one.type in ("organisation", "other")]
    return named[0].entity if len(named) == 1 and named[0].span.end == found.end("name") else None
