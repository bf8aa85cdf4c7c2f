"""Entries of a feed to records: whose the entry is, whether it is the article or a teaser, and where the article lies."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, TypeGuard
from urllib.parse import urljoin, urlsplit

from crossread import knowledge, mastheads
from crossread.model import Dropped
from crossread.read import bounds
from crossread.read.blocks import from_markup
from crossread.read.linked import Linked
from crossread.read.records import Record
from crossread.read.said import word
from crossread.text import fold

TEASER = "feed teaser"  # what `Page.stub` says
# Characters of a summary that is the whole report: the leads of news feeds have some 100 to 400.
_WHOLE = 600
_LONG = 3000  # characters of a text that is no teaser, whatever its end says
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;|&#8230;)\]?|\b(?:read (?:more|on|the full (?:story|article))|continue reading|full story|"
    r"weiterlesen|mehr lesen|lire (?:la suite|plus)|leer más|seguir leyendo|continua a leggere|leia mais|читать далее|"
    r"اقرأ المزيد|阅读全文|続きを読む).{0,60})[\s\W]*$",
    re.I | re.S,
)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]{0,2000}>")
_END_OF_SITE = re.compile(r"^(?:www\d?|m|amp|feeds?|rss|news)\.")
_FIELDS = 200_000  # characters of a field that is made one line: a title, a name


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom a feed names as the source of an entry."""

    name: str | None
    url: str | None  # of the source's feed or its front page


@dataclass(frozen=True, slots=True)
class Masthead:
    """A feed as a whole."""

    title: str | None
    site: str | None  # the address of the page that the feed is about
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, in the words of whatever form the feed has."""

    key: str | None
    url: str | None
    title: str | None
    published: str | None  # as the feed writes it
    authors: tuple[str, ...]
    full: Mapping[str, str] | None  # {"text": …} or {"html": …}: what the feed offers as the article
    teaser: Mapping[str, str] | None  # the same of what it offers as a description
    publisher: str | None  # whom the entry itself names as its outlet
    source: Origin | None
    based_on: tuple[str, ...]


def records(entries: Iterable[Entry | None], masthead: Masthead, origin: str) -> Iterator[Record | Dropped | Linked]:
    """A record for each article, a Linked for each teaser; None is an entry that could not be read."""
    found = list(islice(entries, bounds.ENTRIES + 1))
    gathers = _is_aggregator([each for each in found if each], masthead)
    for number, entry in enumerate(found[: bounds.ENTRIES], 1):
        place = f"{origin}#{number}"
        yield Dropped(place, "broken XML in this entry") if entry is None else _item(entry, masthead, place, gathers)
    if len(found) > bounds.ENTRIES:
        yield Dropped(origin, f"feed of more than {bounds.ENTRIES:,} entries: the rest was not read")


def _item(entry: Entry, masthead: Masthead, place: str, gathers: bool) -> Record | Dropped | Linked:
    outlet, credit = _outlet(entry, masthead, gathers)
    own = outlet or _own_name(entry, masthead)
    record: dict[str, Any] = {
        "id": entry.key,
        "url": entry.url,
        "outlet": outlet,
        "title": _title(entry),
        "published": entry.published,
        "authors": [name for name in entry.authors if name != masthead.title],
        "credits": [credit] if credit else [],
        "based_on": list(entry.based_on),
    }
    full = _body(entry.full)
    content = full or _body(entry.teaser)
    if content and not _is_teaser(content, summary=not full):
        return place, {**record, **content, "outlet": own}
    if content:
        record = {**record, **content, "stub": TEASER}
    if entry.url:
        return Linked(place, entry.url, record, masthead=None if outlet else own)
    return (place, {**record, "outlet": own}) if content else Dropped(place, NOTHING, entry.key)


NOTHING = "entry without text or address"


def _outlet(entry: Entry, masthead: Masthead, gathers: bool) -> tuple[str | None, str | None]:
    """The entry's own outlet (None: the feed's) and whom it is credited to. A source is the outlet in a feed that
    gathers from several; in an outlet's own feed it is whom the text was taken from."""
    name = entry.source.name if entry.source else None
    if entry.publisher:
        return entry.publisher, name if name != entry.publisher else None
    if name is None or name == masthead.title:
        return None, None
    its_own = _same_site(entry.url, entry.source.url if entry.source else None)
    if its_own or gathers or not _same_site(entry.url, masthead.site):
        return name, None
    return None, name


def _is_aggregator(entries: list[Entry], masthead: Masthead) -> bool:
    """Whether a feed gathers what others publish: it is known for that, or names two sources that are no agencies."""
    if _is_known_aggregator(masthead):
        return True
    names = {each.source.name for each in entries if each.source and each.source.name}
    return len([name for name in names if fold(name) not in _agencies() and name != masthead.title]) > 1


def _is_known_aggregator(masthead: Masthead) -> bool:
    row = mastheads.at(masthead.site)
    return row is not None and row["kind"] == "aggregator"


def _own_name(entry: Entry, masthead: Masthead) -> str | None:
    """The outlet of a feed's own entry: by its address where that is known ("NYT > World" is no name), else the feed's
    title; none for an aggregator's."""
    row = mastheads.at(entry.url)
    if row and row["kind"] != "aggregator":
        return row["name"]
    return None if _is_known_aggregator(masthead) else masthead.title


@cache
def _agencies() -> frozenset[str]:
    rows = knowledge.table("agencies")
    return frozenset(fold(name) for row in rows for name in (row["name"], *row["aliases"].split("|")) if name)


def _title(entry: Entry) -> str | None:
    """The headline, without the source that aggregators write behind it."""
    name = entry.source.name if entry.source else None
    return entry.title.removesuffix(f" - {name}") if entry.title and name else entry.title


def _is_teaser(content: Mapping[str, str], *, summary: bool) -> bool:
    """Whether a text is only the beginning: it says so at its end, or is a short summary."""
    text = plain(next(iter(content.values()))) or ""
    cut = len(text) < _LONG and _CUT.search(text[-200:]) is not None
    return cut or (summary and len(text) < _WHOLE)


def _body(content: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """The content as text: all of it is the article, there is no menu to leave out. Markup that is enormous stays
    markup, which is read as a page's is, within its bounds. None where there are no words."""
    markup = content.get("html") if content else None
    if markup is None:
        return content
    if markup.count("<") > _TAGS or max(map(len, markup.split("<"))) > _LONGEST_TAG:
        return content
    text = from_markup(markup)
    return {"text": text} if text.strip() else None


_TAGS = 20_000  # tags of one entry: a long article has some 500
_LONGEST_TAG = 5_000  # characters from one tag to the next: the parser's time grows with the square of attributes


def plain(markup: str | None) -> str | None:
    """Markup as one line of text; None for none, and for what is too long to be a line."""
    if not markup or len(markup) > bounds.RECORD:
        return None
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split()) or None


def absolute(link: str | None, site: str | None) -> str | None:
    """An http or https address, seen from the feed's site; None for any other."""
    link = word(link)
    if link is None:
        return None
    try:
        url = urljoin(site, link) if site else link
    except ValueError:
        return None
    return url if is_web(url) else None


def is_web(url: str | None) -> TypeGuard[str]:
    """Whether this is an http or https address."""
    return url is not None and re.match(r"https?://[^\s/]", url, re.I) is not None


def _host(url: str | None) -> str:
    try:
        return _END_OF_SITE.sub("", (urlsplit(url or "").hostname or "").lower())
    except ValueError:
        return ""


def _same_site(one: str | None, other: str | None) -> bool:
    """Whether two addresses are of one host, or one's host lies within the other's."""
    first, second = _host(one), _host(other)
    return bool(first and second) and (f".{first}".endswith(f".{second}") or f".{second}".endswith(f".{first}"))
