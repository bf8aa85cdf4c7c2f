"""Words about people: what a phrase is headed by, which country it names, what gender it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread import knowledge
from crossread.nouns import AGENT, is_person, lists, people, singular
from crossread.text import fold

WORD = re.compile(r"[^\W_]+(?:[-'&.][^\W_]+)*")
COMMA = re.compile(r",(?!\d{3})")  # not that of "2,000 marchers"
DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A nominal taken apart. "the Russian presidential aide": article the, head aide, modifiers russian presidential."""

    article: str
    head: str
    modifiers: frozenset[str]
    countries: frozenset[str]
    plural: bool


@cache
def phrase(text: str) -> Phrase:
    """Takes a nominal or a role apart, in lower case; `head` is "" where nothing is left."""
    articles, links = lists("cutting", "articles"), lists("cutting", "links")
    found = [word.removesuffix("'s") for word in WORD.findall(fold(COMMA.split(text, maxsplit=1)[0]))]
    article = found[0] if found and found[0] in articles else ""
    content = found[1:] if article else found
    cut = next(
        (at for at, word in enumerate(content) if at > 0 and (word in links or _cuts(content, at))), len(content)
    )
    head = content[cut - 1] if content and cut else ""
    head = knowledge.toml("speakers")["short"].get(head.rstrip("."), head)
    rest = content[: max(0, cut - 1)] + content[cut:]
    modifiers = frozenset(
        word for word in rest if word not in articles and word not in links and word not in ("former", "current")
    )
    return Phrase(article, singular(head), modifiers, countries(modifiers), head != singular(head))


def _cuts(content: list[str], at: int) -> bool:
    """Whether a participle after people in the plural begins what is said of them: "marchers headed for the square"."""
    before = content[at - 1]
    if not content[at].endswith(("ed", "ing")) or not is_person(singular(before)):
        return False
    return before != singular(before) or (at == len(content) - 1 and content[at].endswith("ed"))


@cache
def _country_words() -> dict[str, str]:
    """A word that names a country, in lower case, to its code."""
    known: dict[str, str] = {}
    for row in knowledge.table("countries"):
        for column in ("name", "aliases", "adjectives", "people", "capital", "metonyms"):
            for word in (row.get(column) or "").split("|"):
                known.setdefault(fold(word), row["code"])
    known.pop("", None)
    return known


def countries(words: frozenset[str]) -> frozenset[str]:
    """Codes of the countries that these words name."""
    known = _country_words()
    return frozenset(known[word] for word in words if word in known)


@cache
def _given_names() -> dict[str, str]:
    return {row["name"].lower(): row["gender"] for row in knowledge.table("given_names") if row["gender"] in ("m", "f")}


def gender_of_name(name: str) -> str | None:
    """m or f where the first given name is mostly that; None where it does not say."""
    words = name.split()
    return _given_names().get(words[0].lower()) if len(words) > 1 else None


def gender_of_honorific(word: str) -> str | None:
    """m or f for Mr, Mrs and the like, in lower case."""
    return next((gender for gender in ("m", "f") if word in lists("honorifics", gender)), None)


@cache
def person_words() -> frozenset[str]:
    """Words of titles before a name, in lower case: "former", "president", "mayor", "general"."""
    return frozenset(" ".join(knowledge.toml("titles")["roles"].values()).split()) | frozenset({"the", "ex-president"})


@cache
def can_speak(noun: str) -> bool:
    """Whether a noun, in the singular, names people or what people speak through: "diver", "board", "survey"; not "risk".

    >>> can_speak("geologist"), can_speak("recorder"), can_speak("survey"), can_speak("point")
    (True, False, True, False)
    """
    if noun[:1].isdigit():
        return False  # "a 300-page …"
    noun = noun.rsplit("-", maxsplit=1)[-1]
    if noun in lists("things"):
        return False
    if noun in people() or any(noun in lists(sort) for sort in ("bodies", "writings", "collectives", "documents")):
        return True
    return len(noun) > 4 and bool(AGENT.search(noun)) and noun not in lists("things")


@cache
def firm_like(name: str) -> bool:
    """Whether a name ends as those of firms do: "Norvik Shipping", "Hale & Burr Ltd"."""
    words = knowledge.toml("organisation_words")
    last = name.rsplit(" ", maxsplit=1)[-1]
    return " " in name and (last.lower() in words["trades"].split() or last in words["suffixes"].split())


def kin(one: str, other: str) -> bool:
    """Whether one noun may stand for somebody whom the text called the other: "the official" for an aide."""
    if one == other or one.rsplit("-", maxsplit=1)[-1] == other:
        return True
    return other in knowledge.toml("speakers")["kin"].get(one, ())


@cache
def media(name: str) -> bool:
    """Whether a name is that of a newspaper, broadcaster or agency."""
    low = fold(name).removeprefix("the ")
    known = lists("media", "names")
    if low in known or "the " + low in known or low in _agencies():
        return True
    words = low.split()
    return len(words) > 1 and words[-1] in lists("media", "endings")


@cache
def _agencies() -> frozenset[str]:
    names = set()
    for row in knowledge.table("agencies"):
        names.add(fold(row["name"]))
        names.update(fold(alias) for alias in (row.get("aliases") or "").split("|") if alias)
    return frozenset(names)
