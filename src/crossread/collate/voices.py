"""On whose word the reports of one claim rest, counted with care: which stated origins may be one, and which are surely two.

Nearly the same words in two mouths are one utterance that the outlets put differently ("the company", "its spokeswoman"),
not two people who say the same; and a report whose speaker was not found but whose words another report has is no riddle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.collate import wording
from crossread.collate.origins import Source, independent

SURE = 0.8  # least score of two reports for one to confirm the other: read on 90 pages of one summit, of what scored from .5
# to .8 hardly any two said the same, and a reader who is told of a second source must be able to rely on it
ONE_UTTERANCE = 0.6  # likeness of two quotations above which they are one utterance
ONE_SENTENCE = 0.8  # the same for words that are not quoted, and for a quotation that stands inside a longer one
CUT = 6  # words from which a quotation can be told to be a part of a longer one
_SPEAKING = frozenset(
    {"i", "we", "i'm", "i've", "i’m", "i’ve", "we're", "we’re"}
)  # what one says of oneself confirms nobody
_TELLING = 5  # letters of a common noun that, shared by two descriptions, lets them be one: "grandfather"


@dataclass(frozen=True, slots=True)
class Voice:
    """One report as its origin is judged."""

    source: Source
    words: str
    quoted: bool
    attributed: bool  # False: the outlet's own voice
    name: str | None  # of the stated origin; None: own voice, or a speaker who was not found
    medium: bool = False  # whether that is an outlet or "the media", which may have it from the other


def origin_names(voices: Sequence[Voice]) -> list[str]:
    """A name for each group of stated origins that may be one, in order of first appearance. An outlet, which may have it
    from any of the others, is an origin only where nobody else is."""
    stated = [voice for voice in voices if voice.name is not None]
    stated = [voice for voice in stated if not voice.medium] or stated
    groups: list[list[Voice]] = []
    for voice in stated:
        near = [group for group in groups if any(may_be_one(voice, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([member for group in near for member in group] + [voice])
    groups.sort(key=lambda group: min(stated.index(member) for member in group))
    return [str(min(group, key=stated.index).name) for group in groups]


def relayed(voices: Sequence[Voice]) -> list[str]:
    """Names of outlets and agencies on whose word something rests that no other report has in the same words from somebody: who
    told them is not said, and may be another than the rest has it from."""
    stated = [voice for voice in voices if voice.name is not None and not voice.medium]
    if not stated:
        return []
    media = [v for v in voices if v.medium and v.name and not any(_one_utterance(v, other) for other in stated)]
    return list(dict.fromkeys(voice.name for voice in media if voice.name))


def unresolved(voices: Sequence[Voice]) -> int:
    """Speakers who were not found, and whose words no report with a speaker has; reports of one utterance have one."""
    stated = [voice for voice in voices if voice.name is not None]
    alone: list[Voice] = []
    for voice in voices:
        lost = voice.attributed and voice.name is None
        if lost and not any(_one_utterance(voice, other) for other in (*stated, *alone)):
            alone.append(voice)
    return len(alone)


def confirmed_by(voices: Sequence[Voice], scores: Mapping[tuple[int, int], float]) -> tuple[str, ...]:
    """The two origins whose independent reports say the same most surely; () where there are none. `scores`: pairs of
    voices, by their indices, and how surely they report the same."""
    for score, i, j in sorted((-score, i, j) for (i, j), score in scores.items()):
        a, b = voices[i], voices[j]
        if -score < SURE or a.name is None or b.name is None or not independent(a.source, b.source):
            continue
        if a.medium or b.medium:
            continue
        spoken = any(voice.words.split()[0].lower() in _SPEAKING for voice in (a, b))
        if not spoken and not may_be_one(a, b):
            return a.name, b.name
    return ()


def may_be_one(a: Voice, b: Voice) -> bool:
    """Whether two stated origins may be one: one camp, names that share a word, or nearly the same words."""
    if a.source.camp == b.source.camp or (a.name and b.name and _share_a_word(a.name, b.name)):
        return True
    return _one_utterance(a, b)


def _one_utterance(a: Voice, b: Voice) -> bool:
    if not (a.quoted or b.quoted):
        return wording.likeness(a.words, b.words) >= ONE_SENTENCE
    shorter = min(len(a.words.split()), len(b.words.split()))
    if shorter >= CUT and wording.shared(a.words, b.words) >= ONE_SENTENCE:
        return True  # one outlet quotes more of it than the other
    return wording.likeness(a.words, b.words) >= ONE_UTTERANCE


def _share_a_word(first: str, second: str) -> bool:
    """ "Clinton" beside "Hillary Clinton", "a Mondelez spokeswoman" beside "Mondelez International" may be the same."""
    one, other = ({word.strip(".,()'’s") for word in name.split() if _tells(word)} for name in (first, second))
    return bool(one & other)


def _tells(word: str) -> bool:
    return word[:1].isupper() or len(word) >= _TELLING
