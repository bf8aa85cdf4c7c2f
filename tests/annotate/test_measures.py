"""What figures measure, what that belongs to, their role and their period: made-up reports with marked words.

«…» marks the amount, [ ] around a word what it measures, < > around words what that belongs to, { } its period.
"""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate import figures, moments
from crossread.model import Annotations, Article, Block, Figure, Found, Page, Span

MARKS = re.compile(r"[«»\[\]<>{}]")
PAIRS = {"«": "»", "[": "]", "<": ">", "{": "}"}


def found(text: str) -> list[Figure]:
    page = Page.of(text, "made up")
    blocks = (Block("paragraph", page.span(0, len(text))),) if text else ()
    article = Article(page, blocks, published=Found("2031-03-19", None, "given"))
    return list(figures.find([article], moments.find([article], [Annotations(article.id)]))[0].figures)


def marked(case: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without its marks, and where the marked words stand in it."""
    places: dict[str, tuple[int, int]] = {}
    for opening, closing in PAIRS.items():
        if opening in case:
            start, end = case.index(opening), case.index(closing)
            before = len(MARKS.sub("", case[:start]))
            places[opening] = (before, before + len(MARKS.sub("", case[start:end])))
    return MARKS.sub("", case), places


def read(case: str) -> tuple[Figure, str, dict[str, tuple[int, int]]]:
    """The one figure whose words are marked."""
    text, places = marked(case)
    near = [f for f in found(text) if f.span.start < places["«"][1] and places["«"][0] < f.span.end]
    assert len(near) == 1, [text[f.span.start : f.span.end] for f in found(text)]
    return near[0], text, places


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


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
]
NOT_OWNED = [
    "Its revenue rose «7 %».",
    "Sales rose «3 %» in March.",
    "Sales in March rose «3 %».",
    "«34» sailors with burns came.",
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


ROLES = [
    ("Turnout rose «7 %».", "rise"),
    ("Shares were up «7 %».", "rise"),
    ("A «7 %» increase was noted.", "rise"),
    ("An increase of «300» jobs was noted.", "rise"),
    ("A rise in rents of «5 %» was noted.", "rise"),
    ("Brixo added «200,000» jobs.", "rise"),
    ("The plan would create «5,000» jobs.", "rise"),
    ("It promised to boost revenue by «$300m».", "rise"),
    ("Prices «doubled» within days.", "rise"),
    ("Rents are «7 %» higher there.", "rise"),
    ("She earns «7 %» more than he does.", "rise"),
    ("Rents went up by «3 %».", "rise"),
    ("Prices fell by «3 points» to 41.", "fall"),
    ("The index was off «0.4 percent».", "fall"),
    ("Shares lost «5 %».", "fall"),
    ("Shares shed «5 %».", "fall"),
    ("Brixo cut «300» jobs.", "fall"),
    ("They lost «seven» of their seats.", "fall"),
    ("A «25-basis-point» cut is expected.", "fall"),
    ("It promised to cut its staff by «300».", "fall"),
    ("Output «halved» in a year.", "fall"),
    ("Output dropped 400 tonnes, or «1.6 percent».", "fall"),
    ("The rate changed by «3 %».", "change"),
    ("A swing of «5 points» was seen.", "change"),
    ("Staff rose from «5» to 7.", "before"),
    ("Turnout was 48 %, down from «52 %».", "before"),
    ("It came down to 14.5% from «17.1%».", "before"),
    ("Profit was 5 %, compared with «3 %» a year earlier.", "before"),
    # levels
    ("Prices fell by 3 points to «41».", "level"),
    ("Staff rose from 5 to «7».", "level"),
    ("Turnout was «48 %», down from 52 %.", "level"),
    ("Trade reached «$245bn».", "level"),
    ("The council raised the threshold to «2 percent».", "level"),
    ("They dropped «300» bombs.", "level"),
    ("The flare soared «1,700 miles» up.", "level"),
    ("He gave up «12» seats to her.", "level"),
    ("The firm raised «$2 million».", "level"),
    ("She has 28 % compared with «7 %» for him.", "level"),
    ("«12» people from 3 towns came.", "level"),
    ("They must pin down «50» votes.", "level"),
]


@pytest.mark.parametrize(("case", "role"), ROLES)
def test_whether_a_figure_is_a_level_or_a_change(case: str, role: str) -> None:
    assert read(case)[0].role == role


PERIODS = [
    # each
    ("It earns «$500» {a month} in rent.", "each", "P1M"),
    ("They pump «3,000 litres» {per day}.", "each", "P1D"),
    ("She works «60 hours» {each week}.", "each", "P1W"),
    ("The tour draws «53,000» visitors {a year}.", "each", "P1Y"),
    ("It costs «$4m» {annually}.", "each", "P1Y"),
    ("They get «$15» {an hour}.", "each", "PT1H"),
    ("It has an {annual} budget of «$3bn».", "each", "P1Y"),
    ("He runs «six days» {a week}.", "each", "P1W"),
    # over
    ("Rents rose «7 %» over {five years}.", "over", "P5Y"),
    ("They sold «300» boats within {24 hours}.", "over", "PT24H"),
    ("Rents rose «7 %» during {the past three months}.", "over", "P3M"),
    ("Sales rose «3 %» in {the three months} to June.", "over", "P3M"),
    ("It employed «300» people for {two decades}.", "over", "P20Y"),
    ("It has paid «$4m» over {the past decade}.", "over", "P10Y"),
    ("It raised «$2 million» in {the month} since.", "over", "P1M"),
    # in
    ("In {2029} trade reached «$2bn».", "in", "2029"),
    ("Trade reached «$2bn» in {2029}, he said.", "in", "2029"),
    ("Sales rose «3 %» {last year}.", "in", "2030"),
    ("Sales rose «3 %» in {January}.", "in", "2031-01"),
    ("Sales rose «3 %» in {the third quarter} of the year.", "in", None),
    ("It earned «$500» {a year ago}.", "in", "2030"),
    ("A blast hit the port in {May 2030}, killing «two» sailors.", "in", "2030-05"),
]


@pytest.mark.parametrize(("case", "kind", "value"), PERIODS)
def test_the_period_of_a_figure(case: str, kind: str, value: str | None) -> None:
    figure, text, places = read(case)
    assert figure.period is not None
    start, end = figure.period.span.start, figure.period.span.end
    assert figure.period.kind == kind
    assert start < places["{"][1] and places["{"][0] < end, text[start:end]
    assert value is None or figure.period.value == value


NO_PERIOD = [
    "They sold «300» boats on Tuesday.",
    "Income is «$50,000» per capita.",
    "A wind of «100 km per hour» hit the coast.",
    "He praised the «$10bn» fund in May.",
    "Rents are up «7 %» on the same period last year.",
    "The agency said last month that «300» boats sank.",
    "He called for «$3m» by 2035.",
    "Fares fell to «$3» on Tuesday from $5 in 2029.",
    "The «12» members voted on the 2029 budget.",
    "Turnout was 48 %, down from «52 %» then, not as in 2029; all voted.",
]


@pytest.mark.parametrize("case", NO_PERIOD)
def test_no_period_where_none_is_told_of_the_figure(case: str) -> None:
    assert read(case)[0].period is None


WORDS = st.lists(
    st.sampled_from(
        ["trade", "of", "the", "in", "12", "7", "%", "$3bn", "rose", "fell", "by", "to", "from", "up", ",", ".", "(", ")", "people", "killed", "a", "year", "over", "five", "'s", "'", "Norvia", "and", "whom", "or"]
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
