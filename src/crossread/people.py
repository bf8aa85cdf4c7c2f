"""Comparing names of people: whether two names may be one person's. Knowledge only, from the data files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread import knowledge

# Jaro-Winkler of two spellings of one given name (Yuri/Yury .88, Qasem/Qassem .96); only the given name is compared so, never
# the surname (Johnson/Johnston .975 are two people).
SPELLING = 0.88


EASTERN = 2  # parts of a name like "Kim Jong-un" or "Moon Jae-in": surname first, given name with a hyphen


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded: lower case, no accents, no apostrophes."""

    given: tuple[str, ...]  # all before the surname; initials as single letters
    surname: str  # with its particles, "van der berg"; of "Xi Jinping" it is "jinping", see `east`
    suffix: str = ""  # "jr", "sr", "ii"
    east: bool = False  # the first part is a Chinese, Korean or Vietnamese surname: it may be used alone

    @property
    def first(self) -> str:
        return self.given[0] if self.given else ""


def fold(name: str) -> str:
    """Lower case, no accents, straight and no apostrophes: what two spellings of one name share.

    >>> fold("Márton O’Hara")
    'marton ohara'
    """
    if name.isascii():
        return name.lower().replace("'", "").replace("`", "")
    split = unicodedata.normalize("NFKD", name.translate(_LETTERS).lower())
    return "".join(c for c in split if not unicodedata.combining(c) and c not in "'’‘ʼ`´")


_LETTERS = str.maketrans(
    {"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
)


@cache
def particles() -> frozenset[str]:
    return frozenset(knowledge.toml("titles")["context"]["particles"].split())


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(word.rstrip(".").lower() for word in knowledge.toml("titles")["context"]["family"])


@cache
def _east_asian() -> frozenset[str]:
    return knowledge.words("east_asian_surnames")


def parse(name: str) -> PersonName:
    """A name in parts. One word alone is a surname.

    >>> parse("Ana María de la Cruz Jr.")
    PersonName(given=('ana', 'maria'), surname='de la cruz', suffix='jr', east=False)
    """
    words = [word.rstrip(".") for word in re.split(r"[\s.]+", fold(name)) if word.rstrip(".")]
    if len(words) == EASTERN and "-" in words[1] and words[0] in _east_asian():
        words = [words[0], *words[1].split("-")]  # "Kim Jong-un" as "Kim Jong Un"
    suffix = ""
    while len(words) > 1 and words[-1] in _suffixes():
        suffix = words.pop()
    start = len(words) - 1
    while start > 0 and words[start - 1] in particles():
        start -= 1
    surname = " ".join(words[start:])
    given = tuple(words[:start])
    east = (len(given) == 1 and given[0] in _east_asian() and not gender_known(given[0])) or (
        len(given) == 2 and given[0] in _east_asian()
    )
    return PersonName(given, surname, suffix, east)


@cache
def _genders() -> dict[str, str]:
    return {fold(row["name"]): row["gender"] for row in knowledge.table("given_names")}


def gender(name: str) -> str | None:
    """f or m where the given name mostly is one; None where it is both or not known. Takes a full or a given name."""
    first = fold(name).split(" ")[0].split("-")[0]
    found = _genders().get(fold(name).split(" ")[0]) or _genders().get(first)
    return found if found in ("f", "m") else None


def is_given(word: str) -> bool:
    """True for a given name in our list."""
    return fold(word) in _genders()


def gender_known(word: str) -> bool:
    """True for a given name that is m or f in our list."""
    return _genders().get(fold(word)) in ("f", "m")


@cache
def public_figures() -> frozenset[str]:
    """Surnames, as written, that news prints alone for people it takes to be known."""
    return frozenset(line.split(" | ")[0] for line in knowledge.words("public_figures"))


@cache
def _meant() -> dict[str, str]:
    return {parts[0]: parts[1] for line in knowledge.words("public_figures") if len(parts := line.split(" | ")) == 3}


def usual_given(surname: str) -> str | None:
    """The given name of the public figure whom a bare surname means; None where it means nobody in particular."""
    return _meant().get(surname)


def meant(surname: str, bearers: Sequence[PersonName]) -> int | None:
    """Of several people of one surname the index of the public figure whom the bare surname means; None where none is."""
    given = _meant().get(surname)
    fits = [at for at, one in enumerate(bearers) if given and one.given and same_given(one.first, fold(given))]
    return fits[0] if len(fits) == 1 else None


@cache
def _variants() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """For each given name, the groups of spellings and of short forms that it stands in."""
    found: dict[str, dict[str, set[int]]] = {"spelling": {}, "short": {}}
    for number, row in enumerate(knowledge.table("name_variants")):
        for name in row["names"].split("|"):
            found[row["kind"]].setdefault(fold(name), set()).add(number)
    spelling, short = (
        {name: frozenset(groups) for name, groups in found[kind].items()} for kind in ("spelling", "short")
    )
    return spelling, short


def same_given(one: str, other: str) -> str | None:
    """The reason why two folded given names may be one person's; None where they may not.

    >>> same_given("yuri", "yury"), same_given("j", "john"), same_given("bill", "hillary")
    ('spellings of one given name', 'an initial', None)
    """
    if one == other:
        return "the same given name"
    spelling, short = _variants()
    if spelling.get(one, frozenset()) & spelling.get(other, frozenset()):
        return "spellings of one given name"
    if short.get(one, frozenset()) & short.get(other, frozenset()):
        return "a short form of the given name"
    if min(len(one), len(other)) == 1:
        return "an initial" if one[:1] == other[:1] else None
    if one.replace("-", "") == other.replace("-", ""):
        return "spellings of one given name"
    genders = {_genders().get(one), _genders().get(other)} - {None, "x"}
    both_known = one in _genders() and other in _genders()
    if both_known or len(genders) > 1 or one[:1] != other[:1] or min(len(one), len(other)) < 4:
        return None  # Maria and Mario, Daniel and Daniela: two names in our list are two names unless the table says otherwise
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415  (heavy: not at import)

    return "spellings of one given name" if JaroWinkler.similarity(one, other) >= SPELLING else None


def same_surname(one: str, other: str) -> bool:
    """Whether two folded surnames are spellings of one: equal, or equal once transliteration habits are levelled.

    >>> same_surname("al-assad", "assad"), same_surname("johnson", "johnston"), same_surname("zelensky", "zelenskyy")
    (True, False, True)
    """
    return one == other or level(one) == level(other)


@cache
def level(surname: str) -> str:
    """A folded surname with habits of transliteration levelled: -skyy and -skiy are -sky, al- and el- drop."""
    plain = re.sub(r"^(?:al|el|as|ad|an|ar|ash|at|az)[- ](?=\w{3})", "", surname)
    plain = re.sub(r"(?<=\w\w)(?:sky[yj]?|ski[yij]?|skyi|skii)$", "sky", plain)
    plain = re.sub(r"(?<=\w{3})(?:yev|iev|eyev|jev)$", "ev", plain)
    plain = re.sub(r"(?<=\w{3})(?:ayev|aiev)$", "aev", plain)
    for written, levelled in (("tch", "ch"), ("kh", "h"), ("ae", "a"), ("oe", "o"), ("ue", "u")):
        plain = plain.replace(written, levelled)
    plain = re.sub(r"(?<=\w\w)(?:y|i|iy|yi|ii|yy|ij)$", "i", plain)
    return plain.replace("-", " ")


def same_person(one: PersonName, other: PersonName) -> str | None:
    """The reason why two names with given names may be one person's, in words; None where they may not.

    >>> same_person(parse("Yuri Ushakov"), parse("Yury Ushakov"))
    'the same surname, spellings of one given name'
    >>> same_person(parse("Hillary Clinton"), parse("Bill Clinton")) is None
    True
    """
    if not one.given or not other.given or one.suffix != other.suffix or not same_surname(one.surname, other.surname):
        return None
    if one == other:
        return "the same name"
    reason = same_given(one.first, other.first)
    if reason is None or not _middles(one.given[1:], other.given[1:]):
        return None
    return f"the same surname, {reason}"


def _middles(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Middle names agree: one has none, or those that stand side by side are equal or initials of each other."""
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, other, strict=False)) or not (
        one and other
    )


def goes_by(person: PersonName | None, text: str) -> bool:
    """Whether a person may be called by this one name: the surname, the last part of it, an eastern surname, the given name.

    >>> goes_by(parse("Xi Jinping"), "Xi"), goes_by(parse("Ana van der Berg"), "Berg")
    (True, True)
    """
    if person is None:
        return False
    name = fold(text)
    if same_surname(name, person.surname) or name == person.surname.split(" ")[-1]:
        return True
    if name == person.first and len(name) > 1 and (person.east or is_given(name)):
        return True
    middle = (*person.given[1:], person.surname)
    return name == " ".join(middle) or (len(middle) > 1 and name == " ".join(middle[-2:]))
