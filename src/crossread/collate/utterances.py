"""What somebody said, utterance by utterance: the renderings that outlets give of the same words.

A claim that several articles put on the word of one camp, at least one of them in quotation marks, is one utterance; its
statements are the renderings, so that words are compared proposition by proposition. A quotation that only one article has
is an utterance with one rendering.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.collate import wording
from crossread.collate.differences import Finding, around, wording_finding
from crossread.model import Article, AttributionKind, Span

MIN_ALIGNED = (
    0.25  # share of the shorter rendering's words; below, the two are other words altogether, not a changed wording
)
MIN_WORDS = 4  # a shorter quotation that stands alone ("no", "an ally") is too little to show
SAME_WORDS = 0.6  # share that must align for a quotation without a known speaker to be taken for a twin


@dataclass(frozen=True, slots=True)
class Saying:
    """One rendering: some words of an article on somebody's word."""

    article: Article
    label: str  # how a reader knows the article
    span: Span
    kind: AttributionKind
    attribution: str  # id in the account
    speaker: str | None  # story entity id
    camp: str | None  # None: speaker not known

    @property
    def words(self) -> str:
        return self.article.page.words(self.span)


def utterances(claims: Sequence[Sequence[Saying]], quotations: Sequence[Saying]) -> list[tuple[Saying, ...]]:
    """Renderings grouped: first what several articles render, claim by claim, then the quotations that stand alone.

    `claims`: for each claim its attributed reports; `quotations`: every direct or mixed attribution once, by its longest
    piece.
    """
    shared = [group for reports in claims for group in _by_camp(reports) if _is_rendered(group)]
    used = {saying.attribution for group in shared for saying in group}
    alone = [(s,) for s in quotations if s.attribution not in used and len(s.words.split()) >= MIN_WORDS]
    return shared + alone


def _by_camp(reports: Sequence[Saying]) -> list[tuple[Saying, ...]]:
    """Reports of one camp together; one whose speaker is not known joins the camp whose words it repeats, else none."""
    camps: dict[str, list[Saying]] = {}
    for saying in reports:
        if saying.camp is not None:
            camps.setdefault(saying.camp, []).append(saying)
    for saying in reports:
        if saying.camp is None:
            twins = [
                c
                for c, found in camps.items()
                if any(wording.shared(saying.words, o.words) >= SAME_WORDS for o in found)
            ]
            if len(twins) == 1:
                camps[twins[0]].append(saying)
    return [tuple(found) for found in camps.values()]


def _is_rendered(group: Sequence[Saying]) -> bool:
    return len({s.article.id for s in group}) > 1 and any(s.kind != "indirect" for s in group)


def renderings_differ(group: Sequence[Saying]) -> list[Finding]:
    """How each rendering of another article differs in its words from the first quotation among them."""
    first = next(saying for saying in group if saying.kind != "indirect")
    found = []
    for other in group:
        if other.article.id == first.article.id or wording.shared(first.words, other.words) < MIN_ALIGNED:
            continue
        labels = (first.label, other.label)
        beside = (around(first.article, first.span), around(other.article, other.span))
        finding = wording_finding(labels, (first.words, other.words), (first.span, other.span), beside)
        if finding:
            found.append(finding)
    return found


def speaker(group: Sequence[Saying]) -> str | None:
    """Who most renderings say it was; None where none says."""
    known: Mapping[str, None] = dict.fromkeys(s.speaker for s in group if s.speaker)
    return max(known, key=lambda entity: sum(s.speaker == entity for s in group)) if known else None
