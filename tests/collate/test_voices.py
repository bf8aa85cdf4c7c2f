"""On whose word: which origins may be one, and which surely confirm each other."""

from __future__ import annotations

from dataclasses import replace

from crossread.collate.origins import Source
from crossread.collate.voices import Voice, confirmed_by, origin_names, relayed, unresolved


def voice(name: str | None, words: str, article: str = "a", *, quoted: bool = False, attributed: bool = True) -> Voice:
    return Voice(Source(article, f"outlet {article}", f"group {article}", None, name), words, quoted, attributed, name)


CLOSED = "the bridge was closed on Monday after divers found cracks"
AGAIN = "divers found cracks, so nobody has crossed since Monday"


def test_the_same_words_in_two_mouths_are_one_origin() -> None:
    company, spokeswoman = (
        voice("Orne Ferries", "we carry these costs for as long as we can", quoted=True),
        voice("a spokeswoman", "we carry these costs as long as we can", "b", quoted=True),
    )
    assert origin_names([company, spokeswoman]) == ["Orne Ferries"]
    assert confirmed_by([company, spokeswoman], {(0, 1): 0.99}) == ()


def test_names_that_share_a_word_may_be_one() -> None:
    assert origin_names([voice("Ilse Brandt", CLOSED), voice("Brandt", AGAIN, "b")]) == ["Ilse Brandt"]
    assert origin_names([voice("boy's grandfather", CLOSED), voice("parents and grandfather", AGAIN, "b")]) == [
        "boy's grandfather"
    ]


def test_a_third_report_ties_two_origins_together() -> None:
    found = [voice("Ana Ruiz", CLOSED), voice("Bo Lind", AGAIN, "b"), voice("Ruiz and Lind", "nobody crosses", "c")]
    assert origin_names(found) == ["Ana Ruiz"]


def test_two_people_who_say_the_same_in_other_words_confirm_it() -> None:
    found = [voice("Ana Ruiz", CLOSED), voice("Bo Lind", AGAIN, "b")]
    assert origin_names(found) == ["Ana Ruiz", "Bo Lind"]
    assert confirmed_by(found, {(0, 1): 0.9}) == ("Ana Ruiz", "Bo Lind")
    assert confirmed_by(found, {(0, 1): 0.7}) == ()  # perhaps only about the same thing


def test_what_one_says_of_oneself_confirms_nobody() -> None:
    found = [voice("Ana Ruiz", "I have crossed it every day"), voice("Bo Lind", "I crossed the bridge daily", "b")]
    assert confirmed_by(found, {(0, 1): 0.9}) == ()


def test_a_speaker_who_was_not_found_is_no_riddle_where_another_report_has_the_words() -> None:
    known = voice("Ana Ruiz", "we will rebuild the bridge", quoted=True)
    assert unresolved([known, voice(None, "we will rebuild the bridge", "b", quoted=True)]) == 0
    assert unresolved([known, voice(None, "nobody will pay for it", "b", quoted=True)]) == 1
    assert unresolved([known, voice(None, "nobody will pay for it", "b", attributed=False)]) == 0


def test_a_quotation_inside_a_longer_one_is_one_utterance() -> None:
    part = voice("Ana Ruiz", "our reading is that the letter stopped the repair", quoted=True)
    whole = voice(
        "Bo Lind",
        "There are many reasons, but our reading is that the letter stopped the repair of the bridge",
        "b",
        quoted=True,
    )
    assert origin_names([part, whole]) == ["Ana Ruiz"]


def test_an_outlet_confirms_nobody_and_is_an_origin_only_where_nobody_else_is() -> None:
    gale = replace(voice("The Gale", AGAIN, "b"), medium=True)
    assert origin_names([voice("Ana Ruiz", CLOSED), gale]) == ["Ana Ruiz"]
    assert origin_names([gale]) == ["The Gale"]
    assert confirmed_by([voice("Ana Ruiz", CLOSED), gale], {(0, 1): 0.99}) == ()
    tied = [voice("Ana Ruiz", CLOSED), gale, voice("Bo Lind", "nobody crosses", "c")]
    assert origin_names(tied) == ["Ana Ruiz", "Bo Lind"]


def test_speakers_who_were_not_found_are_one_where_they_say_the_same() -> None:
    lost = [voice(None, "we will rebuild the bridge", article, quoted=True) for article in "ab"]
    assert unresolved(lost) == 1
    assert unresolved([*lost, voice(None, "nobody was hurt at the harbour", "c")]) == 2


def test_what_an_outlet_relays_without_saying_from_whom() -> None:
    gale = replace(voice("The Gale", AGAIN, "b"), medium=True)
    assert relayed([voice("Ana Ruiz", CLOSED), gale, replace(gale, words="nobody has crossed it")]) == ["The Gale"]
    assert relayed([voice("Ana Ruiz", AGAIN), gale]) == []  # the same words: it has them from her
    assert relayed([gale]) == []
    assert relayed([voice(None, CLOSED, attributed=False), gale]) == []
