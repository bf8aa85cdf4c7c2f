"""The status of a claim, with its reason. Never a verdict: it says on whose word the reports rest."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.account import Status
from crossread.collate.differences import Finding
from crossread.collate.origins import Source, any_independent


def status(
    sources: Sequence[Source], unresolved: int, findings: Sequence[Finding], camp_names: Sequence[str]
) -> tuple[Status, str]:
    """Status and reason of a claim. `unresolved`: reports put on the word of somebody who was not identified;
    `camp_names`: names of the stated origins, one a camp."""
    for weight, value in (("conflict", "contested"), ("update", "updated")):
        decisive = [finding for finding in findings if finding.weight == weight]
        if decisive:
            return value, decisive[0].reason  # type: ignore[return-value]
    if any_independent(sources):
        return (
            "corroborated",
            f"on the word of {_listed(camp_names)}, in articles that share neither text nor publisher",
        )
    own = sum(source.camp is None for source in sources) - unresolved
    if len(camp_names) == 1 and not unresolved:
        beside = f"; {own} in the outlet's own voice" if own else ""
        return "single-origin", f"all that is attributed rests on the word of {camp_names[0]}{beside}"
    if len(camp_names) > 1:
        return "cannot-tell", f"put on the word of {_listed(camp_names)}, but not in independent articles"
    if unresolved:
        return "cannot-tell", "attributed to somebody who could not be identified"
    return "cannot-tell", "no report says on whose word: all are in the outlet's own voice"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
