"""The word lists that finding names asks, as sets."""

from __future__ import annotations

from functools import cache
from typing import Any

from crossread import knowledge
from crossread.model import EntityType


class Words:
    """Word sets of the data files, lower case unless said otherwise. Made once by `words()`."""

    def __init__(self) -> None:
        titles: dict[str, Any] = knowledge.toml("titles")
        bodies: dict[str, Any] = knowledge.toml("organisation_words")
        honorifics: dict[str, str] = titles["honorifics"]
        self.honorific = {word: sex for sex, line in honorifics.items() for word in line.split()}  # as written
        self.before = frozenset(titles["before"]["words"].split())  # as written
        self.role_gender = {word: sex for sex in ("m", "f", "x") for word in titles["roles"][sex].split()}
        self.roles = frozenset(self.role_gender)
        self.modifiers = frozenset(titles["roles"]["modifiers"].split())
        context: dict[str, Any] = titles["context"]
        self.after_person = frozenset(context["after_person"].split())
        self.before_place = frozenset(context["before_place"].split())
        self.before_thing = frozenset(context["before_thing"].split())
        self.heads = frozenset(bodies["heads"].split())
        self.trades = frozenset(bodies["trades"].split())
        self.local = frozenset(bodies["local"].split())
        self.suffixes = frozenset(bodies["suffixes"].split())  # as written
        self.calendar = frozenset(bodies["calendar"].split())  # as written
        self.links = frozenset(bodies["links"].split())
        self.common = knowledge.words("common_words")
        self.starters = knowledge.words("starters")
        rules: dict[str, Any] = knowledge.toml("name_rules")
        self.rules = {  # "hyphen.tails" and so on, lower case
            f"{part}.{key}": frozenset(line.split())
            for part, lines in rules.items()
            for key, line in lines.items()
            if isinstance(line, str)
        }
        figures = [line.split(" | ") for line in knowledge.words("public_figures")]
        self.figures = {
            line[0]: line[1] if len(line) > 1 else None for line in figures
        }  # surname to given name, as written
        self.alone = frozenset(
            line[0] for line in figures if len(line) > 2
        )  # surnames that news prints alone, as written

    def title(self, word: str) -> bool:
        """Whether a word as written is a title: "Senator", "Then-Senator", "Vice-President", "President-elect"."""
        if word in self.honorific:
            return True
        head, _, tail = word.partition("-")
        return bool(tail) and (
            (head.lower() in self.rules["hyphen.title_prefixes"] and tail.capitalize() in self.honorific)
            or (tail == "elect" and head in self.honorific)
        )

    def titled(self, word: str) -> EntityType | None:
        """What a name is that begins with this word as written: "Hurricane" event, "HMS" other; None where it tells nothing."""
        if not word[:1].isupper():
            return None
        if word.lower() in self.rules["things.storms"]:
            return "event"
        return "other" if word.lower() in self.rules["things.ships"] else None


@cache
def words() -> Words:
    return Words()
