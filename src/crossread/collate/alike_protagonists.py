"""Which people without a name are one across the articles: the boy, the gunman, whom every article of the story is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from crossread import knowledge, people
from crossread.collate.alike import Local, Pair, quoted
from crossread.model import Entity

OFTEN = 3  # mentions from which somebody without a name is whom an article is about, not one of many
TWICE = 2  # the same for a child or an attacker: hardly ever are there two in a story
ALONE = frozenset({"young", "attacker"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def protagonists_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """The girl in one article and the child in another, where each article speaks of one alone, and speaks of her often."""
    by_kind: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, one in enumerate(found):
        kind = _kind(one)
        if kind is not None:
            by_kind[kind][one.article.id].append(index)
    for several in (several for articles in by_kind.values() for several in articles.values()):
        for at, index in enumerate(several):
            for other in several[:at]:
                if _misspelt(found[index], found[other]):
                    names = quoted(found[other].entity.name, found[index].entity.name)
                    yield other, index, f"{names}: two spellings in one article, of the only one of the sort"
    for kind, articles in by_kind.items():
        mains = [main for several in articles.values() if (main := _main(several, found)) is not None]
        for other in mains[1:]:
            names = quoted(found[mains[0]].entity.name, found[other].entity.name)
            yield mains[0], other, f"{names}: the only {kind} whom each article speaks of again and again"


def relatives_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """The girl's father, her father: a relative without a name, where the story says of nobody else that it is theirs."""
    kin = knowledge.toml("speakers")["kinship"]["words"]
    by_sort: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(found):
        owned = _OWNED.fullmatch(one.entity.name) if one.entity.type == "unnamed" else None
        if owned and people.fold(owned[2]) in kin:
            by_sort[people.fold(owned[2])].append(index)
    for several in by_sort.values():
        owners = {people.fold(_OWNED.fullmatch(found[index].entity.name)[1]) for index in several}  # type: ignore[index]
        if len({_young(owner) for owner in owners if owner not in {"his", "her", "their"}}) > 1:
            continue
        for other in several[1:]:
            names = quoted(found[several[0]].entity.name, found[other].entity.name)
            yield several[0], other, f"{names}: the only one of the story who is called so"


_OWNED = re.compile(r"(?:the |a )?(his|her|their|(?:[\w-]+ )?[\w-]+(?=['’]s?))(?:['’]s?)? ([\w-]+)", re.I)


def _young(owner: str) -> str:
    """An owner by the noun alone; all words for a child are one."""
    noun = owner.rsplit(maxsplit=1)[-1]
    return "child" if noun in knowledge.toml("speakers")["one_person"]["young"] else noun


def things_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """The well, the call: a thing that several articles come back to under one noun, each under that noun to one alone."""
    by_noun: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, one in enumerate(found):
        if is_thing(one.entity):
            by_noun[_noun(one.entity.name)][one.article.id].append(index)
    for noun, articles in by_noun.items():
        alone = [several[0] for several in articles.values() if len(several) == 1]
        for other in alone[1:]:
            yield alone[0], other, f"“the {noun}”: what each article comes back to under this noun"


def is_thing(entity: Entity) -> bool:
    """Whether an entity is a thing without a name: "abandoned well"."""
    return entity.type == "other" and entity.name == entity.name.lower()


def _noun(name: str) -> str:
    """What tells a thing from others: its noun, and a number that it bears: "second letter"."""
    words = _WORD.findall(people.fold(name))
    return " ".join([*(word for word in words[:-1] if word in ORDINALS), *words[-1:]])


ORDINALS = frozenset({"first", "second", "third", "fourth"})


def _kind(one: Local) -> str | None:
    """What somebody is, in one word for all that may be said of one person: of the unnamed by their description, of the named
    where the article keeps calling them so; None for several, and for those who merely speak."""
    if one.entity.type not in ("unnamed", "person") or len(one.entity.mentions) < TWICE:
        return None
    if one.entity.type == "unnamed":
        heads = [head for name in (one.entity.name, *one.entity.aliases) if (head := _head(name))]
    else:
        called = Counter(_head(one.article.page.words(span)) for span in one.entity.mentions)
        heads = [head for head, count in called.items() if count > 1]
    groups: dict[str, list[str]] = knowledge.toml("speakers")["one_person"]
    for name, words in groups.items():
        if any(head in words for head in heads) and (name in ALONE or len(one.entity.mentions) >= OFTEN):
            return str(words[0])
    if one.entity.type == "person" or len(one.entity.mentions) < OFTEN:
        return None
    general = set(knowledge.toml("speakers")["general"])
    return heads[0] if heads and heads[0] not in general and not heads[0].endswith("s") else None


def _head(name: str) -> str:
    """The noun of a description: what stands before "who", "of" and the like."""
    words = _WORD.findall(people.fold(name))
    links = knowledge.toml("speakers")["cutting"]["links"]
    cut = next((at for at, word in enumerate(words) if at and word in links), len(words))
    return words[cut - 1] if words else ""


def _main(several: Sequence[int], found: Sequence[Local]) -> int | None:
    """The one of an article who is spoken of twice as often as any other of the sort; another spelling is nobody else."""
    ranked = sorted(several, key=lambda index: -len(found[index].entity.mentions))
    ranked = [
        index for at, index in enumerate(ranked) if not any(_misspelt(found[index], found[one]) for one in ranked[:at])
    ]
    if len(ranked) > 1 and len(found[ranked[0]].entity.mentions) < 2 * len(found[ranked[1]].entity.mentions):
        return None
    return ranked[0]


def _misspelt(one: Local, other: Local) -> bool:
    """Whether two full names of one article differ by a letter: a slip, where both are said to be the same sort of person."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  (heavy: not at import)

    names = [people.fold(local.entity.name) for local in (one, other)]
    both = one.entity.type == other.entity.type == "person" and all(" " in name for name in names)
    return both and one.article.id == other.article.id and Levenshtein.distance(*names) == 1
