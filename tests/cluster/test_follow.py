"""Which earlier story a later one follows up."""

import pytest

from crossread.cluster import recorded
from crossread.cluster.follow import REMEMBERED, Face, Faces
from crossread.cluster.stream import Stream

PAST = (
    ("2024-04-01", "Fire destroys the Tarnow paper mill", "Fire destroyed the Tarnow paper mill on Sunday night. Aron Vik, "
     "who leads the brigade of Tarnow, said that nobody was hurt. Juno Reyes, who owns the mill, stood in tears at the gate."),
    ("2024-04-01", "Velda elects Lena Fors as mayor", "Lena Fors won the race for mayor of Velda on Sunday with half of the "
     "votes. Ivo Brandt, who had held the office for twelve years, congratulated her. Turnout in Velda was low."),
    ("2024-04-02", "Brankov museum shows the Hruza paintings", "The museum of Brankov opened a show of the paintings of Pavel "
     "Hruza on Tuesday. Marta Loew, its director, said that eighty works had never been seen before."),
)  # fmt: skip
CHARGED = (
    "Reyes is charged with fraud over the Tarnow mill",
    "Prosecutors charged Juno Reyes with insurance fraud on Friday. An indictment lists forged invoices of the Tarnow mill worth "
    "two million. Her lawyer called the evidence thin. Investigator Aron Vik is to testify when a court hears the case.",
)
# Another happening: one person or one place is the same, or nothing is.
OTHERS = (
    ("Juno Reyes wins the Ostrey marathon", "Juno Reyes ran the Ostrey marathon in under three hours and beat two hundred "
     "others over the last hill. She has trained for it since the winter, her coach said."),
    ("Tarnow bakers raise the price of bread", "Bread will cost more in Tarnow from Monday. The bakers said that flour and "
     "electricity had become dearer, and that they had waited for two years."),
    ("Storm fells trees along the Kelm canal", "A storm felled forty trees along the Kelm canal overnight. Barges could not "
     "pass for six hours. No one was hurt, said the water board."),
)  # fmt: skip


def followed(article, later, title, text):
    """The title of the story that a later report follows up, and why; None where it follows none."""
    with Stream() as stream:
        stream.add([article(body, f"Outlet {n}", day, head) for n, (day, head, body) in enumerate(PAST)])
        stream.add([article(text, "Later Post", later, title)])
        found = {story.id: story for story in stream.clustering().stories}
    (story,) = [each for each in found.values() if each.title == title]
    return (found[story.follows].title, story.why_follows) if story.follows else None


def test_what_came_of_a_happening_follows_it_up(article):
    title, why = followed(article, "2024-04-05", *CHARGED)
    assert title == "Fire destroys the Tarnow paper mill"
    assert why.startswith("4 days after the story of 2024-04-01 began, it is about ")
    assert {"tarnow", "reyes"} <= set(why.split("about ")[1].split(" like")[0].split(", "))


@pytest.mark.parametrize(("title", "text"), OTHERS)
def test_one_person_or_place_is_not_enough(article, title, text):
    assert followed(article, "2024-04-05", title, text) is None


def test_what_is_long_over_is_not_followed(article):
    assert followed(article, "2024-07-05", *CHARGED) is None


def face(first=10, last=11, **words):
    return Face(first, last, words, frozenset(words), bytes([50] * 128))


def test_the_story_most_like_it_is_followed():
    faces = Faces()
    faces.put("near", face(tarnow=9.0, reyes=8.0, vik=8.0))
    faces.put("far", face(tarnow=9.0, kelm=8.0, marsh=8.0))
    faces.put("later", face(14, 14, tarnow=9.0, reyes=8.0, vik=8.0, brandt=8.0))
    assert faces.lead("later").story == "near"
    assert faces.lead("near") is None
    faces.put("later", face(tarnow=9.0, reyes=8.0, vik=8.0, brandt=8.0))
    assert faces.lead("later") is None  # it began on the day of the others


def test_words_of_every_story_link_none():
    faces = Faces()
    for number in range(120):
        faces.put(f"story {number}", face(first=10 + number % 3, harbour=9.0, mayor=9.0, **{f"own{number}": 5.0}))
    faces.put("later", face(20, 20, harbour=9.0, mayor=9.0, quay=5.0))
    assert faces.lead("later") is None


def test_stories_too_old_are_forgotten():
    faces = Faces()
    faces.put("old", face(1, 2, tarnow=9.0))
    faces.put("new", face(1, 3, tarnow=9.0))
    assert faces.forget(3 + REMEMBERED) == ["old"]
    assert list(faces.faces) == ["new"]
    faces.drop("new")
    assert (faces.faces, faces._stories) == ({}, {})


def test_a_face_is_stored_and_read_again():
    known = Face(3, 5, {"tarnow": 9.125, "mill": 4.5}, frozenset({"tarnow"}), bytes(range(128)))
    assert recorded.read_face(recorded.face(known)) == known
    assert recorded.face(None) is None


def test_a_stream_opened_again_follows_up_all_the_same(article, tmp_path):
    with Stream(tmp_path / "state") as stream:
        stream.add([article(body, f"Outlet {n}", day, head) for n, (day, head, body) in enumerate(PAST)])
    title, text = CHARGED
    with Stream(tmp_path / "state") as stream:
        (change,) = [
            each for each in stream.add([article(text, "Later Post", "2024-05-05", title)]) if each.kind == "follow-up"
        ]
    assert "reyes" in change.reason
