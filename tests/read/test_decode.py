"""Bytes to text: exactly as decoded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.read.decode import decoded, labelled, whole_characters

RUSSIAN = "Президент заявил в четверг, что плотина выдержит, и поблагодарил инженеров за работу. " * 8
FRENCH = "Le préfet a déclaré mardi que le barrage était sûr ; les élèves ont été évacués à l’école. " * 8


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_mark(encoding):
    text = "Dam “holds”\r\nsays Ana\rRuiz\n\n\u2028🙂"
    assert decoded(text.encode(encoding)) == text


def test_big_endian_with_mark():
    assert decoded(b"\xfe\xff" + "Orvik ≈ 40".encode("utf-16-be")) == "Orvik ≈ 40"


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (FRENCH, "windows-1252")]
)
def test_one_byte_encodings_are_detected(text, encoding):
    assert decoded(text.encode(encoding)) == text


def test_markup_may_declare_its_encoding():
    html = '<html><head><meta charset="iso-8859-7"></head><body>Αθήνα</body></html>'
    assert decoded(html.encode("iso-8859-7"), markup=True) == html


def test_hurt_utf8_stays_utf8():
    data = FRENCH.encode()
    cut = data[: data.rindex("é".encode()) + 1]
    assert decoded(cut) == cut[:-1].decode() + "\ufffd"


def test_newlines_and_form_are_kept():
    text = "a\r\nb\rc\u0085d e\u0301"
    assert decoded(text.encode()) == text


@given(st.binary(max_size=300))
def test_any_bytes_become_text_that_can_be_written(data):
    decoded(data).encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_comes_back_exactly(text):
    assert decoded(text.encode()) == text.removeprefix("\ufeff") or text.startswith(("\x00", "\ufffe"))


def test_half_characters_are_replaced_one_for_one():
    assert whole_characters("a\ud800b\udfffc") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("UTF-8", "utf-8"),
        (' "windows-1251" ', "cp1251"),
        ("iso-8859-1", "cp1252"),  # what browsers take it for
        ("us-ascii", "cp1252"),
        ("Shift_JIS", "shift_jis"),
        ("utf-16", None),  # has a mark, or the label is wrong
        *((label, None) for label in ("", "nonsense", "zlib_codec", "rot13", "idna", "punycode", "utf-7", "undefined")),
        (None, None),
    ],
)
def test_what_a_label_means(label, encoding):
    assert labelled(label) == encoding


def test_a_label_counts_where_the_bytes_bear_it_out():
    assert decoded(RUSSIAN.encode("koi8-r"), label="koi8-r") == RUSSIAN
    assert decoded(RUSSIAN.encode("utf-8"), label="koi8-r") == RUSSIAN
    assert decoded(RUSSIAN.encode("utf-8-sig"), label="koi8-r") == RUSSIAN
    assert decoded(RUSSIAN.encode("windows-1251"), label="shift_jis") == RUSSIAN  # no Japanese text: it is detected
    assert decoded("橋は閉鎖された".encode("iso2022_jp"), label="ISO-2022-JP") == "橋は閉鎖された"
