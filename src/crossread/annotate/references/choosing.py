"""Whom a pronoun or a description stands for: the most likely of those mentioned before, or nobody where two are as likely."""

from __future__ import annotations

import math
import re

from crossread.annotate.references.phrases import GENDERS, POSSESSIVE, Phrase
from crossread.annotate.references.scene import Referent, Scene, Seen, known_as
from crossread.annotate.speakers.captions import beside
from crossread.annotate.speakers.kinship import one_owner, owner_of
from crossread.annotate.speakers.words import kin
from crossread.nouns import gender_of_noun, lists

# Weights of what makes a person the one meant, set by reading made-up and real reports, then moved by hand until the figures of
# benchmarks/quality/collation and of two other corpora stopped rising (2026-11-22). Only their order matters much.
NEAREST = (3.0, 2.0, 0.8, 0.3)  # in the same sentence, one before, two, three
SUBJECT = 1.2
OWNER = -0.8
REPORTED = 2.0  # "Ruiz said that he": whoever says it
OFTEN = 0.5  # times the logarithm of the mentions so far
AGAIN = 0.6  # a pronoun for the same person stood there
CLOSE = 0.8  # "Ruiz came with his letter": whose the sentence is
BESIDE = 3.0  # "Ruiz's first letter and his second"
UNKNOWN = -0.5  # nothing tells the gender
CLEAR = 0.5  # by so much the best must be ahead of the next
BACK = 3  # sentences
NOMINAL_BACK = 100  # sentences; "the pilot" reaches through a whole report
OBJECTS = frozenset({"him", "her"})
AND_HIS = re.compile(r"['’]s(?:\s+[a-z][\w-]*){1,4}\s+and\s+")


def pronoun(scene: Scene, one: Phrase) -> Referent | None:
    """The person whom a pronoun stands for; None where nobody fits, or two do as well."""
    gender = GENDERS[one.head]
    around = scene.around(one.start)
    silent = {told.speaker for told in around if told.kind == "direct"}  # nobody calls himself "he"
    saying = {told.speaker for told in around if told.kind != "direct"}
    scores: dict[str, float] = {}
    for seen, referent in scene.near(one.start, BACK):
        if (
            referent.gender not in (None, gender)
            or referent.key in silent
            or beside(scene.cast.article.text, seen.start)
        ):
            continue
        if _cannot_be(scene, one, seen):
            continue
        score = _score(scene, one, seen, referent) + (REPORTED if referent.key in saying else 0)
        scores[referent.key] = max(score, scores.get(referent.key, -9.0))
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < CLEAR):
        return None
    return scene.people[ranked[0]]


def _score(scene: Scene, one: Phrase, seen: Seen, referent: Referent) -> float:
    distance = scene.cast.sentence(one.start) - seen.sentence
    score = NEAREST[distance] + OFTEN * math.log(1 + len(referent.seen))
    score += SUBJECT * seen.subject + OWNER * seen.owner + AGAIN * (seen.form == "pronoun")
    if one.head in POSSESSIVE and distance == 0:
        between = scene.cast.article.text[seen.end : one.start]
        score += CLOSE * seen.subject + BESIDE * bool(AND_HIS.fullmatch(between))
    return score + (UNKNOWN if referent.gender is None else 0)


def _cannot_be(scene: Scene, one: Phrase, seen: Seen) -> bool:
    """Grammar: "Ruiz told him" and "Ruiz's call to her" are two people, and a name right before "his" with a comma is none."""
    between = scene.cast.article.text[seen.end : one.start]
    if one.head in OBJECTS and one.head not in POSSESSIVE | {"himself", "herself"}:
        return len(between) < SHORT and not re.search(r"[,;:.“”\"]|\b(?:that|who|and|when|because)\b", between)
    return False


AGAIN_CALLED = 2  # once may be another's
SHORT = 30  # characters; in so short a clause subject and object are two


def description(scene: Scene, one: Phrase) -> Referent | None:
    """The person whom "the pilot" stands for: one who was called so, or by a word for the same; None where it may be several."""
    text = scene.cast.article.text[one.start : one.end]
    gender = gender_of_noun(one.head)
    fitting: dict[str, float] = {}
    for seen, referent in scene.near(one.start, NOMINAL_BACK):
        distance = scene.cast.sentence(one.start) - seen.sentence
        fit = _fit(one, referent, text)
        if fit and not (gender and referent.gender and gender != referent.gender):
            fitting.setdefault(referent.key, fit - 0.02 * distance)
    if fitting:
        ranked = sorted(fitting, key=lambda key: -fitting[key])
        return scene.people[ranked[0]]
    if (later := _introduced(scene, one, text)) is not None:
        return later
    if one.head in lists("anybody") and one.kind == "definite" and not one.modifiers:
        return _last(scene, one, gender)
    return None


def _introduced(scene: Scene, one: Phrase, text: str) -> Referent | None:
    """The FBI director, before his name: the one person of the article who is introduced as that of this body."""
    if not (one.modifiers & _capitals(text)):
        return None
    people = [
        entity for entity in scene.cast.entities.values() if entity.type == "person" and entity.id not in scene.people
    ]
    fitting = [known for entity in people if _fit(one, known := known_as(scene.cast, entity.id), text)]
    return fitting[0] if len(fitting) == 1 else None


def again(scene: Scene, one: Phrase) -> Referent | None:
    """A six-year-old girl, after a headline that speaks of the girl: she, also where she has been named since, if the article
    has one such person; of a man or a volunteer there may be several."""
    group = next((group for group in synonyms()[:2] if one.head in group or (one.aged and "child" in group)), None)
    if group is None or "another" in scene.cast.article.text[one.start : one.end].lower():
        return None
    gender = gender_of_noun(one.head)
    alike = [
        other
        for other in scene.people.values()
        if (other.new or _called(other))
        and (other.heads & group)
        and not (gender and other.gender not in (None, gender))
        and not (one.aged and other.ages and one.aged not in other.ages)
    ]
    return alike[0] if len(alike) == 1 else None


def _called(referent: Referent) -> bool:
    """Whether the article calls somebody whom it names by a description, and again: "the boy"."""
    return sum(seen.form == "nominal" for seen in referent.seen) >= AGAIN_CALLED


def _fit(one: Phrase, referent: Referent, text: str) -> float:
    """0 where a person cannot be called so, else more the better it fits."""
    if one.aged and referent.ages and one.aged not in referent.ages:
        return 0.0
    if one.kind == "owned" and not _owned_alike(text, referent):
        return 0.0
    named = {word for word in one.modifiers if not word.islower() or word in _capitals(text)}
    if named and not named & referent.modifiers:
        return 0.0  # "the FBI director" is no other director
    if named and one.head in lists("heads") and referent.heads & lists("heads"):
        return 2.0
    if one.head in referent.heads:
        return 3.0 if not one.modifiers or one.modifiers & referent.modifiers else 2.0
    if one.head.endswith("-year-old") and (
        one.aged in referent.ages or (not referent.ages and referent.heads & synonyms()[0])
    ):
        return 2.5
    if any(one.head in group and referent.heads & group for group in synonyms()):
        return 1.5
    return 1.0 if any(kin(one.head, head) for head in referent.heads) and one.kind == "definite" else 0.0


def _capitals(text: str) -> frozenset[str]:
    """The capitalised words of a description, in lower case."""
    return frozenset(word.lower() for word in re.findall(r"[A-Z][\w.-]*", text)[0 if text[:1].islower() else 1 :])


def synonyms() -> tuple[frozenset[str], ...]:
    """Groups of nouns that an article uses for one and the same person in turn."""
    return tuple(lists("one_person", name) for name in ("young", "attacker", "hurt", "held"))


def _owned_alike(text: str, referent: Referent) -> bool:
    """Whether "her uncle", "the girl's uncle" may be one who is called an uncle: hers, or nobody's so far."""
    owner = owner_of(text)
    fits = not referent.owners or any(one_owner(owner, other) for other in referent.owners)
    return owner is not None and bool(referent.heads) and fits


def _last(scene: Scene, one: Phrase, gender: str | None) -> Referent | None:
    """The man, the woman: the one fitting person mentioned last."""
    near = [
        referent
        for _, referent in scene.near(one.start, 2)
        if (referent.gender == gender or (gender is None and one.head == "person"))
        and not referent.heads & synonyms()[0]
    ]
    return near[0] if near and all(other.key == near[0].key for other in near) else None
