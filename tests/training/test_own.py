"""The made-up training passages: the same every time, whole, and marked as their lines say."""

from itertools import islice
from random import Random

import pytest
from training.marked import Marked, parse
from training.own import Writer, fill, generate
from training.own_edges import polnear_edges, wider
from training.own_people import born, cultures
from training.own_style import headline, mended, quoted
from training.own_words import FOLDER, lexicon


def writer(seed: int) -> Writer:
    return Writer(Random(seed), lexicon(), cultures(FOLDER / "people.txt"))


@pytest.fixture(scope="module")
def passages() -> list[Marked]:
    return list(generate(7, 200))


def test_the_same_seed_gives_the_same_passages_whatever_the_count(passages: list[Marked]) -> None:
    assert list(generate(7, 20)) == passages[:20]
    assert list(generate(8, 20)) != passages[:20]


def test_nothing_of_the_slot_language_is_left(passages: list[Marked]) -> None:
    for passage in passages:
        assert not set("[]{}") & set(passage.text), passage.text
        assert "  " not in passage.text
        assert passage.text == passage.text.strip()


def test_pieces_are_trimmed_and_lie_in_their_passage(passages: list[Marked]) -> None:
    for passage in passages:
        for told in passage.attributions or ():
            assert told.cue, passage.text
            assert told.content, passage.text
            for start, end in (*told.source, *told.cue, *told.content):
                piece = passage.text[start:end]
                assert piece, passage.text
                assert piece == piece.strip(" ,"), piece
            for (_, end), (start, _) in zip(told.content, told.content[1:], strict=False):
                assert end < start, passage.text


def test_names_do_not_overlap_and_hold_no_loose_edges(passages: list[Marked]) -> None:
    for passage in passages:
        for start, end, type_ in passage.names or ():
            name = passage.text[start:end]
            assert name == name.strip(" ,;:"), (type_, name)
            assert not name.startswith("the "), name
        for (_, end, _), (start, _, _) in zip(passage.names or (), (passage.names or ())[1:], strict=False):
            assert end <= start, passage.text


def test_sentences_begin_with_a_capital(passages: list[Marked]) -> None:
    for passage in passages:
        for paragraph in passage.text.split("\n\n"):
            first = paragraph.lstrip("“‘\"'—–- ")
            assert (
                first[0].isupper()
                or not first[0].isalpha()
                or first.startswith(("al-", "de ", "van ", "dos ", "da ", "bin"))
            ), paragraph


@pytest.mark.parametrize("slot", sorted(lexicon()))
def test_every_line_fills(slot: str) -> None:
    for line in dict.fromkeys(lexicon()[slot]):
        filled = fill(line, writer(3))
        assert "[" not in filled, line
        passage = parse("AN " + (mended(f"{{c999 {filled}}}") if " | " in filled else mended(filled)))
        assert " | " in filled or all(told.cue and told.content for told in passage.attributions or ()), line


@pytest.mark.parametrize(
    ("slot", "least"),
    [
        ("templates", 350),
        ("clause", 300),
        ("quote", 200),
        ("role", 60),
        ("organisation", 150),
        ("event", 60),
        ("work", 60),
        ("thing", 40),
        ("country", 120),
    ],
)
def test_there_is_enough_to_choose_from(slot: str, least: int) -> None:
    assert len(set(lexicon()[slot])) >= least


def test_no_sentence_stands_twice() -> None:
    for path in FOLDER.glob("*.txt"):
        lines = [line for line in path.read_text("utf-8").splitlines() if len(line) > 25 and line[0] != "#"]
        assert len(lines) == len(set(lines)), (path.name, [line for line in lines if lines.count(line) > 1][:3])


def test_all_types_of_names_and_nested_attributions_come_out(passages: list[Marked]) -> None:
    types = {type_ for passage in passages for _, _, type_ in passage.names or ()}
    assert types == {"person", "organisation", "place", "group", "event", "work", "other"}
    nested = [
        passage
        for passage in passages
        if any(
            outer.content[0][0] <= inner.cue[0][0] and inner.cue[-1][1] <= outer.content[-1][1]
            for outer in passage.attributions or ()
            for inner in passage.attributions or ()
            if inner is not outer
        )
    ]
    assert len(nested) > 40  # of 200: chains are what these passages are for


def test_numbers_stay_apart_and_nesting_keeps_its_order() -> None:
    made = writer(1)
    first = fill("{s1 A} {c1 said} {t1 {s2 B} {c2 said} {t2 it}}.", made)
    second = fill("{s1,2 C} {c1 said} {t1 this} and {c2 asked} {t2 that}.", made)
    assert (first, second[:9]) == ("{s1 A} {c1 said} {t1 {s2 B} {c2 said} {t2 it}}.", "{s3,4 C} ")


def test_one_key_is_one_person() -> None:
    for seed in range(30):
        passage = parse("AN " + fill("[woman:a] – [he:a] – [his:a] – [surname:a]", writer(seed)))
        full, she, her, short = passage.text.split(" – ")
        assert (she, her) == ("she", "her")
        assert short in full


def test_names_inside_names_are_not_marked() -> None:
    assert mended("the {organisation Bank of the {place Bahamas}}") == "the {organisation Bank of the Bahamas}"
    assert (
        mended("{organisation Air the {place Bahamas}} of {place Nassau}")
        == "{organisation Air Bahamas} of {place Nassau}"
    )


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("“{t1 Why?},” {s1 she} {c1 asked}.", "“{t1 Why?}” {s1 she} {c1 asked}."),
        ("{c1 said} {s1 {person Bo Lund}, the mayor,}.", "{c1 said} {s1 {person Bo Lund}, the mayor}."),
        ("{s1 {person Bo Lund}, the mayor,} {c1 said}", "{s1 {person Bo Lund}, the mayor}, {c1 said}"),
        ("{s1 {person Bo Lund}, 38,, who sang,} {c1 said}", "{s1 {person Bo Lund}, 38, who sang}, {c1 said}"),
        ("{c1 said} {s1 {organisation Lund S.A.}}.", "{c1 said} {s1 {organisation Lund S.A.}}"),
    ],
)
def test_punctuation_is_mended_where_fillings_meet(raw: str, right: str) -> None:
    assert mended(raw) == right


def test_an_article_has_one_style_of_quotation_marks() -> None:
    line = "“{t1 It's ‘over’},” {s1 she} {c1 said}."
    styles = {parse("A " + quoted(line, Random(seed))).text for seed in range(60)}
    assert "“It’s ‘over’,” she said." in styles
    assert "‘It’s “over”’, she said." in styles
    assert "\"It's 'over',\" she said." in styles


def test_headlines_keep_their_marks_in_every_case() -> None:
    line = "{s1 {person Lind}}{c1 :} {t1 the port was safe}"
    shapes = {headline(line, Random(seed)) for seed in range(60)}
    assert shapes == {
        line,
        "{s1 {person Lind}}{c1 :} {t1 The Port Was Safe}",
        "{s1 {person LIND}}{c1 :} {t1 THE PORT WAS SAFE}",
    }


def test_edges_of_polnear() -> None:
    passage = polnear_edges(parse("A {s1 She} {c1 said} that {t1 it fell}. “{t2 It fell},” {s2 he} {c2 said}."))
    told, direct = passage.attributions or ()
    assert [passage.text[start:end] for start, end in (*told.cue, *told.content)] == ["said", "that it fell"]
    assert [passage.text[start:end] for start, end in direct.content] == ["“It fell,”"]
    assert wider(told, passage.text) == told


def test_people_of_every_culture_can_be_born() -> None:
    folk = cultures(FOLDER / "people.txt")
    dice = Random(5)
    names = {person.full for person in (born(dice, folk) for _ in range(500))}
    assert len(names) > 450
    assert len({name for culture in folk for name in culture.female + culture.male}) >= 400
    assert len({name for culture in folk for name in culture.surnames}) >= 500
    assert [person.female for person in islice((born(dice, folk, female=True) for _ in iter(int, 1)), 5)] == [True] * 5


def test_the_addressee_stands_outside_the_cue() -> None:
    raw = "{s1 She} {c1 told | the {organisation Tide}} that {t1 {s2 he} {c2 told | us} {t2 it fell}}."
    assert mended(raw) == "{s1 She} {c1 told} the {organisation Tide} that {t1 {s2 he} {c2 told} us {t2 it fell}}."
