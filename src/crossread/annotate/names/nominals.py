"""Descriptions that stand for somebody named in the article: "the Russian leader", "the Kremlin aide", "the two leaders"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread import knowledge
from crossread.annotate.names import roles
from crossread.annotate.names.grouping import Group
from crossread.annotate.names.name import Name
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words


@cache
def _wider() -> dict[str, frozenset[str]]:
    """Head noun of a description -> the roles that it may stand for."""
    return {head: frozenset(line.split()) | {head} for head, line in knowledge.toml("name_rules")["wider"].items()}


@dataclass(frozen=True, slots=True)
class Nominal:
    """A description: characters [start, end) without its article, and the index of its group; None: cannot tell."""

    start: int
    end: int
    group: int | None


def find(text: str, tokens: Sequence[Token], names: Sequence[Name], groups: Sequence[Group]) -> list[Nominal]:
    """Definite descriptions headed by a role. One person alone must fit, and be named before, or none is given."""
    covered = {index for name in names for index in range(name.first, name.last + 1)}
    held = _held(groups)
    found = []
    for index, token in enumerate(tokens):
        if token.low not in ("the", "both") or (token.capital and not token.initial):
            continue
        head = _head(tokens, index, covered)
        if head is None:
            continue
        start, end = tokens[index + 1].start, tokens[head].end
        if token.low == "both" or tokens[index + 1].low == "two" or tokens[head].low in words().rules["roles.plural"]:
            if tokens[head].low in words().rules["roles.plural"]:
                found.append(Nominal(token.start if token.low == "both" else start, end, None))
            continue
        phrase = text[start:end]
        found.append(Nominal(start, end, _holder(phrase, start, held, groups)))
    return found


def _held(groups: Sequence[Group]) -> list[tuple[int, list[tuple[str, frozenset[str]]]]]:
    """The people by the index of their group, each with roles as head and qualifiers. Who serves somebody named serves that
    person's office and country too: an aide of a president is a presidential aide."""
    people_ = [(number, group) for number, group in enumerate(groups) if group.type == "person"]
    own = {number: [roles.parsed(role) for role in group.roles] for number, group in people_}
    offices: dict[str, frozenset[str]] = {}
    for number, group in people_:
        qualifiers = frozenset(
            one for head, about in own[number] if head == "president" for one in (*about, "presidential")
        )
        for name in group.names:
            offices[name.text.split(" ")[-1].lower()] = qualifiers
    return [
        (number, [(head, about.union(*(offices.get(one, frozenset()) for one in about))) for head, about in said])
        for number, said in own.items()
    ]


def _head(tokens: Sequence[Token], article: int, covered: set[int]) -> int | None:
    """Index of the role noun of the description after an article; None where there is none, or a name follows it."""
    lists = words()
    index = article + 1
    while index < len(tokens) and index - article <= 6 and tokens[index].joined:
        token = tokens[index]
        last = index not in covered and (
            token.low in lists.roles
            or token.low in lists.rules["roles.plural"]
            or token.low.rsplit("-", 1)[-1] in lists.roles
        )
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        goes_on = bool(following and following.joined and not token.possessive)
        if (
            last
            and goes_on
            and following
            and token.low in lists.rules["roles.adjectives"]
            and following.low not in lists.starters | lists.after_person
        ):
            last = False
        if last and not (goes_on and following and _continues(following, index + 1 in covered)):
            return index
        if not (
            last or index in covered or token.low in lists.modifiers or token.text in lists.before or token.low == "two"
        ):
            return None
        if token.possessive and index not in covered:
            return None
        index += 1
    return None


def _continues(following: Token, named: bool) -> bool:
    """A role before a name or another role is a title or a part of a longer role, not a description by itself."""
    return (
        named
        or following.capital
        or following.low in words().roles
        or following.low in ("of", "in", "for", "at", "elect", "general")
    )


def _holder(
    phrase: str, start: int, held: Sequence[tuple[int, list[tuple[str, frozenset[str]]]]], groups: Sequence[Group]
) -> int | None:
    head, qualifiers = roles.parsed(phrase)
    alike = _wider().get(head, frozenset({head}))
    fits = []
    for number, has in held:
        if groups[number].names[0].start > start:
            continue
        if any(_suits(head, alike, qualifiers, own, theirs) for own, theirs in has):
            fits.append(number)
    return fits[0] if len(fits) == 1 else None


def _suits(head: str, alike: frozenset[str], qualifiers: frozenset[str], own: str, theirs: frozenset[str]) -> bool:
    """Whether somebody of role `own` may be called so: the head fits, and each qualifier is among theirs."""
    if own.rstrip(".") not in alike and own not in alike:
        return False
    if theirs & words().rules["roles.lesser"] - qualifiers:
        return False
    extra = qualifiers - theirs - {own}
    if not extra:
        return bool(qualifiers) or own == head or own in ("sen.", "rep.", "gov.")
    return (
        extra <= {"presidential"}
        and own in ("aide", "adviser", "advisor")
        and len(qualifiers) > 1
        and bool(qualifiers & theirs)
    )


def _tails(tokens: Sequence[Token], names: Sequence[Name], groups: Sequence[Group]) -> Iterator[Nominal]:
    """Two or three words in lower case after "the" that are the last of one body's name."""
    tails: dict[tuple[str, ...], set[int]] = {}
    for number, group in enumerate(groups):
        parts = group.fullest.lower().split(" ") if group.type == "organisation" else []
        if len(parts) > 2 and parts[-1] in words().heads:
            for length in (2, 3):
                if length < len(parts):
                    tails.setdefault(tuple(parts[-length:]), set()).add(number)
    if not tails:
        return
    lasts = {tail[-1] for tail in tails}
    covered = {index for name in names for index in range(name.first, name.last + 1)}
    for index in range(2, len(tokens)):
        if tokens[index].low not in lasts or tokens[index].capital or index in covered:
            continue
        for length in (3, 2):
            piece = tokens[index - length + 1 : index + 1]
            article = tokens[index - length] if index >= length else None
            holders = tails.get(tuple(token.low for token in piece), set())
            whole = article is not None and article.low == "the" and all(token.joined for token in piece)
            if whole and len(holders) == 1 and not _named_on(tokens, index):
                (holder,) = holders
                yield Nominal(piece[0].start, piece[-1].end, holder)
                break


def _named_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether another body may be meant: "the harbour authority of Xyz", "the harbour authority Xyz"."""
    if index + 1 >= len(tokens) or not tokens[index + 1].joined:
        return False
    follows = tokens[index + 1]
    return follows.low in ("of", "for") or follows.capital or follows.low in words().roles | words().heads


def organisations(tokens: Sequence[Token], names: Sequence[Name], groups: Sequence[Group]) -> Iterator[Nominal]:
    """ "The ministry", "the harbour authority" for the one body of the article that is named by these words, and named before."""
    yield from _tails(tokens, names, groups)
    by_head: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        if group.type == "organisation" and " " in group.fullest:
            for word in {group.fullest.split(" ")[-1].lower(), group.fullest.split(" ")[0].lower()}:
                if word in words().heads:
                    by_head.setdefault(word, []).append(number)
    covered = {index for name in names for index in range(name.first, name.last + 1)}
    for index in range(len(tokens) - 1):
        token = tokens[index + 1]
        if (
            tokens[index].low != "the"
            or token.low not in by_head
            or token.capital
            or not token.joined
            or index + 1 in covered
        ):
            continue
        following = tokens[index + 2] if index + 2 < len(tokens) else None
        if (
            following
            and following.joined
            and (following.low in ("of", "for") or following.capital or following.low in words().roles | words().heads)
        ):
            continue
        earlier = [number for number in by_head[token.low] if groups[number].names[0].start < token.start]
        if len(earlier) == 1 and len(by_head[token.low]) == 1:
            yield Nominal(token.start, token.end, earlier[0])
