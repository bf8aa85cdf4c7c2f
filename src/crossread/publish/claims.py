"""Claims as the page shows them: their reports with the words that differ marked, sorted into the page's sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossread.account import Claim, Difference, Report
from crossread.dates import when_short
from crossread.publish.align import align
from crossread.publish.lookup import Link, Lookup
from crossread.publish.readings import Part, Reading, parts
from crossread.publish.said import DIFFERENCE, KINDS, SILENCE, STATUS, count, silence

# Where all of a statement differs (in voice, say), marking all of it would point at nothing
WHOLE = 0.95
AROUND = 90  # characters shown before and behind a statement that its sentence completes: a line of the page each


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the words of a statement. `differs` names the kinds of difference these words are marked for."""

    text: str
    differs: str = ""
    href: str | None = None
    parts: tuple[Part, ...] = ()  # the same text, cut at its amounts and times


@dataclass(frozen=True, slots=True)
class ReportView:
    anchor: str
    article: Link
    when: str
    chain: tuple[str, ...]  # () is the outlet's own voice
    source: str | None  # link to the words that name the source
    pieces: tuple[Piece, ...]
    href: str | None
    same: tuple[Link, ...]  # later articles that print these words: one line, one row
    reason: str
    late: bool = False  # True: the words of an earlier article of its line
    readings: tuple[Reading, ...] = ()  # of the amounts and times in its words
    around: tuple[str, str] = ("", "")  # before and behind it in its sentence, where the statement is a part only


@dataclass(frozen=True, slots=True)
class ClaimView:
    anchor: str
    number: int
    text: str
    status: str
    status_said: str
    reason: str
    kinds: tuple[tuple[str, str], ...]  # kind and what it means
    reasons: tuple[tuple[str, str], ...]  # kind and the sentence that says the reason
    reports: tuple[ReportView, ...]
    origins: tuple[str, ...]  # names of the stated origins
    own: int  # reports in an outlet's own voice: never counted as an origin
    articles: int
    lines: int  # texts: a line counts once however many articles print it
    silent: tuple[tuple[str, tuple[Link, ...]], ...]  # why not reported, by whom
    parts: tuple[Part, ...]  # its text, cut at its amounts and times
    readings: tuple[Reading, ...]
    around: tuple[str, str] = ("", "")  # like that of the report whose words these are

    @property
    def repeats(self) -> bool:
        """Whether the claim's words are those of one of the reports shown with it, and need no line of their own."""
        return any("".join(piece.text for piece in report.pieces) == self.text for report in self.reports)

    @property
    def chief(self) -> tuple[tuple[str, str], ...]:
        """The first reason of each kind, four at most: what a reader sees at once."""
        return tuple({kind: (kind, reason) for kind, reason in reversed(self.reasons)}.values())[::-1][:4]

    @property
    def more(self) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in self.reasons if pair not in self.chief)

    @property
    def counted(self) -> str:
        return f"{count(self.articles, 'article')}, {count(self.lines, 'line')}"

    @property
    def rests(self) -> str:
        """On what, in two or three words."""
        own = f"{self.own} in own voice"
        if self.origins:
            return count(len(self.origins), "origin") + (f" and {own}" if self.own else "")
        return own if self.own else "not stated"


@dataclass(frozen=True, slots=True)
class Sections:
    """Every claim has one home; a claim with differences is only pointed at from where its status would put it."""

    differ: tuple[ClaimView, ...]
    wording: tuple[ClaimView, ...]  # differ in nothing but words or voice
    several: tuple[ClaimView, ...]
    single: tuple[ClaimView, ...]
    unknown: tuple[ClaimView, ...]
    alone: tuple[tuple[Link, tuple[ClaimView, ...]], ...]  # by the one article that has them
    pointed: dict[str, tuple[ClaimView, ...]]  # by status, those that stand among the differing


def claim_view(claim: Claim, look: Lookup) -> ClaimView:
    kinds = sorted({difference.kind for difference in claim.differences}, key=_rank)
    silent: dict[str, list[Link]] = defaultdict(list)
    for missing in sorted(claim.not_reported_by, key=lambda missing: list(SILENCE).index(missing.why)):
        silent[silence(missing.why, missing.reason)].append(look.article(missing.article))
    texts = {report.line or report.statement.article for report in claim.reports}
    worded = next((report for report in claim.reports if report.statement.text == claim.text), None)
    found = look.read(worded.statement) if worded else ()
    return ClaimView(
        anchor=f"claim-{look.claims[claim.id]}",
        number=look.claims[claim.id],
        text=claim.text,
        status=claim.status,
        status_said=STATUS[claim.status],
        reason=claim.reason,
        kinds=tuple((kind, DIFFERENCE[kind]) for kind in kinds),
        reasons=_reasons(claim.differences),
        reports=reports(claim, look),
        origins=tuple(look.entity(origin.entity) for origin in claim.origins if origin.entity is not None),
        own=sum(len(origin.reports) for origin in claim.origins if origin.entity is None),
        articles=len({report.statement.article for report in claim.reports}),
        lines=len(texts),
        silent=tuple((why, tuple(links)) for why, links in silent.items()),
        parts=parts(claim.text, worded.statement.start if worded else 0, found),
        readings=found,
        around=around(worded) if worded else ("", ""),
    )


def sections(account_claims: Sequence[Claim], look: Lookup) -> Sections:
    differ: list[ClaimView] = []
    wording: list[ClaimView] = []
    agreed: dict[str, list[ClaimView]] = defaultdict(list)
    alone: dict[str, list[ClaimView]] = defaultdict(list)
    for claim in account_claims:
        view = claim_view(claim, look)
        kinds = {kind for kind, _ in view.kinds}
        if view.status in ("contested", "updated") or kinds - {"wording", "voice"}:
            differ.append(view)
        elif kinds:
            wording.append(view)
        elif view.articles < 2:
            alone[claim.reports[0].statement.article if claim.reports else ""].append(view)
        else:
            agreed[view.status].append(view)
    order = {article: number for number, article in enumerate(look.articles)}
    away = sorted((*differ, *wording), key=_breadth)
    return Sections(
        differ=tuple(sorted(differ, key=_weight)),
        wording=tuple(sorted(wording, key=_weight)),
        several=tuple(sorted(agreed["corroborated"], key=_breadth)),
        single=tuple(sorted(agreed["single-origin"], key=_breadth)),
        unknown=tuple(sorted(agreed["cannot-tell"], key=_breadth)),
        pointed={status: tuple(view for view in away if view.status == status) for status in STATUS},
        alone=tuple(
            (look.article(article), tuple(alone[article])) for article in sorted(alone, key=lambda a: order.get(a, -1))
        ),
    )


def reports(claim: Claim, look: Lookup) -> tuple[ReportView, ...]:
    """The claim's reports in the order of the articles; what an article of the same line repeats joins the first."""
    order = {article: number for number, article in enumerate(look.articles)}
    found = sorted(claim.reports, key=lambda report: (order.get(report.statement.article, 0), report.statement.start))
    rows: list[tuple[Report, list[Link]]] = []
    for report in found:
        first = next((row for row in rows if _same_text(row[0], report)), None)
        if first:
            name = look.labels.get(report.statement.article, report.statement.article)
            first[1].append(Link(name, look.href(report.statement)))
        else:
            rows.append((report, []))
    lines: set[str] = set()
    views = []
    for number, (report, same) in enumerate(rows, 1):
        anchor = f"claim-{look.claims.get(claim.id, 0)}-{number}"
        views.append(_report_view(anchor, report, same, report.line in lines, claim, look))
        lines |= {report.line} if report.line else set()
    return tuple(views)


def _report_view(anchor: str, report: Report, same: list[Link], late: bool, claim: Claim, look: Lookup) -> ReportView:
    chain, source = look.chain(report)
    article = look.articles.get(report.statement.article)
    return ReportView(
        anchor=anchor,
        article=look.article(report.statement.article),
        when=when_short(article.published if article else None),
        chain=chain,
        source=source,
        pieces=pieces(report, claim.differences, look),
        href=look.href(report.statement),
        same=tuple(same),
        reason=report.reason,
        late=late,
        readings=look.read(report.statement),
        around=around(report),
    )


def around(report: Report) -> tuple[str, str]:
    """The words of a report's sentence before and behind its statement, cut at AROUND characters; none where it stands alone."""
    if report.sentence is None:
        return "", ""
    text, statement = report.sentence.text, report.statement
    before = text[: max(0, statement.start - report.sentence.start)]
    behind = text[max(0, statement.end - report.sentence.start) :]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(behind) > AROUND:
        behind = behind[:AROUND].rpartition(" ")[0] + " …"
    return before, behind


def pieces(report: Report, differences: Iterable[Difference], look: Lookup) -> tuple[Piece, ...]:
    """The words of a statement, cut where a difference begins or ends."""
    statement = report.statement
    marks: list[tuple[int, int, str, str | None]] = []
    for difference in differences:
        for side, span in enumerate(difference.spans):
            if span.article != statement.article or span.start >= statement.end or statement.start >= span.end:
                continue
            for begin, stop in _marked(difference, side):
                start, end = max(begin, statement.start), min(stop, statement.end)
                if start < end and end - start < WHOLE * len(statement.text):
                    marks.append((start - statement.start, end - statement.start, difference.kind, look.href(span)))
    cuts = sorted({0, len(statement.text), *(cut for mark in marks for cut in mark[:2])})
    readings = look.read(statement)
    found = []
    for start, end in pairwise(cuts):
        if words := statement.text[start:end]:
            # the shortest difference over these words is the one they lead to
            over = sorted((mark for mark in marks if mark[0] <= start and end <= mark[1]), key=lambda m: m[1] - m[0])
            kinds = sorted({mark[2] for mark in over}, key=_rank)
            href = next((mark[3] for mark in over if mark[3]), None)
            found.append(Piece(words, ", ".join(kinds), href, parts(words, statement.start + start, readings)))
    return tuple(found)


def _marked(difference: Difference, side: int) -> list[tuple[int, int]]:
    """The characters to mark for one side of a difference: of two wordings, the words that the other has not."""
    span = difference.spans[side]
    if difference.kind != "wording":
        return [(span.start, span.end)]
    found, place = [], span.start
    for column in align([cited.text for cited in difference.spans]):
        words = column.cells[side]
        if words.strip() and not column.common:
            found.append((place, place + len(words)))
        place += len(words)
    return found


def _same_text(first: Report, second: Report) -> bool:
    """Whether two reports are one text printed twice: articles of one line, and the same words."""
    if first.line is None or first.line != second.line or first.statement.article == second.statement.article:
        return False
    return " ".join(first.statement.text.split()) == " ".join(second.statement.text.split())


def _reasons(differences: Sequence[Difference]) -> tuple[tuple[str, str], ...]:
    found = sorted(
        ((difference.kind, difference.reason) for difference in differences), key=lambda pair: _rank(pair[0])
    )
    return tuple(dict.fromkeys(found))


def _rank(kind: str) -> int:
    return KINDS.index(kind)


def _weight(view: ClaimView) -> tuple[int, int, int]:
    status = {"contested": 0, "updated": 1}.get(view.status, 2)
    return status, _rank(view.kinds[0][0]) if view.kinds else len(KINDS), -view.articles


def _breadth(view: ClaimView) -> tuple[int, int]:
    return -len(view.origins), -view.articles
