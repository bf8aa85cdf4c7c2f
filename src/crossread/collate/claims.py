"""Claims: statements of several articles that report the same thing, with status, origins, differences, silences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.account import Claim, Difference, Origin, Report
from crossread.collate import grouping, pairing, ranking, voices
from crossread.collate.differences import Told, aside, differences
from crossread.collate.origins import source
from crossread.collate.silence import not_reported_by
from crossread.collate.statements import Statement
from crossread.collate.status import status
from crossread.model import Article, AttributionKind
from crossread.record import Citer

READABLE = (5, 30)  # words of a statement that can stand for its claim
LIKE = 0.2  # chance of one claim from which an article that was not joined to a claim may have it nonetheless: of the omissions
# of four annotated events so 32 of 36 are right, and with .35 34 of 43
OPENS = 8  # characters of what somebody says ("that the ") after which a statement no longer begins it


@dataclass(frozen=True, slots=True)
class Setting:
    """What all claims of one account share."""

    articles: tuple[Article, ...]  # earliest known first
    labels: Mapping[str, str]  # article id -> how a reader knows it
    lines: Mapping[str, str]  # article id -> line id in the account
    names: Mapping[str, str]  # story entity id -> name
    camps: Mapping[str, str]  # story entity id -> camp
    vague: frozenset[str]  # story entity ids that only a common noun names
    bodies: frozenset[str]  # story entity ids of organisations
    media: frozenset[str]  # story entity ids of outlets, agencies and "the media": they say what others said
    # (article, local id) -> (id in the account, kind, where its content begins in the article, its cue's words)
    attributions: Mapping[tuple[str, str], tuple[str, AttributionKind, int, str]]
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
    near: frozenset[str] = frozenset()  # other articles with a statement that may report it too


def grouped(statements: Sequence[Statement], setting: Setting) -> list[Grouped]:
    """Claims as groups of statements: those that most origins and texts carry first, then those told earliest."""
    scored = pairing.pairs(statements, setting.names)
    parts = grouping.groups([s.article for s in statements], scored, pairing.threshold())
    links: dict[int, list[pairing.Pair]] = {}
    for pair in scored:
        links.setdefault(pair.first, []).append(pair)
        links.setdefault(pair.second, []).append(pair)
    found = [_grouped(part, statements, links, setting) for part in parts]

    def order(group: Grouped) -> tuple[float, float, tuple[int, int]]:
        told = group.statements
        weight = ranking.weight(told, setting.lines, setting.camps)
        return -weight, round(ranking.earliness(told), 6), setting.rank(told[0])

    return sorted(found, key=order)


def _grouped(
    part: tuple[int, ...], statements: Sequence[Statement], links: Mapping[int, list[pairing.Pair]], setting: Setting
) -> Grouped:
    members = sorted(part, key=lambda i: setting.rank(statements[i]))
    inside = {i: [p for p in links.get(i, []) if p.first in part and p.second in part] for i in members}
    reasons = tuple(_why(inside[i], len(members) - 1) for i in members)

    def fitness(i: int) -> tuple[bool, bool, float, int]:
        words = len(statements[i].meaning.split())
        readable = READABLE[0] <= words <= READABLE[1]
        return readable and not statements[i].partial, readable, sum(p.score for p in inside[i]), -members.index(i)

    place = {i: at for at, i in enumerate(members)}
    scores = {tuple(sorted((place[p.first], place[p.second]))): p.score for found in inside.values() for p in found}
    central = members.index(max(members, key=fitness))
    near = {
        statements[j].article for i in members for p in links.get(i, []) if p.score >= LIKE for j in (p.first, p.second)
    }
    told = tuple(statements[i] for i in members)
    return Grouped(told, reasons, central, scores, frozenset(near - {one.article for one in told}))  # type: ignore[arg-type]


def _why(links: Sequence[pairing.Pair], others: int) -> str:
    """What a report was joined for, by its best link to the claim's others. "Probably the same claim" where the mean chance of
    its links is below what surely joins."""
    if not links:
        return "the only report" if not others else "probably the same claim: near to what is near to the others"
    doubtful = sum(link.score for link in links) < pairing.sure() * others
    return ("probably the same claim: " if doubtful else "") + links[0].reason


def claim(group: Grouped, claim_id: str, setting: Setting) -> Claim:
    """The record of one claim."""
    by_id = {article.id: article for article in setting.articles}
    told = [_told(s, by_id[s.article], setting) for s in group.statements]
    findings = differences(told, setting.names)
    heard = [_voice(one, setting) for one in told]
    value, reason = status(
        findings,
        voices.confirmed_by(heard, group.scores),
        voices.origin_names(heard),
        own=sum(not voice.attributed for voice in heard),
        unresolved=voices.unresolved(heard),
        relayed=voices.relayed(heard),
    )
    return Claim(
        id=claim_id,
        text=by_id[group.statements[group.central].article].page.words(group.statements[group.central].span),
        status=value,
        reason=reason,
        origins=_origins(group.statements, setting),
        reports=tuple(_report(s, why, setting) for s, why in zip(group.statements, group.reasons, strict=True)),
        differences=tuple(
            Difference(f.kind, f.reason, (setting.cite(f.spans[0]), setting.cite(f.spans[1]))) for f in findings
        ),
        not_reported_by=not_reported_by({s.article for s in group.statements}, setting.articles, group.near),
    )


def _told(statement: Statement, article: Article, setting: Setting) -> Told:
    origin = statement.chain[-1] if statement.chain else None
    known = setting.attributions[statement.article, statement.attribution] if statement.attribution else None
    return Told(
        statement,
        article,
        setting.labels[statement.article],
        _kind(statement, setting),
        opens=known is None or statement.span.start <= known[2] + OPENS,
        camps=setting.camps,
        bodies=setting.bodies,
        medium=origin in setting.media,
        cue=known[3] if known else "",
    )


def _voice(told: Told, setting: Setting) -> voices.Voice:
    """A report as its origin is judged: what may be the outlet's own aside is not taken for somebody's word."""
    statement = told.statement
    own = told.kind is None or aside(told)
    origin = statement.chain[-1] if statement.chain and not own else None
    camp = setting.camps[origin] if origin else None
    return voices.Voice(
        source(told.article, setting.lines.get(told.article.id), camp, origin in setting.vague),
        told.words(statement.span),
        quoted=told.kind in {"direct", "mixed"},
        attributed=not own,
        name=setting.names[origin] if origin else None,
        medium=told.medium,
    )


def _kind(statement: Statement, setting: Setting) -> AttributionKind | None:
    return setting.attributions[statement.article, statement.attribution][1] if statement.attribution else None


def _report(statement: Statement, reason: str, setting: Setting) -> Report:
    attribution = setting.attributions[statement.article, statement.attribution][0] if statement.attribution else None
    return Report(
        setting.cite(statement.span),
        statement.chain,
        setting.lines.get(statement.article),
        attribution,
        reason,
        setting.cite(statement.sentence) if statement.partial and statement.sentence != statement.span else None,
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
