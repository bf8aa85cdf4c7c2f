"""Which people of a story are one: full names first, then each surname to the one person who bears it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from crossread import people
from crossread.collate.alike import Local, Pair, quoted
from crossread.people import PersonName


def alike(found: Sequence[Local]) -> Iterator[Pair]:
    """Full names first; then single names, each to the one person of the story it can stand for."""
    full = [index for index, one in enumerate(found) if one.entity.type == "person" and one.person.given]
    alone = [index for index, one in enumerate(found) if one.entity.type == "person" and not one.person.given]
    persons: dict[int, list[int]] = {}
    bearers: dict[str, list[int]] = defaultdict(list)
    for index in full:
        bearers[people.level(found[index].person.surname)].append(index)
    linked = [
        _components(same, lambda one, other: _one_person(found[one], found[other]) is not None)
        for same in bearers.values()
    ]
    for component in (one for several in linked for one in several):
        for clique in _cliques(component, found):
            persons[clique[0]] = clique
            for other in clique[1:]:
                reason = _one_person(found[clique[0]], found[other]) or "the same name"
                yield clique[0], other, _because(found[clique[0]].entity.name, found[other].entity.name, reason)
    yield from _surnames(found, alone, persons)


def _because(one: str, other: str, reason: str) -> str:
    return f"{quoted(one)}: the same name" if one == other else f"{quoted(one, other)}: {reason}"


def _one_person(one: Local, other: Local) -> str | None:
    if one.gender and other.gender and one.gender != other.gender:
        return None
    return people.same_person(one.person, other.person)


def _cliques(component: Sequence[int], found: Sequence[Local]) -> list[list[int]]:
    """One group where every two of them may be one person. Else (J. Roe beside John and James) only equal names go together."""
    if all(_one_person(found[a], found[b]) for i, a in enumerate(component) for b in component[i + 1 :]):
        return [list(component)]
    equal: dict[tuple[PersonName, str | None], list[int]] = defaultdict(list)
    clash = len({found[index].gender for index in component} - {None}) > 1
    for index in component:
        equal[found[index].person, found[index].gender if clash else None].append(index)
    return list(equal.values())


def _surnames(found: Sequence[Local], alone: Sequence[int], persons: dict[int, list[int]]) -> Iterator[Pair]:
    """Single names. With no full name in the story, equal ones go together unless a Mr and a Mrs are among them."""
    bare: dict[str, list[int]] = defaultdict(list)
    known: dict[str, list[int]] = {}
    for index in alone:
        one = found[index]
        if one.entity.name not in known:
            known[one.entity.name] = [
                root
                for root, group in persons.items()
                if any(people.goes_by(found[i].person, one.entity.name) for i in group)
            ]
        fits = known[one.entity.name]
        fits = [root for root in fits if _may_be(one, found[root].person)]
        if one.gender:
            fits = [root for root in fits if _gender(found, persons[root]) in (None, one.gender)]
        if len(fits) > 1 and one.gender is None:
            bearer = people.meant(one.entity.name, [found[root].person for root in fits])
            if bearer is not None:
                bare_name, full_name = one.entity.name, found[fits[bearer]].entity.name
                yield fits[bearer], index, f"“{bare_name}” alone: printed so it means the public figure “{full_name}”"
                continue
        shown = f"“{one.entity.name}” alone: "
        if len(fits) == 1:
            yield (
                fits[0],
                index,
                f"{shown}the only person of the story who goes by it is “{found[fits[0]].entity.name}”",
            )
        elif len(fits) > 1:
            yield from _by_role(found, index, [(root, persons[root]) for root in fits])
        else:
            bare[people.level(people.fold(one.entity.name))].append(index)
    for same in bare.values():
        if len({found[index].gender for index in same} - {None}) > 1:
            same.sort(key=lambda index: (found[index].gender or "", index))
            for first, second in pairwise(same):
                if found[first].gender and found[first].gender == found[second].gender:
                    yield first, second, f"{quoted(found[first].entity.name)}: the same name and form of address"
            continue
        for other in same[1:]:
            yield (
                same[0],
                other,
                f"{quoted(found[same[0]].entity.name, found[other].entity.name)}: the same name alone, "
                "and nobody else of that name in the story",
            )


def _may_be(one: Local, person: PersonName) -> bool:
    """Not a relative: "President Roe" and "Roe" alone are the public figure of that surname, whoever else of the family an
    article names."""
    usual = people.usual_given(one.entity.name)
    if not usual or one.gender or not person.given:
        return True
    return person.east or people.same_given(person.first, people.fold(usual)) is not None


def _gender(found: Sequence[Local], group: Sequence[int]) -> str | None:
    told = {found[index].gender for index in group} - {None}
    return told.pop() if len(told) == 1 else people.gender(found[group[0]].entity.name)


def _by_role(found: Sequence[Local], index: int, fits: Sequence[tuple[int, list[int]]]) -> Iterator[Pair]:
    """Of several people of one surname, the one whom other articles give the same role."""
    mine = {role.lower() for role in found[index].entity.roles}
    same = [root for root, group in fits if mine & {role.lower() for one in group for role in found[one].entity.roles}]
    if len(same) == 1:
        yield (
            same[0],
            index,
            f"“{found[index].entity.name}” alone: of those so named only “{found[same[0]].entity.name}” has the same role",
        )


def _components(nodes: Sequence[int], linked: Callable[[int, int], bool]) -> list[list[int]]:
    """Connected components, each in order."""
    left, components = list(nodes), []
    while left:
        reached = [left.pop(0)]
        for one in reached:
            near = [other for other in left if linked(one, other)]
            reached += near
            left = [other for other in left if other not in near]
        components.append(sorted(reached))
    return components
