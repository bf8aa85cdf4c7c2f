"""What somebody said, utterance by utterance: the renderings that outlets give of the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.collate import wording
from crossread.collate.differences import Finding, wording_finding
from crossread.model import Article, Attribution, Span

SAME_WORDS = (
    0.6  # share of the shorter content's words that align for two quotations to be one, whatever the claims say
)
MIN_WORDS = 4  # a shorter content ("no", "an ally") is a scare quote or too little to tell


@dataclass(frozen=True, slots=True)
class Saying:
    """One article's attribution, as utterances see it."""

    id: str  # its id in the account
    article: Article
    label: str
    attribution: Attribution
    speaker: str | None  # story entity id
    camp: str | None
    span: Span  # the longest piece of its content

    @property
    def words(self) -> str:
        return self.article.page.words(self.span)


def utterances(sayings: Sequence[Saying], linked: Sequence[tuple[str, str]]) -> list[tuple[Saying, ...]]:
    """Groups of renderings of one utterance, each with a quotation among them, in order of first appearance.

    `linked`: pairs of Saying.ids whose statements report one claim. Two sayings join when they come from different
    articles, one camp speaks (or one speaker is not known), and they are linked or share their words in order.
    """
    kept = [saying for saying in sayings if len(saying.words.split()) >= MIN_WORDS]
    index = {saying.id: i for i, saying in enumerate(kept)}
    parent = list(range(len(kept)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    links = {tuple(sorted((index[a], index[b]))) for a, b in linked if a in index and b in index}
    links |= _sharing_words(kept)
    for i, j in sorted(links):
        a, b = kept[i], kept[j]
        quoted = a.attribution.kind != "indirect" or b.attribution.kind != "indirect"
        if a.article.id != b.article.id and quoted and _one_speaker(a, b):
            parent[max(root(i), root(j))] = min(root(i), root(j))
    grouped: dict[int, list[Saying]] = {}
    for i, saying in enumerate(kept):
        grouped.setdefault(root(i), []).append(saying)
    return [tuple(group) for group in grouped.values() if any(s.attribution.kind != "indirect" for s in group)]


def _sharing_words(kept: Sequence[Saying]) -> set[tuple[int, ...]]:
    quoted = [i for i, saying in enumerate(kept) if saying.attribution.kind != "indirect"]
    return {
        (i, j)
        for at, i in enumerate(quoted)
        for j in quoted[at + 1 :]
        if kept[i].article.id != kept[j].article.id and wording.shared(kept[i].words, kept[j].words) >= SAME_WORDS
    }


def _one_speaker(a: Saying, b: Saying) -> bool:
    return a.camp is None or b.camp is None or a.camp == b.camp


def renderings_differ(group: Sequence[Saying]) -> list[Finding]:
    """How each later rendering differs in its words from the first quotation among them."""
    first = next(saying for saying in group if saying.attribution.kind != "indirect")
    found = []
    for other in group:
        if other is first or other.article.id == first.article.id:
            continue
        labels, texts = (first.label, other.label), (first.words, other.words)
        finding = wording_finding(labels, texts, (first.span, other.span))
        if finding:
            found.append(finding)
    return found
