"""Entities across articles: who is one and who is not, whatever the order of the articles."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.collate.entities import merge
from crossread.model import Annotations, Article, Block, Entity, EntityType, Page


def told(
    number: int, *named: tuple[str, EntityType], before: str = "", roles: tuple[str, ...] = ()
) -> tuple[Article, Annotations]:
    """An article that names these, one entity each; `before` stands before every name, as "Mrs " does."""
    text, entities = f"Article {number}. ", []
    for index, (name, kind) in enumerate(named, 1):
        text += before
        start = len(text)
        text += name + ". "
        entities.append((f"e{index}", name, kind, start))
    page = Page.of(text, f"{number}.txt")
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    return article, Annotations(
        page.id,
        entities=tuple(
            Entity(identifier, name, kind, (), roles, (page.span(start, start + len(name)),))
            for identifier, name, kind, start in entities
        ),
    )


def groups(made: list[tuple[Article, Annotations]]) -> set[frozenset[str]]:
    """The groups, each as the set of "article number: name"."""
    articles, annotations = [one for one, _ in made], [two for _, two in made]
    _, ids, _ = merge(annotations, articles)
    found: dict[str, set[str]] = {}
    for article, notes in made:
        for entity in notes.entities:
            found.setdefault(ids[article.id, entity.id], set()).add(f"{article.page.origin}: {entity.name} {entity.id}")
    return {frozenset(group) for group in found.values()}


def one_thing(*names: tuple[str, EntityType]) -> bool:
    return len(groups([told(number, name) for number, name in enumerate(names)])) == 1


P: EntityType = "person"
SAME: list[tuple[tuple[str, EntityType], ...]] = [
    (("Ana Ruiz", P), ("Ana Ruiz", P)),
    (("Ana Ruiz", P), ("Ruiz", P)),
    (("Yuri Ruizov", P), ("Yury Ruizov", P)),
    (("Sergei Lind", P), ("Sergey Lind", P)),
    (("Mohammed Said", P), ("Muhammad Said", P)),
    (("Volodymyr Zelensky", P), ("Volodymyr Zelenskyy", P)),
    (("Bashar al-Tamimi", P), ("Tamimi", P)),
    (("Chen Guolin", P), ("Chen", P)),
    (("Park Gyu-won", P), ("Park Gyu Won", P)),
    (("Robert Hale", P), ("Bob Hale", P)),
    (("Ana M. Ruiz", P), ("Ana Ruiz", P)),
    (("Kyiv", "place"), ("Kiev", "place")),
    (("NATO", "organisation"), ("Nato", "organisation")),
    (("US", "place"), ("United States", "place"), ("America", "place")),
    (("The Port Elm Times", "organisation"), ("Port Elm Times", "organisation")),
    (("Lund Cooperation Organisation", "organisation"), ("LCO", "organisation")),
    (("Brambly Holdings", "organisation"), ("Brambly", "organisation")),
    (("harbour authority", "organisation"), ("harbour authority", "organisation")),
    (("Brambly", P), ("Brambly", "organisation"), ("Brambly", "organisation")),
    (("war in Ukraine", "event"), ("Ukraine conflict", "event"), ("full-scale invasion of Ukraine", "event")),
    (("Port Elm mayor", "unnamed"), ("Port Elm mayor", "unnamed")),
]
APART: list[tuple[tuple[str, EntityType], ...]] = [
    (("Bill Harlow", P), ("Hillary Harlow", P)),
    (("Martin Roe", P), ("Martin Roe Jr.", P)),
    (("Ana Johnson", P), ("Ana Johnston", P)),
    (("Wei Chen", P), ("Wei Cheng", P)),
    (("Maria Orlan", P), ("Mario Orlan", P)),
    (("Daniel Orlan", P), ("Daniela Orlan", P)),
    (("Ana B. Ruiz", P), ("Ana C. Ruiz", P)),
    (("Russia", "place"), ("Moscow", "place")),
    (("Russia", "place"), ("Kremlin", "organisation")),
    (("Russia", "place"), ("Russian", "group")),
    (("North Korea", "place"), ("South Korea", "place")),
    (("Kansas", "place"), ("Kansas City", "place")),
    (("police officials", "unnamed"), ("police officials", "unnamed")),
    (("Kremlin official", "unnamed"), ("Kremlin official", "unnamed")),
    (("war in Ukraine", "event"), ("war in Sudan", "event")),
    (("war in Ukraine", "event"), ("trade war with Ukraine", "event")),
    (("phone call with Norway", "event"), ("summit with Norway", "event")),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: " = ".join(name for name, _ in names))
def test_one_and_the_same(names: tuple[tuple[str, EntityType], ...]) -> None:
    assert one_thing(*names)


@pytest.mark.parametrize("names", APART, ids=lambda names: " / ".join(name for name, _ in names))
def test_never_the_same(names: tuple[tuple[str, EntityType], ...]) -> None:
    assert not one_thing(*names)


def test_a_surname_of_two_people_goes_to_neither() -> None:
    made = [told(1, ("Bill Harlow", P)), told(2, ("Hillary Harlow", P)), told(3, ("Harlow", P))]
    assert len(groups(made)) == 3


def test_a_form_of_address_tells_whose_surname_it_is() -> None:
    made = [told(1, ("Bill Harlow", P), ("Hillary Harlow", P)), told(2, ("Harlow", P), before="Mrs ")]
    assert frozenset({"1.txt: Hillary Harlow e2", "2.txt: Harlow e1"}) in groups(made)


def test_mr_and_mrs_of_one_name_stay_two() -> None:
    assert len(groups([told(1, ("Orlan", P), before="Mr "), told(2, ("Orlan", P), before="Mrs ")])) == 2


def test_a_role_tells_whose_surname_it_is() -> None:
    made = [
        told(1, ("Bill Harlow", P), roles=("harbour chief",)),
        told(2, ("Eva Harlow", P), roles=("mayor",)),
        told(3, ("Harlow", P), roles=("Mayor",)),
    ]
    assert frozenset({"2.txt: Eva Harlow e1", "3.txt: Harlow e1"}) in groups(made)


def test_an_initial_of_two_people_goes_to_neither() -> None:
    made = [told(1, ("J. Orlan", P)), told(2, ("John Orlan", P)), told(3, ("James Orlan", P))]
    assert len(groups(made)) == 3


def test_every_merge_says_why() -> None:
    made = [told(1, ("Yuri Ruizov", P)), told(2, ("Yury Ruizov", P)), told(3, ("Ruizov", P))]
    entities, _, reasons = merge([two for _, two in made], [one for one, _ in made])
    assert len(entities) == 1
    reason = reasons["e1"]
    assert "“Yuri Ruizov”, “Yury Ruizov”: the same surname, spellings of one given name" in reason
    assert "“Ruizov” alone: the only person of the story who goes by it is “Yuri Ruizov”" in reason


def test_the_fullest_name_is_shown_and_the_others_are_aliases() -> None:
    made = [told(1, ("SCO", "organisation")), told(2, ("Shanghai Cooperation Organisation", "organisation"))]
    entities, _, _ = merge([two for _, two in made], [one for one, _ in made])
    assert [(one.id, one.name, one.aliases) for one in entities] == [
        ("e1", "Shanghai Cooperation Organisation", ("SCO",))
    ]


def test_ids_go_by_the_number_of_articles() -> None:
    made = [told(1, ("Norvik", "place"), ("Ana Ruiz", P)), told(2, ("Ana Ruiz", P))]
    entities, ids, _ = merge([two for _, two in made], [one for one, _ in made])
    assert [one.name for one in entities] == ["Ana Ruiz", "Norvik"]
    assert ids[made[1][0].id, "e1"] == "e1"


def test_articles_and_annotations_belong_together() -> None:
    article, notes = told(1, ("Ana Ruiz", P))
    with pytest.raises(ValueError, match=r"shorter|longer"):
        merge([notes], [article, article])


def sentences(*texts: tuple[str, str, EntityType, tuple[str, ...]]) -> list[tuple[Article, Annotations]]:
    """One article for each text, with the one entity that stands in it."""
    made = []
    for number, (text, name, kind, roles) in enumerate(texts, 1):
        page = Page.of(text, f"{number}.txt")
        start = text.index(name)
        span = page.span(start, start + len(name))
        entity = Entity("e1", name, kind, (), roles, (span,))
        made.append(
            (Article(page, (Block("paragraph", page.span(0, len(text))),)), Annotations(page.id, entities=(entity,)))
        )
    return made


BODY: EntityType = "organisation"
U: EntityType = "unnamed"


def test_the_harbour_authority_is_the_only_one_named() -> None:
    made = sentences(
        ("The Port Elm Harbour Authority met.", "Port Elm Harbour Authority", BODY, ()),
        ("Ten ships came, the harbour authority said.", "harbour authority", BODY, ()),
    )
    entities, _, reasons = merge([two for _, two in made], [one for one, _ in made])
    assert [one.name for one in entities] == ["Port Elm Harbour Authority"]
    assert reasons["e1"] == ("“the harbour authority”: the only one named in the story is “Port Elm Harbour Authority”")


@pytest.mark.parametrize(
    "made",
    [
        (  # two of them
            ("The Port Elm Harbour Authority met.", "Port Elm Harbour Authority", BODY, ()),
            ("The Ostby Harbour Authority met.", "Ostby Harbour Authority", BODY, ()),
            ("Ten ships came, the harbour authority said.", "harbour authority", BODY, ()),
        ),
        (  # any of many
            ("The Port Elm Harbour Authority met.", "Port Elm Harbour Authority", BODY, ()),
            ("A harbour authority may say so.", "harbour authority", BODY, ()),
        ),
        (  # not the holder's office
            ("Ana Ruiz, former president of Norway, left.", "Ana Ruiz", P, ("former president of Norway",)),
            ("The new Norwegian president said so to us.", "new Norwegian president", U, ()),
        ),
        (  # equal words in sentences that differ
            ("The owner of a barge said on Tuesday that it would pay.", "owner of a barge", U, ()),
            ("The owner of a barge said on Friday that it had sunk.", "owner of a barge", U, ()),
        ),
        (  # a relative of the public figure
            ("Ivanka Trump left.", "Ivanka Trump", P, ()),
            ("President Trump slept.", "Trump", P, ("President",)),
        ),
    ],
)
def test_descriptions_that_stay_apart(made: tuple[tuple[str, str, EntityType, tuple[str, ...]], ...]) -> None:
    assert len(groups(sentences(*made))) == len(made)


@pytest.mark.parametrize(
    "made",
    [
        (
            ("Ana Ruiz was sworn in.", "Ana Ruiz", P, ("5th president of Norway",)),
            ("The newly-inaugurated Norwegian president said so.", "newly-inaugurated Norwegian president", U, ()),
        ),
        (
            ("OSTBY — The owner of a barge said on Tuesday that it would pay. It rained.", "owner of a barge", U, ()),
            (
                "OSTBY (Agency) — The owner of a barge said on Tuesday that it would pay.\nMore",
                "owner of a barge",
                U,
                (),
            ),
        ),
    ],
)
def test_descriptions_that_go_together(made: tuple[tuple[str, str, EntityType, tuple[str, ...]], ...]) -> None:
    assert len(groups(sentences(*made))) == 1


NAMES: list[tuple[str, EntityType]] = sorted({name for case in (*SAME, *APART) for name in case})


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(NAMES), max_size=5, unique=True), max_size=6), st.randoms(use_true_random=False)
)
def test_the_order_of_the_articles_does_not_matter(lists: list[list[tuple[str, EntityType]]], random) -> None:  # type: ignore[no-untyped-def]
    made = [told(number, *names) for number, names in enumerate(lists)]
    shuffled = list(made)
    random.shuffle(shuffled)
    assert groups(made) == groups(shuffled)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([name for name in NAMES if name[1] == P and " " in name[0]]), min_size=2, max_size=8))
def test_no_group_ever_holds_two_different_people(names: list[tuple[str, EntityType]]) -> None:
    apart = {frozenset(name for name, _ in pair) for case in APART for pair in combinations(case, 2)}
    for group in groups([told(number, name) for number, name in enumerate(names)]):
        together = {one.split(": ")[1].rsplit(" ", 1)[0] for one in group}
        assert not any(pair <= together for pair in apart if len(pair) == 2)


def test_a_public_figure_is_meant_by_the_bare_surname() -> None:
    made = [told(1, ("Donald Trump", P), ("Ivanka Trump", P)), told(2, ("Trump", P))]
    assert frozenset({"1.txt: Donald Trump e1", "2.txt: Trump e1"}) in groups(made)
