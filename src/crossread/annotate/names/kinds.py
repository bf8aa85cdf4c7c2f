"""What each candidate is the name of, decided by all its occurrences in the article; candidates without evidence are dropped."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from crossread import gazetteer, knowledge, people
from crossread.annotate.names import inside
from crossread.annotate.names.chunks import Candidate
from crossread.annotate.names.inside import Name, numbered
from crossread.annotate.names.signs import STRONG, WEAK, signs
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words
from crossread.model import EntityType

_COMMON_ENDING = re.compile(
    r"(?:ing|ly|tion|tions|ness|ment|ments|ers|ors|isms?|ists?|izing|ising|ized|ised|ity|ities|ware)$"
)

Votes = dict[str, dict[str, float]]


def decide(tokens: Sequence[Token], candidates: Sequence[Candidate], skipped: set[int]) -> list[Name]:
    """Names in order. A surname that stands alone takes the type of the full name elsewhere in the article."""
    candidates = _trimmed(tokens, candidates)
    surfaces = [" ".join(token.text for token in tokens[c.first : c.last + 1]) for c in candidates]
    votes = _votes(tokens, candidates, surfaces)
    firm = {
        surface
        for c, surface in zip(candidates, surfaces, strict=True)
        if not c.doubtful and not tokens[c.first].initial
    }
    parts = _parts(candidates, surfaces, votes)
    low = {token.text for token in tokens if token.shape == "low"}
    lists, uses = words(), Counter(surfaces)
    begun = _begun(tokens, candidates)
    firm |= begun
    names: list[Name] = []
    for candidate, surface in zip(candidates, surfaces, strict=True):
        if candidate.doubtful and (surface.lower() in low or not (surface in firm or surface in parts)):
            continue
        if candidate.first == candidate.last and surface not in firm | parts and _low_too(surface, low):
            continue
        if surface not in parts and all(word in lists.alone for word in surface.split()):
            continue
        if candidate.first == candidate.last and _side_by_side(surface, parts, firm):
            continue
        kind = _kind(tokens, candidate, surface, votes, parts)
        if surface in begun and surface not in parts and not candidate.titled:
            kind = "organisation"
        alone = candidate.first == candidate.last and not candidate.titled
        if surface.title() not in gazetteer.entries() and _shouted_words(tokens[candidate.first : candidate.last + 1]):
            continue
        if kind == "other" and alone and tokens[candidate.first].low in lists.common and uses[surface] < 2:
            continue
        if kind and not (alone and surface not in parts and _bare_word(tokens, candidate.first, surface in firm)):
            names.append(_name(tokens, candidate, surface, kind))
    names = numbered(tokens, names)
    known = {name.text: name.type for name in names}
    names += inside.compounds(tokens, known | dict.fromkeys(parts, "person"))
    names += inside.headings(tokens, skipped, known)
    return sorted(names, key=lambda name: name.start)


def _trimmed(tokens: Sequence[Token], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Captions run into the text without a full stop: of "Ana Roe Medics" only "Ana Roe" is kept where it stands elsewhere too."""
    seen = {" ".join(token.text for token in tokens[c.first : c.last + 1]) for c in candidates if c.last == c.first + 1}
    found = []
    for candidate in candidates:
        start, third = candidate.first, candidate.first + 2
        named = tokens[start].text in words().given and candidate.type in ("person", None) and candidate.last >= third
        if (
            named
            and tokens[third].text not in words().family
            and " ".join(token.text for token in tokens[start:third]) in seen
        ):
            found.append(replace(candidate, last=start + 1))
        else:
            found.append(candidate)
    return found


def _votes(tokens: Sequence[Token], candidates: Sequence[Candidate], surfaces: Sequence[str]) -> Votes:
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for candidate, surface in zip(candidates, surfaces, strict=True):
        if candidate.type:
            votes[surface][candidate.type] += STRONG + (
                STRONG if candidate.titled and candidate.type == "person" else 0
            )
        else:
            for kind, weight in signs(tokens, candidate):
                votes[surface][kind] += weight
        if candidate.type == "organisation" and tokens[candidate.last].low in words().local:
            votes[tokens[candidate.first].text]["place"] += WEAK  # "Kell" of "Kell Public Radio"
    return votes


def _low_too(surface: str, low: set[str]) -> bool:
    """Whether a word that has its capital only at the start of sentences stands in the text without, in either number."""
    word = surface.lower()
    return surface not in gazetteer.entries() and not low.isdisjoint({word, word.removesuffix("s"), word + "s"})


def _side_by_side(surface: str, parts: frozenset[str], firm: set[str]) -> bool:
    """Two names joined by a hyphen, both known: "the Roe-Doe call"; `inside.compounds` finds them."""
    pieces = surface.split("-")
    return (
        len(pieces) > 1
        and surface not in gazetteer.entries()
        and all(
            piece in parts
            or piece in firm
            or piece in gazetteer.entries()
            or piece in words().figures
            or piece.lower() in words().common  # "No-Limits"
            for piece in pieces
        )
    )


def _begun(tokens: Sequence[Token], candidates: Sequence[Candidate]) -> set[str]:
    """First words of bodies with a head word: "Acme" of "Acme Holdings", which may stand for it alone."""
    lists = words()
    bodies = (
        c
        for c in candidates
        if c.last > c.first
        and c.type == "organisation"
        and not tokens[c.first].possessive
        and tokens[c.last].low not in lists.local
    )
    firsts = {tokens[c.first].text for c in bodies}
    return {
        one
        for one in firsts
        if one.lower() not in lists.common and one not in lists.given and one not in gazetteer.entries()
    }


def _best(votes: dict[str, float]) -> tuple[EntityType, float] | None:
    """The type with most votes; of equals the first by name, so that the answer is the same every time."""
    if not votes:
        return None
    kind = max(sorted(votes), key=lambda one: votes[one])
    return kind, votes[kind]  # type: ignore[return-value]


def _parts(candidates: Sequence[Candidate], surfaces: Sequence[str], votes: Votes) -> frozenset[str]:
    """Surnames, and names used alone, of the people whose full names stand in the article."""
    found: set[str] = set()
    for candidate, surface in zip(candidates, surfaces, strict=True):
        best = _best(votes[surface])
        if candidate.first == candidate.last:
            if candidate.titled and candidate.type == "person":
                found.add(surface)
        elif best and best[0] == "person" and best[1] >= 1.0:
            parts = [part for part in surface.split() if part not in words().family]
            if len(parts) > 1:
                found.update((parts[-1], " ".join(parts[1:])))
            if parts and (parts[0] in words().given or people.fold(parts[0]) in knowledge.words("east_asian_surnames")):
                found.add(parts[0])
    return frozenset(part for part in found if len(part) > 1 and not part.endswith(".") and not _generic(part.lower()))


def _kind(
    tokens: Sequence[Token], candidate: Candidate, surface: str, votes: Votes, parts: frozenset[str]
) -> EntityType | None:
    listed = gazetteer.entry(surface)
    if candidate.first == candidate.last and surface in parts and not (listed and listed.kind in ("country", "people")):
        before = tokens[candidate.first - 1].low if candidate.first and tokens[candidate.first].joined else ""
        if not (listed and before in words().before_place and before != "to"):
            return "person"
    if candidate.type:
        return candidate.type
    if surface in words().figures:
        return "person"
    best = _best(votes[surface])
    if best and best[0] == "person" and candidate.first == candidate.last and surface.lower() in words().common:
        return "other"  # "Market", "Poll": a common word alone is nobody's name without a title or a given name
    return best[0] if best else None


def _bare_word(tokens: Sequence[Token], index: int, seen: bool) -> bool:
    """A word that is no name, or cannot be told from none: an office or a sort of body with a capital ("the President",
    "the Committee"), a currency, and at the start of a sentence what ends as common nouns and verbs do."""
    lists, token = words(), tokens[index]
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.shape == "CAPS" and follows and follows.shape == "number" and _currency(token.text):
        return True
    if gazetteer.entry(token.text) or token.text in lists.given:
        return False
    if token.shape == "CAPS" and (
        token.low in lists.common or token.low in lists.starters or re.fullmatch(r"[A-Z]-[A-Z]", token.text)
    ):
        return True
    if "'" in token.text and token.text.split("'")[0].lower() in lists.starters:
        return True
    if len(token.text) < 2 or token.text.rstrip(".") == token.text[:1]:
        return True
    if token.shape == "Cap" and token.low in lists.common and _generic(token.low):
        return True
    if not token.initial or seen:
        return token.low.endswith(("ism", "isms"))
    return (
        token.low in lists.common
        or bool(_COMMON_ENDING.search(token.low))
        or (token.shape == "CAPS" and len(token.text) > 6)
    )


def _currency(text: str) -> bool:
    """US$ 5, HK$ 5, EUR 5, Rs 5: letters before an amount."""
    return text.lower() in words().rules["signs.currencies"]


def _shouted_words(piece: Sequence[Token]) -> bool:
    """Two or more common words in capitals: "GETTING READY"."""
    common = sum(token.low in words().common for token in piece)
    return len(piece) > 1 and all(token.shape == "CAPS" for token in piece) and 2 * common >= len(piece)


def _generic(word: str) -> bool:
    """Common nouns that news writes with a capital as titles and offices: "President", "State", "Committee"."""
    lists = words()
    return (
        word in lists.roles
        or word in lists.heads
        or word in lists.places
        or word in lists.events
        or word in lists.starters
    )


def _name(tokens: Sequence[Token], candidate: Candidate, surface: str, kind: EntityType) -> Name:
    gender, office = None, False
    back = candidate.first - 1
    while back >= 0 and tokens[back + 1].joined and tokens[back].text in words().honorific:
        sex = words().honorific[tokens[back].text]
        gender = gender or (sex if sex in ("m", "f") else None)
        office = office or tokens[back].text == "President"
        back -= 1
    back = candidate.first - 1
    if back >= 0 and tokens[candidate.first].joined:
        office = office or tokens[back].low.rsplit("-", 1)[-1] in ("president", "premier", "chancellor")
        office = office or tokens[back].low in ("president-elect", "minister")
    first, last = tokens[candidate.first], tokens[candidate.last]
    return Name(first.start, last.end, surface, kind, candidate.first, candidate.last, gender, office)
