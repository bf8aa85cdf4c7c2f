"""Which characters are quoted: «…» marks them."""

import pytest

from crossread.cluster.quoted import quoted
from crossread.model import Annotations, Attribution

# A sentence of an outlet's own, longer than a post could be before November 2017
PROSE = (
    "The council had the new bridge over the Ostra painted green in the spring, which cost it twenty thousand crowns that it had"
    " not planned for, as the traders of the harbour said."
)
POST = "Green is for frogs and for the benches in the park, and who paid for that, pray?"

CASES = [
    "“«We will rebuild the bridge,»” said Ana Ruiz.",
    '"«We will rebuild the bridge,»" said Ana Ruiz. "«It will take a year.»"',
    "‘«We will rebuild the bridge,»’ said Ana Ruiz, whose dogs’ kennels were lost.",
    "The farmers' union wants 'more' and the drivers' union wants less of it.",
    "They spoke of a “no limits” partnership and of “old friends” again.",
    "“«We will rebuild the bridge.\n»“«And we will rebuild the mill,»” she said.",
    'She began: "«We will rebuild the bridge. »"«And we will rebuild the mill,»" she said.',
    'The inch mark in a 5" pipe opens nothing, and nothing is closed by it.',
    "«I hate the new bridge so much -- Bo Lind (@bolind) May 8, 2024»",
    "«I hate the new bridge so much -- Bo Lind (@bolind)»\nThe bridge was opened on Monday.",
    "Bo Lind (@bolind)\n«I hate the new bridge so much and will never cross it.»\nThe bridge was opened on Monday.",
    f"{PROSE} {PROSE} «I hate the new bridge so much. {POST} {POST} -- Bo Lind (@bolind) May 8, 2024»",
    f"{PROSE} «I hate the new bridge so much. {POST} -- Bo Lind (@bolind) 8 May 2014» It was painted.",
    f"{PROSE} {PROSE} «I hate the new bridge so much pic.twitter.com/x8Yzw1aB2c3 -- Bo Lind (@bolind) May 8, 2014»",
    "«I hate the new bridge so much pic.twitter.com/x8Yz»\nThe bridge was opened on Monday.",
    "Mr Lind then tweeted to all his friends:\n«I hate the new bridge so much and will never cross it.»\nIt was opened on Monday.",
    "The council said in a statement:\n«We will rebuild the bridge, and we shall do it before the winter.»\nIt had no more to say.",
    "These are the dates of the works:\nThe bridge is closed from the third of May until the autumn.",
    "Write to us (news@post.example) if you know more about the bridge.\nThe bridge was opened on Monday.",
    "‘«We will rebuild the bridge and the mill»’ said Ana Ruiz, whose brothers’ kennels were lost.",
]


@pytest.mark.parametrize("case", CASES)
def test_quoted_characters(article, case):
    text = case.replace("«", "").replace("»", "")
    expected, inside = [], False
    for character in case:
        if character in "«»":
            inside = character == "«"
        else:
            expected.append(inside and not character.isspace())
    marks = quoted(article(text), None)
    assert [bool(mark) and not c.isspace() for mark, c in zip(marks, text, strict=True)] == expected


def test_what_annotate_found_is_quoted_too(article):
    made = article("We will rebuild the bridge, wrote Ana Ruiz in large letters.")
    span = made.page.span(0, 26)
    annotations = Annotations(made.id, attributions=(Attribution("a1", "direct", None, None, (span,)),))
    assert bytes(quoted(made, annotations)) == b"\1" * 26 + b"\0" * (len(made.text) - 26)
