"""What the carrier of a page says of it besides its text: agencies among its authors, captions marked as such, a wall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crossread import stubs
from crossread.clean import agencies, outlets
from crossread.clean.parts import Anatomy
from crossread.model import BODY_KINDS, BlockKind, Found, Page

BESIDE = 12  # parts below the article in which a wall speaks, and a button leads on to the rest
SHORTEST = 15  # characters of a caption that is looked for: shorter ones are names and words of the article too
LONGEST = 3000  # characters of one
_MOST = 2_000  # captions of one page
_ENDS = ("</figcaption", "</p>", "</div>", "</span")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BETWEEN = re.compile(r"\s*(?:[,|/•·()]|\s[-–—]\s|\bfor\b|\bvia\b|\band\b|\bwith\b|\bund\b|\bet\b|\by\b)\s*", re.I)
_BY = re.compile(r"^(?:by|von|par|por|di|door)\s+", re.I)
_LETTERS = re.compile(r"[^\W_]+")
_FEW = 2  # words that a person's name has at least


def authors(page: Page) -> tuple[str, ...]:
    """The carrier's authors that are people: no agency, no outlet.

    "Mira Holt, AFP" is Mira Holt, "Reuters" and "The Harbour Gazette" of the Harbour Gazette nobody.
    """
    names = (name for value in page.authors if value.strip() for name in _people(value.strip(), page))
    return tuple(dict.fromkeys(names))


def _people(value: str, page: Page) -> Iterable[str]:
    if outlets.named(value) or (page.outlet and value.lower() == page.outlet.strip().lower()):
        return
    if not agencies.find(value):
        yield value
        return
    for piece in _BETWEEN.split(_BY.sub("", value)):
        words = piece.split()
        if len(words) >= _FEW and not agencies.find(piece) and all(word[0].isupper() for word in words):
            yield piece


def credits(page: Page) -> tuple[Found, ...]:
    """The agencies that the carrier names as the text's: among its credits, its authors, in its dateline, or by the
    address of what it says the text is taken from."""
    found = [*_named(page.credits, "credits"), *_named(page.authors, "authors")]
    found += _named((page.dateline,) if page.dateline else (), "dateline")
    for address in page.based_on:
        name = outlets.by_address(address)
        found += [
            Found(agency, None, "address of what the carrier says the text is taken from")
            for _, _, agency in (agencies.find(name) if name else ())
        ]
    return tuple({each.value: each for each in reversed(found)}.values())[::-1]


def _named(values: Iterable[str], name: str) -> list[Found]:
    return [
        Found(agency, None, f"field {name} of the carrier") for value in values for _, _, agency in agencies.find(value)
    ]


def with_carried(found: Iterable[Found], page: Page) -> tuple[Found, ...]:
    """The credits of a page's text and those of its carrier, each agency once; an unnamed one only alone."""
    once: dict[str, Found] = {}
    for each in (*found, *credits(page)):
        once.setdefault(each.value, each)
    named = tuple(each for each in once.values() if each.value != agencies.UNNAMED)
    return named or tuple(once.values())


def captions(page: Page, anatomy: Anatomy) -> dict[int, BlockKind]:
    """The parts that the page's markup gives as captions of pictures, by index."""
    if page.html is None or "caption" not in page.html:
        return {}
    said = {_key(_TAG.sub(" ", text)) for text in _marked(page.html)}
    said.discard("")
    return {index: "caption" for index, part in enumerate(anatomy.parts) if said and _key(part.unit.text) in said}


def _marked(html: str) -> Iterator[str]:
    """What stands in figcaption elements, and in others whose class or id speaks of a caption."""
    at = html.find("caption")
    for _ in range(_MOST):
        if at < 0:
            return
        opened = html.find(">", at, at + 500)
        if opened >= 0 and "<" not in html[at:opened] and html[at - 5 : at] != "</fig":
            text = html[opened + 1 : opened + 1 + LONGEST]
            yield text[: min((end for end in map(text.find, _ENDS) if end >= 0), default=0)]
        at = html.find("caption", at + 7)


def _key(text: str) -> str:
    """The letters of a caption, for a look-up; "" for what is too short or too long."""
    if not SHORTEST <= len(text) <= LONGEST:
        return ""
    from html import unescape  # noqa: PLC0415

    return " ".join(_LETTERS.findall(unescape(text).lower()))


def stub(page: Page, anatomy: Anatomy) -> str | None:
    """Why the page holds only the beginning of its article, in words: as its carrier says, or as it says itself."""
    if page.stub:
        return page.stub
    if not anatomy.found:
        return None
    body = _body(anatomy)
    behind = anatomy.parts[anatomy.end + 1 : anatomy.end + 1 + BESIDE]
    return stubs.walled(body, "\n".join(part.unit.text for part in behind))


def refusal(page: Page, anatomy: Anatomy) -> str | None:
    """Why the page is none of an article: a check, a missing page, a dialogue on cookies; None for others."""
    if anatomy.parts:
        first = page.title or anatomy.parts[0].unit.text[:100]
        if reason := stubs.refusal(first, page.text):
            return reason
    return stubs.refusal(None, _body(anatomy))


def _body(anatomy: Anatomy) -> str:
    return "\n".join(part.unit.text for part in anatomy.parts if part.kind in BODY_KINDS)
