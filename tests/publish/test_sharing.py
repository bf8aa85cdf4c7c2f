"""Who shares text with whom."""

from __future__ import annotations

import msgspec

from crossread.account import Account
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


def test_lines_name_their_origin(account: Account, texts: dict[str, str]) -> None:
    (line,) = sharing(look_up(account, texts)).lines
    assert line.origin == "Nordpress"
    assert [link.text for link in line.articles] == ["Nordpress", "Marrow Gazette", "Inselbote"]
