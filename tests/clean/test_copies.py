"""Second copies: word for word, lightly edited, and what only looks alike."""

# ruff: noqa: E501 - paragraphs of made-up reports, a line each

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.clean import clean, copies, layout
from crossread.model import Article, Page

BODY = (
    "Tessaly — The bridge over the Orne was closed on Tuesday after divers found cracks in two of its piers, the road authority said.",
    "Engineers will examine the other piers this week, said Mara Veldt, who runs the authority. “We do not take chances with a bridge of this age,” she said.",
    "Lorries are sent over the ferry at Lower Tessaly until the end of the month, and buses turn round in front of the bridge, the town said in a statement.",
    "The bridge, built in 1931, carries about 14,000 vehicles a day. It was strengthened in 1988 and has been inspected every second year since then.",
    "Fishers on the lower river hope that the closure keeps the noise away from the spawning grounds until the summer, when the young trout leave for the lake.",
    "The council meets on the first Monday of April to hear what the engineers have found, and to decide whether a temporary bridge is worth what it costs.",
)


def found(*lines: str) -> tuple[set[int], dict[int, int]]:
    return copies.repeats(layout.lines("\n".join(lines)))


def test_a_second_copy_is_a_run_of_long_lines() -> None:
    long = [f"This line is number {number} and long enough to be compared." for number in ("one", "two", "three")]
    assert found(*long, "Head", *long) == ({4, 5, 6}, {4: 0, 5: 1, 6: 2})
    assert found(long[0], "x", long[0]) == (set(), {2: 0})
    assert found("Read more about it", *long[:2], "Read more about it") == (set(), {})


def test_short_lines_between_repeated_ones_belong_to_the_copy() -> None:
    long = (BODY[0], "What next", "By the river", *BODY[1:3])
    assert found(*long, *long)[0] == {5, 6, 7, 8, 9}
    assert found(*long, BODY[0], "Another one", *BODY[1:3])[0] == {5, 7, 8}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BODY[0], BODY[0].replace("was closed on Tuesday", "has been closed since Tuesday")),
        (BODY[1], BODY[1].replace("“", '"').replace("”", '"')),
        (BODY[2], BODY[2].removesuffix(", the town said in a statement.") + "."),
        (BODY[3], BODY[3].replace("about 14,000", "some 14,000").replace("It was strengthened", "It was reinforced")),
        (
            "The harbour authority’s defence of its programme was criticised by neighbours who organised a march along the grey quay.",
            "The harbor authority's defense of its program was criticized by neighbors who organized a march along the gray quay.",
        ),
        (BODY[4], "TESSALY - " + BODY[4]),
    ],
)
def test_a_lightly_edited_line_in_a_copy_is_a_repeat(first: str, second: str) -> None:
    """Above and below it the same lines stand twice."""
    around = ("Nobody was hurt when the first of the cracks opened, a spokesman added.", BODY[5])
    assert found(around[0], first, around[1], "Head", around[0], second, around[1])[0] == {4, 5, 6}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BODY[1], BODY[1].replace("“", "«").replace("”", "»").replace("this week", "in this week")),
        (BODY[3], BODY[3].replace("strengthened", "made stronger")),
    ],
)
def test_an_edited_line_by_itself_is_a_repeat_where_its_names_and_numbers_stay(first: str, second: str) -> None:
    assert found(first, BODY[5], second) == (set(), {2: 0})


@pytest.mark.parametrize(
    "lines",
    [
        # The formula of a live blog or a list: other names, other numbers.
        tuple(
            f"Goal for {team} after {minute} minutes: {name} heads the ball into the corner from six metres, and it stands {score}."
            for team, minute, name, score in (
                ("Tessaly", 12, "Ada Sample", "1-0"),
                ("Lower Orne", 31, "Ben Example", "1-1"),
                ("Tessaly", 58, "Cy Muster", "2-1"),
                ("Lower Orne", 77, "Di Mostra", "2-2"),
                ("Tessaly", 88, "Ed Ejemplo", "3-2"),
                ("Lower Orne", 90, "Flo Próba", "3-3"),
            )
        ),
        tuple(
            f"{town}: {rain} mm of rain in the night, the river stands at {level} cm and the road to the coast is open."
            for town, rain, level in (
                ("Tessaly", 31, 410),
                ("Upper Orne", 22, 388),
                ("Bell", 45, 501),
                ("Marsh End", 12, 290),
            )
        ),
        # Paragraphs that share a phrase.
        (
            "According to the authority that runs the bridges of the county, divers found cracks in two of the piers on Monday night.",
            "According to the authority that runs the bridges of the county, lorries will not be let across before the end of next year.",
            "According to the authority that runs the bridges of the county, the ferry at the lower landing is free for everybody.",
        ),
    ],
)
def test_formulas_and_shared_phrases_are_no_repeats(lines: tuple[str, ...]) -> None:
    assert found(*lines) == (set(), {})
    assert found(*lines, "Head", *lines)[0] == set(range(len(lines) + 1, 2 * len(lines) + 1)) or len(lines) < copies.RUN


def edited(paragraph: str, how: str, at: int) -> str:
    """A paragraph as another editor leaves it."""
    words = paragraph.split()
    place = at % (len(words) - 4) + 2
    if how == "quotes":
        return paragraph.replace("“", '"').replace("”", '"').replace(" — ", " - ")
    if how == "words":
        return " ".join(["indeed" if index == place and word.islower() else word for index, word in enumerate(words)])
    if how == "more":
        return " ".join([*words[:place], "as it was", *words[place:]])
    if how == "cut":
        return " ".join(words[: max(len(words) * 4 // 5, 12)]).rstrip(",") + "."
    return paragraph


EDITS = st.lists(
    st.tuples(st.sampled_from(["", "quotes", "words", "more", "cut"]), st.integers(0, 99)),
    min_size=len(BODY),
    max_size=len(BODY),
)


@given(EDITS, st.booleans(), st.sampled_from([(), ("Cracks close bridge over the Orne",), ("Advertisement", "Share")]))
@settings(deadline=None, max_examples=60)
def test_an_edited_copy_does_not_make_the_body_another(
    edits: list[tuple[str, int]], before: bool, between: tuple[str, ...]
) -> None:
    """In front or behind, what stands first is the body, whole and once."""
    other = tuple(edited(paragraph, *edit) for paragraph, edit in zip(BODY, edits, strict=True))
    first, second = (other, BODY) if before else (BODY, other)
    text = "\n".join(("Menu", "News", *first, *between, *second, "Most read", "Man fined for feeding gulls"))
    article = clean(Page.of(text, "test"))
    assert isinstance(article, Article)
    assert [article.page.words(block.span) for block in article.body] == list(first)


def test_pages_of_alike_lines_take_bounded_time() -> None:
    words = "the road is shut and the bus goes round by the ferry until the engineers have seen what holds the pier up"
    pages = (
        [f"{words} {number}" for number in range(20_000)],
        [f"{words} {'ab'[number % 2]}{'cd'[number // 2 % 2]}{'x' * (number % 50)}" for number in range(20_000)],
        [words] * 20_000,
    )
    for page in pages:
        lines = layout.lines("\n".join(page))
        began = time.process_time()
        copies.repeats(lines)
        assert time.process_time() - began < 3
