"""Articles whose text goes back to one text."""

import dataclasses

import pytest

from crossread.cluster import cluster, words
from crossread.cluster.index import ReuseIndex
from crossread.cluster.lines import evidence, relation

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


def roles(line, **of):
    """The role of each article by name."""
    names = {article.id: name for name, article in of.items()}
    return {names[part.article]: part.role for part in line.parts}


def test_who_prints_it_whole_who_cuts_it_and_who_takes_a_part(article):
    agency = article("\n".join(WIRE), outlet="Reuters", published="2024-05-07")
    whole = article("\n".join([*WIRE, FIRST[0]]), outlet="Marl Courier", published="2024-05-07", credits=("Reuters",))
    cut = article("\n".join(WIRE[:2]), outlet="The Plainsman", published="2024-05-06", credits=("Reuters",))
    mixed = article("\n".join([FIRST[1], *WIRE[1:3], *SECOND]), outlet="Marl Echo")
    (line,) = lines(whole, cut, agency, mixed)
    assert roles(line, agency=agency, whole=whole, cut=cut, mixed=mixed) == {
        "agency": "closest",
        "whole": "whole",
        "cut": "cut",
        "mixed": "parts",
    }
    assert tuple(part.article for part in line.parts) == line.articles
    part = {each.article: each for each in line.parts}
    assert part[cut.id].own == 0
    assert 0.15 < part[whole.id].own < 0.3
    assert part[mixed.id].own > 0.5
    assert part[whole.id].share == 1
    assert 0.4 < part[cut.id].share < 0.6
    assert "Reuters is nearest to what all share" in line.reason


def test_papers_of_one_publisher_are_no_reprints(article):
    one = article("\n".join(WIRE), outlet="Liverpool Echo", published="2024-05-07T08:00:00+00:00")
    other = article("\n".join([*WIRE, FIRST[0]]), outlet="Daily Mirror", published="2024-05-07T11:00:00+00:00")
    # "Daily Mirror" alone is the name of two outlets; its address says which
    other = dataclasses.replace(other, page=dataclasses.replace(other.page, url="https://www.mirror.co.uk/news/1"))
    (line,) = lines(one, other)
    assert {part.role for part in line.parts} == {"closest", "publisher"}
    assert line.origin == "Reach"
    assert "all are papers of Reach" in line.reason


def test_an_outlet_may_be_given_as_a_domain(article):
    one = article("\n".join(WIRE), outlet="liverpoolecho.co.uk")
    other = article("\n".join([*WIRE, FIRST[0]]), outlet="mirror.co.uk")
    assert {part.role for part in lines(one, other)[0].parts} == {"closest", "publisher"}


def test_a_piece_that_the_closest_lacks_is_cut_all_the_same(article):
    longer = [*WIRE, *FIRST, *SECOND]
    whole = [
        article("\n".join([*longer[:-2], extra]), outlet=outlet) for outlet, extra in (("A", "Odd."), ("B", "Even."))
    ]
    last = article("\n".join(longer[2:]), outlet="C")
    piece = article("\n".join([longer[3], *longer[-2:]]), outlet="D")
    (line,) = lines(*whole, last, piece)
    assert roles(line, a=whole[0], b=whole[1], last=last, piece=piece)["piece"] == "cut"


def test_missing_times_are_said(article):
    one = article("\n".join(WIRE), outlet="A")
    other = article("\n".join(WIRE[:3]), outlet="B", published="2024-05-07")
    (line,) = lines(one, other)
    assert line.origin is None
    assert "cannot be told: not all say when they appeared" in line.reason


def test_to_be_first_is_no_proof(article):
    first = article("\n".join([FIRST[0], *WIRE[:2]]), outlet="A", published="2024-05-06")
    later = [
        article("\n".join([*WIRE, extra]), outlet=outlet, published="2024-05-07")
        for outlet, extra in zip("BC", SECOND, strict=True)
    ]
    (line,) = lines(first, *later)
    assert line.articles[0] == first.id
    assert line.origin is None
    assert "A had it first but lacks" in line.reason


def test_an_outlet_that_another_names_is_the_origin(article):
    source = article("\n".join(WIRE), outlet="Marl Courier", published="2024-05-08")
    naming = article(
        "\n".join([*WIRE[:3], "The Marl Courier spoke to all of them."]), outlet="B", published="2024-05-07"
    )
    (line,) = lines(source, naming)
    assert line.origin == "Marl Courier"
    assert "B names Marl Courier in its text" in line.reason


def test_a_dateline_names_the_agency(article):
    one = article(f"UPPER MARL, May 7 (Reuters) - {WIRE[0]}\n" + "\n".join(WIRE[1:]), outlet="A")
    other = article("\n".join([*WIRE, FIRST[0]]), outlet="B")
    (line,) = lines(one, other)
    assert line.origin == "Reuters"


def test_lines_of_many_articles_hold_together(article):
    # more than an article is compared with
    made = [
        article("\n".join([*WIRE, f"Outlet {number} adds words {number * 7}."]), outlet=f"Outlet {number}")
        for number in range(60)
    ]
    (line,) = lines(*made)
    assert len(line.articles) == 60


RELATIONS = [
    ([*WIRE], [*WIRE[:2]], "same"),
    ([*WIRE, *FIRST, *SECOND], [*reversed(WIRE), "Nobody was hurt."], "same"),
    ([*WIRE, *FIRST], [*WIRE[:1], *SECOND], "shares"),
    ([*WIRE], [*SECOND], "independent"),
    (
        ["“We lifted eleven wagons before noon and we lost four to the stream,” said Oda Frey.", *FIRST],
        ["Ms Frey told us: “We lifted eleven wagons before noon and we lost four to the stream.”", *SECOND],
        "independent",
    ),
]


@pytest.mark.parametrize(("first", "second", "wanted"), RELATIONS)
def test_one_text_or_some_in_common_or_none(article, first, second, wanted):
    bodies, vocabulary = words.every([article("\n".join(first)), article("\n".join(second))], ())
    shared = evidence(bodies, ReuseIndex(vocabulary).add(bodies))
    assert relation(shared.get((0, 1))) == wanted
