"""Bodies without a name: "the company", "the ministry", "Norvik police"."""

from __future__ import annotations

from crossread.annotate.speakers.cast import Cast
from crossread.annotate.speakers.signers import by_page
from crossread.annotate.speakers.words import DEFINITE, Phrase, firm_like, media, phrase
from crossread.model import Span
from crossread.nouns import lists

Found = tuple[str | None, str]
BODY_RECENT = 6  # sentences; "the company" reaches a little farther than "the official", there are fewer to confuse
LEAD = 4  # words before a subject: "Last month the brewer Fern & Sons …"
ALWAYS = frozenset(
    {"authority", "prosecutor", "firefighter", "media", "police"}
)  # one body, though the word is a plural


def body(cast: Cast, source: Span, taken: Phrase, words: str) -> Found:
    """the company, the ministry: the body of that kind mentioned last; "Norvik police": a body of its own."""
    if taken.article in DEFINITE and taken.modifiers and (firm := _described_firm(cast, taken, source)) is not None:
        return firm, f"“{words}”: {cast.entities[firm].name} is the only firm that the sentence names before it"
    if taken.article not in DEFINITE or taken.modifiers:
        return cast.new(source, "organisation"), f"“{words}” is a body without a name of its own"
    if taken.plural and taken.head not in ALWAYS:
        return cast.new(source, "unnamed"), f"“{words}” are several bodies, which the text does not name together"
    if taken.head in lists("bodies", "firms") and (whose := by_page(cast, source)) is not None:
        return whose, f"“{words}” speaks on the page of {cast.entities[whose].name}"
    found = _named_before(cast, source, taken, words) or _spoke_last(cast, source, taken, words)
    if found is not None:
        return found
    here = cast.sentence(source.start)
    near = _only_firm(cast, here, source) if taken.head in lists("bodies", "firms") else None
    if near is not None:
        return near, f"“{words}”: {cast.entities[near].name} is the only firm named near before it"
    if taken.head in ("police", "government", "court", "army", "military", "authority"):
        return cast.new(source, "organisation"), f"“{words}” is a body without a name of its own"
    return None, f"“{words}” could be any of several bodies"


def _named_before(cast: Cast, source: Span, taken: Phrase, words: str) -> Found | None:
    """The body named, or described, by this noun before; a firm that the sentence before is about instead."""
    called = _called(cast, taken.head, source)
    if called is None:
        return None
    turned = _turned_to(cast, called, cast.sentence(source.start)) if taken.head in lists("bodies", "firms") else None
    here = cast.sentence(source.start)
    named = _firms(cast, cast.annotations.sentences[here].start, source.start) - {called}
    if taken.head in lists("bodies", "firms") and len(named) > 1:
        return None, f"“{words}” could be any of several that the sentence names"
    if turned is not None:
        return turned, f"“{words}”: {cast.entities[turned].name} is the firm that the sentence before is about"
    return called, f"“{words}” is the {taken.head} named before"


def _spoke_last(cast: Cast, source: Span, taken: Phrase, words: str) -> Found | None:
    """The body of such a sort that spoke last, a few sentences before at most."""
    here = cast.sentence(source.start)
    medium = taken.head in lists("media", "kinds")
    for spoke in reversed(cast.spoke):
        spoken = cast.entities[spoke.entity]
        if (
            spoke.at < source.start
            and here - cast.sentence(spoke.at) <= BODY_RECENT
            and spoken.type == "organisation"
            and media(spoken.name) == medium
            and _sort_fits(taken.head, spoken.name)
        ):
            if medium and _others(cast, here, source, spoke.entity):
                return None, f"“{words}” could be any of several that the sentence names"
            return spoke.entity, f"“{words}” follows {spoken.name}, which spoke last"
    return None


def _others(cast: Cast, here: int, source: Span, identifier: str) -> bool:
    """Whether the sentence, up to a place, names another medium than this one."""
    start = cast.annotations.sentences[here].start
    return any(
        one.type == "organisation" and one.entity != identifier and media(cast.words(one.span))
        for one in cast.inside(start, source.start)
    )


def _called(cast: Cast, head: str, source: Span) -> str | None:
    """The body mentioned last before a place whose name, or whose description, has this noun in it."""
    best: tuple[int, str] | None = None
    for mention in (*cast.names, *cast.added):
        if mention.span.start >= source.start or mention.type != "organisation" or mention.entity is None:
            continue
        name = cast.words(mention.span).split(",", maxsplit=1)[0].lower().split()
        if head in (name if mention.form == "name" else [phrase(" ".join(name)).head]):
            best = max(best or (-1, ""), (mention.span.start, mention.entity))
    return best[1] if best else None


def _sort_fits(head: str, name: str) -> bool:
    """Whether a body may be called so: a union is no company, an agency no court; "the group" may be any of them."""
    last = phrase(name).head.rstrip(".")
    return head in lists("bodies", "any") or last not in lists("bodies") or last == head


def _turned_to(cast: Cast, called: str, here: int) -> str | None:
    """The one firm of the sentence before, which begins with it, where that is another than the one called so before."""
    if not here:
        return None
    before = cast.annotations.sentences[here - 1]
    named = _firms(cast, before.start, before.end)
    first = [one for one in cast.inside(before.start, before.end) if one.entity in named]
    if len(named) != 1 or called in named or not first:
        return None
    lead = cast.article.text[before.start : first[0].span.start].split()
    return named.pop() if len(lead) <= LEAD and not cast.possessive(first[0]) else None


def _described_firm(cast: Cast, taken: Phrase, source: Span) -> str | None:
    """The food brand: the firm named last before it in the sentence, where no name tells it apart from that."""
    if taken.head not in lists("bodies", "firms") or taken.countries:
        return None
    start = cast.annotations.sentences[cast.sentence(source.start)].start
    inside = cast.inside(source.start, source.end)
    firms = _firms(cast, start, source.start)
    return firms.pop() if len(firms) == 1 and not inside else None


def _only_firm(cast: Cast, here: int, source: Span) -> str | None:
    """The one body of no other sort that is named in this sentence or the one before; else the one that is called as firms
    are in all that stands before."""
    start = cast.annotations.sentences[max(0, here - 1)].start
    near = _firms(cast, start, source.start)
    if not near:
        near = {one for one in _firms(cast, 0, source.start) if firm_like(cast.entities[one].name)}
    return near.pop() if len(near) == 1 else None


def _firms(cast: Cast, start: int, end: int) -> set[str]:
    named = {m.entity for m in cast.inside(start, end) if m.type == "organisation" and m.entity}
    names = {one: cast.entities[one].name for one in named if one}
    return {one for one, name in names.items() if _sort_fits("company", name) and not media(name)}
