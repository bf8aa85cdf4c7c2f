"""Who shares text with whom."""

from __future__ import annotations

import sys

import msgspec
import pytest

from crossread.account import Account, Cited, PassageRecord
from crossread.publish.lookup import look_up
from crossread.publish.sharing import ROW, THICKEST, sharing


def test_pairs_count_each_word_once(account: Account, texts: dict[str, str]) -> None:
    doubled = msgspec.structs.replace(account, passages=account.passages * 2)
    for one in (account, doubled):
        found = sharing(look_up(one, texts))
        assert [(pair.first.text, pair.second.text, pair.words) for pair in found.pairs] == [
            ("Nordpress", "Marrow Gazette", 38),
            ("Nordpress", "Inselbote", 22),
        ]


def test_a_shared_quotation_is_no_reuse(account: Account, texts: dict[str, str]) -> None:
    gazette = sharing(look_up(account, texts)).pairs[0]
    assert gazette.words - gazette.reused == len(
        ['"This', "was", "a", "tragedy", "that", "had", "been", "waiting", "to", 'happen,"']
    )
    quotations = tuple(msgspec.structs.replace(passage, quotation=True) for passage in account.passages)
    found = sharing(look_up(msgspec.structs.replace(account, passages=quotations), texts))
    assert found.drawing is None
    assert len(found.pairs) == 2


def test_the_drawing_has_a_row_for_each_article_and_the_thickest_arc_for_the_most_words(
    account: Account, texts: dict[str, str]
) -> None:
    drawing = sharing(look_up(account, texts)).drawing
    assert drawing is not None
    assert [node.article.text for node in drawing.nodes] == ["Nordpress", "Marrow Gazette", "Inselbote"]
    assert drawing.height == 3 * ROW
    assert max(arc.width for arc in drawing.arcs) == THICKEST
    assert [arc.said.split(" shares ")[0] for arc in sorted(drawing.arcs, key=lambda arc: -arc.width)] == [
        "Marrow Gazette",
        "Inselbote",
    ]


def test_the_drawing_says_in_words_what_it_shows(account: Account, texts: dict[str, str]) -> None:
    drawing = sharing(look_up(account, texts)).drawing
    assert drawing is not None
    assert drawing.said == (
        "from the earliest known to the latest: Nordpress, Marrow Gazette, Inselbote; "
        "Marrow Gazette shares 28 words with Nordpress; Inselbote shares 22 words with Nordpress"
    )


def test_each_article_says_what_it_does_with_the_text_and_how_much_is_its_own(
    account: Account, texts: dict[str, str]
) -> None:
    drawing = sharing(look_up(account, texts)).drawing
    assert drawing is not None
    assert [(node.part.said, node.part.own, node.tie) for node in drawing.nodes if node.part] == [
        ("the text is its own", 40, "no earlier one known"),
        ("prints the Nordpress text nearly whole, 80 % of it", 0, "28 words as in Nordpress"),
        ("takes parts of the Nordpress text, 30 % of it", 62, "22 words as in Nordpress"),
    ]


def test_an_account_that_does_not_say_what_articles_do_is_still_drawn(account: Account, texts: dict[str, str]) -> None:
    lines = tuple(msgspec.structs.replace(line, parts=()) for line in account.lines)
    found = sharing(look_up(msgspec.structs.replace(account, lines=lines), texts))
    assert found.drawing is not None
    assert not found.drawing.rated
    assert [node.part for node in found.drawing.nodes] == [None] * 3
    assert found.lines[0].counted == ""


def test_of_many_articles_the_first_are_drawn_and_the_rest_are_listed(
    account: Account, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[sharing.__module__], "SHOWN", 2)
    drawing = sharing(look_up(account, texts)).drawing
    assert drawing is not None
    assert (len(drawing.nodes), len(drawing.arcs), drawing.height) == (2, 1, 2 * ROW)
    assert [node.article.text for node in drawing.left_out] == ["Inselbote"]


def test_lines_name_their_origin(account: Account, texts: dict[str, str]) -> None:
    (line,) = sharing(look_up(account, texts)).lines
    assert line.origin == "Nordpress"
    assert [link.text for link in line.articles] == ["Nordpress", "Marrow Gazette", "Inselbote"]
    assert line.counted == "1 article prints it whole or nearly and 1 article takes parts of it"
    assert line.said == "goes back to Nordpress"


def test_without_an_origin_it_cannot_be_told(account: Account, texts: dict[str, str]) -> None:
    lines = tuple(msgspec.structs.replace(line, origin=None) for line in account.lines)
    (line,) = sharing(look_up(msgspec.structs.replace(account, lines=lines), texts)).lines
    assert line.said == "cannot tell whose text it is"
    assert [part.said for part in line.parts] == [
        "closest to what all share",
        "prints the same text nearly whole, 80 % of it",
        "takes parts of the same text, 30 % of it",
    ]


def test_paragraphs_that_stand_for_the_most_part_in_the_closest_are_counted(
    account: Account, texts: dict[str, str]
) -> None:
    (line,) = account.lines
    article = next(article for article in account.articles if article.id == line.articles[2])
    paragraph = next(block for block in article.blocks if block.kind == "paragraph")
    shared = Cited(article.id, paragraph.start, paragraph.end, texts[article.id][paragraph.start : paragraph.end])
    whole = PassageRecord((account.passages[0].spans[0], shared), 1.0)
    quoted = msgspec.structs.replace(whole, quotation=True)
    for passage, said in ((whole, "takes 1 paragraph of the Nordpress text, 30 % of it"), (quoted, "takes parts of")):
        found = sharing(look_up(msgspec.structs.replace(account, passages=(passage,)), texts))
        assert found.lines[0].parts[2].said.startswith(said)


def test_of_many_pairs_those_that_share_most_are_listed(
    account: Account, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = sharing(look_up(account, texts))
    monkeypatch.setattr(sys.modules[sharing.__module__], "LISTED", 1)
    found = sharing(look_up(account, texts))
    assert (found.pairs, found.unlisted) == (everything.pairs[:1], len(everything.pairs) - 1)
    assert found.drawing == everything.drawing
