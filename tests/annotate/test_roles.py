"""Whether figures of made-up reports are levels or changes, and the time they are counted over."""

from __future__ import annotations

import pytest
from tests.annotate.marked import read

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
    ("The indexes were down 2 % and «3 %».", "fall"),
    ("A historic «1,000-point» leap followed.", "rise"),
    ("The lake rose «50 feet».", "rise"),
    # levels
    ("Prices fell by 3 points to «41».", "level"),
    ("Staff rose from 5 to «7».", "level"),
    ("Turnout was «48 %», down from 52 %.", "level"),
    ("Trade reached «$245bn».", "level"),
    ("The council raised the threshold to «2 percent».", "level"),
    ("They dropped «300» bombs.", "level"),
    ("It declined to join a challenge by «18» towns.", "level"),
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
    ("Over {five years} rents rose «7 %».", "over", "P5Y"),
    ("Within {24 hours}, he said, «300» boats were sold.", "over", "PT24H"),
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
    assert min(end, places["{"][1]) > max(start, places["{"][0]), text[start:end]
    assert value is None or figure.period.value == value


NO_PERIOD = [
    "They sold «300» boats on Tuesday.",
    "Income is «$50,000» per capita.",
    "A wind of «100 km per hour» hit the coast.",
    "He praised the «$10bn» fund in May.",
    "Rents are up «7 %» on the same period last year.",
    "The agency said last month that «300» boats sank.",
    "He called for «$3m» by 2035.",
    "They asked «$5m» for a 30-second slot.",
    "Claims fell «7 %» from a year ago.",
    "Claims fell «7 %» on last year.",
    "The letter sent last month that names «12» towns is lost.",
    "Fares fell to «$3» on Tuesday from $5 in 2029.",
    "The «12» members voted on the 2029 budget.",
    "Turnout was 48 %, down from «52 %» then, not as in 2029; all voted.",
]


@pytest.mark.parametrize("case", NO_PERIOD)
def test_no_period_where_none_is_told_of_the_figure(case: str) -> None:
    assert read(case)[0].period is None
