"""Sources that name nobody: "the Kremlin aide", "the official", "the company", "a rescue official", "the statement"."""

from __future__ import annotations

import re

from crossread.annotate.speakers.bodies import body
from crossread.annotate.speakers.cast import Cast, bare
from crossread.annotate.speakers.crowds import in_writing, part_of_a_crowd, unsigned
from crossread.annotate.speakers.kinship import relative
from crossread.annotate.speakers.offices import OFTEN, holder, holders, office
from crossread.annotate.speakers.several import two
from crossread.annotate.speakers.words import DEFINITE, Phrase, can_speak, kin, media, phrase
from crossread.model import Entity, Mention, Span
from crossread.nouns import gender_of_noun, lists

Found = tuple[str | None, str]
ISSUED = re.compile(r"\b(?:from|by)\s+")
OWNER = re.compile(r"\b(the\s+(?:[a-z-]+\s+)?[a-z-]+)['’]s\b")  # on the brand's page
REPORTS = re.compile(r"(?:[\w-]+\s+){0,3}(?:media|news|press|newspaper|television|TV)\s+reports", re.I)
PART = re.compile(
    r"(?:most|some|many|several|few|all|both|two|three|a few|half)\s+of\s+((?:the|these|those|his|her|their|its)\s+.*)",
    re.I,
)
REACH = 60  # characters; the longest name of a body before a role
RECENT = 4  # sentences; the last speaker is "the official" only so far back


def nominal(cast: Cast, source: Span) -> Found:
    """The entity that a nominal stands for, with the reason; None where it may be several or nobody."""
    words = " ".join(cast.words(source).split())
    taken = phrase(words)
    if words.lower() == taken.head and office(taken) is not None:  # as in headlines: "President hails pact"
        taken = phrase("the " + words)
    shaped = _shaped(cast, source, words) or relative(cast, source, words) or part_of_a_crowd(cast, source, words)
    if shaped is not None:
        return shaped
    vague = taken.head in lists("vague") and (not taken.modifiers or taken.head not in lists("vague", "people"))
    if not taken.head or words.lower() in lists("vague") or vague:
        return None, f"“{words}” names nobody"
    if taken.head in lists("writings"):
        return _written(cast, source, taken, words)
    if taken.article in DEFINITE and not taken.plural:
        found = _by_role(cast, taken, words, source)
        if found is not None:
            return found
    if taken.head in lists("bodies"):
        return body(cast, source, taken, words)
    if taken.article in DEFINITE and not taken.plural:
        return _recent_person(cast, source, taken, words)
    return _unnamed(cast, source, words)


def _written(cast: Cast, source: Span, taken: Phrase, words: str) -> Found:
    """A writing: whoever issued it, or issued the one of before; a study that nobody signs speaks for itself."""
    written = _writing(cast, source, words)
    if written[0] is not None:
        cast.issued[taken.head] = written[0]
        return written
    if taken.article in DEFINITE and not taken.modifiers and taken.head in cast.issued:
        issuer = cast.issued[taken.head]
        return issuer, f"“{words}” is the {taken.head} by {cast.entities[issuer].name}"
    if taken.article in DEFINITE and (writer := in_writing(cast, source, taken.head)) is not None:
        return writer, f"“{words}” is the {taken.head} in which {cast.entities[writer].name} speaks right before"
    return unsigned(cast, source, words) or written


def _shaped(cast: Cast, source: Span, words: str) -> Found | None:
    """What the words alone show: "the two leaders", "local media reports", "most of the students"."""
    if (pair := two(cast, source, words)) is not None:
        return pair
    if REPORTS.fullmatch(words):
        return cast.new(source, "organisation"), f"“{words}”: reports of media without a name of their own"
    if (part := PART.fullmatch(words)) and phrase(part[1]).plural and can_speak(phrase(part[1]).head):
        return cast.new(source, "unnamed"), f"“{words}” is not named in the text"
    return _short_name(cast, source, words)


def _short_name(cast: Cast, source: Span, words: str) -> Found | None:
    """The Post, the Times: the body before whose name ends like that."""
    name = bare(words)
    if not name[:1].isupper() or " " in name or name == words:
        return None
    for mention in reversed(cast.names):
        if (
            mention.span.start < source.start
            and mention.type == "organisation"
            and mention.entity
            and cast.words(mention.span).endswith(" " + name)
        ):
            return mention.entity, f"“{words}” is short for {cast.words(mention.span)}"
    return None


def _unnamed(cast: Cast, source: Span, words: str) -> Found:
    if not _can_speak(words):
        return None, f"“{words}”: nothing shows that this is somebody who can speak"
    return cast.new(source, "unnamed"), f"“{words}” is not named in the text"


def _can_speak(words: str) -> bool:
    """Whether the head of a nominal can speak, or what a measure before "of" measures: "26% of boat owners"."""
    taken = phrase(words)
    if can_speak(taken.head):
        return True
    measure, of, rest = words.partition(" of ")
    counted = (
        taken.head in lists("measures") or measure.endswith("%") or measure.lower().endswith((" percent", " per cent"))
    )
    return bool(of) and counted and can_speak(phrase(rest).head)


def _by_role(cast: Cast, taken: Phrase, words: str, source: Span) -> Found | None:
    """Somebody whose role, as the text gives it, is this one."""
    scored: list[tuple[int, str, str]] = []
    others = holders(cast, taken, words)
    for entity in cast.entities.values():
        if entity.type not in ("person", "organisation") or not _before(cast, entity, source):
            continue
        best = max(((_fit(taken, phrase(role)), role) for role in cast.roles.get(entity.id, ())), default=(0, ""))
        if best[0] > 0 and not (others - {entity.id} and _of_a_body(cast, entity, best[1])):
            scored.append((best[0], entity.id, best[1]))
    if not scored:
        return _in_office(cast, taken, words)
    scored.sort(reverse=True)
    if len(scored) > 1 and scored[0][0] == scored[1][0]:
        latest = _latest_of(cast, [one[1] for one in scored if one[0] == scored[0][0]], source)
        if latest is None:
            return None, f"“{words}” could be {_or(cast, [one[1] for one in scored[:3]])}"
        scored = [one for one in scored if one[1] == latest]
    score, identifier, role = scored[0]
    if score < 3 and taken.modifiers and taken.head not in lists_general():
        return None
    return identifier, f"“{words}” is the role that “{role} {cast.entities[identifier].name}” gives"


def _in_office(cast: Cast, taken: Phrase, words: str) -> Found | None:
    held = holder(cast, taken, words)
    if held is not None:
        return held, f"“{words}”: {cast.entities[held].name} held that office when the article appeared"
    prominent = any(e.type == "person" and len(e.mentions) >= OFTEN for e in cast.entities.values())
    if office(taken) is not None and prominent:
        return None, f"“{words}” may be somebody whom the text names, and does not say who"
    return None


def _of_a_body(cast: Cast, entity: Entity, role: str) -> bool:
    """Fox News President …: the role is that of a body named in it or right before it."""
    text = cast.article.text
    for mention in cast.names:
        if mention.entity == entity.id:
            start = mention.span.start - len(role) - 1
            if start >= 0 and text[start : mention.span.start - 1] == role:
                around = cast.inside(max(0, start - REACH), mention.span.start)
                bodies = [one.span.end for one in around if one.type == "organisation"]
                if any(
                    end >= start or text[end:start].strip().istitle() or not text[end:start].strip() for end in bodies
                ):
                    return True
    return False


def by_description(cast: Cast, place: Span, words: str) -> str | None:
    """Whom "the mayor" stands for at a place, by a role that the text gives; None where it gives none."""
    found = _by_role(cast, phrase(words), words, place)
    return found[0] if found else None


def lists_general() -> frozenset[str]:
    return lists("general")


def _fit(taken: Phrase, role: Phrase) -> int:
    """How well a nominal fits a role: 0 not at all, 2 the head only, more for each shared modifier."""
    if not role.head or not (taken.head == role.head or kin(taken.head, role.head)):
        return 0
    if taken.countries and role.countries and not taken.countries & role.countries:
        return 0
    if taken.head == "president" and role.head == "leader" and not taken.countries & role.countries:
        return 0  # the leader of a movement is nobody's president
    shared = len(taken.modifiers & role.modifiers) + bool(taken.countries & role.countries)
    return (3 if taken.head == role.head else 2) + 2 * shared - (1 if taken.modifiers and not shared else 0)


def _before(cast: Cast, entity: Entity, source: Span) -> bool:
    """Whether an entity was mentioned before a place: a nominal looks back."""
    return cast.first.get(entity.id, source.start) < source.start


def _latest_of(cast: Cast, candidates: list[str], source: Span) -> str | None:
    """The one of several who spoke last, within a few sentences."""
    here = cast.sentence(source.start)
    for spoke in reversed(cast.spoke):
        if spoke.at < source.start and spoke.entity in candidates:
            return spoke.entity if here - cast.sentence(spoke.at) <= RECENT else None
    return None


def _or(cast: Cast, identifiers: list[str]) -> str:
    return " or ".join(cast.entities[identifier].name for identifier in identifiers)


def _recent_person(cast: Cast, source: Span, taken: Phrase, words: str) -> Found:
    """the official, the man: the last speaker whom nothing forbids to be called so."""
    here = cast.sentence(source.start)
    gender = gender_of_noun(taken.head)
    if taken.head in lists_general() and not (taken.modifiers - {"same"}):
        for spoke in reversed(cast.spoke):
            if spoke.at >= source.start:
                continue
            if here - cast.sentence(spoke.at) > RECENT:
                break
            entity = cast.entities[spoke.entity]
            if entity.type not in ("person", "unnamed") or not _callable(cast, entity, taken, gender):
                continue
            return entity.id, f"“{words}” follows {entity.name}, who spoke last"
    head = [
        e
        for e in cast.entities.values()
        if e.type == "unnamed" and phrase(e.name).head == taken.head and _before(cast, e, source)
    ]
    if len(head) == 1:
        return head[0].id, f"“{words}” is the {head[0].name} of before"
    if taken.modifiers or taken.head in lists("collectives"):
        return _unnamed(cast, source, words)
    return None, f"“{words}” could be several people, or nobody named"


def _callable(cast: Cast, entity: Entity, taken: Phrase, gender: str | None) -> bool:
    known = cast.gender(entity.id)
    if gender and known and gender != known:
        return False
    roles = [phrase(role).head for role in cast.roles.get(entity.id, ())]
    if entity.type == "unnamed":
        roles.append(phrase(entity.name).head)
    if taken.head in ("man", "woman"):
        return known == gender or (known is None and bool(gender))
    if not roles:
        return False
    return any(taken.head == role or kin(taken.head, role) for role in roles)


def _writing(cast: Cast, source: Span, words: str) -> Found:
    """the company's statement, a letter by Ana Ruiz: whoever issued it."""
    named = cast.inside(source.start, source.end)
    for mention in named:
        before = cast.article.text[max(source.start, mention.span.start - 8) : mention.span.start].lower().split()
        issued = (
            cast.possessive(mention)
            or (before and before[-1] in ("by", "from", "of"))
            or (len(before) > 1 and before[-2] in ("by", "from"))
        )
        issued = issued or media(cast.words(mention.span))  # a report in the Gazette
        if issued and mention.entity and mention.type != "place":
            return mention.entity, f"“{words}” is by {cast.entities[mention.entity].name}"
    if (
        len(named) == 1
        and named[0].entity
        and named[0].type in ("organisation", "person")
        and not _addressed(cast, source, named[0])
    ):
        return named[0].entity, f"“{words}” is by {cast.entities[named[0].entity].name}"
    if (owner := OWNER.search(cast.words(source))) and not named:
        inner = cast.article.page.span(source.start + owner.start(1), source.start + owner.end(1))
        if phrase(cast.words(inner)).head in lists("bodies"):
            found = nominal(cast, inner)
            return found[0], f"“{words}” is by “{cast.words(inner)}”"
    issuer = ISSUED.search(cast.words(source))
    if issuer and not named:
        inner = cast.article.page.span(source.start + issuer.end(), source.end)
        if phrase(cast.words(inner)).head in lists("bodies"):
            found = nominal(cast, inner)
            return found[0], f"“{words}” is by “{cast.words(inner)}”"
    return None, f"“{bare(words)}”: whose it is does not stand there"


def _addressed(cast: Cast, source: Span, mention: Mention) -> bool:
    """a letter to Congress, a post on Facebook: the name is not the writer's."""
    return bool(
        re.search(
            r"\b(?:to|on|in|at|about|against|with|of)\s+(?:the\s+)?(?:[\w’']+\s+)?$",
            cast.article.text[source.start : mention.span.start],
        )
    )
