"""Puts one account together: the order of the steps, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread import clock, record
from crossread.account import (
    Account,
    AttributionRecord,
    Claim,
    CorrectionRecord,
    Difference,
    EntityRecord,
    Made,
    Name,
    Naming,
    Rendering,
    StoryRecord,
    SummarySentence,
    TimelineEntry,
    Utterance,
)
from crossread.collate import claims as claim_steps
from crossread.collate import naming, origins, ranking, story_cast, timeline, utterances
from crossread.collate import summary as summaries
from crossread.collate.statements import Statement, statements
from crossread.collate.traits import with_traits
from crossread.corrections import Correction
from crossread.model import Annotations, Article, Entity, Span, Story

Ids = Mapping[tuple[str, str], str]  # (article id, local id) -> id in the account


@dataclass(frozen=True, slots=True)
class _Cast:
    """The entities of the story."""

    entities: tuple[Entity, ...]
    ids: Ids
    reasons: Mapping[str, str]

    @property
    def names(self) -> dict[str, str]:
        return {entity.id: entity.name for entity in self.entities}


@dataclass(frozen=True, slots=True)
class Together:
    """What is known of a story before its statements are compared."""

    seen: Sequence[Annotations]  # in the order of the story's articles, with the speakers that the whole story tells
    cast: _Cast
    attributions: Mapping[tuple[str, str], AttributionRecord]  # (article id, local id) -> record
    setting: claim_steps.Setting
    corrections: Sequence[Correction]  # those that said something of this story


def read_together(
    story: Story, annotations: Mapping[str, Annotations], corrections: Sequence[Correction] = ()
) -> Together:
    """Who is who in a story, who said what, and on whose word that counts. Arguments as those of `collate`."""
    articles = story.articles
    cite = record.Citer(articles)
    seen, known, fitting = story_cast.resolved([annotations[article.id] for article in articles], articles, corrections)
    cast = _Cast(*known)
    attributions = _attributions(seen, cast.ids, cite)
    lines = {article: f"L{i}" for i, line in enumerate(story.lines, 1) for article in line.articles}
    setting = claim_steps.Setting(
        articles=articles,
        labels=_labels(articles),
        lines=lines,
        names=cast.names,
        camps=origins.camps(cast.entities, articles),
        vague=frozenset(entity.id for entity in cast.entities if origins.is_vague(entity)),
        bodies=frozenset(entity.id for entity in cast.entities if entity.type == "organisation"),
        media=frozenset(entity.id for entity in cast.entities if origins.is_medium(entity)),
        attributions={
            key: (found.id, found.kind, _begins(found), found.cue.text if found.cue else "")
            for key, found in attributions.items()
        },
        cite=cite,
    )
    return Together(seen, cast, attributions, setting, fitting)


def collate(
    story: Story, annotations: Mapping[str, Annotations], made: Made, corrections: Sequence[Correction] = ()
) -> Account:
    """The account of a story. `annotations`: article id -> what annotate saw in it, for every article of the story.
    `corrections`: what a reader knows better; those that say nothing of this story are left out of its account."""
    articles = story.articles
    known = read_together(story, annotations, corrections)
    seen, cast, attributions, setting = known.seen, known.cast, known.attributions, known.setting
    cite, lines, fitting = setting.cite, setting.lines, known.corrections
    all_statements = [
        s for article, notes in zip(articles, seen, strict=True) for s in statements(article, notes, cast.ids)
    ]
    all_statements = with_traits(articles, seen, cast.ids, all_statements)
    groups = claim_steps.grouped(all_statements, setting)
    claims = [claim_steps.claim(group, f"c{i}", setting) for i, group in enumerate(groups, 1)]
    return Account(
        made=made,
        story=_story_record(story),
        articles=tuple(record.article_record(article, lines.get(article.id), cite) for article in articles),
        entities=_entity_records(cast, cite),
        attributions=tuple(attributions.values()),
        figures=tuple(record.figure_record(figure, cite) for notes in seen for figure in notes.figures),
        moments=tuple(record.moment_record(moment, cite) for notes in seen for moment in notes.moments),
        passages=tuple(record.passage_record(passage, cite) for passage in story.passages),
        lines=tuple(record.line_record(line, f"L{i}") for i, line in enumerate(story.lines, 1)),
        claims=tuple(claims),
        utterances=_utterances(attributions, setting, groups),
        naming=_naming(cast, seen, articles, cite),
        timeline=_timeline(groups),
        summary=_summary(all_statements, groups, claims, setting),
        corrections=tuple(CorrectionRecord(one.kind, one.said, one.place) for one in fitting),
    )


def _labels(articles: Sequence[Article]) -> dict[str, str]:
    """How a reader knows each article; several of one outlet are numbered, earliest first."""
    counts = Counter(article.label for article in articles)
    seen: Counter[str] = Counter()
    labels = {}
    for article in articles:
        seen[article.label] += 1
        number = f" ({seen[article.label]})" if counts[article.label] > 1 else ""
        labels[article.id] = article.label + number
    return labels


def _story_record(story: Story) -> StoryRecord:
    dated = [a.published.value for a in story.articles if a.published and clock.bounds(a.published.value)]
    dated.sort(key=lambda value: clock.bounds(value) or ())
    first, last = (dated[0], dated[-1]) if dated else (None, None)
    return StoryRecord(story.id, story.title, first, last, story.reason, story.follows, story.why_follows)


def _attributions(
    seen: Sequence[Annotations], ids: Ids, cite: record.Citer
) -> dict[tuple[str, str], AttributionRecord]:
    """(article id, local id) -> record, numbered through the account."""
    found: dict[tuple[str, str], AttributionRecord] = {}
    for notes in seen:
        for attribution in notes.attributions:
            new_id = f"a{len(found) + 1}"
            found[notes.page, attribution.id] = record.attribution_record(attribution, notes.page, ids, new_id, cite)
    return found


def _begins(attribution: AttributionRecord) -> int:
    """Where what is said begins in its article."""
    return min((cited.start for cited in attribution.content), default=0)


def _entity_records(cast: _Cast, cite: record.Citer) -> tuple[EntityRecord, ...]:
    return tuple(
        EntityRecord(
            entity.id,
            entity.name,
            entity.type,
            entity.aliases,
            entity.roles,
            tuple(cite(span) for span in entity.mentions),
            cast.reasons.get(entity.id, ""),
        )
        for entity in cast.entities
    )


def _utterances(
    attributions: Mapping[tuple[str, str], AttributionRecord],
    setting: claim_steps.Setting,
    groups: Sequence[claim_steps.Grouped],
) -> tuple[Utterance, ...]:
    by_id = {article.id: article for article in setting.articles}

    def saying(found: AttributionRecord, span: Span) -> utterances.Saying:
        camp = setting.camps.get(found.speaker) if found.speaker else None
        return utterances.Saying(
            by_id[found.article], setting.labels[found.article], span, found.kind, found.id, found.speaker, camp
        )

    claims = [
        [saying(attributions[s.article, s.attribution], s.span) for s in group.statements if s.attribution]
        for group in groups
    ]
    quotations = []
    for found in attributions.values():
        if found.kind != "indirect" and found.content:
            longest = max(found.content, key=lambda cited: cited.end - cited.start)
            quotations.append(saying(found, Span(longest.article, longest.start, longest.end)))
    found_groups = utterances.utterances(claims, quotations)
    return tuple(_utterance(group, f"u{i}", setting.cite) for i, group in enumerate(found_groups, 1))


def _utterance(group: Sequence[utterances.Saying], new_id: str, cite: record.Citer) -> Utterance:
    differences = utterances.renderings_differ(group)
    return Utterance(
        new_id,
        utterances.speaker(group),
        tuple(Rendering(cite(s.span), s.kind, s.attribution) for s in group),
        tuple(Difference(f.kind, f.reason, (cite(f.spans[0]), cite(f.spans[1]))) for f in differences),
    )


def _naming(
    cast: _Cast, seen: Sequence[Annotations], articles: Sequence[Article], cite: record.Citer
) -> tuple[Naming, ...]:
    found = naming.naming(cast.entities, cast.ids, seen, articles)
    return tuple(Naming(entity, tuple(Name(cite(span), voice) for span, voice in names)) for entity, names in found)


def _timeline(groups: Sequence[claim_steps.Grouped]) -> tuple[TimelineEntry, ...]:
    return timeline.timeline(
        {f"c{i}": [m for s in group.statements for m in s.moments] for i, group in enumerate(groups, 1)}
    )


def _summary(
    statements: Sequence[Statement],
    groups: Sequence[claim_steps.Grouped],
    claims: Sequence[Claim],
    setting: claim_steps.Setting,
) -> tuple[SummarySentence, ...]:
    """What only one text has is not summarised while several have something."""
    ids = [claim.id for claim in claims]
    texts = [{setting.lines.get(s.article, s.article) for s in group.statements} for group in groups]
    shared = any(len(each) > 1 for each in texts)
    weights = {
        claim: ranking.weight(group.statements, setting.lines, setting.camps)
        for claim, group, each in zip(ids, groups, texts, strict=True)
        if len(each) > 1 or not shared
    }
    claim_of = {s.span: claim for claim, group in zip(ids, groups, strict=True) for s in group.statements}
    outdated = {claim.id: _outdated(claim, setting) for claim in claims if claim.status == "updated"}
    chosen = summaries.summary(summaries.sentences(statements, claim_of, outdated), weights)
    return tuple(SummarySentence(s.words, s.claims, setting.cite(s.span)) for s in chosen)


def _outdated(claim: Claim, setting: claim_steps.Setting) -> set[str]:
    """Articles of a claim whose figure a later report replaces: all that appeared before another that differs from them."""
    published = {a.id: a.published.value if a.published else None for a in setting.articles}
    found = set()
    for difference in claim.differences:
        if difference.kind == "figure":
            one, other = (cited.article for cited in difference.spans)
            order = clock.before(published[one], published[other])
            found |= {one} if order is True else {other} if order is False else set()
    return found
