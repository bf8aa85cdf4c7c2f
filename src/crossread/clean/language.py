"""The language of a text, by its function words and its script; and how dense function words stand in a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from crossread import knowledge

WORD = re.compile(r"[^\W\d_]+")
ENOUGH_WORDS = 12  # fewer words than this tell no language (a headline can be two languages at once)
ENOUGH_SHARE = 0.12  # share of function words in running text is .3 to .5; below this no language is known
SAMPLE = 12_000  # characters read of a text for the vote: more do not change it
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """Function words by language."""
    return {code: frozenset(words.split()) for code, words in knowledge.toml("stopwords").items()}


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """The languages that each function word is of."""
    found: dict[str, tuple[str, ...]] = {}
    for code, known in stopwords().items():
        for word in known:
            found[word] = (*found.get(word, ()), code)
    return found


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they stand; in scripts without blanks two characters count as one word."""
    found = WORD.findall(text)
    if not text.isascii() and UNSPACED.search(text):
        return tuple(piece for word in found for piece in pieces(word))
    return tuple(found)


def pieces(word: str) -> list[str]:
    """A word of a script without blanks in pieces of two characters; any other as it is."""
    if not UNSPACED.search(word):
        return [word]
    return [word[at : at + 2] for at in range(0, len(word), 2)]


def language(text: str) -> str | None:
    """ISO 639-1 code of the language most of the text is in; None where too little says.

    >>> language("The mayor said on Monday that the bridge would be closed for a week while it is repaired.")
    'en'
    """
    sample = text[:SAMPLE]
    return spoken(sample, WORD.findall(sample))


def spoken(sample: str, found: Sequence[str]) -> str | None:
    """The same, of a text whose words are known; those of scripts without blanks are told by the letters of `sample`."""
    scripted = _by_script(sample)
    if scripted:
        return scripted
    if len(found) < ENOUGH_WORDS:
        return None
    speakers = _speakers()
    shares = dict.fromkeys(stopwords(), 0)
    for word, times in Counter(filter(speakers.__contains__, map(str.lower, found))).items():
        for code in speakers[word]:
            shares[code] += times
    ranked = sorted(shares, key=lambda code: (-shares[code], code))
    best, second = ranked[0], ranked[1]
    return best if shares[best] >= ENOUGH_SHARE * len(found) and shares[best] > shares[second] else None


def _by_script(sample: str) -> str | None:
    """Chinese, Japanese, Korean and Thai, told by their letters: at least a third of all letters."""
    if sample.isascii():
        return None
    letters = sum(map(str.isalpha, sample))
    unspaced = UNSPACED.findall(sample)
    if letters < ENOUGH_WORDS * 2 or len(unspaced) * 3 < letters:
        return None
    if sum("\uac00" <= c <= "\ud7af" for c in unspaced) * 2 > len(unspaced):
        return "ko"
    if sum("\u0e00" <= c <= "\u0e7f" for c in unspaced) * 2 > len(unspaced):
        return "th"
    kana = sum("\u3040" <= c <= "\u30ff" for c in unspaced)
    return "ja" if kana * 20 > len(unspaced) else "zh"  # Japanese prose is a third to a half kana
