"""Marked text: what is written with marks is read as the text without them, and every mark's place in it."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import marked

NAMES = ("person", "organisation", "place", "group", "event", "work", "other")
ROLES = {"s": "source", "c": "cue", "t": "content"}


# A tree: a stretch of text, or a mark ("s1,2", "person") around such trees.
TEXT = st.text(st.characters(exclude_characters="{}¶", exclude_categories=("Cs",)), max_size=6)
NUMBERS = st.lists(st.integers(1, 12), min_size=1, max_size=2, unique=True)
MARK = st.sampled_from(NAMES) | st.tuples(st.sampled_from("sct"), NUMBERS).map(
    lambda pair: pair[0] + ",".join(str(number) for number in pair[1])
)
TREES = st.lists(
    st.recursive(TEXT | st.just("¶"), lambda inner: st.tuples(MARK, st.lists(inner, max_size=3)), max_leaves=10),
    max_size=5,
)


def written(trees):
    """As a line has it."""
    return "".join(one if isinstance(one, str) else f"{{{one[0]} {written(one[1])}}}" for one in trees)


def expected(trees, text, found):
    """The text so far with these trees behind it; their marks go into `found`: mark to spans."""
    for one in trees:
        if isinstance(one, str):
            text += "\n\n" if one == "¶" else one
        else:
            start, text = len(text), expected(one[1], text, found)
            found[one[0]].append((start, len(text)))
    return text


@given(TREES, st.sampled_from(["A", "N", "AN"]))
def test_what_is_written_is_read(trees, kind):
    whole = ["»", *trees, "«"]  # a line's own ends lose their spaces
    found = defaultdict(list)
    text = expected(whole, "", found)
    passage = marked.parse(f"{kind} {written(whole)}")
    assert passage.text == text

    if "N" in kind:
        names = [(*span, mark) for mark, spans in found.items() if mark in NAMES for span in spans]
        assert sorted(passage.names) == sorted(names)
    else:
        assert passage.names is None

    pieces = defaultdict(list)
    for mark, spans in found.items():
        if mark not in NAMES:
            for number in mark[1:].split(","):
                pieces[int(number), ROLES[mark[0]]] += spans
    if "A" in kind:
        numbers = sorted({number for number, _ in pieces})
        assert len(passage.attributions) == len(numbers)
        for number, told in zip(numbers, passage.attributions, strict=True):
            assert {role: list(getattr(told, role)) for role in ROLES.values()} == {
                role: sorted(pieces[number, role]) for role in ROLES.values()
            }
    else:
        assert passage.attributions is None


@given(st.text(st.sampled_from("AN {}s1,2ct x¶personwk"), max_size=40))
def test_any_line_is_read_or_refused(line):
    try:
        passage = marked.parse(line)
    except ValueError:
        return
    assert "{" not in passage.text
    assert "}" not in passage.text
    for told in passage.attributions or ():
        for pieces in (told.source, told.cue, told.content):
            assert all(0 <= start <= end <= len(passage.text) for start, end in pieces)


def test_the_roles_and_names_of_a_passage():
    passage = marked.parse("AN “{t1 The bridge},” {s1,2 {person Ada Lund}} {c1 said}, “{t1 holds},” and {c2 left}.")
    assert passage.text == "“The bridge,” Ada Lund said, “holds,” and left."
    first, second = passage.attributions
    assert words(passage, first.source) == words(passage, second.source) == ["Ada Lund"]
    assert words(passage, first.content) == ["The bridge", "holds"]
    assert words(passage, first.cue) == ["said"]
    assert second.content == ()
    assert passage.names == ((14, 22, "person"),)


def words(passage, pieces):
    return [passage.text[start:end] for start, end in pieces]


def test_nothing_marked_is_not_the_same_as_not_marked():
    assert marked.parse("A Rain.").attributions == ()
    assert marked.parse("A Rain.").names is None
    assert marked.parse("N Rain.").attributions is None
    assert marked.parse("N Rain.").names == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Rain fell.", "begins with 'Rain'"),
        ("", "begins with ''"),
        ("NA Rain fell.", "begins with 'NA'"),
        ("A {s1 She said.", "'{s1 ' is not closed"),
        ("A {s1 She} said}.", "a brace closes nothing before '}.'"),
        ("A {q1 She} said.", "unknown mark at '{q1 She}"),
        ("A {s She} said.", "unknown mark"),
        ("A {s1} said.", "unknown mark"),
        ("A {s1, She} said.", "unknown mark"),
        ("N {people Ada} left.", "unknown mark"),
        ("N {persons Ada} left.", "unknown mark"),
    ],
)
def test_marks_that_do_not_fit_are_refused(line, message):
    with pytest.raises(ValueError, match="^" + marked.re.escape(message)):
        marked.parse(line)


def test_a_file_is_read_without_its_comments_and_empty_lines(tmp_path):
    path = tmp_path / "passages.txt"
    path.write_text("# category: rain\n\nA Rain.\n   \nN {place Ardel}¶Rain.\n", "utf-8")
    assert [passage.text for passage in marked.read(path)] == ["Rain.", "Ardel\n\nRain."]


def test_a_wrong_line_is_named_by_file_and_number(tmp_path):
    path = tmp_path / "passages.txt"
    path.write_text("# rain\nA Rain.\n\nA {s1 Rain.\n", "utf-8")
    with pytest.raises(ValueError, match=r"^passages\.txt, line 4: '\{s1 ' is not closed"):
        list(marked.read(path))
