"""Articles whose text goes back to one text."""

import pytest

from crossread.cluster import cluster

WIRE = [
    "A cargo train carrying grain left the rails near Upper Marl early on Tuesday, blocking both lines to the coast.",
    "Engineers worked through the morning to lift eleven wagons, of which four had rolled down the bank into a stream.",
    "The company that runs the line has paid three fines in two years for late repairs to its signals.",
    "Passengers were taken by bus to Lower Marl, where they waited for as long as five hours in a school hall.",
]
FIRST = [
    "Commuters woke to chaos as the harvest's busiest route fell silent, and shops in Marl ran short of bread by noon.",
    "Ticket inspectors handed out water while children drew pictures of the wreck on the windows of the hall.",
]
SECOND = [
    "It was the fourth mishap this year on a railway that the government once called the pride of the plains.",
    "Opposition members demanded that the transport minister explain herself before the committee rises for summer.",
]


def lines(*articles):
    return cluster(articles).lines


def test_a_reprint_goes_back_to_the_agency(article):
    one = article("\n".join(WIRE), outlet="Marl Courier", credits=("Reuters",), published="2024-05-07")
    other = article("\n".join([FIRST[0], *WIRE[:3]]), outlet="The Plainsman", published="2024-05-08")
    (line,) = lines(other, one)
    assert line.articles == (one.id, other.id)
    assert line.origin == "Reuters"
    assert "3 of" in line.reason
    assert "Reuters" in line.reason


def test_with_no_agency_it_is_who_had_it_first(article):
    one = article("\n".join(WIRE), outlet="Marl Courier", published="2024-05-07T08:00:00+00:00")
    other = article("\n".join(WIRE[:3]), outlet="The Plainsman", published="2024-05-07T11:00:00+00:00")
    assert lines(one, other)[0].origin == "Marl Courier"


@pytest.mark.parametrize("published", [None, "2024-05-07"])
def test_origin_is_not_known_where_the_order_is_not(article, published):
    one = article("\n".join(WIRE), outlet="Marl Courier", published=published)
    other = article("\n".join(WIRE[:3]), outlet="The Plainsman", published="2024-05-07")
    assert lines(one, other)[0].origin is None


def test_one_sentence_of_background_makes_no_line(article):
    shared = "The company that runs the line has paid three fines in two years."
    clustering = cluster(
        [article("\n".join([*FIRST, shared]), outlet="A"), article("\n".join([shared, *SECOND]), outlet="B")]
    )
    assert len(clustering.passages) == 1
    assert clustering.lines == ()


def test_one_sentence_makes_a_line_where_both_credit_one_agency(article):
    shared = "The company that runs the line has paid three fines in two years for late repairs."
    one = article("\n".join([*FIRST, shared]), outlet="A", credits=("AFP",))
    other = article("\n".join([shared, *SECOND]), outlet="B", credits=("AFP",))
    assert [line.origin for line in lines(one, other)] == ["AFP"]


def test_several_sentences_lightly_edited_make_a_line(article):
    one = article("\n".join([*FIRST, WIRE[1], WIRE[2]]), outlet="A", credits=("agencies",))
    edited = [
        "Engineers worked all through the morning to lift eleven wagons, four of which had rolled down the bank into a stream.",
        "The company running the line has paid three fines in two years for late repairs to signals.",
    ]
    other = article("\n".join([edited[0], *SECOND, edited[1]]), outlet="B", credits=("Reuters",))
    (line,) = lines(one, other)
    assert line.origin == "Reuters"
    assert "with small edits" in line.reason


def test_a_shared_quotation_makes_no_line(article):
    words = (
        "“We lifted eleven wagons before noon, we lost four to the stream, and not one of my men was hurt or will be blamed "
        "for what the signals did, and I would ask the minister to come here and say so to their faces,”"
    )
    one = article(f"{FIRST[0]}\n{words} said Oda Frey.", outlet="A")
    other = article(f"{SECOND[0]}\n{words} Ms Frey told the hall.", outlet="B")
    clustering = cluster([one, other])
    assert [passage.quotation for passage in clustering.passages] == [True]
    assert clustering.lines == ()


def test_two_agencies_leave_the_origin_open(article):
    one = article("\n".join(WIRE), outlet="A", credits=("AP",))
    other = article("\n".join(WIRE), outlet="B", credits=("AFP",))
    (line,) = lines(one, other)
    assert line.origin is None
    assert "AFP, AP" in line.reason


def test_a_mixed_article_does_not_make_two_wire_texts_one(article):
    second_wire = [
        "Rice growers in the southern delta asked for a moratorium on loans after the second salt tide of the season.",
        "A bank in Ostrava had offered them terms in March that they called a noose with a ribbon tied around it.",
        "The delta feeds a fifth of the country and pays its farmers less than any province but one.",
        "Wells have turned brackish as far inland as Saint Odo, where the council now sells water by the bucket.",
    ]
    train = [article("\n".join([*WIRE, extra]), outlet=outlet) for outlet, extra in zip("AB", FIRST, strict=True)]
    rice = [
        article("\n".join([*second_wire, extra]), outlet=outlet) for outlet, extra in zip("CD", SECOND, strict=True)
    ]
    mixed = article("\n".join([*WIRE[:2], *second_wire[:2]]), outlet="E")
    groups = [set(line.articles) for line in lines(*train, *rice, mixed)]
    assert not any({train[0].id, rice[0].id} <= group for group in groups)


def test_articles_alone_have_no_line(article):
    assert lines(article("\n".join(FIRST), outlet="A"), article("\n".join(SECOND), outlet="B")) == ()
