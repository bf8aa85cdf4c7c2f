"""One made-up story as any number of outlets report it: `story(100)` gives its articles.

What there is to tell is a list of facts: somebody did something, somewhere, at some time, often with an amount. A few facts are
in most articles and many in one or two, as in real stories, and new ones keep coming as more outlets report. An outlet words a
fact in its own way, gives it in its own voice or on somebody's word, and now and then gets its amount from an earlier hour.
A third of the outlets print an agency's text, whole or cut. One pair of statements in seven passes collate's first sieve; in
real events it is one in five to twelve. Nobody and nothing named here exists.

Equal numbers give equal articles.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from crossread.model import Page

BEGIN = datetime(2025, 3, 3, 5, tzinfo=UTC)
SENTENCES = (24, 52)  # of an article: about 330 words
WIRED = 0.35  # share of the articles that print an agency's text
ATTRIBUTED = 0.45  # share of the sentences on somebody's word
EARLIER = 0.1  # share of the amounts that another article had otherwise
FACTS = (60, 20)  # that are there from the first, and that each article brings
OWN = 0.5  # share of an outlet's sentences that are among what it brings itself
PEOPLE = (
    ("Ana Ruiz", "harbour master"), ("Bo Lindqvist", "minister of transport"), ("Carla Venn", "chief engineer"),
    ("Deniz Okar", "police spokesman"), ("Edda Moll", "mayor of Ostrey"), ("Farid Sallem", "head of the rescue service"),
    ("Greta Hoyle", "spokeswoman for Velta Lines"), ("Hugo Marsh", "union leader"), ("Ines Calder", "passenger"),
    ("Jonas Weil", "doctor at the Ostrey hospital"), ("Katya Brandt", "judge"), ("Lars Nemeth", "owner of the ferry"),
)  # fmt: skip
ACTORS = (
    ("the ferry", "the vessel"), ("the harbour authority", "the port authority"), ("Velta Lines", "the ferry company"),
    ("the police", "officers"), ("the ministry", "the transport ministry"), ("rescuers", "rescue teams"),
    ("the crew", "crew members"), ("the city council", "the council"), ("the union", "the dockers' union"),
    ("the hospital", "doctors"), ("the court", "judges"), ("the coastguard", "the coast guard"),
    ("divers", "a team of divers"), ("the insurers", "insurance companies"), ("passengers", "travellers"),
)  # fmt: skip
DEEDS = (
    ("closed", "shut"), ("repaired", "mended"), ("searched", "combed"), ("inspected", "examined"), ("opened", "reopened"),
    ("left", "abandoned"), ("bought", "acquired"), ("promised", "pledged"), ("rejected", "turned down"), ("damaged", "hit"),
    ("found", "discovered"), ("moved", "transferred"), ("counted", "registered"), ("asked for", "requested"),
)  # fmt: skip
THINGS = (
    "the eastern pier", "the engine room", "{n} lifeboats", "the old warehouse", "{n} cabins", "a report on the fire",
    "{n} containers", "the northern terminal", "{n} injured people", "the passenger list", "compensation of ${n} million",
    "{n} tonnes of fuel", "the radar station", "{n} witnesses", "the ticket office", "a second lighthouse", "{n} cars",
    "the bridge controls", "{n} suitcases", "a loan of {n} million euros", "the fish market", "{n} fishing boats",
)  # fmt: skip
KINDS = (
    "wooden", "red", "municipal", "disused", "medieval", "frozen", "portable", "royal", "private", "digital", "coastal", "broken",
    "annual", "leaking", "famous", "foreign", "heavy", "illegal", "marine", "modern", "nuclear", "orange", "public", "rural",
    "silver", "solar", "temporary", "tropical", "unpaid", "yellow",
)  # fmt: skip
NOUNS = (
    "orchard", "museum", "contract", "pipeline", "opera", "vineyard", "software", "election", "tunnel", "school",
    "budget", "statue", "motorway", "clinic", "recipe", "choir", "archive", "mine", "stadium", "vaccine", "treaty",
    "airport", "forest", "library", "railway", "theatre", "pension", "novel", "glacier", "market", "reservoir",
    "magazine", "factory", "prison", "cathedral", "festival", "satellite", "laboratory", "garden", "bakery",
)  # fmt: skip
TIMES = ("on Monday", "on Sunday night", "early on Tuesday", "last week", "in February", "at 9 p.m.", "two days later")
PLACES = ("in Ostrey", "near the harbour mouth", "off the coast of Norvia", "at the Orlo dock", "in the capital, Marn")
OPENINGS = ("", "", "", "Meanwhile, ", "In the meantime, ", "Also, ", "Later, ")


@dataclass(frozen=True, slots=True)
class Fact:
    """Who did what, with another word for either, when, where, how many, and on whose word it is known."""

    actor: tuple[str, str]
    deed: tuple[str, str]
    thing: str
    when: str
    where: str
    amount: int
    source: tuple[str, str]


def story(count: int, seed: int = 0) -> list[Page]:
    """So many articles on one happening, each of another outlet, an hour or so apart."""
    chance = random.Random(seed)
    facts = [_fact(chance) for _ in range(FACTS[0])]
    wires = [_sentences(chance, facts, 40) for _ in range(2)]
    pages = []
    for number in range(count):
        own = [_fact(chance, own=True) for _ in range(FACTS[1])]
        facts += own[:3]  # what others take up
        if chance.random() < WIRED:
            sentences = chance.choice(wires)[: chance.randint(16, 40)]
        else:
            length = chance.randint(*SENTENCES)
            alone = [_told(chance, fact) for fact in own][: round(OWN * length)]
            sentences = _sentences(chance, facts, length - len(alone)) + alone
            chance.shuffle(sentences)
        when = BEGIN + timedelta(minutes=50 * number)
        pages.append(_page(number, _paragraphs(chance, sentences), when))
    return pages


def _page(number: int, text: str, when: datetime) -> Page:
    outlet = f"The Harbour Post {number}"
    title = "Ferry fire at Ostrey"
    said = {"outlet": outlet, "title": title, "published": when.isoformat(timespec="minutes")}
    return Page.of(text, f"{number}.txt", key=str(number), as_is=True, **said)


def _fact(chance: random.Random, own: bool = False) -> Fact:
    thing = f"the {chance.choice(KINDS)} {chance.choice(NOUNS)}" if own else chance.choice(THINGS)
    place = (chance.choice(TIMES), chance.choice(PLACES))
    parts = (chance.choice(ACTORS), chance.choice(DEEDS), thing, *place)
    return Fact(*parts, chance.randint(2, 400), chance.choice(PEOPLE))


def _sentences(chance: random.Random, facts: list[Fact], count: int) -> list[str]:
    """Facts by Zipf's law, the first of them in most articles; each at most once."""
    weights = list(accumulate(1 / (rank + 4) for rank in range(len(facts))))
    places = dict.fromkeys(chance.choices(range(len(facts)), cum_weights=weights, k=2 * count))
    return [_told(chance, facts[place]) for place in list(places)[:count]]


def _told(chance: random.Random, fact: Fact) -> str:
    amount = fact.amount + (chance.randint(1, 9) if chance.random() < EARLIER else 0)
    actor, deed = chance.choice(fact.actor), chance.choice(fact.deed)
    told = f"{actor} {deed} {fact.thing.format(n=amount)}"
    details = [detail for detail in (fact.when, fact.where) if chance.random() < 0.6]
    if chance.random() >= ATTRIBUTED:
        opening = chance.choice(OPENINGS)
        return f"{_capital(opening + ' '.join([told, *details]))}."
    name, role = fact.source
    who = chance.choice((f"{name}, the {role},", f"{name.split()[1]}", f"the {role}"))
    clause = " ".join([told, *details])
    ways = (
        f"“{_capital(clause)},” {who.strip(',')} said.",
        f"{_capital(who)} said that {clause}.",
        f"According to {who.strip(',')}, {clause}.",
        f"{_capital(clause)}, {who.strip(',')} told reporters.",
    )
    return chance.choice(ways)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _paragraphs(chance: random.Random, sentences: list[str]) -> str:
    paragraphs, start = [], 0
    while start < len(sentences):
        size = chance.randint(1, 3)
        paragraphs.append(" ".join(sentences[start : start + size]))
        start += size
    return "\n".join(paragraphs)
