"""What the head of an HTML page says of it: meta elements, links, microdata, and the article of its JSON-LD."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from crossread.read.jsonld import NewsArticle
from crossread.read.said import Said, word

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?")
_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
# Where a page gives the moment it was published, the surest first (Open Graph, microdata, Dublin Core, Parse.ly).
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "date",
)
# Where it names whose text it prints; the first three were Google's for syndicated news.
_SOURCES = ("syndication-source", "original-source", "source", "article:source", "dc.source", "dcterms.source",
            "news_source", "news:source", "provider", "content_provider", "sourceorganization")  # fmt: skip
_OWNERS = ("copyrightholder", "creatororganization", "dcterms.rightsholder")
_DATELINES = ("dateline", "article:dateline", "news:dateline", "locationcreated")
# Addresses of AMP copies: "amp.post.example", "/amp/", "story.amp.html", "?outputType=amp", Google's cache of them.
_AMP = re.compile(
    r"//amp\.|ampproject\.(?:org|net)|google\.[a-z.]{2,6}/amp/|/amp(?:/|$|\?)|\.amp(?:\.|$|\?)|[?&=]amp(?:$|[=&])", re.I
)
_BY = re.compile(r"^(?:by|von|par|por|di|door)\s+", re.I)
_NO_NAME = re.compile(r"://|@|^\d+$|^www\.")
_ENOUGH = 0.5  # share of a reference's words that a heading must have to be the same headline
_MANY = 3_000  # meta elements and properties of one page that are looked at: a long page has some 300


@dataclass(frozen=True, slots=True)
class Head:
    """The values of a page's meta elements, links and properties by name, lower case, in the page's order."""

    values: Mapping[str, list[str]]
    headings: tuple[str, ...]  # texts of its h1
    canonical: str | None
    amp: bool  # the page is an AMP copy of its canonical address

    def first(self, names: Iterable[str]) -> str | None:
        return next((found for name in names for value in self.values.get(name, ()) if (found := word(value))), None)


def head(tree: Any) -> Head:
    """Reads the tree once; the tree stays as it is."""
    values: dict[str, list[str]] = defaultdict(list)
    for element in tree.xpath(f"(//meta[@content] | //*[@itemprop])[position() <= {_MANY}]"):
        value = element.get("content") or element.get("datetime") or ""
        if not value and element.get("itemprop") in ("dateline", "locationCreated", "isBasedOn", "sourceOrganization"):
            value = element.get("href") or "".join(element.itertext())[:200]
        for key in ("property", "name", "itemprop"):
            if (name := element.get(key)) and value.strip():
                values[name.strip().lower()].append(value)
    root = tree.getroottree().getroot()
    canonical = tree.xpath("string(//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href)")
    return Head(
        values=values,
        headings=tuple(filter(None, (word("".join(each.itertext())) for each in tree.xpath("//h1")[:20]))),
        canonical=word(canonical) if re.match(r"https?://", canonical) else None,
        amp=root.tag == "html" and ("amp" in root.attrib or "\u26a1" in root.attrib),
    )


def said(found: Head, data: NewsArticle, document: Any, given: str | None) -> Said:
    """What a page says of itself. `document`: what trafilatura found, None where it found no text; `given`: the
    address it is known to have."""
    outlet = word(found.first(("og:site_name",))) or data.publisher or _site(document)
    address = _address(found, data, document)
    return Said(
        url=address,
        outlet=outlet,
        title=_title(found, data, document, outlet),
        published=_published(found, data) or (word(document.date) if document else None),
        authors=_authors(data, document, outlet),
        credits=_credits(found, data, outlet),
        based_on=_based_on(found, data, given or found.first(("og:url",)) or address),
        dateline=data.dateline or found.first(_DATELINES),
    )


def joined(known: Said, own: Said) -> Said:
    """What is known of a page over what its head says. Its canonical address goes before that of an AMP copy of it."""
    if known.url and own.url and _AMP.search(known.url) and not _AMP.search(own.url):
        known = replace(known, url=own.url)
    return known.over(own)


def is_complete(found: Head, data: NewsArticle) -> bool:
    """Whether the head says title, people, moment, outlet and address: then nothing has to be looked for on the page."""
    named = data.headline and data.persons and (found.first(("og:site_name",)) or data.publisher)
    return bool(named and _published(found, data) and (found.canonical or data.url))


def without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A headline without the masthead that a page's <title> carries behind a bar or a dash."""
    if not title or not outlet:
        return title
    shortened = re.sub(rf"\s+[|\-–—·•:]\s+{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE)
    return shortened or title


def _site(document: Any) -> str | None:
    """The site's name as trafilatura has it; the host it falls back to is none."""
    name = word(document.sitename) if document else None
    return None if name and name.lower() in ((document.hostname or "").lower(), _host(document.url)) else name


def _host(address: str | None) -> str:
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _address(found: Head, data: NewsArticle, document: Any) -> str | None:
    """The canonical address; for a page that names another host there (a syndicated copy) its own."""
    own = found.first(("og:url",)) or data.url
    if found.canonical and own and _host(own) and _host(own) != _host(found.canonical) and not found.amp:
        return own
    return found.canonical or (word(document.url) if document else None) or own


def _title(found: Head, data: NewsArticle, document: Any, outlet: str | None) -> str | None:
    """The heading that says what the head says; the head's own words where no heading does."""
    other = without_outlet(word(document.title) if document else None, outlet)
    known = [title for title in (data.headline, without_outlet(found.first(("og:title",)), outlet), other) if title]
    alike = [(likeness, -at, text) for at, text in enumerate(found.headings)
             if (likeness := max((_alike(text, title) for title in known), default=0.0)) >= _ENOUGH]  # fmt: skip
    if alike:
        return without_outlet(max(alike)[2], outlet)
    return other or (known[0] if known else None)


def _alike(one: str, other: str) -> float:
    """Share of words that two headlines have in common, of the longer one."""
    a, b = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(a & b) / max(len(a), len(b), 1)


def _published(found: Head, data: NewsArticle) -> str | None:
    """The first moment given, or the same day with time and zone where the page has that too."""
    candidates = [value for name in _PUBLISHED for value in found.values.get(name, ())]
    candidates = [value.strip() for value in (*candidates, *data.published) if _DAY.match(value.strip())]
    if not candidates:
        return None
    near = [value for value in candidates if value[:10] == candidates[0][:10]]
    zoned = [value for value in near if _MOMENT.match(value) and _ZONE.search(value)]
    timed = [value for value in near if _MOMENT.match(value)]
    return word((zoned or timed or near)[0])


def _authors(data: NewsArticle, document: Any, outlet: str | None) -> tuple[str, ...]:
    written = (document.author or "").split(";") if document else []
    firms = {name.lower() for name in (*data.firms, *data.sources, outlet or "", data.publisher or "")}
    if data.persons:
        written = [name for each in data.persons for name in re.split(r"\s*;\s*|\s*\|\s*", each)]
    names = (_BY.sub("", name) for each in written if (name := word(each)))
    return tuple(dict.fromkeys(name for name in names if name.lower() not in firms and not _NO_NAME.search(name)))


def _credits(found: Head, data: NewsArticle, outlet: str | None) -> tuple[str, ...]:
    """Whom the head credits the text to; the outlet itself is nobody's source."""
    named = [value for name in (*_SOURCES, *_OWNERS) for value in found.values.get(name, ())]
    own = {(name or "").lower() for name in (outlet, data.publisher)}
    values = (word(value) for value in (*data.sources, *data.firms, *named))
    return tuple(
        dict.fromkeys(name for name in values if name and name.lower() not in own and not _NO_NAME.search(name))
    )


def _based_on(found: Head, data: NewsArticle, own: str | None) -> tuple[str, ...]:
    """Addresses of the text this one is taken from: said so, or the canonical address where it lies on another host."""
    named = [value.strip() for name in (*_SOURCES[:3], "isbasedon") for value in found.values.get(name, ())]
    sources = [*data.based_on, *(value for value in named if re.match(r"https?://", value))]
    if found.canonical and not found.amp and own and _site_of(own) != _site_of(found.canonical):
        sources.append(found.canonical)
    return tuple(dict.fromkeys(each for value in sources if (each := word(value)) and each != own))


def _site_of(address: str) -> str:
    """The last labels of a host, about its owner: "m.post.example" and "www.post.example" are one site."""
    labels = _host(address).split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])
