"""Our own training passages: short made-up articles about made-up people, with their attributions and names written into them.

    python -m training.own --seed 1 --count 5

`own/*.txt` is the language, this file fills it. A line of `templates.txt` is marked text (training.marked) with slots in
square brackets. `[clause]` stands for a line of `clause.txt`, and so on for every file; a filler may hold slots and
attributions of its own, whose numbers become new ones, so nesting goes as deep as the lines do. `[Clause]` begins with a
capital. People are made from `people.txt`: `[person:a]` is a full name, `[surname:a]`, `[mr:a]`, `[he:a]`, `[him:a]` and
`[his:a]` the same one again in this line; `[person]` is somebody else each time. Names come out marked; inside a name
nothing else is. Lines write “ ” for quotation marks, ‘ ’ for those within, and ' for an apostrophe: each article has a style.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from training.marked import Marked, parse
from training.own_people import Culture, Person, born, cultures
from training.own_style import capital, headline, mended, quoted
from training.own_words import AMOUNTS, FOLDER, Lexicon, lexicon

SLOT = re.compile(r"\[([A-Za-z_]+)(?::(\w+))?\]")
MARK = re.compile(r"\{([sct])(\d+(?:,\d+)*) ")
DEEPEST = 12  # fillers within fillers; the lists go six deep, more is a list that holds itself

HEADLINE, DATELINE = 0.35, 0.12  # how often an article begins with one: a guess at mixed pages
REUSE = 0.2  # how often a name is that of somebody in the article already: a guess
GENDERS = {"woman": True, "man": False}


@dataclass
class Writer:
    """What is known while one article is written: its dice, its people, the lines it has used, the numbers given."""

    dice: Random
    lexicon: Lexicon
    cultures: tuple[Culture, ...]
    met: list[Person] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    numbers: int = 0

    def choose(self, slot: str) -> str:
        """A line of a list, one not yet used in this article if a few throws find one. Raises KeyError for no such list."""
        lines = self.lexicon[slot]
        for _ in range(6):
            line = self.dice.choice(lines)
            if line not in self.used:
                break
        if len(line) > 20:  # words and short names may come again, sentences not
            self.used.add(line)
        return line

    def somebody(self, form: str, besides: list[Person]) -> Person:
        """A person of this article, met before or new, none of `besides`; for the form “woman” a woman, for “man” a man."""
        fit = [one for one in self.met if one not in besides and GENDERS.get(form, one.female) == one.female]
        if fit and self.dice.random() < REUSE:
            return self.dice.choice(fit)
        self.met.append(born(self.dice, self.cultures, GENDERS.get(form)))
        return self.met[-1]


def generate(seed: int, count: int) -> Iterator[Marked]:
    """`count` articles, the same for the same seed whatever `count` is; attributions and names of each are complete."""
    for line in lines(seed, count):
        yield parse(line)


def lines(seed: int, count: int) -> Iterator[str]:
    """The same articles as lines of marked text."""
    words, folk = lexicon(), cultures(FOLDER / "people.txt")
    for number in range(count):
        yield f"AN {article(Writer(Random(f'{seed}:{number}'), words, folk))}"


def article(writer: Writer) -> str:
    """One article as marked text: perhaps a headline, then one to four paragraphs."""
    dice = writer.dice
    told = [fill(writer.choose("templates"), writer) for _ in range(dice.choice((1, 2, 2, 3, 3, 4, 5, 6)))]
    plain = [fill(writer.choose("plain"), writer) for _ in range(dice.choice((0, 1, 1, 2, 3)))]
    items = told + plain
    dice.shuffle(items)
    breaks = set(dice.sample(range(1, len(items)), min(len(items) - 1, dice.choice((0, 1, 2, 3)))))
    text = items[0]
    for at, item in enumerate(items[1:], 1):
        joined = at not in breaks and "¶" not in items[at - 1] + item and items[at - 1].rstrip("}”")[-1] in ".?!"
        text += (" " if joined else "¶") + item
    if dice.random() < DATELINE:
        text = fill(writer.choose("dateline"), writer) + " " + text
    if dice.random() < HEADLINE:
        text = headline(fill(writer.choose("headlines"), writer), dice) + "¶" + text
    return quoted(mended(text), dice)


def fill(line: str, writer: Writer, depth: int = 0) -> str:
    """A line with its attributions given new numbers and its slots filled. Raises ValueError for a list that holds itself."""
    if depth > DEEPEST:
        raise ValueError(f"more than {DEEPEST} fillers within one another at {line[:60]!r}")
    known: dict[str, Person] = {}
    named: list[Person] = []

    def filler(found: re.Match[str]) -> str:
        slot, key = found[1].lower(), found[2] or ""
        if slot in FORMS:
            person = known.get(key) or writer.somebody(slot, named)
            named.append(person)
            if key:
                known[key] = person
            words = FORMS[slot](person, writer.dice)
        elif slot in AMOUNTS:
            words = AMOUNTS[slot](writer.dice)
        else:
            words = fill(writer.choose(slot), writer, depth + 1)
        return capital(words) if found[1][0].isupper() else words

    return SLOT.sub(filler, renumbered(line, writer))


def renumbered(line: str, writer: Writer) -> str:
    """The line's attributions with numbers that no other line of the article has, in the same order."""
    numbers = sorted({int(number) for found in MARK.finditer(line) for number in found[2].split(",")})
    new = {str(number): str(writer.numbers + at) for at, number in enumerate(numbers, 1)}
    writer.numbers += len(numbers)
    return MARK.sub(lambda found: f"{{{found[1]}{','.join(new[number] for number in found[2].split(','))} ", line)


def gendered(she: str, he: str) -> Callable[[Person, Random], str]:
    """The word for a person."""
    return lambda person, _: she if person.female else he


FORMS: Mapping[str, Callable[[Person, Random], str]] = {
    "person": lambda person, _: f"{{person {person.full}}}",
    "woman": lambda person, _: f"{{person {person.full}}}",
    "man": lambda person, _: f"{{person {person.full}}}",
    "surname": lambda person, _: f"{{person {person.short}}}",
    "mr": lambda person, dice: f"{dice.choice(person.titles)} {{person {person.short}}}",
    "he": gendered("she", "he"),
    "him": gendered("her", "him"),
    "his": gendered("her", "his"),
}


def main() -> None:
    """Prints some articles with their attributions and names."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=5)
    chosen = options.parse_args()
    for line in lines(chosen.seed, chosen.count):
        print(line, end="\n\n")


if __name__ == "__main__":
    main()
