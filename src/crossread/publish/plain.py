"""An account as Markdown, for a terminal or a CMS: the same content without the articles' texts.

Each piece of a report stands in quotation marks with its outlet and its place: “at least nine” (The Courier, 120–134).
The numbers are characters of the article's text, from 0, the last one excluded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from crossread.account import Account, Cited, Claim, Difference, Report
from crossread.dates import when
from crossread.publish import matrix, overview
from crossread.publish.claims import ClaimView, around, sections
from crossread.publish.lines import EVIDENCE, RATES, WHAT, line_views
from crossread.publish.lookup import Lookup, look_up
from crossread.publish.said import KINDS, count, listed, visible

# What means something to Markdown inside a line. Line starts are ours: a report's words never begin one.
_MARKS = re.compile(r"([\\`*_\[\]<>|~&$])")
_ADDRESS = re.compile(r"(?i)\b(www)(\.)|(:)(?=//)|(@)")  # what some readers of Markdown make a link of


def markdown(account: Account) -> str:
    """The account as CommonMark with tables. Nothing of a report's words is markup in it: no tag, no link, no image."""
    look = look_up(account, {})
    parts = [
        _head(account),
        _section("Summary", _summary(look)),
        *_claims(account, look),
        _section("Who said what", _said(look)),
        *_alone(account, look),
        _section("Coverage", _coverage(account, look)),
        _section("Naming", _naming(look)),
        _section("Timeline", _timeline(look)),
        _section("Same text", _lines(look)),
        _section("Articles", _articles(account)),
        _section("How this was made", _made(account)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: object) -> str:
    """Text of a report on one line, with everything visible and nothing that Markdown would act on."""
    line = " ".join(visible(str(text)).split())
    line = _MARKS.sub(r"\\\1", line)
    return _ADDRESS.sub(lambda found: found[0].replace(found[0][-1], "\\" + found[0][-1]), line)


def _head(account: Account) -> str:
    counts = overview.counts(account)
    facts = [
        count(counts.articles, "article"),
        count(counts.outlets, "outlet")
        + (f" ({count(counts.unknown, 'article')} of an outlet not known)" if counts.unknown else ""),
        f"{count(counts.lines, 'line')} of text",
        count(counts.origins, "stated origin"),
    ]
    dates = overview.dates(account)
    more = f" · {escaped(dates)}" if dates else ""
    story = account.story
    follows = f"\n\nA follow-up of an earlier story: {escaped(story.why_follows)}." if story.follows else ""
    return f"# {escaped(account.story.title)}\n\n{', '.join(facts)}{more} · made by {escaped(account.made.by)}{follows}"


def _section(title: str, lines: Iterable[str]) -> str:
    found = list(lines)
    return f"## {title}\n\n" + "\n".join(found) if found else ""


def _cited(cited: Cited, look: Lookup) -> str:
    return f"“{escaped(cited.text)}” ({_at(cited, look)})"


def _stated(report: Report, look: Lookup) -> str:
    """A report's words; bold in their sentence, where that completes them."""
    before, behind = around(report)
    if not before and not behind:
        return _cited(report.statement, look)
    told = f"**{escaped(report.statement.text)}**"
    parts = escaped(before), " " * before.endswith(" "), told, " " * behind.startswith(" "), escaped(behind)
    return f"“{''.join(parts)}” ({_at(report.statement, look)})"


def _at(cited: Cited, look: Lookup) -> str:
    return f"{escaped(look.labels.get(cited.article, cited.article))}, {cited.start}–{cited.end}"


def _voice(report: Report, look: Lookup) -> str:
    names, _ = look.chain(report)
    return "".join(f" ← {escaped(name)}" for name in names) or " in its own voice"


def _summary(look: Lookup) -> Iterator[str]:
    for sentence, view in zip(look.account.summary, overview.summary(look), strict=True):
        others = [escaped(link.text) for link in view.others]
        also = f"; also {listed([*others, *([f'{view.more} more'] if view.more else [])])}" if others else ""
        yield f"- “{escaped(sentence.text)}” ({_at(sentence.span, look)}{also})"


def _claims(account: Account, look: Lookup) -> Iterator[str]:
    by_number = dict(enumerate(account.claims, 1))
    found = sections(account.claims, look)
    for title, views, full in (
        ("Where the reports differ", (*found.differ, *found.wording), True),
        ("Reported on the word of several origins", found.several, False),
        ("Rests on the word of one origin", found.single, False),
        ("In the outlets' own voice only", found.unknown, False),
    ):
        yield _section(title, [_claim(by_number[view.number], view, look, full) for view in views])


def _claim(claim: Claim, view: ClaimView, look: Lookup, full: bool) -> str:
    lines = [f"- **{view.number}** “{escaped(claim.text)}” — {view.status_said}; {view.rests}; {view.counted}"]
    if full:
        ranked = sorted(claim.differences, key=lambda difference: KINDS.index(difference.kind))
        for difference in ranked:
            first, second = difference.spans
            lines.append(
                f"    - differs on **{difference.kind}**: {escaped(difference.reason)}: "
                f"{_cited(first, look)}, {_cited(second, look)}"
            )
            lines += _read(difference, look)
    for report in claim.reports:
        lines.append(f"    - {_stated(report, look)}{_voice(report, look)}")
    for why, links in view.silent:
        lines.append(f"    - {why}: {listed([escaped(link.text) for link in links])}")
    return "\n".join(lines)


def _read(difference: Difference, look: Lookup) -> Iterator[str]:
    """How the amounts or times that differ were read; elsewhere Markdown leaves that to the page and the JSON."""
    if difference.kind in {"figure", "moment"}:
        found = [reading for span in difference.spans for reading in look.read(span)]
        if found:
            told = (f"“{escaped(reading.words)}” = {escaped(reading.said)}" for reading in found)
            yield f"        - read as: {'; '.join(told)}"


def _said(look: Lookup) -> Iterator[str]:
    for utterance in look.account.utterances:
        speaker = escaped(look.entity(utterance.speaker)) if utterance.speaker is not None else "cannot tell who"
        yield f"- {speaker}"
        for rendering in utterance.renderings:
            yield f"    - {_cited(rendering.span, look)}, {rendering.kind}"
        for reason in dict.fromkeys(difference.reason for difference in utterance.differences):
            yield f"    - differs: {escaped(reason)}"


def _alone(account: Account, look: Lookup) -> Iterator[str]:
    lines: list[str] = []
    for article, views in sections(account.claims, look).alone:
        lines.append(f"- {escaped(article.text)}")
        for view in views:
            for report in account.claims[view.number - 1].reports:
                lines.append(f"    - {view.number}: {_stated(report, look)}{_voice(report, look)}")
    yield _section("Only in one article", lines)


def _coverage(account: Account, look: Lookup) -> Iterator[str]:
    rows = matrix.matrix(account.claims, look)
    if not rows:
        return
    yield ", ".join(f"{symbol} {meaning}" for symbol, _, meaning in matrix.SYMBOLS) + ".\n"
    yield _row(["claim", *(escaped(look.labels[article]) for article in look.articles)])
    yield _row(["---", *(":-:" for _ in look.articles)])
    for row in rows:
        yield _row([f"{row.number}. {escaped(row.text)}", *(cell.symbol for cell in row.cells)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _naming(look: Lookup) -> Iterator[str]:
    for naming in look.account.naming:
        yield f"- {escaped(look.entity(naming.entity))}"
        places: dict[tuple[str, str], list[str]] = {}
        for name in naming.names:
            places.setdefault((" ".join(name.span.text.split()), name.voice), []).append(_at(name.span, look))
        for (words, voice), found in places.items():
            said = "in its own voice" if voice == "own" else "in somebody's words"
            yield f"    - “{escaped(words)}”, {said}: {'; '.join(found)}"


def _timeline(look: Lookup) -> Iterator[str]:
    for entry in overview.timeline(look):
        yield f"- {escaped(entry.when)}"
        for href, text, articles in entry.claims:
            yield f"    - {href.removeprefix('#claim-')}: “{escaped(text)}”, {count(articles, 'article')}"


def _lines(look: Lookup) -> Iterator[str]:
    if not look.account.lines and not look.account.passages:
        return
    none = "" if look.account.lines else " What these articles share is too little for one."
    yield f"{WHAT}{none}" + (f" {EVIDENCE} {RATES}\n" if look.account.lines else "\n")
    for line in line_views(look):
        names = listed([escaped(link.text) for link in line.articles], limit=60)
        yield f"- **{line.name}**, {names}: {escaped(line.said)}. {escaped(line.reason)}"
        for part in line.parts:
            at = f"{escaped(part.article.text)}, {escaped(part.when)}"
            yield f"    - {at}: {escaped(part.said)}; own words {part.own} %"
    for passage in look.account.passages:
        first, second = passage.spans
        kind = ", a quotation" if passage.quotation else ""
        yield f"- {_cited(second, look)}, as {_at(first, look)}: {round(100 * passage.similarity)} % alike{kind}"


def _articles(account: Account) -> Iterator[str]:
    look = look_up(account, {})
    for article in account.articles:
        yield f"- **{escaped(look.labels[article.id])}**: {escaped(article.title or 'no title found')}"
        facts = [escaped(when(article.published)), f"read from {escaped(article.origin)}"]
        facts += [f"by {escaped(listed(article.authors))}"] if article.authors else []
        facts += [f"credited to {escaped(listed(article.credits))}"] if article.credits else []
        facts += [f"stub: {escaped(article.stub)}"] if article.stub else []
        facts += [f"written in {escaped(article.dateline)}"] if article.dateline else []
        facts += [f"taken from {escaped(listed(article.based_on))}"] if article.based_on else []
        facts += [escaped(article.url)] if article.url else []
        yield f"    - {'; '.join(facts)}"
        yield f"    - text with SHA-256 {escaped(article.sha256)}"


def _made(account: Account) -> Iterator[str]:
    yield f"Made by {escaped(account.made.by)}. To check every place given here: `crossread verify` with the JSON or HTML.\n"
    for one in account.corrections:
        yield f"- corrected by hand ({one.kind}): {escaped(one.said)}; {escaped(one.place)}"
    for loss in account.made.dropped:
        yield f"- not used: {escaped(loss.origin)}: {escaped(loss.reason)}"
    for name, value in account.made.settings.items():
        yield f"- {escaped(name)}: {escaped(value)}"
