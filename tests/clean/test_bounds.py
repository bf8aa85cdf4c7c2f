"""Enormous pages: what is read of them is bounded, and the rest is still there as blocks."""

from crossread.clean import layout, units
from crossread.clean.units import READ


def test_words_are_read_of_so_much_of_a_page_and_no_more() -> None:
    line = "seventy words of nothing " * 40
    text = "\n\n".join([line.strip()] * (2 * READ // len(line)))
    found, _ = units.units(layout.lines(text), set(), text)
    read = sum(len(word) + 1 for unit in found for word in unit.words)
    assert READ - 4000 < read < READ + 4000
    assert found[-1].words == ()
    assert found[-1].end == len(text)
