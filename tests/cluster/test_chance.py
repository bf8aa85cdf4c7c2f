"""What two reporters write alike by chance is no shared text."""

import pytest

from crossread.cluster import chance, cluster, passages, words

OWN = (
    "Nobody at the quarry had seen rain for eleven weeks, and the pumps stood idle behind the sheds.",
    "Farmers along the Ester valley sold their cattle early this year because hay had become too dear.",
)
LONGER = (
    "The regulator said on Monday that the Velda dam had been inspected twice since the spring floods and found sound."
)
SHORT = "were refused a licence to sell smoked eel at the fish market in Ostrey"
REFUSED = (
    f"Two sisters who {SHORT} went to court on Monday, and the judge will hear them before the summer begins.",
    f"The town has lost its case against traders who {SHORT}, its lawyer told this newspaper late on Friday evening.",
)
QUOTED = (
    "We will mend the bridge before the winter comes, and not one crown of it shall be paid by those who live beside it"
)


def found(*articles):
    bodies, vocabulary = words.every(articles, ())
    return bodies, passages.find(bodies, vocabulary)


def told(*articles):
    return chance.without(*found(*articles))


CHANCE = [
    REFUSED,  # a fact in the usual words, in two long sentences
    (
        "The ship was the first sitting member of her class to set foot in Ostrey since the war, and she stayed for one night.",
        "It was the first captain of his company to set foot in Ostrey since the war who wrote about it in the log that we read.",
    ),
]
SHARED = [
    (f"{REFUSED[0]}\n{LONGER}", f"{LONGER}\n{REFUSED[1]}", 2),  # beside more shared text
    (
        OWN[0] + " The pumps were sold to a dealer in Ostrey for scrap.",
        "The pumps were sold to a dealer in Ostrey for scrap.",
        1,
    ),
    (LONGER, f"{OWN[1]}\n{LONGER}", 1),
]


@pytest.mark.parametrize(("first", "second"), CHANCE)
def test_a_few_words_alone_are_no_shared_text(article, first, second):
    pair = article(f"{OWN[0]}\n{first}"), article(f"{second}\n{OWN[1]}")
    assert found(*pair)[1]
    assert not told(*pair)


@pytest.mark.parametrize(("first", "second", "count"), SHARED)
def test_a_sentence_and_what_stands_beside_more_are_kept(article, first, second, count):
    assert len(told(article(first), article(second))) == count


def test_two_places_with_the_same_words_do_not_hold_each_other(article):
    assert not told(article(REFUSED[0]), article(f"{REFUSED[1]}\n{REFUSED[1].replace('The town', 'A village')}"))


def test_what_one_agency_is_credited_for_is_kept(article):
    assert told(*(article(text, credits=("Reuters",)) for text in REFUSED))
    assert not told(
        *(article(text, credits=(agency,)) for text, agency in zip(REFUSED, ("AFP", "Reuters"), strict=True))
    )


def test_scattered_words_of_two_sentences_are_none(article):
    one = article(
        f"{LONGER}\nThe bar weighs 150 grams now. Angry buyers branded the move “stupid” and the “wrong decision”."
    )
    other = article(
        f"{LONGER}\nIt is sold in bars of 150 grams. Some buyers have described the move as “the wrong decision”."
    )
    assert [len(each.passage.spans[0]) > 100 for each in told(one, other)] == [True]


@pytest.mark.parametrize(
    ("frame", "quotation"),
    [
        ("“{}”, Ana Ruiz, head of the harbour board, wrote in a letter.", True),
        ("{} She added, as the board met in Ostrey on Monday for the first time since the floods: “{}”", False),
    ],
)
def test_a_quotation_in_a_short_frame_is_a_quotation(article, frame, quotation):
    text = (
        frame.format(QUOTED) if quotation else frame.format("The harbour board is to pay for the bridge alone.", QUOTED)
    )
    (one,) = told(article(f"{OWN[0]}\n{text}"), article(f"{text}\n{OWN[1]}"))
    assert one.passage.quotation == quotation


def test_a_clustering_holds_no_chance(article):
    pair = [article(text, outlet) for text, outlet in zip(REFUSED, ("The Gazette", "The Mail"), strict=True)]
    assert not cluster(pair).passages
