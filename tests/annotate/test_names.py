"""Names: «…» marks what must be found with its type; every other stretch of the text must hold no name."""

from __future__ import annotations

import random
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate.names import find, mend
from crossread.annotate.sentences import split
from crossread.model import Annotations, Article, Block, Entity, Page
from crossread.tagging import ReadName

PERSON, PLACE, BODY, GROUP, EVENT, OTHER = "person", "place", "organisation", "group", "event", "other"


def article(text: str, kind: str = "paragraph") -> Article:
    page = Page.of(text, "made up", as_is=True)
    return Article(page, (Block(kind, page.span(0, len(text))),) if text else ())  # type: ignore[arg-type]


def annotated(text: str) -> Annotations:
    one = article(text)
    return find([one], split([one], [Annotations(one.id)]))[0]


def words(text: str, form: str, kinds: set[str] | None = None) -> list[str]:
    found = annotated(text)
    return [
        text[m.span.start : m.span.end] for m in found.mentions if m.form == form and (kinds is None or m.type in kinds)
    ]


def entity(text: str, name: str) -> Entity:
    found = [one for one in annotated(text).entities if name in (one.name, *one.aliases)]
    assert len(found) == 1, f"{name}: {annotated(text).entities}"
    return found[0]


NAMED = [
    # titles stay outside, whatever they are
    ("The «Norwegian» President «Ana Ruiz» met Mr «Tom Hale» on Monday.", [GROUP, PERSON, PERSON]),
    ("Secretary of State «John Marlow» spoke to Sen. «Ida Q. Burr» of «Ohio».", [PERSON, PERSON, PLACE]),
    ("Then-Secretary of Defense «James Orr» left the «Pentagon».", [PERSON, BODY]),
    ("«FBI» Director «Paul Stone» left.", [BODY, PERSON]),
    ("It was Prime Minister «Erik van der Berg», said Dame «Lucy Orr-Hughes».", [PERSON, PERSON]),
    # possessives, particles, suffixes, apostrophes
    ("«Ana Ruiz»’s plan and «Tom Norvey»'s reply pleased «Omar bin Rashid al-Tamimi».", [PERSON, PERSON, PERSON]),
    ("Later «Martin Roe Jr.» met «Sean O’Neill».", [PERSON, PERSON]),
    # bodies by head word, with small words inside
    ("The «Ministry of Health and Welfare» sued the «Norvik Harbour Authority».", [BODY, BODY]),
    ("The «Food and Drug Administration» wrote to «Hale & Burr Ltd» today.", [BODY, BODY]),
    ("He works for the «Institute for Coastal Studies», not for «Port Elm University».", [BODY, BODY]),
    ("A «Russian» envoy went to the «Russian Foreign Ministry».", [GROUP, BODY]),
    ("The «Lund Cooperation Organisation» («LCO») met.", [BODY, BODY]),
    # places
    ("They flew from «Kiev» to «Lake Orta» and on to «South Korea».", [PLACE, PLACE, PLACE]),
    ("«NEW YORK» (AP) – The bridge fell.", None),
    ("«MOSCOW» — A bridge fell.", [PLACE]),
    # groups
    ("Senate «Democrats» met «Tom Hale», and House «Republicans» did too.", None),
    ("Most «Democrats» and some «Sunni Muslims» stayed away.", None),
    # hyphens
    ("The «Kremlin»-backed plan upset «Moscow»-based groups and anti-«Nato» crowds.", [BODY, PLACE, BODY]),
    ("The «China»-«Russia» call lasted an hour.", [PLACE, PLACE]),
    # firms by what they trade in; unions by whose they are
    ("«Orla Dredging» sued «Fern Line» and the «Bakers' Federation».", [BODY, BODY, BODY]),
    ("They work for «Torlan Shipping», she told «Ostby Public Radio».", [BODY, BODY]),
    ("The «Bakers' Union» and «Anglers' Association» met «Hale Group» and «Sea Post».", [BODY, BODY, BODY, BODY]),
    # a lone unknown word after a preposition is a place
    ("A baker from «Ostby» who was there told the island of «Fernay» so.", [PLACE, PLACE]),
    ("Boats ran between «Ostby» and «Harlow» while it rained in «Brell Sound».", None),
    ("It came from neighbouring «Torlania». The «Torlanian» minister spoke in «Norwegian».", [PLACE, GROUP, GROUP]),
    # ships, and numbers that belong to a name
    ("The ferry «Ysolde» struck the dredger «Marna 3» after dawn.", [OTHER, OTHER]),
    ("Nobody saw the «Marna 3», which had no light.", [OTHER]),
    ("The «Petrola», a smaller ferry, took over.", [OTHER]),
    ("Rep. «Robert C. “Bobby” Orr» (D-«Va.») met Rep. «Tom Hale» (R-«Ohio»).", [PERSON, PLACE, PERSON, PLACE]),
    ("«Hurricane Ostra» and «Tropical Storm Lendl» spared «Norway».", [EVENT, EVENT, PLACE]),
    ("Nobody could storm «Norway» in the hurricane «Ostra».", [PLACE, EVENT]),
    ("The «MV Karna Star» sank off «Norway».", [OTHER, PLACE]),
    ("She won the «Brannock Prize» under the «Treaty of Elmore».", [OTHER, OTHER]),
    # compounds of public figures
    ("The «Putin»-«Xi» call was short.", [PERSON, PERSON]),
    ("«Tom Hale» left. A pro-«Hale» crowd met an all-night march.", [PERSON, PERSON]),
    # happenings with names
    ("He fought in «World War II» and wrote of «Brexit».", [EVENT, EVENT]),
    # pieces that belong together, and signs that do not
    ("The «Power of Siberia» pipeline runs east.", None),
]


@pytest.mark.parametrize(("marked", "types"), NAMED)
def test_names_are_found_where_marked(marked: str, types: list[str] | None) -> None:
    text = re.sub("[«»]", "", marked)
    found = [m for m in annotated(text).mentions if m.form == "name"]
    spans = [text[m.span.start : m.span.end] for m in found]
    wanted = re.findall("«(.*?)»", marked)
    if types is None:  # what must be found, others may be too
        assert set(wanted) - {"Sunni Muslims"} <= set(spans)
    else:
        assert spans == wanted
        assert [m.type for m in found] == types


NOTHING = [
    "However, the talks went on. Meanwhile nobody came.",
    "Related Stories",
    "Read More: Click Here",
    "It was on Tuesday, Jan. 21, that prices fell. In May they rose.",
    "The President said no. The Committee agreed, and the Chairman left.",
    "SIGN UP NOW FOR OUR DAILY NEWSLETTER AND READ MORE STORIES",
    "Rescuers searched all night. Experts warned of floods.",
    "It’s over. Don’t go. We’re here. I’m sure.",
    "A Five-year-old was found. Mr. and Mrs. were printed alone.",
    "They paid US$ 5 million.",
    "They paid US$7 for it.",
    "They hired a chief financial officer (CFO). The CFO left, and small and medium enterprises (SMEs) did.",
    "A New Year party was held. On New Year's Eve it rained.",
    "Trams ran again. The tram was full, and trams are slow.",
    "The No-Limits plan was signed.",
    "Follow @AnaRuizNews and #PortElmFire",
    "It fell.\nHe",  # a starter is the last word of all
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_name_where_none_is(text: str) -> None:
    assert words(text, "name") == []


def test_a_month_before_a_day_is_nobody() -> None:
    assert mend.names_nothing("On May 9 it rained.", 3, 6, "person")
    assert not mend.names_nothing("Then May said so.", 5, 8, "person")


def test_a_harbour_authority_of_two_is_neither() -> None:
    text = "The Port Elm Harbour Authority and the Ostby Harbour Authority met. Then the harbour authority left."
    assert "harbour authority" not in words(text, "nominal")


def test_an_island_is_not_its_radio() -> None:
    text = "Ostby Public Radio spoke of a baker. He came home to Ostby in the rain. Ostby's shops were shut."
    assert entity(text, "Ostby").type == PLACE
    assert entity(text, "Ostby Public Radio").type == BODY


def test_a_heading_gives_only_names_that_the_article_knows() -> None:
    text = "Harbour Chief Ana Ruiz Rejects Plan To Close Docks\nAna Ruiz said on Monday that the docks stay open."
    assert words(text, "name") == ["Ana Ruiz", "Ana Ruiz"]


def test_only_the_body_is_read() -> None:
    text = "Ana Ruiz wins\nTom Hale lost on Monday."
    page = Page.of(text, "made up")
    made = Article(page, (Block("title", page.span(0, 13)), Block("paragraph", page.span(14, len(text)))))
    found = find([made], split([made], [Annotations(page.id)]))[0]
    assert [page.words(m.span) for m in found.mentions] == ["Tom Hale"]


def test_a_tooltip_glued_into_the_text_is_not_part_of_the_name() -> None:
    text = "Senator Ana Ruiz Ana Maria RuizFive things to know MORE said on Monday that she would stay."
    assert words(text, "name", {PERSON}) == ["Ana Ruiz"]


def test_a_form_of_address_is_not_part_of_the_name() -> None:
    read = [ReadName((0, 9), "person", 0.9), ReadName((14, 26), "person", 0.9), ReadName((30, 40), "work", 0.9)]
    text = "Mrs. Ruiz met Miss Ana Orr at Mr Mustard"
    assert [text[slice(*one.place)] for one in mend.mended(text, read)] == ["Ruiz", "Ana Orr", "Mr Mustard"]


def test_a_party_is_not_part_of_the_name() -> None:
    text = "Republican Anna Orr met Democrat Ruiz"
    read = [ReadName((0, 19), "person", 0.9), ReadName((24, 37), "person", 0.9)]
    assert [text[slice(*one.place)] for one in mend.mended(text, read)] == ["Anna Orr", "Democrat Ruiz"]


# Who is who within one article ----------------------------------------------------------------------------------------


def test_a_surname_is_the_one_person_who_bears_it() -> None:
    one = entity("Ana Ruiz came. Ruiz left. “No,” said Ruiz.", "Ruiz")
    assert (one.name, one.aliases, len(one.mentions), one.id) == ("Ana Ruiz", ("Ruiz",), 3, "e1")


def test_an_eastern_surname_stands_first() -> None:
    assert entity("Chen Guolin spoke to Ana Ruiz. Chen said no.", "Chen").name == "Chen Guolin"


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Bill Harlow and Hillary Harlow came. Mr Harlow spoke. Mrs. Harlow did not. Harlow smiled."
    bill, hillary = entity(text, "Bill Harlow"), entity(text, "Hillary Harlow")
    assert bill.id != hillary.id
    assert [text[s.start - 3 : s.end] for s in bill.mentions[1:]] == ["Mr Harlow"]
    assert len(hillary.mentions) == 2
    unclear = [m for m in annotated(text).mentions if m.entity is None]
    assert [(text[m.span.start : m.span.end], m.form) for m in unclear] == [("Harlow", "name")]


def test_father_and_son_stay_two() -> None:
    text = "Martin Roe founded the firm. Martin Roe Jr. sold it."
    assert entity(text, "Martin Roe").id != entity(text, "Martin Roe Jr.").id


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The Lund Cooperation Organisation (LCO) met. The LCO agreed.", "Lund Cooperation Organisation", "LCO"),
        ("The U.S. left; the United States stayed away.", "U.S.", "United States"),
        ("Brambly Holdings fell. Brambly said little.", "Brambly Holdings", "Brambly"),
        ("A Briton and two Britons came.", "Briton", "Britons"),
    ],
)
def test_other_names_of_one_thing(text: str, one: str, other: str) -> None:
    assert entity(text, one) == entity(text, other)


ROLES = [
    ("Kremlin aide Yury Ruizov said so.", "Yury Ruizov", ["Kremlin aide"]),
    ("Yuri Ruizov, Putin’s foreign-policy aide, said so.", "Yuri Ruizov", ["Putin’s foreign-policy aide"]),
    ("Kremlin foreign policy adviser Yuri Ruizov left.", "Yuri Ruizov", ["Kremlin foreign policy adviser"]),
    ("Ana Ruiz, the mayor of Port Elm, said so.", "Ana Ruiz", ["mayor of Port Elm"]),
    ("The mayor of Port Elm, Ana Ruiz, said so.", "Ana Ruiz", ["mayor of Port Elm"]),
    ("Norwegian President Ana Ruiz left.", "Ana Ruiz", ["Norwegian President"]),
    ("According to Ana Ruiz, who left, it rained.", "Ana Ruiz", []),
    ("Mr Tom Hale and Tom Hale, 34, came.", "Tom Hale", []),
    ("Tom Hale, a long walk away, slept.", "Tom Hale", []),
    ("Ana Ruiz was sworn in as the 12th mayor of Norway on Monday.", "Ana Ruiz", ["12th mayor of Norway"]),
    ("Ana Ruiz has been elected mayor.", "Ana Ruiz", ["mayor"]),
    ("Ana Ruiz was sworn to secrecy by the mayor.", "Ana Ruiz", []),
    ("President Trump spoke. Ivanka Trump left. Trump slept.", "Ivanka Trump", []),
    ("Former president Trump spoke to Ivanka Trump.", "Ivanka Trump", []),
]


@pytest.mark.parametrize(("text", "name", "roles"), ROLES)
def test_roles_are_given_as_written(text: str, name: str, roles: list[str]) -> None:
    assert list(entity(text, name).roles) == roles


NOMINALS = [
    (
        "Russian President Ivan Orlov met Chinese President Lu Hai. The Russian leader left.",
        "Russian leader",
        "Ivan Orlov",
    ),
    ("Ivan Orlov’s role: Kremlin aide Ivan Orlov spoke. The Kremlin aide left.", "Kremlin aide", "Ivan Orlov"),
    (
        "Russian President Ivan Orlov spoke. Orlov’s aide Petr Lind agreed. The Russian presidential aide left.",
        "Russian presidential aide",
        "Petr Lind",
    ),
    ("Ana Ruiz, the mayor of Port Elm, spoke. The mayor left.", "mayor", "Ana Ruiz"),
    ("Vice President Tom Hale spoke. The president slept.", "president", None),
    ("Norwegian minister Ana Ruiz and Swedish minister Eva Lund met. The minister spoke.", "minister", None),
    ("Ana Ruiz and Tom Hale met. The two leaders agreed.", "two leaders", None),
    ("The Port Elm Harbour Authority met. The authority agreed.", "authority", "Port Elm Harbour Authority"),
    (
        "The Port Elm Harbour Authority met. Then the harbour authority left.",
        "harbour authority",
        "Port Elm Harbour Authority",
    ),
    (
        "Ivan Orlov was sworn in as the 5th president of Norway. The newly-inaugurated Norwegian president slept.",
        "newly-inaugurated Norwegian president",
        "Ivan Orlov",
    ),
]


@pytest.mark.parametrize(("text", "words_", "name"), NOMINALS)
def test_descriptions_stand_for_the_one_who_fits(text: str, words_: str, name: str | None) -> None:
    found = annotated(text)
    names = {one.id: one.name for one in found.entities}
    last = [m for m in found.mentions if m.form == "nominal" and text[m.span.start : m.span.end] == words_][-1]
    assert (names[last.entity] if last.entity else None) == name


EVENTS = [
    ("They discussed the Ukraine conflict.", "Ukraine conflict"),
    ("It condemned Russia's war.", "Russia's war"),
    ("Since the full-scale war against Ukraine began, trade fell.", "full-scale war against Ukraine"),
    ("He feared the proxy conflict over Ukraine.", "proxy conflict over Ukraine"),
    ("She spoke of the war in Ukraine again.", "war in Ukraine"),
    ("He promised to stop the fighting between Moscow and Kiev within a day.", "fighting between Moscow and Kiev"),
    ("After the Port Elm ferry crash, they left.", "Port Elm ferry crash"),
    ("A call with Norwegian President Ana Ruiz was planned.", "call with Norwegian President Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "phrase"), EVENTS)
def test_events_are_whole_phrases(text: str, phrase: str) -> None:
    assert words(text, "nominal", {EVENT}) == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "He will fire on Monday.",
        "They protest in Norvik.",
        "The war crimes of Norvik.",
        "A war began.",
        "The war began.",
    ],
)
def test_no_event_without_a_name_or_out_of_a_verb(text: str) -> None:
    assert words(text, "nominal", {EVENT}) == []


def test_phrases_of_one_happening_are_one_entity_and_others_are_not() -> None:
    text = "The Ukraine conflict goes on. The war in Ukraine is long. The war in Sudan is longer. A trade war with Ukraine looms."
    events = [one for one in annotated(text).entities if one.type == "event"]
    assert [{one.name, *one.aliases} for one in events] == [
        {"Ukraine conflict", "war in Ukraine"},
        {"war in Sudan"},
        {"trade war with Ukraine"},
    ]


# What always holds ----------------------------------------------------------------------------------------------------

PIECES = st.lists(
    st.sampled_from(
        [
            *[
                "Ana",
                "Ruiz",
                "President",
                "of",
                "the",
                "Ministry",
                "Health",
                "and",
                ",",
                ".",
                "’s",
                "“",
                "”",
                "-",
                "Moscow-based",
                "U.S.",
                "(SCO)",
                "said",
                "war",
                "in",
                "Ukraine\n",
                "al-",
                "J.",
                "34",
                "US$",
            ]
        ]
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), PIECES.map(" ".join), PIECES.map("".join)))
def test_spans_lie_inside_in_order_and_names_never_overlap(text: str) -> None:
    found = annotated(text)
    spans = [m.span for m in found.mentions]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    names = [m.span for m in found.mentions if m.form == "name"]
    assert not any(a.overlaps(b) for a, b in pairwise(names))
    ids = [one.id for one in found.entities]
    assert ids == [f"e{number}" for number in range(1, len(ids) + 1)]
    assert {m.entity for m in found.mentions} <= {*ids, None}
    for one in found.entities:
        assert one.mentions == tuple(m.span for m in found.mentions if m.entity == one.id)
        assert one.name in {text[span.start : span.end] for span in one.mentions}


@pytest.mark.parametrize(
    "piece", ["Ana ", "A.", "of the ", "a-", "Ana-", "’s", "President of ", "the war in ", "X & ", "van der ", "\n"]
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    text = (piece * 20_000)[:6_000]
    start = time.process_time()
    annotated(text)
    assert time.process_time() - start < 3  # seconds; one that grows with the square takes ten times as long


def test_the_same_text_gives_the_same_answer() -> None:
    text = " ".join(
        random.Random(7).choices(
            [
                "Ana",
                "Ruiz",
                "Tom",
                "Hale",
                "said",
                "the",
                "mayor",
                "of",
                "Port",
                "Elm",
                "met",
                "Norvik",
                "Council",
                "in",
                "Kyiv.",
            ],
            k=300,
        )
    )
    assert annotated(text) == annotated(text)
