"""The account page: one HTML file with its text, style and script in it, that loads nothing and runs nothing of a report's.

Every value that a template prints goes through `visible` and is escaped; nothing in the templates is marked as safe but
our own style, our own script and the account as JSON, which `record.embedded` escapes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from crossread.account import Account
from crossread.dates import when
from crossread.publish import lines, matrix, overview, reader, sharing, voices
from crossread.publish.claims import claim_view, sections
from crossread.publish.lookup import look_up
from crossread.publish.record import embedded
from crossread.publish.said import count, listed, visible

if TYPE_CHECKING:
    from jinja2 import Environment

OPEN_ARTICLES = 8  # so many articles stand open; more are folded, each a click or a link away
PAIRS = 6  # pairs of articles that share text, listed outright: the drawing has said who shares most with whom
CARDS = 30  # cards of a section that stand open: an hour's reading


def html(account: Account, texts: Mapping[str, str], *, verified: bool | None = None) -> str:
    """The account as one self-contained page. `texts` maps article ids to the texts of their pages; an article without
    one is shown without a reader's page. `verified`: whether every span was re-read from its page; None: nobody looked.
    """
    look = look_up(account, texts)
    views = {claim.id: claim_view(claim, look) for claim in account.claims}
    articles = reader.readers(account, views, look)
    crossing = sorted({anchor for article in articles for anchor in article.crossing})
    found = {
        "account": account,
        "verified": verified,
        "counts": overview.counts(account),
        "dates": overview.dates(account),
        "summary": overview.summary(look),
        "views": {f"#{view.anchor}": view for view in views.values()},
        "sections": sections(account.claims, look),
        "utterances": voices.utterances(account.utterances, look),
        "matrix": matrix.matrix(account.claims, look),
        "symbols": matrix.SYMBOLS,
        "matrix_rows": matrix.FIRST_ROWS,
        "labels": [look.article(article.id) for article in account.articles],
        "naming": voices.naming(account.naming, look),
        "timeline": overview.timeline(look),
        "sharing": sharing.sharing(look),
        "told": {"what": lines.WHAT, "evidence": lines.EVIDENCE, "rates": lines.RATES},
        "readers": articles,
        "open_articles": len(articles) <= OPEN_ARTICLES,
        "cards": CARDS,
        "pairs": PAIRS,
        "data": {name: _trusted(value) for name, value in embedded(account, texts).items()},
    }
    return _rendered("account.html.j2", found, _crossing_style(crossing))


def index(accounts: Sequence[Account], hrefs: Sequence[str]) -> str:
    """A page that leads to several accounts; `hrefs` are their addresses, relative to this page, in the same order."""
    known = {account.story.id: (account.story.title, href) for account, href in zip(accounts, hrefs, strict=True)}
    stories = [
        {"account": account, "href": href, "counts": overview.counts(account), "dates": overview.dates(account)}
        | {"follows": known.get(account.story.follows or "")}
        | {"differ": sum(bool(c.differences) or c.status in ("contested", "updated") for c in account.claims)}
        for account, href in zip(accounts, hrefs, strict=True)
    ]
    dropped = dict.fromkeys(loss for account in accounts for loss in account.made.dropped)
    return _rendered("index.html.j2", {"stories": stories, "dropped": list(dropped)}, "")


def _rendered(template: str, found: dict[str, Any], more_style: str) -> str:
    style, script = _own("page.css") + more_style, _own("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template(template)
    return page.render(found | {"policy": policy, "style": _trusted(style), "script": _trusted(script)})


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 (slow to import)

    environment = Environment(
        loader=PackageLoader("crossread.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalizer(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"count": count, "listed": listed, "when": when, "words": _words}
    return environment


def _finalizer() -> Callable[[object], object]:
    from markupsafe import Markup  # noqa: PLC0415 (slow to import)

    def shown(value: object) -> object:
        """What a template prints for a value. Trusted markup passes; every other text is made visible, then escaped."""
        if isinstance(value, str) and not isinstance(value, Markup):
            return visible(value)
        return "" if value is None else value

    return shown


def _words(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]


def _trusted(own: str) -> object:
    from markupsafe import Markup  # noqa: PLC0415 (slow to import)

    return Markup(own)  # our own files, and JSON in which < > & are escaped


@cache
def _own(name: str) -> str:
    return (files("crossread.publish") / "templates" / name).read_text("utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _crossing_style(anchors: Iterable[str]) -> str:
    """A rule for each span that another crosses: it stands in several pieces, of which :target finds the first alone."""
    return "".join(f'\n:root:has(#{anchor}:target) [data-w="{anchor}"]{{{_TARGET}}}' for anchor in anchors)


_TARGET = "background:var(--target);box-shadow:0 0 0 2px var(--ink)"
