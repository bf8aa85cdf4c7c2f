"""Several who speak together: "Ana Ruiz and Bo Lind", "the Gazette, the Echo and other papers", "the two leaders"."""

from __future__ import annotations

import re
from itertools import pairwise

from crossread.annotate.speakers.captions import beside
from crossread.annotate.speakers.cast import Cast, bare
from crossread.annotate.speakers.words import kin, person_words, phrase
from crossread.model import Mention, Span
from crossread.nouns import is_person

Found = tuple[str | None, str]
JOIN = re.compile(r"(?:\s*,\s*(?:and\s+|&\s+)?|\s+(?:and|&)\s+)(?P<title>.*)", re.S)
PAIRED = re.compile(r"\s+(?:and|&|(?:[a-z]+\s+){0,3}(?:with|met|called))\s+(?P<title>[^,;.]*)")
APPOSED = re.compile(r"\s*,\s+(?:an?\s+|the\s+|who\s+)?[a-z][^,;:]{1,80},\s+and\s+")  # Ruiz, who runs the port, and
OTHERS = re.compile(r"\s*,?\s+and\s+(?:(?:the|several|many|some)\s+)?(?:other|others|his|her|their|its)\b")
LINKED = re.compile(r"\b(?:of|for|from|by|to|with|at|in|on|near|against|about|between)\b", re.I)
TWO = re.compile(
    r"(?:(?:the|these|those)\s+two|both(?:\s+the)?)\s+((?:[\w-]+\s+){0,2}[\w-]+s|(?:[\w-]+\s+){0,2}[\w-]*men)", re.I
)
JOINS = frozenset({"his", "her", "their", "and", "&", "wife,", "husband,"})
BACK = 2  # sentences before, in which the two are named
REACH = 120  # characters; two names and the title between them
TITLE = 7  # words; the longest title between two names


def listed(cast: Cast, source: Span) -> Found | None:
    """The group whose members a source lists; None where it lists nobody, or one."""
    text = cast.article.text
    members = _members(cast, source)
    if not members:
        return None
    rest = text[members[-1].span.end : source.end]
    if OTHERS.match(rest):
        return cast.named_group(source, bare(cast.words(source))), "several speakers together: " + cast.words(source)
    if len(members) < 2 or (rest.strip(' "”’') and not rest.lstrip().startswith((",", "–", "—", "("))):
        return None
    span = cast.article.page.span(source.start, members[-1].span.end)
    return _group(cast, span, members), "several speakers together: " + cast.words(span)


def _members(cast: Cast, source: Span) -> list[Mention]:
    """The names of one sort that a source begins with, each joined to the next."""
    text = cast.article.text
    inside = [one for one in cast.inside(source.start, source.end) if one.entity]
    heads = [one for one in inside if one.type == "person"] or inside
    if not heads or LINKED.search(text[source.start : heads[0].span.start]):
        return []
    if not _title(text[source.start : heads[0].span.start]):
        return []
    members, joined = [heads[0]], False
    for one in heads[1:]:
        gap = text[members[-1].span.end : one.span.start]
        found = JOIN.fullmatch(gap)
        apposed = APPOSED.match(gap)
        if one.type != heads[0].type or not (
            (found and _title(found["title"])) or (apposed and _title(gap[apposed.end() :]))
        ):
            break
        joined = joined or bool(re.search(r"\band\b|&", gap))
        members.append(one)
    if any(cast.possessive(one) for one in members):
        return []
    return members if joined or len(members) == 1 else members[:1]


def _title(words: str) -> bool:
    """Nothing, or what stands before a name: "Chinese President", "his wife,"."""
    parts = words.split()
    return len(parts) <= TITLE and all(part[:1].isupper() or part.lower() in person_words() | JOINS for part in parts)


def _group(cast: Cast, span: Span, members: list[Mention]) -> str:
    """The entity of these together: the same one however they are called later."""
    key = frozenset(one.entity or "" for one in members)
    if key in cast.groups:
        cast.mention_all(span, cast.groups[key])
    elif cast.words(span) == _and([cast.words(one.span) for one in members]):
        cast.groups[key] = cast.named_group(span, cast.words(span))
    else:
        cast.groups[key] = cast.named_group(span, _and([cast.entities[one.entity or ""].name for one in members]))
    return cast.groups[key]


def together(cast: Cast, last: Mention) -> str | None:
    """The group of a person and the one whom "and" joins before: "Lind and Moor, who have …"."""
    before = [one for one in cast.inside(max(0, last.span.start - REACH), last.span.start) if one.type == "person"]
    if not before or last.type != "person" or not last.entity or before[-1].entity in (None, last.entity):
        return None
    gap = JOIN.fullmatch(cast.article.text[before[-1].span.end : last.span.start])
    if gap is None or "," in gap[0] or not _title(gap["title"]):
        return None
    return _group(cast, cast.article.page.span(before[-1].span.start, last.span.end), [before[-1], last])


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]])


def two(cast: Cast, source: Span, words: str) -> Found | None:
    """the two leaders: the two whom the sentences right before name; None where it is no such phrase."""
    found = TWO.fullmatch(words)
    if found is None:
        return None
    head = phrase("the " + found[1]).head
    if not is_person(head):
        return None
    if head in cast.pairs:
        cast.mention_all(source, cast.pairs[head])
        return cast.pairs[head], f"“{words}” are {cast.entities[cast.pairs[head]].name}, as before"
    here = cast.sentence(source.start)
    for back in range(BACK + 1):
        people = _people(cast, max(0, here - back), source, head)
        if len(people) == 2:
            cast.pairs[head] = _pair(cast, source, people)
            return cast.pairs[
                head
            ], f"“{words}” are {_and([cast.entities[one].name for one in people])}, named right before"
        if len(people) > 2:
            break
    return None, f"“{words}” could be any of several"


def _pair(cast: Cast, source: Span, people: list[str]) -> str:
    key = frozenset(people)
    if key in cast.groups:
        cast.mention_all(source, cast.groups[key])
    else:
        cast.groups[key] = cast.named_group(source, _and([cast.entities[one].name for one in people]))
    return cast.groups[key]


def _people(cast: Cast, first: int, source: Span, head: str) -> list[str]:
    """Those named from a sentence on whom such a word fits: by their roles, or all where no role is known."""
    start = cast.annotations.sentences[first].start
    named = [
        one
        for one in cast.inside(start, source.start)
        if one.type == "person"
        and one.entity
        and not cast.reported(one.span.start)
        and not beside(cast.article.text, one.span.start)
    ]
    people = list(dict.fromkeys(one.entity for one in named if one.entity))
    roles = {one: [phrase(role).head for role in cast.roles.get(one, ())] for one in people}
    fitting = [one for one in people if any(role == head or kin(head, role) for role in roles[one])]
    if len(fitting) > 2:
        return _joined(cast, [one for one in named if one.entity in fitting]) or fitting
    if len(fitting) == 2:
        return fitting
    anybody = head in ("man", "woman", "person") or not any(roles.values())
    return people if anybody else people[:1]


def _joined(cast: Cast, named: list[Mention]) -> list[str]:
    """The one pair of these that "and" or "met with" joins; nobody where none or more are."""
    text = cast.article.text
    pairs = [
        [one.entity or "", other.entity or ""]
        for one, other in pairwise(named)
        if one.entity != other.entity
        and (gap := PAIRED.fullmatch(text[one.span.end : other.span.start]))
        and _title(gap["title"])
    ]
    return pairs[0] if len(pairs) == 1 else []
