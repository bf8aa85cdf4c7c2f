"""What a page's JSON-LD says of its article, in the words of schema.org. Bounded: hostile scripts are left unread."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossread.read.said import word

Item = Mapping[str, Any]

SCRIPT = 1_000_000  # characters of one script: a long article with its whole body has some 100,000
BROKEN = (
    20_000  # characters of a script that is no JSON and is still shown to trafilatura, which searches it by pattern
)
_SCRIPTS = 50  # of one page: a live blog with a script for each post has some 30
_ITEMS = 5_000  # objects of one page that are looked into
_DEEPEST = 8  # levels that are looked into: @graph, list, article, and room for odd nesting
_ARTICLE = re.compile(r"Article|Report|BlogPosting|SocialMediaPosting")  # schema.org types of a news page
_FIRM = re.compile(r"Organization|Corporation")
_OTHERS = frozenset(
    {"mentions", "citation", "isPartOf", "hasPart", "itemListElement", "comment", "review", "subjectOf"}
)
_COMMA = re.compile(r",\s*(?=[}\]])")  # a comma before a closing bracket: the commonest fault
_NAMES = 40  # of one field: a page that lists more has something else there


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """The article of a page's JSON-LD. None, () or False where it says nothing."""

    headline: str | None = None
    published: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()  # authors that are people, or of no stated kind
    firms: tuple[str, ...] = ()  # organisations that wrote, made or own it
    sources: tuple[str, ...] = ()  # organisations that it says the text is of
    publisher: str | None = None
    url: str | None = None
    based_on: tuple[str, ...] = ()  # addresses
    dateline: str | None = None
    walled: bool = False  # True: it says that the article, or a part of it, is not free
    words: int | None = None  # how many it says the article has
    body: str | None = None


def news_article(scripts: Sequence[str]) -> NewsArticle:
    """What the scripts say of the page's article: of several the one with a headline and the longest body."""
    items = [item for value in map(parsed, scripts[:_SCRIPTS]) for item in _items(value, _DEEPEST)][:_ITEMS]
    articles = [item for item in items if _ARTICLE.search(_types(item))]
    if not articles:
        return NewsArticle()
    named = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and len(item) > 1}
    return _read(max(articles, key=_weight), named)


def parsed(script: str) -> Any:
    """The value of a script; None for what is no JSON, or is too large or too deep to be read."""
    if len(script) > SCRIPT:
        return None
    bare = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    bare = bare.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
    try:
        return json.loads(bare, strict=False)  # line breaks inside strings are common
    except RecursionError:
        return None
    except ValueError:
        pass
    try:
        return json.loads(_COMMA.sub("", bare), strict=False)
    except (ValueError, RecursionError):
        return None


def _items(value: Any, depth: int) -> Iterator[Item]:
    """The objects of a JSON value that may be the page's own article, outermost first."""
    if depth == 0:
        return
    if isinstance(value, Mapping):
        yield value
        for name, inner in value.items():
            if name not in _OTHERS:
                yield from _items(inner, depth - 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _items(inner, depth - 1)


def _types(item: Item) -> str:
    return " ".join(str(each) for each in _listed(item.get("@type")))


def _weight(item: Item) -> tuple[bool, int]:
    return bool(item.get("headline")), len(_text(item.get("articleBody")) or "")


def _read(item: Item, named: Mapping[str, Item]) -> NewsArticle:
    def of(*names: str) -> list[Any]:
        return [_resolved(each, named) for name in names for each in _listed(item.get(name))]

    writers = of("author")
    return NewsArticle(
        headline=word(item.get("headline")) or word(item.get("name")),
        published=tuple(value for value in map(word, of("datePublished", "dateCreated")) if value),
        persons=_called([each for each in writers if not _is_firm(each)]),
        firms=_called([each for each in (*writers, *of("creator", "copyrightHolder")) if _is_firm(each)]),
        sources=_called(of("sourceOrganization", "provider")),
        publisher=next(iter(_called(of("publisher"))), None),
        url=_address(item.get("url")) or _address(item.get("mainEntityOfPage")),
        based_on=tuple(dict.fromkeys(filter(None, map(_address, of("isBasedOn"))))),
        dateline=word(item.get("dateline")) or next(iter(_called(of("locationCreated"))), None),
        walled=_is_closed(item) or any(map(_is_closed, of("hasPart"))),
        words=_count(item.get("wordCount")),
        body=_text(item.get("articleBody")),
    )


def _listed(value: Any) -> list[Any]:
    return value[:_NAMES] if isinstance(value, list) else [] if value is None else [value]


def _resolved(value: Any, named: Mapping[str, Item]) -> Any:
    """A value, a reference ({"@id": …}) as what it refers to."""
    known = value.get("@id") if isinstance(value, Mapping) else None
    return named.get(known, value) if isinstance(known, str) else value


def _called(values: Sequence[Any]) -> tuple[str, ...]:
    """Their names; an address is none."""
    found = [name for each in values for one in _listed(_name(each)) if (name := word(one))]
    return tuple(dict.fromkeys(name for name in found if "://" not in name))


def _name(value: Any) -> Any:
    if not isinstance(value, Mapping) or value.get("name"):
        return value.get("name") if isinstance(value, Mapping) else value
    return " ".join(filter(None, (word(value.get(part)) for part in ("givenName", "familyName"))))


def _is_firm(value: Any) -> bool:
    return isinstance(value, Mapping) and _FIRM.search(_types(value)) is not None


def _is_closed(value: Any) -> bool:
    """Whether something is said not to be free: a boolean, or its name."""
    free = value.get("isAccessibleForFree") if isinstance(value, Mapping) else None
    return str(free).strip().lower().rpartition("/")[2] == "false"


def _address(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("url") or value.get("@id")
    found = word(value) if isinstance(value, str) else None
    return found if found and re.match(r"https?://", found) else None


def _count(value: Any) -> int | None:
    found = str(value).replace(",", "").strip() if isinstance(value, int | str) else ""
    return int(found) if re.fullmatch(r"[0-9]{1,6}", found) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
