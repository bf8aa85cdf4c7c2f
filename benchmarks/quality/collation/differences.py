"""Differences between the reports of one claim, by kind.

A difference is a kind on a claim: (claim, kind). Counted for precision are those on own claims that stand for a gold claim;
a claim without counterpart may well be one that the gold leaves out. Recall is over all that the gold has, also on claims
that were not found; `found` is the recall over the claims that were. `place` are the right ones that are shown between two
reports between which the gold has a difference of that kind: right for the right reason.
"""

from __future__ import annotations

from benchmarks.quality.collation.claims import counterparts, said, standing
from benchmarks.quality.collation.fitting import Judged, best, short
from benchmarks.quality.collation.gold import Place, place
from benchmarks.quality.collation.reading import Reading

KINDS = ("figure", "moment", "actor", "polarity", "certainty", "voice", "speaker", "wording")


def differences(reading: Reading) -> Judged:
    """Counts `KIND_both`, `KIND_predicted`, `KIND_gold`, `KIND_found` and `KIND_place` of each kind."""
    judged = Judged()
    found = counterparts(reading.claims(), reading.event)
    for number, gold in enumerate(reading.event.gold["claims"]):
        theirs = {difference["kind"] for difference in gold["differs"]}
        ours = {d.kind for d in reading.account.claims[found[number]].differences} if number in found else set()
        for kind in KINDS:
            judged.counts.update(
                {
                    f"{kind}_gold": kind in theirs,
                    f"{kind}_found": kind in theirs and number in found,
                    f"{kind}_predicted": kind in ours,
                    f"{kind}_both": kind in ours and kind in theirs,
                    f"{kind}_place": kind in ours and kind in theirs and _placed(reading, number, found[number], kind),
                }
            )
            if (kind in ours) != (kind in theirs):
                judged.wrong.append(_told(reading, number, found.get(number), kind))
    return judged


def _placed(reading: Reading, number: int, own: int, kind: str) -> bool:
    """Whether one of the claim's differences of a kind stands between two reports as in the gold."""
    gold = reading.event.gold["claims"][number]
    places = [place(s) for s in gold["statements"]]
    theirs = {frozenset((places[d["a"]], places[d["b"]])) for d in gold["differs"] if d["kind"] == kind}
    return any(_between(reading, own, d.spans) in theirs for d in _of(reading, own, kind))


def _of(reading: Reading, own: int, kind: str) -> list:
    return [d for d in reading.account.claims[own].differences if d.kind == kind]


def _between(reading: Reading, own: int, spans: tuple) -> frozenset[Place]:
    """The gold statements that the reports stand for in which the two spans of a difference lie."""
    reports = [reading.place(report.statement) for report in reading.account.claims[own].reports]
    holding = [best(reading.place(span), reports) for span in spans]
    return frozenset(where for claim in standing([[one] for one in holding if one], reading.event) for where in claim)


def _told(reading: Reading, number: int, own: int | None, kind: str) -> str:
    gold = reading.event.gold["claims"][number]
    lines = [f"{kind} on: {short(gold['gist'])}"]
    places = [place(s) for s in gold["statements"]]
    for d in gold["differs"]:
        if d["kind"] == kind:
            lines[0] = "missed " + lines[0] if not lines[0].startswith("missed") else lines[0]
            both = "\n".join(f"        {said(reading.event, places[d[side]])}" for side in "ab")
            lines.append(f"    gold: {d['why']}\n{both}")
    if own is None:
        return "\n".join((lines[0] + " (the claim was not found)", *lines[1:]))
    for difference in _of(reading, own, kind):
        lines[0] = "wrong " + lines[0] if not lines[0].startswith("wrong") else lines[0]
        both = "\n".join(f"        {said(reading.event, reading.place(span))}" for span in difference.spans)
        lines.append(f"    ours: {short(difference.reason)}\n{both}")
    return "\n".join(lines)
