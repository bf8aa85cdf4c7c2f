"""Pairs of statements of one claim, statements found, look-alikes kept apart, and status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from benchmarks.quality.collation.fitting import SAME, Judged, best, fits, overlap, short
from benchmarks.quality.collation.gold import Event, Place, across, gold_places, place, true_pairs
from benchmarks.quality.collation.reading import Reading

Claims = Sequence[Sequence[Place]]


def standing(claims: Claims, event: Event) -> list[list[Place]]:
    """For each claim the places of gold statements that its reports stand for, each once."""
    gold = sorted({where for _, where in gold_places(event)})
    by_key: dict[str, list[Place]] = {}
    for where in gold:
        by_key.setdefault(where[0], []).append(where)
    found = cache(lambda where: best(where, by_key.get(where[0], ())))
    return [list(dict.fromkeys(found(where) for where in claim if found(where))) for claim in claims]


def predicted_pairs(stands: Claims) -> set[frozenset[Place]]:
    return {pair for claim in stands for pair in across(claim)}


def pair_counts(claims: Claims, event: Event) -> Counter[str]:
    """Pairs of statements of different articles in one claim. A predicted pair counts only where both sides stand for a
    gold statement: the gold is not complete."""
    ours, theirs = predicted_pairs(standing(claims, event)), true_pairs(event)
    return Counter(both=len(ours & theirs), predicted=len(ours), gold=len(theirs))


def pairs(claims: Claims, event: Event) -> Judged:
    """The same with the wrong joins and the missed ones."""
    ours, theirs = predicted_pairs(standing(claims, event)), true_pairs(event)
    found = {where for claim in standing(claims, event) for where in claim}
    judged = Judged(pair_counts(claims, event))
    for name, some in (("joined wrongly", ours - theirs), ("missed", theirs - ours)):
        for pair in sorted(some, key=sorted):
            a, b = sorted(pair)
            lost = "" if a in found and b in found else " (not among our statements)"
            judged.wrong.append(f"{name}{lost}\n    {said(event, a)}\n    {said(event, b)}")
    return judged


def said(event: Event, where: Place) -> str:
    return f"{event.outlet(where[0])[:22]:22} {where[1]:5}  {short(event.words(where))}"


def statements(reading: Reading) -> Judged:
    """Gold statements that one of our own stands for, and those that one of our own equals to the half."""
    event = reading.event
    ours = sorted({where for claim in reading.claims() for where in claim})
    stood_for = {where for claim in standing([[one] for one in ours], event) for where in claim}
    judged = Judged(Counter(statements_own=len(ours)))
    for where in sorted({where for _, where in gold_places(event)}):
        near = max((one for one in ours if one[0] == where[0]), key=lambda one: overlap(one, where), default=None)
        same = near is not None and overlap(near, where) >= SAME and fits(near, where)
        judged.counts.update(statements=1, statements_found=where in stood_for, statements_same=same)
        if not same or where not in stood_for:
            why = "none of ours" if where not in stood_for else "cut otherwise"
            judged.wrong.append(f"{why}\n    {said(event, where)}\n    {said(event, near) if near else '-'}")
    return judged


def voices(reading: Reading) -> Judged:
    """Of the gold statements that a report stands for, those that it has as the gold has them: on somebody's word, or in the
    outlet's own voice. Several reports that stand for one are judged by the one that fits best."""
    event, judged = reading.event, Judged()
    told = {reading.place(r.statement): r for claim in reading.account.claims for r in claim.reports}
    for _, gold in sorted(((place(s), s) for c in event.gold["claims"] for s in c["statements"]), key=lambda x: x[0]):
        near = best(place(gold), told)
        if near is None:
            continue
        ours = "attributed" if told[near].attribution else "own"
        judged.counts.update(voices=1, voices_right=ours == gold["voice"])
        if ours != gold["voice"]:
            judged.wrong.append(f"{ours} for {gold['voice']} ({' < '.join(gold['chain'])})\n    {said(event, near)}")
    return judged


def negatives(claims: Claims, event: Event) -> Judged:
    """Statements that look alike and are not one claim: kept apart where no claim holds both. `judged` are those of which
    both sides are among the statements; one that was not read is not kept apart by anybody's care."""
    judged = Judged()
    holders: dict[Place, set[int]] = {}
    for number, claim in enumerate(claims):
        for where in claim:
            holders.setdefault(where, set()).add(number)
    for one, other, why in event.gold["different"]:
        a, b = (best(place(span), holders) for span in (one, other))
        together = a is not None and b is not None and bool(holders[a] & holders[b])
        judged.counts.update(negatives=1, negatives_apart=not together)
        judged.counts.update(negatives_judged=a is not None and b is not None)
        judged.counts.update(negatives_judged_apart=a is not None and b is not None and not together)
        if together:
            judged.wrong.append(f"joined: {why}\n    {said(event, place(one))}\n    {said(event, place(other))}")
    return judged


def counterparts(claims: Claims, event: Event) -> dict[int, int]:
    """Gold claim -> the predicted claim that holds most of its statements, two at least. One to one: of two gold claims that
    were made one, only the one with more statements in it was found."""
    stands = [set(claim) for claim in standing(claims, event)]
    held = []
    for number, gold in enumerate(event.gold["claims"]):
        places = {place(s) for s in gold["statements"]}
        held += [(-len(places & ours), number, i) for i, ours in enumerate(stands) if len(places & ours) > 1]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, i in sorted(held):
        if number not in found and i not in taken:
            found[number] = i
            taken.add(i)
    return found


def status(reading: Reading) -> Judged:
    """Of the gold claims that were found, those of the same status."""
    judged = Judged()
    for number, i in counterparts(reading.claims(), reading.event).items():
        gold, ours = reading.event.gold["claims"][number], reading.account.claims[i]
        right = gold["status"] == ours.status
        judged.counts.update(status=1, status_right=right)
        if not right:
            gist = f"{ours.status} for {gold['status']}: {short(gold['gist'])}\n    ours: {ours.reason}"
            chains = [
                f"    {said(reading.event, place(s))}\n        {s['voice']}, {' < '.join(s['chain'])}"
                for s in gold["statements"]
            ]
            judged.wrong.append("\n".join((gist, *chains, *_reports(reading, i))))
    judged.counts.update(claims=len(reading.event.gold["claims"]))
    return judged


def _reports(reading: Reading, claim: int) -> list[str]:
    """Our own reports of a claim, with whose word each rests on."""
    names = {entity.id: entity.name for entity in reading.account.entities}
    return [
        f"    ours: {said(reading.event, reading.place(r.statement))}\n"
        f"        {'attributed' if r.attribution else 'own'}, {' < '.join(names[link] for link in r.chain)}"
        for r in reading.account.claims[claim].reports
    ]
