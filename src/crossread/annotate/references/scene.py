"""Who has been mentioned so far in an article, where and how: what pronouns and descriptions are resolved against."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossread.annotate.references.phrases import Phrase, goes_on_with_a_verb
from crossread.annotate.references.places import Places
from crossread.annotate.speakers.cast import Cast
from crossread.annotate.speakers.kinship import owner_of
from crossread.annotate.speakers.words import phrase as taken_apart
from crossread.model import Attribution, Span


@dataclass(slots=True)
class Seen:
    """One mention: where, in which sentence, whether it is what a verb is said of, whether it is an owner ("Roe's")."""

    start: int
    end: int
    sentence: int
    subject: bool
    owner: bool
    form: str  # "name", "nominal" or "pronoun"


@dataclass(slots=True)
class Referent:
    """Somebody of the article."""

    key: str  # entity id, or "new 3 17", where the words stand, for one who has none yet
    name: str
    gender: str | None
    heads: set[str] = field(default_factory=set)  # nouns that the article calls the person by
    modifiers: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)  # whose uncle it is, as written
    seen: list[Seen] = field(default_factory=list)
    one_with: Referent | None = None  # who this turned out to be

    @property
    def whole(self) -> Referent:
        """The referent that this is one with."""
        return self if self.one_with is None else self.one_with.whole

    @property
    def new(self) -> bool:
        """Whether this is somebody whom no annotator before knew."""
        return self.key.startswith("new ")


@dataclass(slots=True)
class Scene:
    """An article while its references are being resolved, from its beginning to `here`."""

    cast: Cast
    people: dict[str, Referent] = field(default_factory=dict)
    recent: list[tuple[Seen, Referent]] = field(default_factory=list)  # mentions of people, in order
    told: Places[Attribution] = field(default_factory=lambda: Places[Attribution](()))  # what is said, by whom

    @staticmethod
    def of(cast: Cast) -> Scene:
        told = ((span.start, span.end, one) for one in cast.annotations.attributions for span in one.content)
        return Scene(cast, told=Places(told))

    def add(self, referent: Referent, start: int, end: int, form: str) -> Seen:
        text = self.cast.article.text
        sentence = self.cast.sentence(start)
        stop = self.cast.annotations.sentences[sentence].end
        owner = text.startswith(("'s", "’s"), end) or (form == "pronoun" and text[start:end].lower() in ("his", "her"))
        subject = not owner and goes_on_with_a_verb(text, _past_apposition(text, end, stop), stop)
        one = Seen(start, end, sentence, subject, owner, form)
        if self.recent and text[self.recent[-1][0].end : start].strip() in ("and", "&", ","):
            self.recent[-1][0].subject = subject  # Ruiz and Lind came: both did
        referent.seen.append(one)
        self.people[referent.key] = referent
        self.recent.append((one, referent))
        return one

    def join(self, old: Referent, known: Referent) -> Referent:
        """Two who turned out to be one: what is known of the first goes to the second."""
        if old is known:
            return known
        old.one_with = known
        known.heads |= old.heads
        known.modifiers |= old.modifiers
        known.ages |= old.ages
        known.owners |= old.owners
        known.gender = known.gender or old.gender
        known.seen = sorted([*old.seen, *known.seen], key=lambda seen: seen.start)
        self.people.pop(old.key, None)
        return known

    def near(self, at: int, back: int) -> list[tuple[Seen, Referent]]:
        """Mentions before a place, in its sentence and so many before it; the nearest first."""
        here = self.cast.sentence(at)
        found = []
        for seen, referent in reversed(self.recent):
            if here - seen.sentence > back:
                break
            if seen.end <= at:
                found.append((seen, referent.whole))
        return found

    def around(self, at: int) -> list[Attribution]:
        """The attributions in whose content a place stands."""
        return [told for _, _, told in self.told.touching(at, at + 1)]


def _past_apposition(text: str, end: int, stop: int) -> int:
    """The end of ", 41," or ", the mayor of Orvik," behind a name; the name's own end where nothing of the kind follows."""
    if not text.startswith((",", " ("), end):
        return end
    closing = text.find(")" if text.startswith(" (", end) else ",", end + 1, min(stop, end + APPOSITION))
    return closing + 1 if closing > 0 else end


APPOSITION = 90  # characters of the longest apposition that is passed over


def known_as(cast: Cast, identifier: str) -> Referent:
    """The referent of an entity: its gender, and the nouns of its roles or of its description."""
    entity = cast.entities[identifier]
    calls = [*cast.roles.get(identifier, ()), *((entity.name, *entity.aliases) if entity.type == "unnamed" else ())]
    taken = [taken_apart(call) for call in calls]
    heads = {one.head for one in taken if one.head}
    modifiers = {word for one in taken for word in one.modifiers}
    owners = {owner for call in calls if (owner := owner_of(call)) is not None}
    return Referent(identifier, entity.name, cast.gender(identifier), heads, modifiers, owners=owners)


def noted(referent: Referent, one: Phrase, words: str, gender: str | None) -> None:
    """What a description tells of whom it stands for."""
    referent.heads.add(one.head)
    referent.modifiers |= one.modifiers
    referent.gender = referent.gender or gender
    if one.aged:
        referent.ages.add(one.aged)
    if one.kind == "owned" and (owner := owner_of(words)) is not None:
        referent.owners.add(owner)


def span_of(scene: Scene, one: Phrase) -> Span:
    return scene.cast.article.page.span(one.start, one.end)
