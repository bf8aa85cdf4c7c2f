"""Scores attributions against gold: the definitions that `benchmarks/quality/attribution.py` prints figures of.

Everything is counted in words: runs of letters, digits and inner apostrophes or hyphens. Punctuation is no word, so
outer quotation marks and full stops, on which annotation schemes differ, count for nothing; a "that" at the beginning
of a content piece is left out on both sides for the same reason. Words that touch a masked stretch are left out of gold
and prediction, and an attribution of which nothing is left is dropped.

token     precision, recall, F1 over the words of an article that any attribution gives the role
exact     the same over pieces: a piece counts where a gold piece of the role has the same first and last word
overlap   the same over pieces: a piece counts where it shares a word with a piece of the other side
cue       attributions paired one to one by the share of cue words they have in common (largest first)
whole     pairs whose sources share a word, or are both absent, and whose content words have an intersection of at least
          half their union; F1 over all attributions of both sides
An attribution without a cue, gold or predicted, pairs by its content: a union shared by half or more.
reporting the subset whose cue has a form of a plain reporting verb, or "according to"; gold and prediction alike
by kind   recall of `whole` by what the gold content looks like: direct (all of it quoted), mixed (a part), indirect
found     the same of the content alone: some attribution's content has an intersection of at least half their union
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROLES = ("source", "cue", "content")
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
REPORTING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|wr(?:ite|ites|ote|itten|iting)|ask(?:s|ed|ing)?|according"
    r"|(?:add|explain|report|claim|warn|insist|suggest|respond|contend|assert|maintain|reveal|confirm|remark|recall|complain"
    r"|acknowledg|announc|argu|stat|declar|observ|not|conced|conclud|continu|tweet|testif|repl|admi|den|predict|allege)"
    r"(?:e|es|s|ed|d|ing|y|ies|ied|ts|t|tted|tting)?)\b",
    re.I,
)
Pieces = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution as the scorer sees it: pieces of [start, end) characters for each role."""

    source: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True)
class Indexed:
    """The same in numbers of words."""

    pieces: dict[str, tuple[tuple[int, int], ...]]
    words: dict[str, frozenset[int]]
    reporting: bool
    kind: str


class Score:
    """Counts over articles; `table()` gives the figures."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, text: str, gold: Iterable[Told], predicted: Iterable[Told], masked: Pieces = ()) -> None:
        """Takes one article's attributions into the counts."""
        spans = [match.span() for match in WORD.finditer(text)]
        hidden = {at for start, end in masked for at in _inside(spans, start, end)}
        ours = [made for told in predicted if (made := _indexed(text, spans, told, hidden))]
        theirs = [made for told in gold if (made := _indexed(text, spans, told, hidden))]
        self._roles(theirs, ours)
        self._attributions(theirs, ours, "all")
        self._attributions(
            [one for one in theirs if one.reporting], [one for one in ours if one.reporting], "reporting"
        )

    def _roles(self, gold: list[Indexed], ours: list[Indexed]) -> None:
        for role in ROLES:
            theirs_words = frozenset[int]().union(*(one.words[role] for one in gold))
            our_words = frozenset[int]().union(*(one.words[role] for one in ours))
            self._count("token " + role, len(theirs_words & our_words), len(our_words), len(theirs_words))
            theirs_pieces = {piece for one in gold for piece in one.pieces[role]}
            our_pieces = {piece for one in ours for piece in one.pieces[role]}
            self._count("exact " + role, len(theirs_pieces & our_pieces), len(our_pieces), len(theirs_pieces))
            self.counts["overlap " + role, "found"] += sum(_touches(piece, our_pieces) for piece in theirs_pieces)
            self._count(
                "overlap " + role,
                sum(_touches(p, theirs_pieces) for p in our_pieces),
                len(our_pieces),
                len(theirs_pieces),
            )

    def _count(self, name: str, right: int, made: int, wanted: int) -> None:
        self.counts[name, "right"] += right
        self.counts[name, "made"] += made
        self.counts[name, "wanted"] += wanted

    def _attributions(self, gold: list[Indexed], ours: list[Indexed], subset: str) -> None:
        pairs = _pairs(gold, ours)
        whole = [(g, o) for g, o in pairs if _whole(gold[g], ours[o])]
        self._count("cue paired " + subset, len(pairs), len(ours), len(gold))
        self._count("whole " + subset, len(whole), len(ours), len(gold))
        if subset == "all":
            found = {g for g, _ in whole}
            for at, one in enumerate(gold):
                self.counts["whole " + one.kind, "right"] += at in found
                self.counts["whole " + one.kind, "wanted"] += 1
                if one.words["content"]:
                    near = any(_share(one.words["content"], other.words["content"]) >= 0.5 for other in ours)
                    self.counts["found " + one.kind, "right"] += near
                    self.counts["found " + one.kind, "wanted"] += 1

    def figures(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one row, 0 to 1."""
        right, made, wanted = (self.counts[name, part] for part in ("right", "made", "wanted"))
        found = self.counts.get((name, "found"), right)
        precision, recall = right / max(1, made), found / max(1, wanted)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    def table(self) -> dict[str, float]:
        """F1 of every row; of the kinds, recall."""
        rows = [f"{measure} {role}" for measure in ("token", "exact", "overlap") for role in ROLES]
        rows += ["cue paired all", "whole all", "cue paired reporting", "whole reporting"]
        made = {row: self.figures(row)[2] for row in rows}
        kinds = ("direct", "mixed", "indirect")
        made |= {f"recall {kind}": self.figures("whole " + kind)[1] for kind in kinds}
        return made | {f"found {kind}": self.figures("found " + kind)[1] for kind in kinds}


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> range:
    """Numbers of the words that [start, end) touches."""
    first = bisect_left(spans, (start, -1))
    if first and spans[first - 1][1] > start:
        first -= 1
    last = first
    while last < len(spans) and spans[last][0] < end:
        last += 1
    return range(first, last)


def _indexed(text: str, spans: list[tuple[int, int]], told: Told, hidden: set[int]) -> Indexed | None:
    pieces: dict[str, tuple[tuple[int, int], ...]] = {}
    for role in ROLES:
        made = []
        for start, end in getattr(told, role):
            run = _inside(spans, start, end)
            first, last = run.start, run.stop
            if role == "content" and last - first > 1 and text[slice(*spans[first])].lower() == "that":
                first += 1
            if first < last and not hidden.intersection(range(first, last)):
                made.append((first, last))
        pieces[role] = tuple(made)
    if not pieces["content"] and not pieces["cue"]:
        return None
    words = {role: frozenset(at for first, last in made for at in range(first, last)) for role, made in pieces.items()}
    cue = " ".join(text[start:end] for start, end in told.cue)
    return Indexed(
        pieces, words, bool(REPORTING.search(cue)), _kind(" ".join(text[s:e] for s, e in told.content), text, told)
    )


def _kind(content: str, text: str, told: Told) -> str:
    marks = "\"“”„«»'‘’"
    bare = content.strip()
    first = told.content[0][0] if told.content else 0
    if (bare[:1] in marks and bare[:1]) or text[max(0, first - 1) : first] in tuple('"“‘«'):
        return "direct"
    return "mixed" if any(mark in content for mark in '"“”') or "''" in content else "indirect"


def _touches(piece: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    return any(piece[0] < end and start < piece[1] for start, end in others)


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def _pairs(gold: list[Indexed], ours: list[Indexed]) -> list[tuple[int, int]]:
    candidates = []
    for g, theirs in enumerate(gold):
        for o, mine in enumerate(ours):
            content = _share(theirs.words["content"], mine.words["content"])
            cue = _share(theirs.words["cue"], mine.words["cue"])
            if theirs.words["cue"] and mine.words["cue"]:
                if cue:
                    candidates.append((-cue, -content, g, o))
            elif content >= 0.5:
                candidates.append((0.0, -content, g, o))
    taken_gold, taken_ours, pairs = set(), set(), []
    for _, _, g, o in sorted(candidates):
        if g not in taken_gold and o not in taken_ours:
            taken_gold.add(g)
            taken_ours.add(o)
            pairs.append((g, o))
    return pairs


def _whole(gold: Indexed, ours: Indexed) -> bool:
    theirs, mine = gold.words["source"], ours.words["source"]
    same_source = bool(theirs & mine) or not (theirs or mine)
    return same_source and _share(gold.words["content"], ours.words["content"]) >= 0.5
