"""Figures: amounts of made-up reports, marked with «…»; what is no amount; invariants over any text."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate import figures
from crossread.model import Annotations, Article, Block, Figure, Found, Page


def article(text: str, day: str | None = "2031-03-19") -> Article:
    page = Page.of(text, "made up")
    blocks = (Block("paragraph", page.span(0, len(text))),) if text else ()
    return Article(page, blocks, published=Found(day, None, "given") if day else None)


def found(text: str) -> list[Figure]:
    one = article(text)
    return list(figures.find([one], [Annotations(one.id)])[0].figures)


def marked(text: str) -> tuple[str, str]:
    start, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    return plain, plain[start:end]


def number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


READ = [
    # found wrong on running news
    ("It cost «$13.2 million» all told.", "13200000", "13200000", "USD", "exact"),
    ("But he's «37», they say.", "37", "37", "age", "exact"),
    ("«More than 1m» have signed.", "1000000", None, "count", "more than"),
    ("Poet Ana Ruiz dies at «75»", "75", "75", "age", "exact"),
    ("He spoke of the «over 20 years» of war.", "20", None, "year", "more than"),
    ("Firms with «500 workers or fewer» pay.", None, "500", "count", "up to"),
    ("They raised «millions and millions of dollars».", "2000000", None, "USD", "at least"),
    # rates of so many
    ("The toll rose to «14» confirmed deaths per 100,000 people.", "14", "14", "per 100,000", "exact"),
    ("They found «22» cases per million.", "22", "22", "per million", "exact"),
    ("The count was revised down by «3,000» to 50,000.", "3000", "3000", "count", "exact"),
    ("It was open «between the ages of 18 and 30 years».", "18", "30", "age", "between"),
    ("A family of «four» pays at least $50.", "4", "4", "count", "exact"),
    ("They sold «300 at least».", "300", None, "count", "at least"),
    # money
    ("Exports came to «$245bn» that year.", "245000000000", "245000000000", "USD", "exact"),
    ("The fee was «US$3m».", "3000000", "3000000", "USD", "exact"),
    ("The fine was «A$20» a head.", "20", "20", "AUD", "exact"),
    ("It cost «£1.2m» in all.", "1200000", "1200000", "GBP", "exact"),
    ("It cost «€1.2m» in all.", "1200000", "1200000", "EUR", "exact"),
    ("Sales of «220 billion yuan» were booked.", "220000000000", "220000000000", "CNY", "exact"),
    ("A grant of «Rs 5 crore» was paid.", "50000000", "50000000", "INR", "exact"),
    ("The town owes «more than $220 billion».", "220000000000", None, "USD", "more than"),
    ("She paid «half a million euros».", "500000", "500000", "EUR", "exact"),
    ("The mill was sold for «$5-7 million».", "5000000", "7000000", "USD", "between"),
    ("Bids of «$5bn to $7bn» came in.", "5000000000", "7000000000", "USD", "between"),
    ("The fund got «RM 177 mil» then.", "177000000", "177000000", "MYR", "exact"),
    ("They ran for «twenty min» then.", "20", "20", "minute", "exact"),
    ("The theatre got «R 1.6 billion» more.", "1600000000", "1600000000", "ZAR", "exact"),
    ("The theatre got «nearly R10m» from the fund.", "10000000", "10000000", "ZAR", "about"),
    ("A loan of «250 Billion Dollars» was agreed.", "250000000000", "250000000000", "USD", "exact"),
    ("They burnt «hundreds of millions of dollars».", "200000000", None, "USD", "at least"),
    # percent, shares, multiples
    ("Turnout rose by «7%».", "7", "7", "percent", "exact"),
    ("Turnout was «7 per cent».", "7", "7", "percent", "exact"),
    ("Rates went up «0.25 percentage points».", "0.25", "0.25", "percentage point", "exact"),
    ("A «25-basis-point» cut is expected.", "25", "25", "basis point", "exact"),
    ("«Half» of the town fled.", "0.5", "0.5", "fraction", "exact"),
    ("It fell—«less than a quarter» of what we had.", None, "0.25", "fraction", "less than"),
    ("«Three-quarters» of the pupils stayed.", "0.75", "0.75", "fraction", "exact"),
    ("«One in five» women agreed.", "0.2", "0.2", "fraction", "exact"),
    ("Prices «doubled» within days.", "2", "2", "times", "exact"),
    ("It is «three times» as long.", "3", "3", "times", "exact"),
    ("Losses came to «-4.9%» after tax.", "-4.9", "-4.9", "percent", "exact"),
    # durations
    ("The talk lasted «over an hour and a half».", "1.5", None, "hour", "more than"),
    ("The talk lasted «more than one and a half hours».", "1.5", None, "hour", "more than"),
    ("They met for «90 minutes».", "90", "90", "minute", "exact"),
    ("He will end it within «24 hours».", "24", "24", "hour", "exact"),
    ("It took «1 hour 30 minutes».", "90", "90", "minute", "exact"),
    ("She waited for «over 90 days».", "90", None, "day", "more than"),
    ("He served «almost eight months».", "8", "8", "month", "about"),
    # measures of length and the like
    ("An «800-mile (1,300-kilometer)» strip is planned.", "800", "800", "mile", "exact"),
    ("He is «5 feet 10 inches» tall.", "70", "70", "inch", "exact"),
    ("The plot has «1,200 square miles».", "1200", "1200", "square mile", "exact"),
    ("Winds of «100 km/h» hit the coast.", "100", "100", "kilometre per hour", "exact"),
    ("It was «minus 20 degrees Celsius» there.", "-20", "-20", "degree celsius", "exact"),
    ("At noon it was «38C» in the shade.", "38", "38", "degree celsius", "exact"),
    ("They pump «1.5 million barrels per day».", "1500000", "1500000", "barrel per day", "exact"),
    ("They ship «5 to 7 million tonnes» a year.", "5000000", "7000000", "tonne", "between"),
    ("A «magnitude 6.2» quake hit.", "6.2", "6.2", "magnitude", "exact"),
    ("A «7.8-magnitude» quake hit.", "7.8", "7.8", "magnitude", "exact"),
    ("The pit is «30 metres deep (98 feet)» now.", "30", "30", "metre", "exact"),
    # counts
    ("«At least seven» dead were found.", "7", None, "count", "at least"),
    ("«Dozens» were hurt in the crush.", "24", None, "count", "at least"),
    ("«Tens of thousands» of troops marched.", "20000", None, "count", "at least"),
    ("«Between 3,000 and 5,000» people came.", "3000", "5000", "count", "between"),
    ("«About 20 to 30» sheep fled.", "20", "30", "count", "between"),
    ("«Two dozen» trucks burned.", "24", "24", "count", "exact"),
    ("«Two hundred and five» homes stand empty.", "205", "205", "count", "exact"),
    ("«10 000» miners struck.", "10000", "10000", "count", "exact"),
    ("«1 414 021 100» votes were cast.", "1414021100", "1414021100", "count", "exact"),
    ("«Up to 40» boats sank.", None, "40", "count", "up to"),
    ("«Fewer than 6,200» fans came.", None, "6200", "count", "less than"),
    ("«200-plus» people queued.", "200", None, "count", "at least"),
    ("The town has «3 million and a half» inhabitants.", "3500000", "3500000", "count", "exact"),
    ("«Two» of the seven fled.", "2", "2", "count", "exact"),
    ("The «two» met.", "2", "2", "count", "exact"),
    ("«One» of the mills shut.", "1", "1", "count", "exact"),
    # money: signs, codes, words, cents, prices as they are spoken
    ("Tickets cost «C$5m» in all.", "5000000", "5000000", "CAD", "exact"),
    ("The port took «HK$300 million» in fees.", "300000000", "300000000", "HKD", "exact"),
    ("A deal of «R$ 2 billion» was struck.", "2000000000", "2000000000", "BRL", "exact"),
    ("She won «kr 500» at the fair.", "500", "500", "kr", "exact"),
    ("The bus fare is «5 cents».", "5", "5", "cent", "exact"),
    ("A pint costs «99p» there.", "0.99", "0.99", "GBP", "exact"),
    ("A cup costs «15 dollars and 50 cents».", "15.5", "15.5", "USD", "exact"),
    ("It cost «$15.50» at the door.", "15.5", "15.5", "USD", "exact"),
    ("The mill made «a few million pounds».", "2000000", None, "GBP", "at least"),
    ("They lost «USD 75 million» there.", "75000000", "75000000", "USD", "exact"),
    ("They lost «75 USD million» there.", "75000000", "75000000", "USD", "exact"),
    ("A fine of «250 million Dutch guilders» stood.", "250000000", "250000000", "NLG", "exact"),
    ("It raised «6.65 billion pesetas».", "6650000000", "6650000000", "ESP", "exact"),
    ("Wages are «500,000 won» there.", "500000", "500000", "KRW", "exact"),
    ("The gap is «$10-$15 billion» wide.", "10000000000", "15000000000", "USD", "between"),
    ("The prize is «$1.5-2 billion» then.", "1500000000", "2000000000", "USD", "between"),
    ("A bill of «between £3.5bn and £4bn» is due.", "3500000000", "4000000000", "GBP", "between"),
    ("The «$1 million-plus» prize went to her.", "1000000", None, "USD", "at least"),
    ("Homes there fetch «$5m+» now.", "5000000", None, "USD", "at least"),
    ("Oil fell to «-$37.63» a barrel.", "-37.63", "-37.63", "USD", "exact"),
    # hedges
    ("«No fewer than 60» boats sank.", "60", None, "count", "at least"),
    ("«Well over 200» boats sank.", "200", None, "count", "more than"),
    ("«As many as 40» boats sank.", None, "40", "count", "up to"),
    ("«An estimated 300» boats sank.", "300", "300", "count", "about"),
    ("«Some 300» boats sank.", "300", "300", "count", "about"),
    ("«~300» boats sank.", "300", "300", "count", "about"),
    ("«200 or more» sank.", "200", None, "count", "at least"),
    ("«30 or so» boats sank.", "30", "30", "count", "about"),
    ("«50-odd» boats sank.", "50", "50", "count", "about"),
    ("«At least about 200» boats sank.", "200", None, "count", "at least"),
    ("«More than 5 but fewer than 10» boats sank.", "5", "10", "count", "between"),
    ("Duties will go up to «25 percent» in May.", "25", "25", "percent", "exact"),
    ("The oil spread over «18 square miles» of sea.", "18", "18", "square mile", "exact"),
    # percentages, points
    ("The bank cut «half a percentage point» off.", "0.5", "0.5", "percentage point", "exact"),
    ("The Dow lost «300 points» by noon.", "300", "300", "point", "exact"),
    ("She leads by «12 points» in the poll.", "12", "12", "percentage point", "exact"),
    ("He scored «32» points for the Rovers.", "32", "32", "count", "exact"),
    ("A «15-20%» drop is due.", "15", "20", "percent", "between"),
    # shares and multiples
    ("«Two-thirds» of the pupils stayed.", "0.666666666667", "0.666666666667", "fraction", "exact"),
    ("«4 in 10» adults agreed.", "0.4", "0.4", "fraction", "exact"),
    ("«Nine out of 10» agreed.", "0.9", "0.9", "fraction", "exact"),
    ("A «20-fold» rise came.", "20", "20", "times", "exact"),
    ("It is «twice» as long.", "2", "2", "times", "exact"),
    ("They want to «triple» the number of nurses.", "3", "3", "times", "exact"),
    ("He rang «11 times» that day.", "11", "11", "times", "exact"),
    # durations, ages
    ("A rule of «three-and-a-half-year» terms came.", "3.5", "3.5", "year", "exact"),
    ("They walked for «two hours and 15 minutes».", "135", "135", "minute", "exact"),
    ("They walked for «2 hours 14 minutes 30 seconds».", "8070", "8070", "second", "exact"),
    ("It rained for «four more years».", "4", "4", "year", "exact"),
    ("It rained for «a couple of hours».", "2", "2", "hour", "about"),
    ("In the past «12 hours» it rained.", "12", "12", "hour", "exact"),
    ("It fell for the first time in «two decades».", "2", "2", "decade", "exact"),
    ("The boy, «8», and a dog were found.", "8", "8", "age", "exact"),
    ("Two boys aged 8 and «10» were found.", "10", "10", "age", "exact"),
    ("She was only «19» at the time.", "19", "19", "age", "exact"),
    ("The baker who turned «90» spoke.", "90", "90", "age", "exact"),
    ("He is in his «40s».", "40", "49", "age", "between"),
    ("People «between the ages of 25 and 64» came.", "25", "64", "age", "between"),
    ("A row of «10- to 15-minute» talks was held.", "10", "15", "minute", "between"),
    # dimensions
    ("He is «6ft 2in» tall.", "74", "74", "inch", "exact"),
    ("She is «5-foot-7».", "67", "67", "inch", "exact"),
    ("It fell to «minus 180 degrees Celsius (minus 292 F)».", "-180", "-180", "degree celsius", "exact"),
    ("A «6.1-magnitude» quake came.", "6.1", "6.1", "magnitude", "exact"),
    ("A quake of «magnitude 7.2» came.", "7.2", "7.2", "magnitude", "exact"),
    ("Winds of «150 mph (240 kph)» came.", "150", "150", "mile per hour", "exact"),
    ("It does «35.3 mpg» on the road.", "35.3", "35.3", "mile per gallon", "exact"),
    ("The line carries «400 kV».", "400", "400", "kilovolt", "exact"),
    ("Add «3 tablespoons» of oil.", "3", "3", "tablespoon", "exact"),
    ("The leak gave «20 millisieverts» an hour.", "20", "20", "millisievert", "exact"),
    ("Tyres need «32 psi» in winter.", "32", "32", "pound per square inch", "exact"),
    ("It has «256GB» of room.", "256", "256", "gigabyte", "exact"),
    # ranges and numbers
    ("«Three or four» boats sank.", "3", "4", "count", "between"),
    ("«5,000-6,000» troops came.", "5000", "6000", "count", "between"),
    ("A gap of «minus 5 to minus 10 degrees» is usual.", "-10", "-5", "degree", "between"),
    ("«Two hundred and five» boats sank.", "205", "205", "count", "exact"),
    ("«3 hundred and 21» boats sank.", "321", "321", "count", "exact"),
    ("«Five point five million» boats sank.", "5500000", "5500000", "count", "exact"),
    ("«Two and a half million» boats sank.", "2500000", "2500000", "count", "exact"),
    ("«Forty-two and a third» boats sank.", "42.333333333333", "42.333333333333", "count", "exact"),
    ("The town has «1,00,000» voters.", "100000", "100000", "count", "exact"),
    ("The fund owes «three lakh crore» in all.", "3000000000000", "3000000000000", "count", "exact"),
    ("Stars there come to «1.3x10^6» in all.", "1300000", "1300000", "count", "exact"),
    ("«Half a dozen» boats sank.", "6", "6", "count", "exact"),
    ("«Tens of thousands» of gulls came.", "20000", None, "count", "at least"),
    ("«A dozen» boats sank.", "12", "12", "count", "exact"),
    ("It lasted «more than a year».", "1", None, "year", "more than"),
    ("They won «a third» of it.", "0.333333333333", "0.333333333333", "fraction", "exact"),
    ("It cost «30 MUSD» then.", "30000000", "30000000", "USD", "exact"),
    ("He is «6'2\"» tall.", "74", "74", "inch", "exact"),
    ("He weighs «12st 4lb».", "172", "172", "pound", "exact"),
    ("A «7.1» quake came.", "7.1", "7.1", "magnitude", "exact"),
    ("«1-in-3» odds are poor.", "0.333333333333", "0.333333333333", "fraction", "exact"),
    # bare counts
    ("«12» of the boats sank.", "12", "12", "count", "exact"),
    ("«Eight» of the 10 seats went.", "8", "8", "count", "exact"),
    ("Of the nine, «two» were kept.", "2", "2", "count", "exact"),
    ("«One» baker said so.", "1", "1", "count", "exact"),
    ("«192»", "192", "192", "count", "exact"),
    # ranks, ordinals, ages
    ("It is the «fifth-largest» port.", "5", "5", "rank", "exact"),
    ("They are the «number one» supplier of salt.", "1", "1", "rank", "exact"),
    ("It is the «third biggest» port.", "3", "3", "rank", "exact"),
    ("He finished «third».", "3", "3", "rank", "exact"),
    ("It was the «third» straight loss.", "3", "3", "ordinal", "exact"),
    ("We hold the «first place» in tin.", "1", "1", "rank", "exact"),
    ("He is the «47th» president of the club.", "47", "47", "ordinal", "exact"),
    ("A «45-year-old» baker was held.", "45", "45", "age", "exact"),
    ("Guests aged «between 18 and 35» came.", "18", "35", "age", "between"),
    ("Her aunt, Kim Min-ji, «70», was held.", "70", "70", "age", "exact"),
    ("Ana Ruiz, «45», was held.", "45", "45", "age", "exact"),
]


@pytest.mark.parametrize(("case", "low", "high", "unit", "bound"), READ, ids=[row[0] for row in READ])
def test_an_amount_is_read_with_its_bound_and_unit(
    case: str, low: str | None, high: str | None, unit: str, bound: str
) -> None:
    text, words = marked(case)
    shown = [(text[f.span.start : f.span.end], f.low, f.high, f.unit, f.bound) for f in found(text)]
    assert (words, number(low), number(high), unit, bound) in shown


NOT_AMOUNTS = [
    "A Boeing 737 MAX 9 landed.",
    "Flight 370 was lost.",
    "Resolution 2231 was cited in Article 5.",
    "He moved into No. 10 at once.",
    "The Power of Siberia 2 pipeline and Apollo 11 were named.",
    "No one came, and the one who did fled.",
    "He spoke of the ‘one Norway’ principle, or one-Norway policy.",
    "One Harbour News said so.",
    "He was 3-for-12 from the field.",
    "She held a 12-gauge shotgun.",
    "Shares of Orlen <0700.HK> rose.",
    "A No. 10 bus stopped beside the No. 4 reactor.",
    "She lives at 1600 Harbour Avenue.",
    "The Rovers won 3-1 at home.",
    "The motion passed 52-48.",
    "Call 555-867-5309 for help.",
    "The A320, the F-16 and 5G were shown, 24/7.",
    "Covid-19 spread.",
    "It fell on 21 January 2031, at 9:40 a.m.",
    "She was born in 1984.",
    "See https://example.org/a?b=30%25&c=20 for more.",
    "The 13F filing is due.",
    "The Group of 20 met.",
    "The Six-Day War and a talk on 60 Minutes were named.",
    "This was picture 1 of 40.",
    "The 101st Airborne came.",
    "192.168.1.20",
    "Call 0171 555 0134 or (202) 555-0100, or dial 911.",
    "The number of 911 calls has grown.",
    "Section 230 and H.R. 6201 and 18 U.S.C. § 1001 were cited.",
    "Windows 11, PlayStation 5, Formula 1 and Formula One were named.",
    "Type 2 diabetes and stage 4 cancer were named.",
    "He lives at 10 Harbour Street and was in Room 101.",
    "The Rovers won by 3 to 1; the bill passed 52 to 47.",
    "A 2-to-1 vote was held.",
    "Nobody asked why he came in the first place.",
    "It happened a time or two, and every single one of them knew.",
    "They climbed over one another, and met less than one who knew.",
    "One can ask, and one another they asked; it was a better one.",
    "Ground zero had zero tolerance and a net-zero plan.",
    "The Six Nations and the Two Rivers were named.",
    "It was a one-sided, one-on-one talk on 90.1 FM.",
    "2. Wash the bird.",
    "A 401(k) plan, a 4K video and a 60-something man were shown.",
    "He quoted nineteen eighty-four at length.",
    "He saw The 39 Steps, then phase two on The Five, and a lamb or two.",
    "It was one of fairness, one expects, for one reason or another; one using the name of her aunt called.",
    "The old harbour (710-794) and its mole (1482-1573) were named.",
    "By a six-to-three vote they took 1) rain, 2) snow.",
    "They were wrong about 2016, and it fell in 509 BC.",
    "It lasted several weeks, then a few days, then decades.",
]


@pytest.mark.parametrize("text", NOT_AMOUNTS)
def test_a_number_that_names_something_is_no_amount(text: str) -> None:
    assert [text[f.span.start : f.span.end] for f in found(text)] == []


MEASURES = [
    ("The «7 percent» rise reflects the cost of tin.", None),
    ("«One» Norwegian was hurt.", "norwegian hurt"),
    ("Trade rose to «$245bn».", "trade"),
    ("He noted a «7%» increase in trade between the two towns.", "trade"),
    ("Trade with the islands, which amounts to «more than $220 billion», grew.", "trade"),
    ("In all «51» people were hurt.", "people hurt"),
    ("The blast hit a bus, killing «at least seven» people.", "people killed"),
    ("The death toll rose to «51».", "death toll"),
    ("The number of fires reached «300».", "fires"),
    ("A «90-minute» call was held.", "call"),
    ("A call that lasted «more than one and a half hours» was held.", "call"),
    ("An «800-mile» buffer zone patrolled by nobody was drawn.", "zone"),
    ("«Half» of the 300 members left.", "members"),
    ("They sent «$3bn» in military aid.", "aid"),
    ("It is the «fifth-largest» trading partner, he said.", "partner"),
    ("We hold the «first place» in terms of tin exports to the islands.", "exports"),
    ("They found him in the «80m»-deep well.", "well"),
    ("The blast wounded «five» sailors.", "sailors hurt"),
    ("They dropped «1,984» U.S. bombs there.", "bombs"),
    ("They hold «thousands» of IS fighters.", "fighters"),
    ("They took «$3.4 billion» in the three months to June.", None),
    ("They took «$3.4 billion» in a month.", None),
    ("He spent «$5.7 billion» to build walls.", None),
    ("She waited «20 seconds».", None),
]


@pytest.mark.parametrize(("case", "noun"), MEASURES)
def test_what_a_figure_measures(case: str, noun: str | None) -> None:
    text, words = marked(case)
    assert [f.measures for f in found(text) if text[f.span.start : f.span.end] == words] == [noun]


def test_from_and_to_after_a_change_are_two_levels() -> None:
    text = "Unemployment rose from 5 to 7 percent."
    assert [(f.low, f.unit) for f in found(text)] == [(Decimal(5), "percent"), (Decimal(7), "percent")]


def test_two_currencies_are_two_figures() -> None:
    assert [f.unit for f in found("It cost €1.2m ($1.3m) to mend.")] == ["EUR", "USD"]


def test_pounds_are_money_where_they_are_paid() -> None:
    assert [f.unit for f in found("He was fined 900 pounds for 3 pounds of eels.")] == ["GBP", "pound"]


def test_sentences_limit_where_figures_are_looked_for() -> None:
    one = article("Menu 12 items. The fleet has 40 boats.")
    seen = Annotations(one.id, sentences=(one.page.span(15, 38),))
    assert [f.low for f in figures.find([one], [seen])[0].figures] == [Decimal(40)]


PIECES = st.sampled_from(
    ["$", "€", "1", "2,000", "3.5", "million", "bn", "%", "-", "to", "and", "a", "half", "(", ")", "more than", "between",
     "two", "dozen", "hours", "people", "th", "of", "third", "“", "”", "No.", "minus", " ", "\n", "Jan.", "٣", "½", "İ", "🙂"]
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
    )
)
@settings(max_examples=250, deadline=None)
def test_any_text_gives_ordered_figures_inside_it(text: str) -> None:
    spans = [f.span for f in found(text)] if text else []
    for figure in found(text) if text else []:
        assert figure.span.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert (figure.measures is None) == (figure.measured is None)
    assert all(a.end <= b.start for a, b in pairwise(spans))


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def spelled(value: int) -> str:
    """A whole number in words, as newspapers write it."""
    for size, word in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if value >= size:
            head, rest = divmod(value, size)
            link = " and " if rest and rest < 100 and size == 100 else " "
            return f"{spelled(head)} {word}" + (link + spelled(rest) if rest else "")
    if value < 20:
        return ONES.split()[value]
    ten, one = divmod(value, 10)
    return TENS.split()[ten - 2] + (f"-{ONES.split()[one]}" if one else "")


@given(st.integers(2, 10**15 - 1))
@settings(max_examples=200, deadline=None)
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    for words in (spelled(value), f"{value:,}"):
        assert [f.low for f in found(f"They counted {words} bricks.")] == [Decimal(value)]


@given(
    st.decimals(0, 10**9, places=3),
    st.sampled_from([("", 1), (" million", 10**6), ("bn", 10**9), (" trillion", 10**12)]),
)
@settings(max_examples=200, deadline=None)
def test_money_is_exact(value: Decimal, scale: tuple[str, int]) -> None:
    assert [f.low for f in found(f"It cost ${value:,}{scale[0]}.")] == [value * scale[1]]


@pytest.mark.parametrize(
    "text",
    ["1" * 20_000, "1," * 10_000, "million " * 5_000, "two hundred and " * 3_000, "1-" * 10_000, "$" * 20_000, "a " * 10_000,
     "twenty-" * 4_000, "1/" * 10_000, "between 3 and " * 2_000, "1 000 " * 4_000, "one over " * 4_000, "minus " * 8_000,
     "two and a half " * 3_000, "more than " * 4_000, "1+" * 10_000, "aged 8, 9 and " * 2_000, "5 ft 2 in and " * 2_000,
     "3 to 4 to " * 3_000, "(about " * 4_000, "10^" * 6_000, "between one hundred and " * 2_000, "one in one in " * 3_000,
     "more than 5 but fewer than " * 2_000],
)  # fmt: skip
def test_long_runs_end_soon(text: str) -> None:
    begun = time.process_time()
    found(text)
    assert time.process_time() - begun < 2.0  # seconds, on a slow machine: some 0.1 usually
