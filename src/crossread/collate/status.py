"""The status of a claim, with its reason. Never a verdict: it says on whose word the reports rest."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.account import Status
from crossread.collate.differences import Finding, Weight

_DECISIVE: tuple[tuple[Weight, Status], ...] = (("conflict", "contested"), ("update", "updated"))


def status(
    findings: Sequence[Finding],
    confirmed_by: Sequence[str],
    origins: Sequence[str],
    own: int,
    unresolved: int,
    relayed: Sequence[str] = (),
) -> tuple[Status, str]:
    """Status and reason of a claim.

    confirmed_by: names of two origins on whose word independent reports surely say the same; () where there are none.
    origins: names of the stated origins, one a camp. own: reports in an outlet's own voice. unresolved: reports put on the
    word of somebody who was not identified. relayed: names of outlets that have it from somebody they do not name.
    """
    for weight, value in _DECISIVE:
        for finding in findings:
            if finding.weight == weight:
                return value, finding.reason
    if confirmed_by:
        return (
            "corroborated",
            f"on the word of {_listed(confirmed_by)}, in articles that share neither text nor publisher",
        )
    beside = f"; {own} in the outlet's own voice" if own else ""
    if len(origins) == 1 and relayed:
        return (
            "cannot-tell",
            f"put on the word of {origins[0]}, and on that of {_listed(relayed)}, who may have it from others",
        )
    if len(origins) == 1 and not (unresolved and own):
        beside = f"; of {unresolved} it was not found out on whose" if unresolved else beside
        return "single-origin", f"all that is attributed rests on the word of {origins[0]}{beside}"
    if not origins and unresolved == 1:
        return (
            "single-origin",
            f"all that is attributed rests on the word of one speaker, who was not identified{beside}",
        )
    if len(origins) > 1:
        return (
            "cannot-tell",
            f"put on the word of {_listed(origins)}, but no two reports surely say the same independently",
        )
    if unresolved:
        known = f"put on the word of {origins[0]}, and " if origins else ""
        return "cannot-tell", f"{known}attributed to somebody who could not be identified"
    return "cannot-tell", "no report says on whose word: all are in the outlet's own voice"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
