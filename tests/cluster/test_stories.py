"""Which articles report the same happening."""

import random

import pytest

from crossread.cluster import cluster

# number of the event, title (None: the page has none), day, body
REPORTS = [
    (
        1,
        "Dam at Velda holds as river crests",
        "2024-04-02",
        "The Velda dam held on Monday as the river Ester crested at nine metres. "
        "Engineers had feared that its northern wall would give way. "
        "About 4,000 people left their homes in Lower Velda.",
    ),
    (
        1,
        "Thousands flee as Ester rises",
        "2024-04-02",
        "Some 4,000 residents of Lower Velda were told to leave on Monday when the Ester rose to nine metres. "
        "The dam above the town did not break, said the engineer Marta Loew.",
    ),
    (
        1,
        None,
        "2024-04-03",
        "Families returned to Lower Velda on Tuesday after the flood on the Ester fell short of the top of the dam. "
        "Marta Loew, who leads the engineers, said the northern wall of the Velda dam needed repair.",
    ),
    (
        2,
        "Floods at Brankov kill six",
        "2024-04-03",
        "Six people died in Brankov after the Sava burst its banks on Monday night. "
        "The mayor, Pavel Hruza, said that an old people's home had been under water within minutes.",
    ),
    (
        2,
        "Mayor blames builders for deaths in Brankov",
        "2024-04-04",
        "Pavel Hruza, mayor of Brankov, accused a builder on Wednesday of having narrowed the Sava "
        "where six people drowned on Monday night, most of them in an old people's home.",
    ),
    (
        3,
        "Central bank leaves rate unchanged",
        "2024-04-03",
        "The central bank left its main rate at 4.25 percent on Wednesday, as all economists had expected. "
        "Its governor, Lena Fors, said that inflation was falling too slowly for a cut.",
    ),
]


@pytest.fixture(scope="module")
def reports(article):
    return [
        (event, article(text, title=title, published=day, outlet=f"Outlet {number}"))
        for number, (event, title, day, text) in enumerate(REPORTS)
    ]


def grouping(clustering):
    return {frozenset(article.id for article in story.articles) for story in clustering.stories}


def test_two_floods_of_one_week_stay_apart(reports):
    wanted = {frozenset(each.id for event, each in reports if event == number) for number in (1, 2, 3)}
    assert grouping(cluster([each for _, each in reports])) == wanted


def test_days_are_not_needed(article):
    made = [(event, article(text, title=title)) for event, title, _, text in REPORTS]
    wanted = {frozenset(each.id for event, each in made if event == number) for number in (1, 2, 3)}
    assert grouping(cluster([each for _, each in made])) == wanted


def test_any_order_gives_the_same(reports):
    articles = [each for _, each in reports]
    wanted = cluster(articles)
    for seed in range(4):
        random.Random(seed).shuffle(articles)
        assert cluster(articles) == wanted


def test_a_page_read_twice_counts_once(reports):
    articles = [each for _, each in reports]
    assert cluster([*articles, *articles]) == cluster(articles)


def test_earliest_known_first(reports):
    for story in cluster([each for _, each in reports]).stories:
        days = [article.published.value for article in story.articles]
        assert days == sorted(days)


def test_every_story_has_a_title_an_id_and_a_reason(reports):
    stories = cluster([each for _, each in reports]).stories
    titles = {each.title.value for _, each in reports if each.title}
    assert {story.title for story in stories} <= titles
    assert len({story.id for story in stories}) == len(stories)
    assert all(story.reason for story in stories)


def test_without_headlines_the_first_sentence_is_the_title(article):
    (story,) = cluster(
        [article("A crane fell in Port Ennis on Friday.  Nobody was hurt by it.\nThe owner is abroad.")]
    ).stories
    assert story.title == "A crane fell in Port Ennis on Friday"


def test_an_article_without_a_body_is_a_story(article):
    (story,) = cluster([article("# only a caption", outlet="The Plainsman")]).stories
    assert story.title
    assert len(story.articles) == 1


def test_nothing_gives_nothing():
    assert cluster([]).stories == ()


def test_the_id_depends_on_the_articles_alone(reports):
    alone = [each for event, each in reports if event == 1]
    (story,) = cluster(alone).stories
    ids = {each.id for each in cluster([each for _, each in reports]).stories}
    assert story.id in ids
