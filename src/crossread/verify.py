"""verify: every span of an account re-read from the texts of its articles, and every reference followed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from msgspec import Struct

from crossread.account import Account, ArticleRecord, Cited, Claim

# What one item of each list is called in a failure; an item with an id is called by it: "claim c3".
_ITEM = {
    "articles": "article",
    "entities": "entity",
    "attributions": "attribution",
    "figures": "figure",
    "moments": "moment",
    "passages": "passage",
    "lines": "line",
    "claims": "claim",
    "utterances": "utterance",
    "naming": "naming",
    "names": "name",
    "timeline": "timeline entry",
    "summary": "summary sentence",
    "reports": "report",
    "origins": "origin",
    "differences": "difference",
    "renderings": "rendering",
    "spans": "span",
    "content": "content",
    "mentions": "mention",
    "blocks": "block",
    "evidence": "evidence",
}
_SHOWN = 60  # characters of a text quoted in a failure: enough to find the place


def verify(account: Account, texts: Mapping[str, str]) -> list[str]:
    """Everything in an account that does not hold, in words; [] where all of it does.

    texts: the text of each article's page, by the article's id.
    """
    return [*_articles(account, texts), *_spans(account, texts), *_references(account), *_borrowed(account)]


def cited(account: Account) -> Iterator[tuple[str, Cited]]:
    """Every span of an account with where it stands: ("claim c3, report 2, statement", span)."""
    yield from _walk(account, ())


def _walk(value: object, place: tuple[str, ...]) -> Iterator[tuple[str, Cited]]:
    if isinstance(value, Cited):
        yield ", ".join(place), value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _inside(getattr(value, name), place, name)


def _inside(value: object, place: tuple[str, ...], name: str) -> Iterator[tuple[str, Cited]]:
    if isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            called = getattr(item, "id", None) or number
            yield from _walk(item, (*place, f"{_ITEM.get(name, name)} {called}"))
    else:
        yield from _walk(value, (*place, name.replace("_", " ")))


def _spans(account: Account, texts: Mapping[str, str]) -> Iterator[str]:
    known = {article.id for article in account.articles}
    for place, span in cited(account):
        if span.article not in known:
            yield f"{place}: cites article {span.article}, which the account does not have"
        elif (text := texts.get(span.article)) is not None and (problem := _problem(span, text)):
            yield f"{place}: {problem}"


def _problem(span: Cited, text: str) -> str | None:
    where = f"[{span.start}, {span.end}) of article {span.article}"
    if not 0 <= span.start < span.end <= len(text):
        return f"{where} is no part of its {len(text)} characters"
    if (found := text[span.start : span.end]) != span.text:
        return f"{where} reads “{_short(found)}”, not “{_short(span.text)}”"
    return None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _articles(account: Account, texts: Mapping[str, str]) -> Iterator[str]:
    for article in account.articles:
        text = texts.get(article.id)
        if text is None:
            yield f"article {article.id} ({article.origin}): its page was not found"
            continue
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256:
            yield f"article {article.id} ({article.origin}): its page is not the text that the account was made from"
        yield from _blocks(article, len(text))


def _blocks(article: ArticleRecord, length: int) -> Iterator[str]:
    reached = 0
    for number, block in enumerate(article.blocks, 1):
        if not 0 <= block.start < block.end <= length:
            yield f"article {article.id}, block {number}: [{block.start}, {block.end}) is no part of the text"
        elif block.start < reached:
            yield f"article {article.id}, block {number}: begins before block {number - 1} ends"
        reached = max(reached, block.end)


def _references(account: Account) -> Iterator[str]:
    """Ids that are used and not there, ids that are there twice."""
    ids: dict[str, set[str]] = {}
    for kind in ("articles", "entities", "attributions", "lines", "claims", "utterances"):
        found = [item.id for item in getattr(account, kind)]
        ids[kind] = set(found)
        yield from (f"{_ITEM[kind]} {twice}: stands twice" for twice in sorted(ids[kind]) if found.count(twice) > 1)
    for place, kind, used in _used(account):
        if used is not None and used not in ids[kind]:
            yield f"{place}: there is no {_ITEM[kind]} {used}"
    for claim in account.claims:
        yield from _indices(claim)


def _used(account: Account) -> Iterator[tuple[str, str, str | None]]:
    """Where an id is used, of what kind of thing, and the id."""
    for article in account.articles:
        yield f"article {article.id}, line", "lines", article.line
    for attribution in account.attributions:
        place = f"attribution {attribution.id}"
        yield f"{place}, article", "articles", attribution.article
        yield f"{place}, speaker", "entities", attribution.speaker
        yield from ((f"{place}, chain", "entities", entity) for entity in attribution.chain)
    for line in account.lines:
        yield from ((f"line {line.id}", "articles", article) for article in line.articles)
        yield from ((f"line {line.id}, part {n}", "articles", part.article) for n, part in enumerate(line.parts, 1))
    for claim in account.claims:
        yield from _used_by_claim(claim)
    for utterance in account.utterances:
        place = f"utterance {utterance.id}"
        yield f"{place}, speaker", "entities", utterance.speaker
        for number, rendering in enumerate(utterance.renderings, 1):
            yield f"{place}, rendering {number}", "attributions", rendering.attribution
    for number, naming in enumerate(account.naming, 1):
        yield f"naming {number}", "entities", naming.entity
    for number, entry in enumerate(account.timeline, 1):
        yield from ((f"timeline entry {number}", "claims", claim) for claim in entry.claims)
    for number, sentence in enumerate(account.summary, 1):
        yield from ((f"summary sentence {number}", "claims", claim) for claim in sentence.claims)


def _used_by_claim(claim: Claim) -> Iterator[tuple[str, str, str | None]]:
    for number, report in enumerate(claim.reports, 1):
        place = f"claim {claim.id}, report {number}"
        yield f"{place}, line", "lines", report.line
        yield f"{place}, attribution", "attributions", report.attribution
        yield from ((f"{place}, chain", "entities", entity) for entity in report.chain)
    for number, origin in enumerate(claim.origins, 1):
        yield f"claim {claim.id}, origin {number}", "entities", origin.entity
    for number, silent in enumerate(claim.not_reported_by, 1):
        yield f"claim {claim.id}, not reported by {number}", "articles", silent.article


def _indices(claim: Claim) -> Iterator[str]:
    if not claim.reports:
        yield f"claim {claim.id}: no report makes it"
    for number, origin in enumerate(claim.origins, 1):
        for index in origin.reports:
            if not 0 <= index < len(claim.reports):
                yield f"claim {claim.id}, origin {number}: there is no report with index {index}"


def _borrowed(account: Account) -> Iterator[str]:
    """Words that must be a report's and are not: a claim's text, a summary's sentence."""
    for claim in account.claims:
        if claim.reports and not any(_holds(report.statement.text, claim.text) for report in claim.reports):
            yield f"claim {claim.id}: its text “{_short(claim.text)}” stands in none of its reports"
    for number, sentence in enumerate(account.summary, 1):
        if not _holds(sentence.span.text, sentence.text):
            yield f"summary sentence {number}: “{_short(sentence.text)}” is not what its span says"


def _holds(whole: str, part: str) -> bool:
    """Whether a text holds some words, however white space breaks them."""
    return " ".join(part.split()) in " ".join(whole.split())
