"""Claims: statements of several articles that report the same thing, with status, origins, differences, silences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.account import Claim, Difference, Origin, Report
from crossread.collate import grouping, pairing, wording
from crossread.collate.differences import Finding, Told, differences
from crossread.collate.origins import Source, independent, source
from crossread.collate.record import Citer
from crossread.collate.silence import not_reported_by
from crossread.collate.statements import Statement
from crossread.collate.status import status
from crossread.model import Article, AttributionKind

SURE = 0.8  # least score of two reports for one to confirm the other: read on 90 pages of one summit, of what scored from .5
# to .8 hardly any two said the same, and a reader who is told of a second source must be able to rely on it
ONE_UTTERANCE = 0.6  # likeness of two quotations above which they are one utterance
ONE_SENTENCE = 0.8  # the same for words that are not quoted
_SPEAKING = frozenset(
    {"i", "we", "i'm", "i've", "i’m", "i’ve", "we're", "we’re"}
)  # what one says of oneself confirms nobody
READABLE = (5, 30)  # words of a statement that can stand for its claim


@dataclass(frozen=True, slots=True)
class Setting:
    """What all claims of one account share."""

    articles: tuple[Article, ...]  # earliest known first
    labels: Mapping[str, str]  # article id -> how a reader knows it
    lines: Mapping[str, str]  # article id -> line id in the account
    names: Mapping[str, str]  # story entity id -> name
    camps: Mapping[str, str]  # story entity id -> camp
    vague: frozenset[str]  # story entity ids that only a common noun names
    attributions: Mapping[
        tuple[str, str], tuple[str, AttributionKind]
    ]  # (article, local id) -> (id in the account, kind)
    cite: Citer

    def rank(self, statement: Statement) -> tuple[int, int]:
        """Order of reports: earliest article first, then place in the text."""
        order = next(i for i, article in enumerate(self.articles) if article.id == statement.article)
        return order, statement.span.start


@dataclass(frozen=True, slots=True)
class Grouped:
    """The statements of one claim, earliest first, with the best link of each to the others."""

    statements: tuple[Statement, ...]
    reasons: tuple[str, ...]
    central: int  # index of the statement nearest to all others
    scores: Mapping[tuple[int, int], float]  # of pairs of the statements, by their indices here


def grouped(statements: Sequence[Statement], setting: Setting) -> list[Grouped]:
    """Claims as groups of statements: those that most articles report first, then by place."""
    scored = pairing.pairs(statements, setting.names)
    parts = grouping.groups([s.article for s in statements], scored, pairing.threshold())
    links: dict[int, list[pairing.Pair]] = {}
    for pair in scored:
        links.setdefault(pair.first, []).append(pair)
        links.setdefault(pair.second, []).append(pair)
    found = [_grouped(part, statements, links, setting) for part in parts]
    return sorted(found, key=lambda g: (-len({s.article for s in g.statements}), setting.rank(g.statements[0])))


def _grouped(
    part: tuple[int, ...], statements: Sequence[Statement], links: Mapping[int, list[pairing.Pair]], setting: Setting
) -> Grouped:
    members = sorted(part, key=lambda i: setting.rank(statements[i]))
    inside = {i: [p for p in links.get(i, []) if p.first in part and p.second in part] for i in members}
    reasons = tuple(inside[i][0].reason if inside[i] else "the only report" for i in members)

    def fitness(i: int) -> tuple[bool, float, int]:
        words = len(statements[i].span) and len(statements[i].meaning.split())
        return READABLE[0] <= words <= READABLE[1], sum(p.score for p in inside[i]), -members.index(i)

    place = {i: at for at, i in enumerate(members)}
    scores = {tuple(sorted((place[p.first], place[p.second]))): p.score for found in inside.values() for p in found}
    central = members.index(max(members, key=fitness))
    return Grouped(tuple(statements[i] for i in members), reasons, central, scores)  # type: ignore[arg-type]


def claim(group: Grouped, claim_id: str, setting: Setting) -> tuple[Claim, list[Finding]]:
    """The record of one claim, and the findings behind its differences."""
    by_id = {article.id: article for article in setting.articles}
    told = [Told(s, by_id[s.article], setting.labels[s.article], _kind(s, setting)) for s in group.statements]
    findings = differences(told, setting.names)
    sources = [_source(s, by_id[s.article], setting) for s in group.statements]
    unresolved = sum(s.attribution is not None and not s.chain for s in group.statements)
    own = sum(s.attribution is None for s in group.statements)
    confirmed_by = _confirmed_by(group, sources, told, setting)
    value, reason = status(findings, confirmed_by, _camp_names(group.statements, setting), own, unresolved)
    record = Claim(
        id=claim_id,
        text=by_id[group.statements[group.central].article].page.words(group.statements[group.central].span),
        status=value,
        reason=reason,
        origins=_origins(group.statements, setting),
        reports=tuple(_report(s, why, setting) for s, why in zip(group.statements, group.reasons, strict=True)),
        differences=tuple(
            Difference(f.kind, f.reason, (setting.cite(f.spans[0]), setting.cite(f.spans[1]))) for f in findings
        ),
        not_reported_by=not_reported_by({s.article for s in group.statements}, setting.articles),
    )
    return record, findings


def _confirmed_by(group: Grouped, sources: Sequence[Source], told: Sequence[Told], setting: Setting) -> tuple[str, ...]:
    """The two origins whose independent reports say the same most surely. Two that quote the same words are one utterance,
    put in two mouths, and confirm nothing."""
    for score, i, j in sorted((-score, i, j) for (i, j), score in group.scores.items()):
        if -score < SURE or not independent(sources[i], sources[j]):
            continue
        words = [one.words(one.statement.span) for one in (told[i], told[j])]
        quoted = any(one.kind in {"direct", "mixed"} for one in (told[i], told[j]))
        names = tuple(setting.names[group.statements[at].chain[-1]] for at in (i, j))
        one_utterance = wording.likeness(*words) >= (ONE_UTTERANCE if quoted else ONE_SENTENCE)
        spoken = any(text.split()[0].lower() in _SPEAKING for text in words)
        if not one_utterance and not spoken and not _one_name(*names):
            return names
    return ()


def _one_name(first: str, second: str) -> bool:
    """Whether two names share a word that is one: "Clinton" beside "Hillary Clinton" may be the same person."""
    one, other = ({word.strip(".,()") for word in name.split() if word[:1].isupper()} for name in (first, second))
    return bool(one & other)


def _source(statement: Statement, article: Article, setting: Setting) -> Source:
    origin = statement.chain[-1] if statement.chain else None
    camp = setting.camps[origin] if origin else None
    return source(article, setting.lines.get(article.id), camp, origin in setting.vague)


def _kind(statement: Statement, setting: Setting) -> AttributionKind | None:
    return setting.attributions[statement.article, statement.attribution][1] if statement.attribution else None


def _report(statement: Statement, reason: str, setting: Setting) -> Report:
    attribution = setting.attributions[statement.article, statement.attribution][0] if statement.attribution else None
    return Report(
        setting.cite(statement.span), statement.chain, setting.lines.get(statement.article), attribution, reason
    )


def _origins(statements: Sequence[Statement], setting: Setting) -> tuple[Origin, ...]:
    """Reports by the camp they rest on, each camp under the entity that speaks for it most; the unstated last."""
    by_camp: dict[str | None, list[int]] = {}
    for i, statement in enumerate(statements):
        camp = setting.camps[statement.chain[-1]] if statement.chain else None
        by_camp.setdefault(camp, []).append(i)
    found = []
    for camp, reports in by_camp.items():
        speakers = [statements[i].chain[-1] for i in reports if statements[i].chain]
        entity = max(dict.fromkeys(speakers), key=speakers.count) if camp else None
        found.append(Origin(entity, tuple(reports)))
    return tuple(sorted(found, key=lambda origin: (origin.entity is None, origin.reports)))


def _camp_names(statements: Sequence[Statement], setting: Setting) -> list[str]:
    named: dict[str, str] = {}
    for statement in statements:
        if statement.chain:
            named.setdefault(setting.camps[statement.chain[-1]], setting.names[statement.chain[-1]])
    return list(named.values())
