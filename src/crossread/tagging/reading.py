"""What the tagger reads in an article: names, and attributions with their parts, as spans of words with chances."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crossread import pieces
from crossread.model import EntityType
from crossread.tagging import labels, network
from crossread.tagging.encode import Encoded, encode
from crossread.tagging.propositions import propositions
from crossread.tagging.windows import windows

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

# The first four are added to the log chance of "none". All were chosen on PolNeAR's development articles, those of inner cues on
# GUM's training documents and passages of our own.
QUIET_CUES = -0.25
QUIET_INNER = -2.0
QUIET_PARTS = -0.4
QUIET_EMPTY = -2.0  # the same again, where a cue would have no content, or one word
FLOOR = -8.0  # log chance below which no cue has a word as content
RUN = 1.0  # how far a run of content goes to one cue as a whole: 1 entirely, 0 word by word
LEAST_INNER = 0.2  # chance that a cue inside another's content needs before the second network reads it
RIVAL = 8.0  # how much the lead of another cue lowers the chance that a word is this one's content
FLAT = 0.3  # weight of the first network's roles beside the second's parts
Place = tuple[int, int]  # [start, end) code points
Cue = tuple[
    tuple[int, int], tuple[int, "NDArray[numpy.float32]"]
]  # its words; the first in reach, and the parts from there on


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name with the chance of the type it was given."""

    place: Place
    type: EntityType
    chance: float


@dataclass(frozen=True, slots=True)
class ReadTold:
    """An attribution: its parts, and what the networks give each of them on average (0 to 1)."""

    source: Place | None
    cue: Place
    content: tuple[Place, ...]  # pieces, in order
    inner: bool  # its cue stands inside another attribution's content
    chances: tuple[float, float, float]  # of the source (1 where there is none), the cue, the content


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the tagger finds in one article."""

    names: tuple[ReadName, ...] = ()
    told: tuple[ReadTold, ...] = ()
    propositions: tuple[Place, ...] = ()  # runs of words that state one thing each, in order; () where none are read


@dataclass(frozen=True, slots=True)
class Seen:
    """An article's words after the first network: rows are words."""

    encoded: Encoded
    words: NDArray[numpy.int64]  # numbers of their first pieces
    places: tuple[Place, ...]
    scores: NDArray[numpy.float32]
    window: NDArray[numpy.int64]  # the window whose scores each word has
    windows: tuple[tuple[int, int], ...]
    states: tuple[NDArray[numpy.float32], ...]  # of each window


def read(text: str, sentences: Sequence[Place]) -> Reading:
    """Names and attributions in the sentences of a text, given in order as [start, end). Same text, same reading."""
    encoded = encode(text, sentences, pieces.tokenizer())
    if not len(encoded):
        return Reading()
    seen = look(encoded)
    return Reading(tuple(names(seen)), tuple(told(seen)), tuple(propositions(text, seen)))


def look(encoded: Encoded) -> Seen:
    """Runs the first network; every word keeps the scores of the window in which it stands most in the middle."""
    import numpy as np  # noqa: PLC0415

    words = np.flatnonzero(encoded.first)
    last = np.append(words[1:], len(encoded)) - 1
    places = tuple(zip(encoded.starts[words].tolist(), encoded.ends[last].tolist(), strict=True))
    found = tuple(windows(len(encoded), encoded.sentences.tolist()))
    depth = np.full(len(encoded), -1)
    window = np.zeros(len(encoded), np.int64)
    scores = np.zeros((len(encoded), labels.NAMING.stop), np.float32)
    states = []
    for number, (start, end) in enumerate(found):
        made, state = network.tag(encoded.numbers[start:end], encoded.shapes[start:end])
        states.append(state)
        left = np.arange(end - start) + (len(encoded) if start == 0 else 0)
        right = np.arange(end - start)[::-1] + (len(encoded) if end == len(encoded) else 0)
        inner = np.minimum(left, right)
        better = np.flatnonzero(inner > depth[start:end])
        scores[start + better], depth[start + better], window[start + better] = made[better], inner[better], number
    return Seen(encoded, words, places, scores[words], window[words], found, tuple(states))


def names(seen: Seen) -> list[ReadName]:
    """Names in order."""
    import numpy as np  # noqa: PLC0415

    chances = labels.log_chances(seen.scores[:, labels.NAMING])
    made = []
    for kind, first, last in labels.runs(chances):
        own = np.exp(chances[first:last, 1 + 2 * kind : 3 + 2 * kind]).sum(1)
        place = (seen.places[first][0], seen.places[last - 1][1])
        made.append(ReadName(place, labels.NAMES[kind], float(own.mean())))
    return made


def told(seen: Seen) -> list[ReadTold]:
    """Attributions in the order of their cues: the outermost, then those whose cues stand in their contents."""
    import numpy as np  # noqa: PLC0415

    flat = labels.log_chances(seen.scores[:, labels.TELLING])
    outer = [(first, last) for kind, first, last in labels.runs(_quiet(flat, QUIET_CUES)) if kind == 1]
    every = labels.log_chances(seen.scores[:, labels.CUES])
    free = [
        (first, last)
        for _, first, last in labels.runs(_quiet(every, QUIET_INNER))
        if not any(first < end and start < last for start, end in outer)
    ]
    made = [_one(seen, flat, parts, cue, False) for cue, parts in _rivals(flat, _parts(seen, outer))]
    covered = {row for one in made if one for row in _rows(seen, one.content)}
    sure = np.exp(every[:, 1:]).sum(1)
    free = [
        (first, last)
        for first, last in free
        if covered.issuperset(range(first, last)) and sure[first:last].mean() >= LEAST_INNER
    ]
    made += [_one(seen, flat, parts, cue, True) for cue, parts in _parts(seen, free)]
    return sorted((one for one in made if one), key=lambda one: one.cue)


def _quiet(chances: NDArray[numpy.float32], amount: float) -> NDArray[numpy.float32]:
    changed = chances.copy()
    changed[:, 0] += amount
    return changed


def _rows(seen: Seen, spans: Sequence[Place]) -> list[int]:
    starts = [place[0] for place in seen.places]
    return [row for start, end in spans for row in range(bisect_right(starts, start) - 1, bisect_left(starts, end))]


def _parts(seen: Seen, cues: list[tuple[int, int]]) -> list[Cue]:
    """For each cue its first word in reach and the log chances of the parts from there on, word by word."""
    by_window: dict[int, list[tuple[int, int]]] = {}
    for cue in cues:
        by_window.setdefault(int(seen.window[cue[0]]), []).append(cue)
    made = []
    for number, group in by_window.items():
        start, end = seen.windows[number]
        rows = [seen.words[first:last] - start for first, last in group]
        rows = [row[row < end - start] for row in rows]
        scores = network.tell(seen.states[number], rows)
        for cue, row, score in zip(group, rows, scores, strict=True):
            low, high = (
                max(start, start + int(row[0]) - network.REACH),
                min(end, start + int(row[0]) + network.REACH + 1),
            )
            first, last = (int(at) for at in seen.words.searchsorted((low, high)))
            at = seen.words[first:last] - start - int(row[0]) + network.REACH
            made.append((cue, (first, labels.log_chances(score[at]))))
    return sorted(made, key=lambda one: one[0])


def _rivals(flat: NDArray[numpy.float32], known: list[Cue]) -> list[Cue]:
    """The same with each word's chance of being content lowered where it is likelier another cue's: outermost attributions
    seldom share their contents."""
    import numpy as np  # noqa: PLC0415

    if len(known) < 2:
        return known
    words = len(flat)
    content = np.full((len(known), words), FLOOR, np.float32)
    for at, (_, (first, parts)) in enumerate(known):
        content[at, first : first + len(parts)] = np.maximum(FLOOR, np.logaddexp(parts[:, 3], parts[:, 4]))
    for kind, first, last in labels.runs(flat):  # a run of content goes to one cue as a whole
        if kind == 2:
            content[:, first:last] += RUN * (content[:, first:last].mean(1, keepdims=True) - content[:, first:last])
    best = content.argmax(0)
    others = content.copy()
    others[best, np.arange(words)] = FLOOR
    second = others.max(0)
    top = content.max(0)
    made = []
    for at, (cue, (first, parts)) in enumerate(known):
        near = slice(first, first + len(parts))
        rival = np.where(best[near] == at, second[near], top[near])
        lowered = parts.copy()
        lowered[:, 3:] += RIVAL * np.minimum(0.0, content[at, near] - rival)[:, None]
        made.append((cue, (first, lowered)))
    return made


def _one(
    seen: Seen,
    flat: NDArray[numpy.float32],
    known: tuple[int, NDArray[numpy.float32]],
    cue: tuple[int, int],
    inner: bool,
) -> ReadTold | None:
    """The attribution of a cue; None where nothing near it is its content."""
    import numpy as np  # noqa: PLC0415

    first, parts = known
    mixed: NDArray[Any] = parts
    if not inner:  # the flat roles know no nesting
        near = flat[first : first + len(parts)]
        other = np.logaddexp(near[:, [0]], np.logaddexp(near[:, [3]], near[:, [4]]))
        mixed = parts + FLAT * np.concatenate([other, near[:, 1:3], near[:, 5:7]], 1)
    mixed = _quiet(mixed, QUIET_PARTS)
    mixed[cue[0] - first : cue[1] - first, 1:] = -50.0  # the cue is no other part
    found = labels.runs(mixed)
    if not inner and sum(high - low for kind, low, high in found if kind == labels.CONTENT) <= 1:
        found = labels.runs(_quiet(mixed, QUIET_EMPTY))  # a cue says something, and seldom a single word
    sources = _beside(seen, [run for run in found if run[0] == labels.SOURCE], first, cue[0])
    contents = [run for run in found if run[0] == labels.CONTENT]
    if not contents:
        return None
    # Where two runs could be the source, the one for which more speaks: "Ana Ruiz, the mayor, told Kell Radio".
    source = max(sources, key=lambda run: float((_of(mixed, run) - mixed[run[1] : run[2], 0]).sum()), default=None)
    every = (
        flat[cue[0] : cue[1], 3:5]
        if not inner
        else labels.log_chances(seen.scores[cue[0] : cue[1], labels.CUES])[:, 1:]
    )
    chances = (
        float(np.exp(_of(parts, source)).mean()) if source else 1.0,
        float(np.exp(every).sum(1).mean()),
        float(np.concatenate([np.exp(_of(parts, run)) for run in contents]).mean()),
    )
    spans = [(seen.places[first + low][0], seen.places[first + high - 1][1]) for _, low, high in contents]
    place = (seen.places[cue[0]][0], seen.places[cue[1] - 1][1])
    own = (seen.places[first + source[1]][0], seen.places[first + source[2] - 1][1]) if source else None
    return ReadTold(own, place, tuple(spans), inner, chances)


def _beside(seen: Seen, runs: list[labels.Run], first: int, cue: int) -> list[labels.Run]:
    """The runs in the cue's own sentence, where there are any; else all."""
    sentence = seen.encoded.sentences.searchsorted(seen.words, "right")
    own = [run for run in runs if sentence[first + run[1]] == sentence[cue]]
    return own or runs


def _of(chances: NDArray[Any], run: labels.Run) -> NDArray[Any]:
    """The log chance that each word of a run has a label of its kind."""
    import numpy as np  # noqa: PLC0415

    kind, low, high = run
    made: NDArray[Any] = np.logaddexp(chances[low:high, 1 + 2 * kind], chances[low:high, 2 + 2 * kind])
    return made
