"""What figures measure and what that belongs to: made-up reports with marked words; invariants over any words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.marked import found, read, words

MEASURED = [
    # subjects of verbs of change and level, with their phrases
    "[Trade] between Norvia and Karva reached «$245bn».",
    "[Shares] of Brixo were up «2.1 %».",
    "[Unemployment], at «4.5 percent», has hardly moved.",
    "[GDP] fell «3 %».",
    "[Wages] up «5 %», says ministry",
    "The [rate], which counts those who seek work, came down sharply to «14.5%».",
    "The [number] of people who… fled.\n[Turnout] in the eastern towns was «52 percent».",
    "Analysts expect [inflation] to fall to «2 %».",
    "The [price] stood at «$5» that week.",
    "[Sales] last month rose «3 %».",
    "The Brixo [index] closed up «372 points».",
    "The share of pupils and the [share] of the [vote] rose.\n[Exports] to Karva climbed by «7 %».",
    # objects of such verbs
    "The bill would lower health care [costs] in this valley by «$450 million».",
    "The council raised the polling [threshold] to «2 percent».",
    "It promised to cut its [emissions] by «40 percent».",
    "The plan would reduce the number of late-stage kidney [patients] by «25%».",
    "That brings the [tariff] on Karvan tin to «7 %».",
    "The national [debt] «surpassed $22 trillion» then.",
    "It sent [payments] to Norvians of «$1,200».",
    "It sent «$500» [payments] to all.",
    "They want a «4%» income-based [premium].",
    # a part of something, a change in something
    "She won «52 %» of the [vote].",
    "It spends «2 %» of its [GDP] on defence.",
    "A «7 %» increase in [trade] was noted.",
    "They sent «$3bn» in military [aid].",
    "He sold «hundreds of thousands of dollars»' worth of [books].",
    "Brixo made «half» of the new [pumps].",
    # before a noun
    "They signed a «$1.2bn» [deal].",
    "The recently approved «$2.2 billion» rescue [package] is small.",
    "A «$1,000»-a-head [dinner] was held.",
    "It was the «fifth-largest» [port] of the coast.",
    # hung on a noun
    "He got a [fine] of «€1.2m».",
    "An [inflation] of «7 %» was feared.",
    "It has a [budget] of «$3bn» this time.",
    "The barn holds [tools] worth «$5m».",
    "Fares rose for [incomes] over «$10 million».",
    "She won by a wide [margin] («more than 12 percentage points»).",
    "He paid «$3m» for the [house].",
    "They sold the [mill] for «$5 million».",
    "The fire burnt an [area] «30 miles» wide.",
    # counts
    "Sales of «3 million» [cars] were booked.",
    "The company employs «300» [people].",
    "«29» foreign and domestic [flights] were held up.",
    "«12» more Roads and Harbours Board [officers] came.",
    "«Two dozen» of the town's [boats] sank.",
    "Of the crew, of whom «three» are [children], none spoke.",
    "He hired 17 [clerks], «12» of whom left.",
    "12 [miners] in Arda, «7» in Velm and 3 in Oster were ill.",
    "The inquest on five [divers] heard that «two» of them were late.",
    "It has [judges].\nThe club has a [population] of «3 million» in the north.",
    # carried on from an earlier amount
    "[Profit] rose 7 % to «$4bn».",
    "[Prices] fell 3 points to «41».",
    "[Turnout] was 52 %, up from «48 %».",
    "[Output] dropped 400 tonnes, or «1.6 percent».",
    "They put a 25% [tax] on tin and a «10%» on salt.",
    "Their latest [request] was $2.1 billion for roads and another «$400 million» for paths.",
    # multiples
    "[Prices] «doubled» within days.",
    "The strike hit the pits, «halving» the valley's [output].",
    "It has «three times» as many [goats].",
]


@pytest.mark.parametrize("case", [case.rpartition("\n")[2] for case in MEASURED])
def test_what_a_figure_measures(case: str) -> None:
    figure, text, places = read(case)
    assert (words(text, figure.measured), figure.measures) == (
        text[slice(*places["["])],
        text[slice(*places["["])].lower(),
    )


FATES = [
    ("In all «51» people were hurt.", "people hurt"),
    ("«At least seven» dead, mayor says", "dead"),
    ("«Dozens» injured in crush", "injured"),
    ("«51» hurt as ferry sinks", "hurt"),
    ("«12» were killed in the slide.", "killed"),
    ("The blast hit a bus, killing «two».", "killed"),
    ("The blast killed 10 sailors and wounded «dozens» more.", "hurt"),
    ("The death toll rose to «12».", "death toll"),
    ("The «12» gunmen killed three people.", "gunmen"),
]


@pytest.mark.parametrize(("case", "noun"), FATES)
def test_what_happened_to_people_is_part_of_the_measure(case: str, noun: str) -> None:
    assert read(case)[0].measures == noun


UNSURE = [
    "They will start at «10%» and go on.",
    "He might live to be «200» then, he said.",
    "Both sides want to add «$250 billion» to it.",
    "They came within «200 yards» of the mill.",
    "The talks were over within «14 days» of arrival.",
    "She raised «$21,500» at a dinner.",
    "The «$13.9bn» allocated for relief was gone.",
    "He waited «20 seconds».",
    "A drop of «963,000» was seen.",
    "They named a «48-year-old» Ana Mendes.",
    "She works 40 hours a week, that comes to «$17» each.",
    "They took «$3.4 billion» in a month.",
]


@pytest.mark.parametrize("case", UNSURE)
def test_nothing_is_measured_where_the_words_do_not_show_it(case: str) -> None:
    assert read(case)[0].measures is None


OWNED = [
    "Trade between <Norvia and Karva> reached «$245bn».",
    "Trade between the <Norvian Islands and the Karva Valley> reached «$2bn».",
    "<Brixo>'s revenue rose «7 %».",
    "<Norvia>'s exports to Karva fell «3 %».",
    "The population of <Velm> is «3 million».",
    "Unemployment in <Oster> fell to «4 %».",
    "Sales of <electric buses> rose «3 %».",
    "Shares of <Brixo> were up «2.1 %».",
    "The bill would lower costs in this <valley> by «$4 million».",
    "The <country>'s «$10 billion» wealth fund lost money.",
    "The <players>' pay rose «3 %».",
    "«Two» music festivals in <Velm> were off.",
    "He runs «40» branches of the <Bank of Oster> there.",
    "12 miners in Arda, «7» in <Velm> and 3 in Oster were ill.",
    "He cited «three» parts of <Ruiz's record> there.",
    "Sales of <Karvan salt> reached «$3m».",
    "Unemployment in <Oster> climbed to «4 %».",
    "They got «880» pages of <documents> detailing Ruiz's past.",
    "<Norvia>'s «three» abortion clinics are shut.",
]
NOT_OWNED = [
    "Its revenue rose «7 %».",
    "Sales rose «3 %» in March.",
    "Sales in March rose «3 %».",
    "«34» sailors with burns came.",
    "This year's dinner raised «$3m».",
    "December's rate was «3 %».",
    "Ruiz's lawyers questioned «500» clerks.",
    "Ruiz's «four»-page letter came.",
    "After Ruiz's speech outlining «four» plans they left.",
    "«Two» of them left in haste.",
    "«12» people in the crowd fell.",
]


@pytest.mark.parametrize("case", OWNED)
def test_what_the_measured_noun_belongs_to(case: str) -> None:
    figure, text, places = read(case)
    assert words(text, figure.of) == text[slice(*places["<"])]


@pytest.mark.parametrize("case", NOT_OWNED)
def test_nothing_belongs_where_no_words_say_so(case: str) -> None:
    assert read(case)[0].of is None


WORDS = st.lists(
    st.sampled_from(
        [
            "trade",
            "of",
            "the",
            "in",
            "12",
            "7",
            "%",
            "$3bn",
            "rose",
            "fell",
            "by",
            "to",
            "from",
            "up",
            ",",
            ".",
            "(",
            ")",
            "people",
            "killed",
            "a",
            "year",
            "over",
            "five",
            "'s",
            "'",
            "Norvia",
            "and",
            "whom",
            "or",
        ]
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_every_span_lies_in_the_text_and_is_not_empty(drawn: list[str]) -> None:
    text = " ".join(drawn)
    for figure in found(text):
        for span in (figure.measured, figure.of, figure.period and figure.period.span):
            assert span is None or text[span.start : span.end].strip()
        assert (figure.measures is None) == (figure.measured is None)
        assert figure.of is None or figure.measures is not None


@pytest.mark.parametrize(
    "piece",
    [
        "7 in Arda, ",
        "up from 3 % ",
        "of the ",
        "rose by 5 % to ",
        "town's ",
        "between A and ",
        "12 of whom ",
        "trade in ",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    """A sentence of twenty times the length takes no more than some fifty times as long; a square would be four hundred."""

    def taken(times: int) -> float:
        text = "12 people in Velm, " + piece * times
        start = time.perf_counter()
        found(text)
        return time.perf_counter() - start

    taken(10)
    short = min(taken(40) for _ in range(3))
    assert taken(800) < max(50 * short, 0.5)
