"""Text exports of news databases: many articles in one text file, each with a head of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from crossread.model import Dropped
from crossread.read import bounds, factiva, lexis, proquest
from crossread.read.decode import decoded, mark
from crossread.read.records import Record


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a database writes its exports."""

    signs: tuple[bytes, ...]  # of these at least one stands in the first bytes, in any case: looked for before decoding
    fits: Callable[[str], bool]  # by the first characters
    articles: Callable[[str], Iterator[Mapping[str, Any] | str]]  # the fields of each article, or why it gives none
    announced: Callable[[str], int | None]  # how many articles the file itself says it holds


FORMS = (
    Form((b"proquest",), proquest.fits, proquest.articles, proquest.announced),
    Form((b"document", b"dokument"), factiva.fits, factiva.articles, factiva.announced),
    Form((b"document", b"dokument", b"load-date", b"ladedatum"), lexis.fits, lexis.articles, lexis.announced),
)


def is_export(name: str, head: bytes) -> bool:  # noqa: ARG001 - what a Carrier asks with
    """Whether a text is an export of LexisNexis, Factiva or ProQuest, by the marks between its articles."""
    return _form(head) is not None


def exports(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """Records of an export; `origin#12` is its twelfth article. Each text is the article's body as it stands in the file."""
    data = stream.read(bounds.TEXT + 1)
    form = _form(data[: bounds.HEAD])
    if len(data) > bounds.TEXT or form is None:
        yield Dropped(origin, f"export of more than {bounds.megabytes(bounds.TEXT)}: in parts it would be read")
        return
    text = decoded(data)
    if "\0" in text:
        yield Dropped(origin, "binary file (NUL bytes)")
        return
    number = 0
    for number, article in enumerate(form.articles(text), 1):
        place = f"{origin}#{number}"
        if isinstance(article, str):
            yield Dropped(place, article)
        else:
            yield place, article
    announced = form.announced(text)
    if announced is not None and announced != number:
        yield Dropped(origin, f"the export says that it holds {announced} articles; {number} were found in it")


def _form(head: bytes) -> Form | None:
    if head.lstrip()[:1] in (b"<", b"{", b"["):
        return None
    low = head.lower()
    likely = [form for form in FORMS if mark(head) or any(sign in low for sign in form.signs)]
    if not likely or (0 in head and not mark(head)):
        return None
    text = decoded(head)
    return next((form for form in likely if form.fits(text)), None)
