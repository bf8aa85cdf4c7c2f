"""Reporting verbs and closed classes of words, ready to look up by the form that stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crossread import knowledge

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """What one reporting verb, with or without its particle, may take as the thing said."""

    lemma: str
    tail: tuple[str, ...]  # words after the verb that belong to it: ("for",), ("on", "to", "say")
    complements: frozenset[str]
    addressee: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the rules look up; all words in lower case."""

    verbs: dict[str, tuple[Verb, ...]]  # by form of the first word; entries with a longer tail first
    finite: frozenset[str]  # forms that can be a finite reporting verb
    doubtful: frozenset[str]
    nouns: frozenset[str]
    venues: frozenset[str]
    evidence: frozenset[str]
    pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    linking: frozenset[str]
    subordinators: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    days: frozenset[str]
    common_verbs: frozenset[str]
    nouns_in_ly: frozenset[str]
    irregular: frozenset[str]  # past forms that no ending shows, and that are no nouns: "sank"


def forms(lemma: str, irregular: dict[str, list[str]]) -> list[str]:
    """All forms of a verb.

    >>> forms("deny", {})
    ['deny', 'denies', 'denied', 'denying']
    """
    if lemma in irregular:
        return [lemma, *irregular[lemma]]
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    plural = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return [lemma, lemma + plural, lemma + "ed", lemma + "ing"]


@cache
def closed(name: str) -> frozenset[str]:
    """A closed class of words of data/function_words.toml, in lower case."""
    return frozenset(knowledge.toml("function_words")[name])


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data, words = knowledge.toml("reporting_verbs"), knowledge.toml("function_words")
    irregular: dict[str, list[str]] = data["forms"]
    merged = _merged(data["group"])
    by_form: dict[str, list[Verb]] = {}
    for verb in merged:
        for form in forms(verb.lemma, irregular):
            by_form.setdefault(form, []).append(verb)
    verbs = {form: tuple(sorted(entries, key=lambda v: -len(v.tail))) for form, entries in by_form.items()}
    return Lexicon(
        verbs=verbs,
        finite=frozenset(form for form, entries in verbs.items() if not form.endswith("ing") and not entries[-1].tail),
        doubtful=frozenset(data["doubtful"]["forms"]),
        nouns=frozenset(data["nouns"]["words"]),
        venues=frozenset(data["venues"]["words"]),
        evidence=frozenset(data["evidence"]["words"]),
        common_verbs=frozenset(words["verbs"]),
        irregular=_irregular() - frozenset(words["nouns_too"]),
        **{
            name: frozenset(words[name])
            for name in (
                "pronouns",
                "object_pronouns",
                "determiners",
                "prepositions",
                "linking",
                "subordinators",
                "auxiliaries",
                "adverbs",
                "days",
                "nouns_in_ly",
            )
        },
    )


def _irregular() -> frozenset[str]:
    """Past forms of common verbs that differ from the base and are no participles: "sank", "fled"."""
    rows = (line.split() for line in knowledge.words("verbs"))
    past = (row[1] for row in rows if len(row) > 1 and row[1] != row[0])
    return frozenset(form for form in past if not form.endswith(("en", "wn", "ne", "rn", "ed")))


@cache
def countries() -> frozenset[str]:
    """Names of countries of one word, in lower case."""
    return frozenset(row["name"].lower() for row in knowledge.table("countries") if " " not in row["name"])


def _merged(groups: list[dict[str, object]]) -> list[Verb]:
    """One entry for each verb and particle, with the complements of all groups it stands in."""
    complements: dict[str, set[str]] = {}
    addressees = set()
    for group in groups:
        for verb in group["verbs"]:  # type: ignore[attr-defined]
            complements.setdefault(verb, set()).update(group["complements"])  # type: ignore[arg-type]
            if group.get("addressee"):
                addressees.add(verb)
    entries = []
    for phrase, allowed in complements.items():
        first, *tail = phrase.split()
        entries.append(Verb(first, tuple(tail), frozenset(allowed), phrase in addressees))
    return entries
