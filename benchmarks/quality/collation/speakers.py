"""Who said it: attributions found, with the right speaker.

An attribution is found where one of ours has a content whose characters have an intersection of at least half their union
with the gold's; one of ours for each. Its speaker is right where names.py says so of any name that our entity bears in the
account and any name of the gold's speaker: as written, or any proper name of the entity of that name in the gold's
`entities` (no pronoun, and no role: "the company" says nobody who it is). Counted are attributions to which the gold gives
a speaker; an unnamed one ("customers") too. `kept` counts as right also that an unnamed one is kept in the words in which its
article has it: an entity of ours without a name that is mentioned in the gold's source.

`right` is a share of all of these; `right_answered` of those found for which we name anybody; `answered` the share of the
found for which we do. Of those without a speaker in the gold, `silent` are those for which we name nobody either.

Baselines, on our own attributions: as speaker the words of the source itself (exact), and the last person or body that is
named before the cue (nearest).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.quality.collation.fitting import SAME, Judged, paired, shared, short
from benchmarks.quality.collation.gold import Event, place
from benchmarks.quality.collation.names import PRONOUNS, alike, is_name
from benchmarks.quality.collation.reading import Reading

from crossread.account import AttributionRecord
from crossread.model import Annotations

Names = tuple[str, ...]
METHODS = ("ours", "exact", "nearest")


def speakers(reading: Reading) -> Judged:
    """Counts, for each method, under `METHOD_right` and `METHOD_answered`; the wrong ones are ours."""
    judged = Judged()
    gold = reading.event.gold["attributions"]
    ours = reading.account.attributions
    found = paired(len(ours), len(gold), _likeness(reading))
    judged.counts.update(attributions_own=len(ours), attributions_found_all=len(found), attributions_all=len(gold))
    ways: dict[str, Callable[[AttributionRecord], Names]] = {
        "ours": _named(reading),
        "exact": lambda one: (one.source.text,) if one.source else (),
        "nearest": _nearest(reading),
    }
    for number, theirs in enumerate(gold):
        own = ours[found[number]] if number in found else None
        if theirs["speaker"] is None:
            judged.counts.update(unspoken=own is not None, unspoken_silent=own is not None and own.speaker is None)
            continue
        judged.counts.update(attributions=1, attributions_found=own is not None)
        if len(theirs["chain"]) > 1:
            judged.counts.update(chains=1, chains_right=own is not None and _whole(reading, theirs["chain"], own))
        wanted = names_of(reading.event, theirs["speaker"])
        for name in METHODS:
            said = ways[name](own) if own else ()
            right = alike(said, wanted)
            judged.counts.update({f"{name}_answered": bool(said), f"{name}_right": right})
            judged.counts.update(kept_right=name == "ours" and (right or _kept(reading, theirs, own)))
            if name == "ours" and not right:
                judged.wrong.append(_told(reading, theirs, own, said))
    return judged


def names_of(event: Event, speaker: str) -> Names:
    """The names under which the gold has a speaker."""
    found = [speaker]
    for entity in event.gold["entities"]:
        if entity["name"] == speaker:
            found += [words for span in entity["mentions"] if is_name(words := event.words(place(span)))]
    return tuple(dict.fromkeys(found))


def _whole(reading: Reading, chain: list[str], own: AttributionRecord) -> bool:
    """Whether our chain has the gold's links, each the right one, in the same order."""
    names = {entity.id: (entity.name, *entity.aliases) for entity in reading.account.entities}
    same = zip(own.chain, chain, strict=False)
    return len(own.chain) == len(chain) and all(alike(names[a], names_of(reading.event, b)) for a, b in same)


def _kept(reading: Reading, theirs: dict[str, Any], own: AttributionRecord | None) -> bool:
    if own is None or own.speaker is None or theirs["source"] is None or theirs["speaker"][0].isupper():
        return False
    entity = next(each for each in reading.account.entities if each.id == own.speaker)
    source = (theirs["key"], *theirs["source"])
    places = [reading.place(span) for span in entity.mentions]
    unnamed = entity.type in ("unnamed", "group") or entity.name[0].islower()
    said = reading.event.words(source).lower() not in PRONOUNS
    return unnamed and said and any(shared(source, where) for where in places)


def _likeness(reading: Reading) -> dict[tuple[int, int], float]:
    """(ours, theirs) -> intersection over union of the contents, where it is half or more."""
    gold: dict[str, list[tuple[int, set[int]]]] = {}
    for number, theirs in enumerate(reading.event.gold["attributions"]):
        gold.setdefault(theirs["key"], []).append((number, _characters(theirs["content"])))
    found = {}
    for i, one in enumerate(reading.account.attributions):
        mine = _characters((span.start, span.end) for span in one.content)
        for number, theirs in gold.get(reading.keys[one.article], ()):
            common = len(mine & theirs)
            if common and common >= SAME * len(mine | theirs):
                found[i, number] = common / len(mine | theirs)
    return found


def _characters(spans: Iterable[Any]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _named(reading: Reading) -> Callable[[AttributionRecord], Names]:
    entities = {entity.id: (entity.name, *entity.aliases) for entity in reading.account.entities}
    return lambda one: entities.get(one.speaker or "", ())


def _nearest(reading: Reading) -> Callable[[AttributionRecord], Names]:
    notes = {note.page: note for note in reading.notes}
    texts = {article.id: article.text for article in reading.articles}

    def nearest(one: AttributionRecord) -> Names:
        at = one.cue or one.source or (one.content[0] if one.content else None)
        names = [span for span in _people(notes[one.article]) if at and span[1] <= at.start]
        return (texts[one.article][slice(*names[-1])],) if names else ()

    return nearest


def _people(notes: Annotations) -> list[tuple[int, int]]:
    kinds = ("person", "organisation")
    return sorted((m.span.start, m.span.end) for m in notes.mentions if m.form == "name" and m.type in kinds)


def _told(reading: Reading, theirs: dict[str, Any], own: AttributionRecord | None, said: Names) -> str:
    event, key = reading.event, theirs["key"]
    source = event.words((key, *theirs["source"])) if theirs["source"] else "-"
    content = short(event.words((key, theirs["content"][0][0], theirs["content"][-1][1])))
    what = f"wrong: {' / '.join(said[:4])}" if said else ("nobody named" if own else "not found")
    lines = [f"{what}; gold: {theirs['speaker']}", f"    {event.outlet(key)}: [{source}] {content}"]
    if own:
        lines.append(f"    ours: [{own.source.text if own.source else '-'}] {own.reason}")
    return "\n".join(lines)


def summary(counts: Counter[str], method: str) -> dict[str, float]:
    """Shares of the attributions that have a speaker in the gold."""
    right, answered = counts[f"{method}_right"], counts[f"{method}_answered"]
    return {
        "right": right / max(1, counts["attributions"]),
        "right_answered": right / max(1, answered),
        "answered": answered / max(1, counts["attributions_found"]),
    }
