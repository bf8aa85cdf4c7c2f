"""A stream of made-up articles with a known truth: `for made in stream(100_000)`.

Stories begin through several weeks. Most have an agency's text, or two, which outlets print whole, cut, edited, or mixed with
paragraphs of their own; others report by themselves, with the same facts, names, numbers and quotations in other words. Some
stories are followed up days later, and stories of one kind ("two fires") have words in common. Words are drawn by Zipf's law
from the ranks of the model's vocabulary, so that they are as frequent as in English; stock phrases recur as they do in the
trade, and most outlets print a notice of their own under each article. The text means nothing. People, places, agencies and
outlets do not exist; no text of any corpus is used.

Equal seeds give equal articles. Memory does not grow with their number: what is kept are the stories of the last days.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import Literal

from crossread import meaning, pieces
from crossread.model import Article, Block, Found, Page

Role = Literal["wire", "whole", "cut", "edited", "mixed", "own"]

DAILY = 1000  # articles a day: 100,000 are fourteen weeks
BEGIN = datetime(2025, 3, 3, 5, tzinfo=UTC)
AGENCIES = ("Nordpress", "Inter-Adria", "Kestrel News", "Osta", "Wire Meridian")
OUTLETS = 300
KINDS = 60  # of happenings: fires, summits
GRAMMAR = 120  # ranks of the commonest words
ROLES: tuple[tuple[Role, float], ...] = (
    ("whole", 0.3),
    ("cut", 0.16),
    ("edited", 0.14),
    ("mixed", 0.12),
    ("own", 0.28),
)
SIZES = tuple(1 / (size + 1) ** 1.3 for size in range(1, 41))  # weights of stories of 1 to 40 articles: most are small
FOLLOWED = 0.15  # share of the stories with a follow-up
FURNISHED = 0.6  # share of the outlets with a notice under each article
SECOND = 0.25  # share of the stories with a second agency's text
EDITED = 0.06  # share of the words that an editor touches
SPELLINGS = (("izing", "ising"), ("ized", "ised"), ("center", "centre"), ("defense", "defence"), ("labor", "labour"))
SYLLABLES = "ba ren ko li tor ves ma dun ost hal ir pra sel gro vin eth lor nak ume zi fen dor ska wil ar"  # of names


@dataclass(frozen=True, slots=True)
class Made:
    """An article and what is true of it."""

    article: Article
    story: int
    line: int | None  # number of the agency's text it goes back to; None: its own words
    role: Role
    follows: int | None  # the story that its own follows up


@dataclass(slots=True)
class Story:
    """What the reports of one happening have in common."""

    number: int
    begins: datetime
    names: list[str]
    topic: list[str]
    facts: list[list[str]]  # words and numbers that a sentence about it holds
    quotes: list[str]
    follows: int | None
    wires: list[tuple[int, str, list[str]]] = field(default_factory=list)  # number of the line, agency, paragraphs


def stream(count: int, seed: int = 0) -> Iterator[Made]:
    """So many articles in order of time, with a day and time each."""
    chance = random.Random(seed)
    pending: list[tuple[datetime, int, Made]] = []
    planned: list[tuple[datetime, int, Story]] = []  # stories to be followed up
    given, number, now = 0, 0, BEGIN
    serial = 0
    while given < count:
        while planned and planned[0][0] <= now:
            begins, _, old = heapq.heappop(planned)
            story = _follow_up(chance, number, begins, old)
            number, serial = number + 1, _reported(chance, story, pending, serial)
        story = _story(chance, number, now)
        number, serial = number + 1, _reported(chance, story, pending, serial)
        if chance.random() < FOLLOWED:
            heapq.heappush(planned, (now + timedelta(hours=chance.uniform(40, 130)), story.number, story))
        now += timedelta(days=chance.expovariate(1.0) * MEAN_SIZE * (1 + FOLLOWED) / DAILY)
        while pending and pending[0][0] < now and given < count:
            yield heapq.heappop(pending)[2]
            given += 1


MEAN_SIZE = sum(size * weight for size, weight in enumerate(SIZES, 1)) / sum(SIZES)


def _reported(chance: random.Random, story: Story, pending: list[tuple[datetime, int, Made]], serial: int) -> int:
    """Puts all reports of a story among those to come; returns the serial number after them."""
    size = chance.choices(range(1, len(SIZES) + 1), SIZES)[0]
    outlets = chance.sample(range(OUTLETS), size)
    for place, outlet in enumerate(outlets):
        role: Role = chance.choices([role for role, _ in ROLES], [share for _, share in ROLES])[0]
        hours = place and chance.expovariate(1 / 9)  # after the first; most within a day
        when = story.begins + timedelta(hours=min(hours, 48))
        made = _article(chance, story, "wire" if not place and size > 2 else role, outlet, when)
        heapq.heappush(pending, (when, serial, made))
        serial += 1
    return serial


def _article(chance: random.Random, story: Story, role: Role, outlet: int, when: datetime) -> Made:
    line, agency, wire = chance.choice(story.wires)
    paragraphs = _paragraphs(chance, story, role, wire) + ([] if role == "wire" else list(_footers()[outlet]))
    credited = role in ("whole", "cut", "edited") and chance.random() < 0.7
    name = agency if role == "wire" else _outlets()[outlet]
    title = _sentence(chance, story, chance.choice(story.facts), 9).rstrip(".")
    page = Page.of("\n".join(paragraphs), f"{name}-{story.number}.txt", as_is=True, outlet=name, title=title)
    place, blocks = 0, []
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", page.span(place, place + len(paragraph))))
        place += len(paragraph) + 1
    article = Article(
        page,
        tuple(blocks),
        title=Found(title, None, "made"),
        outlet=Found(name, None, "made"),
        published=Found(when.isoformat(timespec="minutes"), None, "made"),
        credits=(Found(agency, None, "made"),) if credited else (),
    )
    return Made(article, story.number, None if role == "own" else line, role, story.follows)


def _paragraphs(chance: random.Random, story: Story, role: Role, wire: Sequence[str]) -> list[str]:
    if role in ("wire", "whole"):
        return [*wire, f"{_word(chance).title()} {chance.randrange(10**6)}"] if role == "whole" else list(wire)
    if role == "cut":
        return list(wire[: max(3, round(len(wire) * chance.uniform(0.3, 0.8)))])
    if role == "edited":
        return [_edited(chance, paragraph) for paragraph in wire if chance.random() < 0.9]
    own = _report(chance, story, chance.randint(14, 30))
    if role == "mixed":
        taken = chance.sample(wire, min(len(wire), chance.randint(2, 4)))
        for paragraph in taken:
            own.insert(chance.randint(0, len(own)), _edited(chance, paragraph))
    return own


def _edited(chance: random.Random, paragraph: str) -> str:
    """Some words left out, replaced or with others before them; spelling made British."""
    words = []
    for word in paragraph.split(" "):
        change = chance.random() / EDITED
        if change >= 1:
            words.append(word)
        elif change > 0.33:
            words += [_word(chance), word][: 1 if change > 0.66 else 2]
    joined = " ".join(words) or paragraph
    for american, british in SPELLINGS:
        joined = joined.replace(american, british)
    return joined


def _story(chance: random.Random, number: int, begins: datetime) -> Story:
    kind = _kinds()[chance.randrange(KINDS)]
    names = [_known()[min(int(chance.paretovariate(0.7)), len(_known())) - 1] for _ in range(3)]
    names += [_name(chance) for _ in range(4)]
    return _filled(chance, Story(number, begins, names, chance.sample(kind, 14) + _rare(chance, 16), [], [], None))


def _follow_up(chance: random.Random, number: int, begins: datetime, old: Story) -> Story:
    """What came of a story: most of its names, some of its words, other facts."""
    names = [*chance.sample(old.names, 5), _name(chance), _name(chance)]
    topic = chance.sample(old.topic, 14) + _rare(chance, 14)
    return _filled(chance, Story(number, begins, names, topic, [], [], old.number))


def _filled(chance: random.Random, story: Story) -> Story:
    for _ in range(24):
        fact = [*chance.sample(story.topic, 3), chance.choice(story.names)]
        story.facts.append([*fact, str(chance.randint(2, 9000))] if chance.random() < 0.3 else fact)
    story.quotes += [_sentence(chance, story, chance.choice(story.facts), 18) for _ in range(4)]
    for place in range(2 if chance.random() < SECOND else 1):
        story.wires.append(
            (2 * story.number + place, chance.choice(AGENCIES), _report(chance, story, chance.randint(18, 36)))
        )
    return story


def _report(chance: random.Random, story: Story, sentences: int) -> list[str]:
    """Paragraphs of one to three sentences about the facts, some of them quotations."""
    paragraphs, done = [], 0
    while done < sentences:
        if chance.random() < 0.14:
            paragraphs.append(f"“{chance.choice(story.quotes)[:-1]},” {chance.choice(story.names)} said.")
            done += 1
            continue
        size = chance.randint(1, 3)
        paragraphs.append(" ".join(_sentence(chance, story, chance.choice(story.facts)) for _ in range(size)))
        done += size
    return paragraphs


def _sentence(chance: random.Random, story: Story, fact: Sequence[str], length: int | None = None) -> str:
    """A sentence of plausible length that holds most words of a fact."""
    count = length or max(7, min(42, round(chance.lognormvariate(2.95, 0.4))))
    words = chance.choices(_words(), cum_weights=_weights(), k=count - 4)
    for word in fact:
        if chance.random() < 0.8:
            words.insert(chance.randint(0, len(words)), word)
    if chance.random() < 0.12:
        place = chance.randint(0, len(words))
        words[place:place] = _phrases()[min(int(chance.paretovariate(0.6)), len(_phrases())) - 1]
    if chance.random() < 0.3:
        words.insert(chance.randint(0, len(words)), chance.choice(story.names))
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."


@cache
def _words() -> tuple[str, ...]:
    """Words of English, the commonest first."""
    known = pieces.tokenizer().get_vocab()
    words = [
        word for word, number in known.items() if number > meaning.FIRST_WORD and word.isascii() and word.isalpha()
    ]
    return tuple(sorted(words, key=known.__getitem__))


@cache
def _weights() -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 2.7) for rank in range(1, len(_words()) + 1)))


def _word(chance: random.Random) -> str:
    return chance.choices(_words(), cum_weights=_weights())[0]


def _rare(chance: random.Random, count: int) -> list[str]:
    """Words that say something."""
    return [chance.choice(_words()[300:]) for _ in range(count)]


@cache
def _kinds() -> tuple[list[str], ...]:
    chance = random.Random("kinds")
    return tuple([chance.choice(_words()[GRAMMAR:6000]) for _ in range(40)] for _ in range(KINDS))


@cache
def _phrases() -> tuple[list[str], ...]:
    """Stock phrases of four to eight words, of common words."""
    chance = random.Random("phrases")
    return tuple([_word(chance) for _ in range(chance.randint(4, 8))] for _ in range(3000))


def _name(chance: random.Random) -> str:
    first, last = ("".join(chance.choices(SYLLABLES.split(), k=size)).title() for size in (2, chance.randint(2, 3)))
    return f"{first} {last}"


@cache
def _known() -> tuple[str, ...]:
    """People and places that are in the news every day, the most frequent first."""
    chance = random.Random("known")
    return tuple(_name(chance) for _ in range(400))


@cache
def _footers() -> tuple[tuple[str, ...], ...]:
    """What each outlet prints under all of its articles; nothing at some."""
    chance = random.Random("footers")
    texts = [" ".join(_word(chance) for _ in range(chance.randint(15, 35))).capitalize() + "." for _ in range(OUTLETS)]
    return tuple((text,) if chance.random() < FURNISHED else () for text in texts)


@cache
def _outlets() -> tuple[str, ...]:
    chance = random.Random("outlets")
    return tuple(f"The {_name(chance)} {chance.choice(('Post', 'Courier', 'Herald', 'Echo'))}" for _ in range(OUTLETS))
