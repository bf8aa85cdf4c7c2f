"""What likeness reads of an article: its words, the names among them, its headline, its lead, its numbers and dates.

Everything is numbers of the shared vocabulary in sorted arrays, so that one article is laid beside many at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from crossread import clock, meaning
from crossread.cluster.order import published
from crossread.cluster.words import WORD, Vocabulary, Words, codes
from crossread.model import Annotations, Article
from crossread.text import fold

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.int64]
    Values = NDArray[numpy.float64]

FACE = 60  # words of the body that tell with the title what an article is about
READ = 800  # words of the body that are weighed: long articles stray
TITLE_COUNTS = 3  # times: a word of the title
LEAD_SENTENCES = 4  # of the body, with the title: what a reader sees first
LEAD_WORDS = 120  # at most: a text without sentence marks has one endless sentence
NAME_COUNTS = 3  # times at most that a name counts: who is named ten times is not three times as telling
EARLY = 120  # words of the body in which it is looked for when the happening was: later ones are background
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (  # without "may", which is mostly a verb
    *(
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """One article, as likeness sees it. All arrays of numbers are sorted and hold each number once."""

    day: int | None  # days since the year 1; None: the article carries none
    words: Numbers  # of title and body
    weights: Values  # one for each of `words`: 1 + log of how often it stands there
    names: Numbers  # words that stand in names
    counts: Values  # one for each of `names`, at most NAME_COUNTS
    lead: Numbers  # words of the title and of the first sentences
    headline: Numbers  # words of the title; of the first sentence where there is none
    figures: Numbers  # numbers of two digits or more, years apart
    dates: Numbers  # names of days and months, and years
    weekdays: Numbers  # this and all below: among the early words of the body
    months: Numbers
    calendar: Numbers  # days of months ("4 May", "May 4"): 32 times the month's place in MONTHS, and the day
    early: Numbers  # figures
    years: Numbers  # in the whole text
    meaning: NDArray[numpy.float32]  # rough meaning of title and lead: meaning.sketch


def profiles(bodies: Sequence[Words], annotations: Mapping[str, Annotations], vocabulary: Vocabulary) -> list[Profile]:
    """Reads articles. Where annotations hold mentions, names are those; otherwise words that begin with a capital."""
    calendar = Calendar(vocabulary)
    sketches = meaning.sketch([face(body.article) for body in bodies])
    return [
        _profile(body, annotations.get(body.article.id), vocabulary, calendar, sketch)
        for body, sketch in zip(bodies, sketches, strict=True)
    ]


def face(article: Article) -> str:
    """Title and lead: what a reader sees first."""
    lead = " ".join(article.page.words(block.span) for block in islice(article.body, 12))
    title = article.title.value.rstrip(".") + ". " if article.title else ""
    return title + " ".join(lead.split()[:FACE])


def _profile(
    body: Words,
    annotations: Annotations | None,
    vocabulary: Vocabulary,
    calendar: Calendar,
    sketch: NDArray[numpy.float32],
) -> Profile:
    import numpy as np  # noqa: PLC0415

    numbers = np.asarray(body.numbers[:READ], dtype=np.int64)
    title = _title(body.article, vocabulary)
    words, counts = np.unique(np.concatenate([numbers, np.repeat(title, TITLE_COUNTS)]), return_counts=True)
    sentences = np.asarray(body.sentences[:READ], dtype=np.int64)
    first = numbers[sentences == sentences[0]][:LEAD_WORDS] if len(numbers) else numbers
    within = numbers[sentences < sentences[0] + LEAD_SENTENCES][:LEAD_WORDS] if len(numbers) else numbers
    names, often = _names(body, numbers, sentences, annotations, vocabulary.weak | calendar.words)
    day = clock.day(published(body.article))
    return Profile(
        day=day.toordinal() if day else None,
        words=words,
        weights=1 + np.log(counts),
        names=names,
        counts=np.minimum(often, NAME_COUNTS).astype(np.float64),
        lead=np.unique(np.concatenate([title, within])),
        headline=np.unique(title if len(title) else first),
        **calendar.of(body, numbers.tolist()),
        meaning=sketch,
    )


def _title(article: Article, vocabulary: Vocabulary) -> Numbers:
    import numpy as np  # noqa: PLC0415

    found = WORD.findall(fold(article.title.value)) if article.title else []
    return np.array([vocabulary.number(word) for word in found], dtype=np.int64)


def _names(
    body: Words, numbers: Numbers, sentences: Numbers, annotations: Annotations | None, no_names: Set[int]
) -> tuple[Numbers, Numbers]:
    """Words that are names, and how often each stands as one.

    A capital at the beginning of a sentence says nothing by itself; a word that is mostly written small is none, nor is
    any of `no_names`.
    """
    import numpy as np  # noqa: PLC0415

    if not len(numbers):
        return numbers, numbers
    if annotations and annotations.mentions:
        capital = _mentioned(body, len(numbers), annotations)
        inner = capital
    else:
        capital = _begin(body, len(numbers), str.isupper, "AZ")
        inner = capital & np.append(False, np.diff(sentences) == 0)
    found, places, often = np.unique(numbers, return_inverse=True, return_counts=True)
    capitals = np.bincount(places, capital)
    named = (np.bincount(places, inner) > 0) & (2 * capitals >= often)
    named &= np.array([number not in no_names for number in found.tolist()])
    return found[named], capitals[named].astype(np.int64)


def _mentioned(body: Words, length: int, annotations: Annotations) -> NDArray[numpy.bool_]:
    """Which words stand inside a name that annotate found."""
    import numpy as np  # noqa: PLC0415

    starts = np.asarray(body.starts[:length], dtype=np.int64)
    marks = np.zeros(length, dtype=bool)
    for mention in annotations.mentions:
        if mention.form == "name":
            marks[np.searchsorted(starts, mention.span.start) : np.searchsorted(starts, mention.span.end)] = True
    return marks


def _begin(body: Words, length: int, kind: Callable[[str], bool], ascii_: str) -> NDArray[numpy.bool_]:
    """Which of the first words begin with a character of a kind. `ascii_`: the first and last of ASCII that are of it."""
    import numpy as np  # noqa: PLC0415

    first = codes(body.article.text)[np.asarray(body.starts[:length])]
    found: NDArray[numpy.bool_] = (first >= ord(ascii_[0])) & (first <= ord(ascii_[1]))
    for place in np.flatnonzero(first > 127).tolist():
        found[place] = kind(chr(first[place]))
    return found


class Calendar:
    """The words of days and months among the numbers of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.weekdays = {vocabulary.number(word) for word in WEEKDAYS}
        self.months = {vocabulary.number(word): word[:3] for word in MONTHS}
        self.words = self.weekdays | self.months.keys()
        self.places = {word[:3]: place for place, word in enumerate(MONTHS)}

    def of(self, body: Words, numbers: Sequence[int]) -> dict[str, Numbers]:
        """Numbers and dates of a body, by field of Profile."""
        text, starts, ends = body.article.text, body.starts, body.ends
        figures: set[int] = set()
        years: set[int] = set()
        early: set[int] = set()
        days: dict[int, int] = {}  # place of a number up to 31: that number
        for place in _begin(body, len(numbers), str.isdigit, "09").nonzero()[0].tolist():
            number, word = numbers[place], text[starts[place] : ends[place]]
            if len(word) > 1:
                (years if _year(word) else figures).add(number)
            if place < EARLY:
                if len(word) > 1 and not _year(word):
                    early.add(number)
                if len(word) < 3 and word.isdecimal() and 0 < int(word) < 32:
                    days[place] = int(word)
        opening = numbers[:EARLY]
        months = [
            (place, self.places[self.months[number]]) for place, number in enumerate(opening) if number in self.months
        ]
        named = self.words.intersection(numbers)
        dated = {32 * month + days[near] for place, month in months for near in (place - 1, place + 1) if near in days}
        return {
            "figures": _array(figures),
            "dates": _array(named | years),
            "weekdays": _array(self.weekdays.intersection(opening)),
            "months": _array({month for _, month in months}),
            "calendar": _array(dated),
            "early": _array(early),
            "years": _array(years),
        }


def _array(numbers: set[int]) -> Numbers:
    import numpy as np  # noqa: PLC0415

    return np.array(sorted(numbers), dtype=np.int64)


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
