"""What the shape of a candidate and the words beside it speak for: votes for the types of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.names.chunks import Candidate
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words
from crossread.model import EntityType

# Weights of what stands around a candidate, in votes; one vote is what a lone weak sign gives. Set by hand, from reading outputs.
STRONG, FAIR, WEAK = 3.0, 2.0, 1.0
_PLACE_ENDING = re.compile(
    r"(?:stan|grad|burg|burgh|ville|shire|abad|pur|polis|sk|borough|bury|ford|field|wick|haven)$"
)


def signs(tokens: Sequence[Token], candidate: Candidate) -> Iterator[tuple[EntityType, float]]:
    """What the shape and the neighbours of a candidate speak for."""
    lists = words()
    first, last = tokens[candidate.first], tokens[candidate.last]
    span = tokens[candidate.first : candidate.last + 1]
    before = tokens[candidate.first - 1].low if candidate.first and first.joined else ""
    after = tokens[candidate.last + 1] if candidate.last + 1 < len(tokens) else None
    plain = [token for token in span if token.low in lists.common]
    if any(_letters(token) for token in span) and not all(
        token.shape == "CAPS" and len(token.text) > 3 for token in span
    ):
        yield "organisation", STRONG  # "ABC", "ABC Xyz"
    if len(span) > 1 and last.low in lists.common and last.low.endswith("s"):
        yield "organisation", FAIR  # "Xyz Mills"
    yield from _beside(tokens, candidate, before, after)
    if after and not after.joined and _age(after):
        yield "person", STRONG
    if before in lists.before_place and len(plain) < len(span):
        yield "place", FAIR if before in lists.prepositions - {"across", "via"} else WEAK
    if before == "the":
        yield ("organisation" if not plain or len(span) > 1 else "other"), FAIR if len(span) > 1 else WEAK
    if re.search(r"\.(?:com|org|net|co|tv|info|gov)$", last.text):
        yield "organisation", 2 * STRONG
    if len(span) in (2, 3) and not plain and last.shape == "Cap":
        yield "person", FAIR * 0.75
    if len(span) == 2 and len(plain) == 1 and plain[0] is last and before != "the":
        yield "person", WEAK * 0.5
    if len(span) == 1 and not plain and _PLACE_ENDING.search(first.text):
        yield "place", WEAK
    if len(plain) == len(span) and len(span) > 1:
        yield "other", WEAK * 1.5
    yield "other", 0.1  # so that a candidate with no sign at all is a name of it is not known what


def _beside(
    tokens: Sequence[Token], candidate: Candidate, before: str, after: Token | None
) -> Iterator[tuple[EntityType, float]]:
    """What the words right before and after a candidate speak for: a title, "the ferry", "from", "said"."""
    lists = words()
    single = candidate.first == candidate.last
    if before in lists.before_person or (before in lists.roles and before not in lists.before_thing):
        yield "person", STRONG
    if before in lists.before_thing or _called_thing(tokens, candidate):
        yield "other", STRONG
    back = tokens[candidate.first - 2].low if candidate.first > 1 and tokens[candidate.first - 1].joined else ""
    if before == "in" and back in lists.before_language and single:
        yield "group", STRONG  # "spoke in Xyz"
    placed = before in lists.prepositions or (before == "of" and back in lists.places)
    if after and after.joined and after.low in lists.after_person and not placed:
        yield "person", WEAK if after.low in lists.rules["signs.bodies_too"] else FAIR
    if before == "of" and back in lists.places and candidate.last - candidate.first < 2:
        yield "place", STRONG  # "the island of Xyz"


def _called_thing(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """ "the Xyz, a smaller ferry, …": what an apposition says it is."""
    last = candidate.last
    if last + 3 >= len(tokens) or tokens[last + 1].low not in ("a", "an") or tokens[last + 1].initial:
        return False
    things = words().before_thing
    follows = tokens[last + 2 : last + 5]
    return any(token.low in things for token in follows if token.shape == "low") and all(
        token.joined for token in follows[: next(k for k, t in enumerate(follows) if t.low in things) + 1]
    )


def _letters(token: Token) -> bool:
    """An acronym: two to six capitals."""
    return (
        token.shape == "CAPS"
        and 2 <= len(token.text.replace(".", "")) <= 6
        and token.text not in words().family
        and not token.text.endswith(".")
    )


def _age(token: Token) -> bool:
    return (
        token.shape == "number" and token.text.isdecimal() and 1 <= int(token.text[:3]) <= 119 and len(token.text) <= 3
    )
