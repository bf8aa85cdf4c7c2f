"""What is measured of each unit of a page before the network weighs it: its form, its words, and what stands around it.

Everything is an array over the units of one page, in the order of `NAMES`; distances are in units, capped, so that a
page of any length looks alike. Nothing here knows a language but the lists of words, and those may say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from crossread import knowledge
from crossread.clean import characters
from crossread.clean.layout import SHORT
from crossread.clean.stretch import FULL
from crossread.clean.surroundings import SENTENCE, SIGNS, Page, Pairs, Sums
from crossread.clean.units import DENSITY_SAMPLE, Unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

PARAGRAPH = 15  # words of a full paragraph
NEAR, WIDE = 8, 25  # units: how far a word is looked for around one
TITLE = (4, 30)  # words of a headline
BELOW_TITLE = 25  # units below a headline in which its words come again
_ADDRESS = re.compile(r"[a-z]{3,}")
_FIRST = re.compile(r"^https?://[^/]*/")
_SPEAKS: tuple[tuple[str, frozenset[str]], ...] = (
    ("you", frozenset(("you", "your", "yours", "yourself"))),
    ("we", frozenset(("we", "our", "us", "ours"))),
    ("i", frozenset(("i", "me", "my", "mine"))),
    ("said", frozenset(("said", "says", "told", "according", "added", "say", "explained", "wrote"))),
)
_LISTS = ("promotion", "notice", "biography")  # of data/notices.toml
_ENDS = (
    ("ends_stop", ".。"),
    ("ends_asking", "!?！？؟"),
    ("ends_colon", ":：,，"),
    ("ends_open", "…"),
    ("ends_quote", '"”»」'),
    ("ends_bracket", ")）"),
)
# How far around a unit sums are taken, in units from it, both ends inclusive.
_TEXT = ((-4, 4), (-10, 10), (-25, 25), (-10, -1), (1, 10), (-25, -1), (1, 25))
_WORDED = ((-4, 4), (-10, -1), (1, 10), (-25, 25))
_SUBJECT = ((-5, -1), (0, 5), (0, 15), (-15, -1))
_SIDES = (("around", -4, 4), ("behind", 0, 8), ("before", -8, 0))


@dataclass(frozen=True)
class Words:
    """What words say for the article, as training weighed them."""

    rows: Mapping[str, int]  # by word in lower case
    weights: Floats  # [rows, 2]: in lines of up to SENTENCE words, and in longer ones; row 0 for words not known


def features(
    found: Sequence[Unit], repeated: Sequence[bool], known: bool, address: str | None, words: Words
) -> NDArray[np.float32]:
    """One row a unit, one column a name of `NAMES`: float32 [len(found), len(NAMES)].

    repeated: which units are second copies. known: whether the language's function words are known. address: of the
    page; None where nobody says.
    """
    return np.stack([*columns(found, repeated, known, address, words).values()], axis=1).astype(np.float32)


def columns(
    found: Sequence[Unit], repeated: Sequence[bool], known: bool, address: str | None, words: Words
) -> dict[str, Floats]:
    """The same by name."""
    page = Page(found, repeated)
    named: dict[str, Floats] = {}
    named |= _form(found, page)
    named |= _wording(page, words)
    named |= _place(page, known)
    named |= _signs(page)
    named |= _subject(page)
    named |= _title(page, address)
    return named


_MOST = {"quotes": 6, "bars": 8, "colons": 4, "at": 4, "glued": 6}  # signs of a unit that count


@cache
def _last_signs() -> dict[str, int]:
    return {mark: place for place, (_, marks) in enumerate(_ENDS) for mark in marks}


def _form(found: Sequence[Unit], page: Page) -> dict[str, Floats]:
    """Length, characters, first and last sign of each unit."""
    looked = [unit.text[:DENSITY_SAMPLE] if unit.words or len(unit.text) < SHORT else "" for unit in found]
    kinds = characters.read("\n".join([*looked, ""]))  # never empty
    length = np.array([len(unit.text) for unit in found])
    read = np.array([len(text) for text in looked])
    end = np.cumsum(read + 1) - 1
    start = end - read
    count = characters.counts(kinds, start, end)
    words = np.maximum(1, page.count)
    first = kinds[start]
    keys = Counter([unit.key for unit in found])
    signs = _last_signs()
    last = np.eye(len(_ENDS) + 1)[[signs.get(unit.text[-1], len(_ENDS)) for unit in found]]
    return {
        "characters": np.log1p(length),
        "length": np.log1p(page.count),
        "density": page.density,
        "terminal": page.terminal,
        "upper": count["upper"] / np.maximum(1, count["letters"]),
        "capitals": count["capitals"] / np.maximum(1, count["words"]),
        "digits": count["digits"] / np.maximum(1, read),
        "commas": count["commas"] / words,
        "stops": count["stops"] / words,
        **{name: np.minimum(count[name], most) for name, most in _MOST.items()},
        "per_word": np.minimum(length / words, 20),
        "begins_upper": (first & characters.UPPER > 0).astype(float),
        "begins_lower": (first & characters.LOWER > 0).astype(float),
        "begins_digit": (first & characters.DIGIT > 0).astype(float),
        **{name: last[:, place] for place, (name, _) in enumerate(_ENDS)},
        "lines": np.array([min(unit.lines[1] - unit.lines[0], 8) for unit in found], dtype=float),
        "again": np.log(np.array([keys[unit.key] for unit in found], dtype=float)),
        "copy": page.copies,
        "apart": np.array([unit.apart for unit in found], dtype=float),
    }


@cache
def _words_of() -> dict[str, int]:
    """For each word of the lists, the bits of the lists it is on."""
    lists = knowledge.toml("notices")
    named = [*_SPEAKS, *((name, frozenset(lists[name])) for name in _LISTS)]
    bits: dict[str, int] = {}
    for place, (_, words) in enumerate(named):
        for word in words:
            bits[word] = bits.get(word, 0) | 1 << place
    return bits


def _wording(page: Page, words: Words) -> dict[str, Floats]:
    """Shares of words that speak to the reader, of notices and promotions, of writers; and what all words say together."""
    bits, rows = _words_of(), words.rows
    numbers = page.numbers
    listed = np.array([bits.get(word, 0) for word in numbers], dtype=np.int64)[page.id_of]
    weigh = words.weights[np.array([rows.get(word, 0) for word in numbers], dtype=np.int64)[page.id_of]]
    units, size = page.unit_of, page.size
    read = np.maximum(1.0, np.bincount(units, minlength=size))
    named: dict[str, Floats] = {}
    names = [*(name for name, _ in _SPEAKS), *_LISTS]
    totals = [np.bincount(units, weights=(listed >> place) & 1, minlength=size) for place in range(len(names))]
    around = Sums(np.stack((read, *totals[-len(_LISTS) :])), page).of(-3, 3)
    for place, (name, total) in enumerate(zip(names, totals, strict=True)):
        named[name] = total / read
        if name in _LISTS:
            named[f"{name}_count"] = np.minimum(total, 8)
            named[f"{name}_near"] = around[place - len(_SPEAKS) + 1] / np.maximum(1, around[0])
    short = page.count <= SENTENCE
    told = np.where(short[units], weigh[:, 0], weigh[:, 1]) if len(units) else np.zeros(0)
    score = np.bincount(units, weights=told, minlength=size) / np.sqrt(read)
    named["words"] = np.minimum(np.maximum(score, -6), 6)
    mass = np.minimum(page.count, FULL)
    sums = Sums(np.stack((named["words"] * mass, mass)), page)
    for begin, end in _WORDED:
        told, whole = sums.of(begin, end)
        named[f"words_{begin}_{end}"] = told / np.maximum(1, whole)
    return named


def _place(page: Page, known: bool) -> dict[str, Floats]:
    """Where a unit stands: in the page, to its densest part, among running text."""
    values = np.array(page.worths)
    total = np.concatenate((np.zeros(1), np.cumsum(page.mass)))
    every = np.ones(page.size)
    named: dict[str, Floats] = {
        "inside": ((page.at >= page.first) & (page.at <= page.last)).astype(float),
        "from_first": _capped(page.at - page.first, -50, 50) / 10,
        "to_last": _capped(page.last - page.at, -50, 50) / 10,
        "position": page.at / page.size,
        "passed": total[:-1] / max(1.0, total[-1]),
        "all_text": every * np.log1p(total[-1]),
        "all_units": every * np.log1p(page.size),
        "known": every * known,
        "worth": values,
    }
    full = ((page.terminal > 0) & (page.count >= SENTENCE)).astype(float)
    bare = ((page.terminal == 0) & (page.count >= 4)).astype(float)
    signals = Sums(np.stack((page.mass, values, full, bare)), page)
    for begin, end in _TEXT:
        sums = signals.of(begin, end) / (end - begin + 1)
        for name, row in zip(("mass", "worth", "full", "bare"), sums, strict=True):
            named[f"{name}_{begin}_{end}"] = row
    paragraph = (page.terminal > 0) & (page.count >= PARAGRAPH)
    named["since_paragraph"], named["till_paragraph"] = _distances(paragraph, page, 30)
    return named


def _capped(values: Integers, least: int, most: int) -> Floats:
    return np.minimum(np.maximum(values, least), most).astype(float)


def _distances(marked: NDArray[np.bool_], page: Page, most: int) -> tuple[Floats, Floats]:
    """How many units since the last marked one, and till the next; `most` where there is none so near."""
    since = page.at - np.maximum.accumulate(np.where(marked, page.at, -most))
    till = np.minimum.accumulate(np.where(marked, page.at, page.size + most)[::-1])[::-1] - page.at
    return np.minimum(since, most) / 10, np.minimum(till, most) / 10


def _signs(page: Page) -> dict[str, Floats]:
    """What form and words say of a unit, and where the next units of that sort stand."""
    named: dict[str, Floats] = {}
    for place, name in enumerate(SIGNS):
        marked = page.sign == place
        named[f"is_{name}"] = marked.astype(float)
        if name == "text":
            continue
        named[f"since_{name}"], named[f"till_{name}"] = _distances(marked, page, 60)
        total = np.cumsum(marked)
        start = total[page.first - 1] if 0 < page.first < page.size else 0
        named[f"count_{name}"] = _capped(total - start, -5, 20)
    return named


def _subject(page: Page) -> dict[str, Floats]:
    """How far a unit speaks of what the densest part and its neighbourhood speak of."""
    pairs = page.telling
    core = (page.at >= page.first) & (page.at <= page.last) & (page.sign == 0) & (page.count >= SENTENCE)
    middle = page.at <= page.first + (page.last - page.first) // 2
    words = len(page.numbers) + 1
    frequency = np.bincount(pairs.word[core[pairs.unit]], minlength=words)
    early = np.bincount(pairs.word[(core & middle)[pairs.unit]], minlength=words) > 0
    total = np.maximum(1, pairs.total)
    own = core[pairs.unit]
    shares = {
        "shared": pairs.counted(pairs.unit[frequency[pairs.word] > own]),
        "shared_often": pairs.counted(pairs.unit[frequency[pairs.word] >= 3]),
        "shared_early": pairs.counted(pairs.unit[early[pairs.word]]),
    }
    named: dict[str, Floats] = {name: value / total for name, value in shares.items()}
    named["telling"] = np.log1p(pairs.total)
    sums = Sums(np.stack((pairs.total, shares["shared"], shares["shared_often"])), page)
    for begin, end in _SUBJECT:
        whole, *parts = sums.of(begin, end)
        for name, part in zip(("shared", "shared_often"), parts, strict=True):
            named[f"{name}_{begin}_{end}"] = part / np.maximum(1, whole)
    for name, sort in (("telling", pairs), ("names", page.names)):
        near = [sort.shared(reach) for reach in (NEAR, WIDE)]
        sums = Sums(np.stack((sort.total, *near)), page)
        sides = {side: sums.of(begin, end) for side, begin, end in _SIDES}
        for place, reach in enumerate((NEAR, WIDE)):
            named[f"{name}_{reach}"] = near[place] / np.maximum(1, sort.total)
            for side, found in sides.items():
                named[f"{name}_{reach}_{side}"] = found[place + 1] / np.maximum(1, found[0])
    named["names"] = np.log1p(page.names.total)
    return named


def _title(page: Page, address: str | None) -> dict[str, Floats]:
    """How far a unit speaks of what the likeliest headline, and the page's address, speak of."""
    slug = set(_ADDRESS.findall(_FIRST.sub("", (address or "").lower()[:500])))
    slugged = np.zeros(len(page.numbers) + 1, dtype=bool)
    slugged[[number for word in slug if (number := page.numbers.get(word)) is not None]] = True
    pairs = page.telling
    rich = (page.count >= 10) & (page.terminal > 0) & (page.sign == 0) & (page.copies == 0)
    of_slug = pairs.counted(pairs.unit[slugged[pairs.word]])
    best, score = _headline(page, pairs, rich, of_slug if slug else None)
    title = np.zeros(len(page.numbers) + 1, dtype=bool)
    title[pairs.word[pairs.unit == best]] = True
    of_title = pairs.counted(pairs.unit[title[pairs.word]])
    length = max(1.0, float(title.sum()))
    full = rich.astype(float)
    sums = Sums(np.stack((full, of_title * full, of_slug * full)), page)
    around, behind, before, near = (sums.of(*each) for each in ((-5, 5), (0, 10), (-10, 0), (-6, 6)))
    every = np.ones(page.size)
    return {
        "title": of_title / length,
        "from_title": _capped(page.at - best, -60, 120) / 10 if best >= 0 else every * -10,
        "title_score": every * min(score, 20.0),
        "title_around": around[1] / np.maximum(1, around[0]),
        "title_behind": behind[1] / np.maximum(1, behind[0]),
        "title_before": before[1] / np.maximum(1, before[0]),
        "addressed": every * bool(slug),
        "slug": of_slug / max(1, min(8, len(slug))),
        "slug_around": near[2] / np.maximum(1, near[0]),
    }


def _headline(page: Page, pairs: Pairs, rich: NDArray[np.bool_], slug: Floats | None) -> tuple[int, float]:
    """The unit whose words come again most in the running text below it, and how much; -1 where none does."""
    fits = (page.count >= TITLE[0]) & (page.count <= TITLE[1]) & (page.sign <= 1) & (pairs.total >= 2)
    fits &= ~((page.terminal > 0) & (page.count > 14))
    if not fits.any() or not rich.any():
        return -1, 0.0
    running = rich[pairs.unit]
    keys = pairs.word[running] * page.size + pairs.unit[running]
    asked = fits[pairs.unit]
    unit, word = pairs.unit[asked], pairs.word[asked]
    begin = word * page.size + unit
    end = word * page.size + np.minimum(unit + BELOW_TITLE, page.size - 1)
    times = np.searchsorted(keys, end, "right") - np.searchsorted(keys, begin, "right")
    total = np.maximum(1, pairs.total)
    told = np.bincount(unit, weights=np.minimum(times, 4), minlength=page.size) / np.sqrt(total)
    told *= np.bincount(unit, weights=times > 0, minlength=page.size) / total
    if slug is not None:
        told *= 1 + 4 * slug / total
    signed = page.window(((page.sign == 5) | (page.sign == 6)).astype(float), 1, 5) > 0
    told = np.where(fits, told * (1 + 0.3 * signed), 0)
    best = int(told.argmax())
    return (best, float(told[best])) if told[best] > 0 else (-1, 0.0)


@cache
def names() -> tuple[str, ...]:
    """The columns of `features`, in order."""
    unit = Unit(0, 1, "a", (0, 0), "text", 1, 0.0, False, "a", ("a",), True)
    return tuple(columns([unit], [False], True, None, Words({}, np.zeros((1, 2)))))
