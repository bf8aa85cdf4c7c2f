"""The challenge table holds what it promises: its counts, its categories, and marks that keep to its conventions.

What the annotators make of it is measured, not tested: `python -m benchmarks --only challenge`. Failures name a line by
file and number, so that the words of held.txt are not shown.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest

from training import marked

HERE = Path(__file__).resolve().parent / "challenge"
FILES = {"open.txt": 240, "held.txt": 60}
CATEGORY = "# category: "
NUMBERS = re.compile(r"\{[sct](\d+(?:,\d+)*) ")


def lines(name):
    """(file and number, category, line) of each passage."""
    category = ""
    for number, line in enumerate((HERE / name).read_text("utf-8").splitlines(), 1):
        if line.startswith(CATEGORY):
            category = line.removeprefix(CATEGORY)
        elif line and not line.startswith("#"):
            yield f"{name}:{number}", category, line


LINES = [line for name in FILES for line in lines(name)]
PASSAGES = [(where, marked.parse(line)) for where, _, line in LINES]
TOLD = [
    (where, passage.text, told) for where, passage in PASSAGES if passage.attributions for told in passage.attributions
]
NAMES = [
    (where, passage.text[start:end], kind) for where, passage in PASSAGES for start, end, kind in passage.names or ()
]


@pytest.mark.parametrize("name", FILES)
def test_a_fifth_of_three_hundred_is_held(name):
    assert sum(1 for _ in lines(name)) == len(list(marked.read(HERE / name))) == FILES[name]


def test_the_kinds_are_as_planned():
    assert Counter(line.partition(" ")[0] for _, _, line in LINES) == {"A": 190, "N": 60, "AN": 50}


def test_at_least_forty_passages_attribute_nothing():
    assert sum(passage.attributions == () for _, passage in PASSAGES) >= 40


def test_what_is_held_is_of_the_same_categories():
    per_file = [Counter(category for _, category, _ in lines(name)) for name in FILES]
    assert set(per_file[0]) == set(per_file[1])
    assert "" not in per_file[0]
    assert all(held <= per_file[0][category] / 2 for category, held in per_file[1].items())


def test_no_passage_stands_twice():
    seen = Counter(" ".join(re.findall(r"\w+", passage.text.lower())) for _, passage in PASSAGES)
    assert max(seen.values()) == 1


def test_attributions_are_numbered_from_one_without_a_gap():
    for where, _, line in LINES:
        used = {int(number) for found in NUMBERS.finditer(line) for number in found[1].split(",")}
        assert used == set(range(1, len(used) + 1)), where


def test_every_attribution_has_a_content_and_a_cue():
    for where, text, told in TOLD:
        assert told.content, where
        assert told.cue, where
        for start, end in (*told.source, *told.cue, *told.content):
            assert text[start:end].strip() == text[start:end] != "", where


def test_source_and_cue_stand_outside_their_own_content():
    for where, _, told in TOLD:
        for piece in told.content:
            for other in (*told.source, *told.cue):
                inside = piece[0] <= other[0] and other[1] <= piece[1]
                # A nested attribution's source may hold a content ("who said …"), never the other way round.
                assert not inside, where
                assert other[1] <= piece[0] or piece[1] <= other[0], where


def test_no_two_pieces_of_a_role_overlap():
    for where, _, told in TOLD:
        for pieces in (told.source, told.cue, told.content):
            assert all(one[1] <= other[0] for one, other in itertools.pairwise(pieces)), where


def test_contents_leave_out_that_and_their_outer_marks():
    for where, text, told in TOLD:
        for start, end in told.content:
            piece = text[start:end]
            assert not re.match(r"that\b", piece, re.I), where
            assert piece[-1] not in ".,:;", where
            whole = piece[0] in "“‘" and piece[-1] in "”’"
            assert not (whole and not re.search(r"[”’](?=\W)|[“‘]", piece[1:-1])), where


def test_quotation_marks_close_or_run_over_a_paragraph():
    """Double marks in pairs, but for a paragraph that another opening mark follows."""
    for where, passage in PASSAGES:
        paragraphs = passage.text.split("\n\n")
        for paragraph, after in zip(paragraphs, [*paragraphs[1:], ""], strict=True):
            open_marks = paragraph.count("“") - paragraph.count("”")
            assert open_marks == 0 or (open_marks == 1 and after.startswith("“")), where


def test_names_leave_out_article_possessive_and_title():
    for where, name, _ in NAMES:
        assert not re.match(r"the ", name), where
        assert not re.match(r"(?:Mr|Mrs|Ms|Dr|Sheikh|President|General|Justice|Lord) ", name), where
        assert not name.endswith(("’s", "’", "'s")), where
        assert name.strip() == name != "", where


def test_names_do_not_nest():
    for where, passage in PASSAGES:
        spans = [name[:2] for name in passage.names or ()]
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans)), where


def test_every_type_of_name_is_there():
    kinds = Counter(kind for _, _, kind in NAMES)
    assert set(kinds) == set(marked.NAMES)
    assert min(kinds.values()) >= 5
