"""Mail: its text, what its header says, mails in mails, boxes of them, and damaged ones."""

import base64
import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.model import Dropped, Page
from crossread.read import bounds, read
from crossread.read.mail import is_mail

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "carriers" / "newsletter.eml"
DAM = "The dam above Orvik was closed on Tuesday, the river authority said."
MORE = "Nobody was hurt, said Mira Holt of the authority."
HEAD = "From: Gazette <a@gazette.example>\nDate: Tue, 4 Mar 2025 14:05:00 +0100\nMessage-ID: <1@x>\nMIME-Version: 1.0\n"


def got(folder, content, name="mail.eml"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(read(path))
    pages = {each.origin.rpartition(name)[2]: each for each in found if isinstance(each, Page)}
    dropped = {each.origin.rpartition(name)[2]: each.reason for each in found if isinstance(each, Dropped)}
    assert len(pages) + len(dropped) == len(found)
    return pages, dropped


def multipart(kind, *parts, boundary="b1", end=True):
    inner = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{inner}' + (f"--{boundary}--\n" if end else "")


def text(words, kind="plain"):
    return f"Content-Type: text/{kind}; charset=utf-8\n\n{words}"


def test_the_sample():
    page, others = read(SAMPLE)
    assert (page.carrier, page.key) == ("mail", "20250305.0630@courier.example")
    assert (page.outlet, page.title) == ("The Halmvik Courier", "Lock gate fails, barge sinks – Wednesday")
    assert (page.published, page.url) == (
        "Wed, 05 Mar 2025 06:30:00 +0100",
        "https://courier.example/letters/2025-03-05",
    )
    assert "Lock gate fails and more" not in page.text  # hidden
    assert "\n\n“We heard a crack, then the water came,” said Sunniva Rike, who keeps the kiosk" in page.text
    assert others.reason == "parts of mail without text: 1 (files and pictures)"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (text(f"{DAM}\n{MORE}"), f"{DAM}\n{MORE}"),
        (multipart("alternative", text(f"{DAM} {MORE}"), text("<p>Look at it online</p>", "html")), f"{DAM} {MORE}"),
        (multipart("mixed", text(DAM), text(MORE)), f"{DAM}\n\n{MORE}"),
        (multipart("mixed", multipart("alternative", text(DAM), boundary="b1-a")), DAM),  # one boundary begins another
        (text(f"<div>{DAM}</div><div>{MORE}</div>", "html"), f"{DAM}\n\n{MORE}"),
        (multipart("mixed", text(f"<p>{DAM}</p>", "html"), text(MORE)), f"{DAM}\n\n{MORE}"),
        (f"Content-Type: multipart/mixed\n\n{DAM}", DAM),  # no boundary
        (f"Content-Type: text/plain; charset=nonsense\n\n{DAM}", DAM),
        (f"Content-Type: ;;;=\n\n{DAM}", DAM),
        (f"X-Other: 1\n\n{DAM}", DAM),
    ],
)
def test_texts(tmp_path, body, expected):
    pages, dropped = got(tmp_path, HEAD + body)
    assert (pages[""].text.strip(), pages[""].html, dropped) == (expected, None, {})


def test_the_markup_of_a_plain_letter_is_kept(tmp_path):
    html = f"<html><body><p>{DAM}</p><p>{MORE}</p></body></html>"
    pages, _ = got(tmp_path, HEAD + multipart("alternative", text(f"{DAM} {MORE}"), text(html, "html")))
    assert pages[""].html.strip() == html
    assert [line.strip() for line in pages[""].text.splitlines()] == [DAM, MORE]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "cp1251", "shift_jis", "utf-8 mislabelled"])
@pytest.mark.parametrize("coded", ["base64", "quoted-printable", "8bit"])
def test_encodings(tmp_path, charset, coded):
    words = {"cp1251": "Плотина закрыта, сообщили власти.", "shift_jis": "ダムは閉鎖された。"}.get(
        charset, "Né à l’été."
    )
    words = words.replace("’", "'") if charset == "iso-8859-1" else words
    raw = (words * 9).encode(charset.split(" ")[0])
    said = "iso-8859-1" if "mislabelled" in charset else charset
    body = {"base64": base64.encodebytes(raw), "8bit": raw}.get(coded) or b"".join(b"=%02X" % byte for byte in raw)
    head = f"{HEAD}Content-Type: text/plain; charset={said}\nContent-Transfer-Encoding: {coded}\n\n".encode()
    pages, _ = got(tmp_path, head + body)
    assert pages[""].text.strip() == words * 9


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("Subject: Fwd: WG: Dam closed", "title", "Dam closed"),
        ("Subject: =?utf-8?B?RMOpYsOibGU=?=", "title", "Débâle"),
        ("Subject: Dam\n closed\n\tnow", "title", "Dam closed now"),
        ("Subject: =?nonsense?Q?Dam?=", "title", "Dam"),
        ("Subject: =?utf-8?B?===?=", "title", None),
        ("Subject: Débâcle", "title", "Débâcle"),
        ('From: "Tora Lie" <tora.lie@gmail.com>', "outlet", None),
        ("From: press@unknown.example", "outlet", None),
        ("From: =?utf-8?Q?Le_Courrier?= <a@unknown.example>", "outlet", "Le Courrier"),
        ("From: Breaking alerts <a@news.bbc.co.uk>", "outlet", "BBC News"),
        ("Message-ID: <7@x.example>", "key", "7@x.example"),
        ("Archived-At: javascript:x", "url", None),
    ],
)
def test_header_fields(tmp_path, head, field, value):
    pages, _ = got(tmp_path, f"{head}\n{HEAD}{text(DAM)}")
    assert getattr(pages[""], field) == value


def test_forwarded_mails_are_pages_of_their_own(tmp_path):
    inner = f"Content-Type: message/rfc822\n\nSubject: Inside\n{HEAD.replace('1@x', '2@x')}{text(MORE)}"
    pages, dropped = got(tmp_path, f"Subject: Outside\n{HEAD}" + multipart("mixed", text(DAM), inner))
    assert {place: page.title for place, page in pages.items()} == {"": "Outside", "#1": "Inside"}
    assert dropped == {}
    pages, dropped = got(tmp_path, HEAD + multipart("mixed", inner))  # nothing but the forwarded one
    assert (list(pages), dropped) == (["#1"], {})


def test_a_box_of_mails(tmp_path):
    one = f"From a@x.example Tue Mar  4 14:05:00 2025\n{HEAD}Subject: One\n\n{DAM}\n>From here it goes on.\n\n"
    two = f"From b@x.example Tue Mar  4 15:05:00 2025\n{HEAD}Subject: Two\n\n{MORE}\nFrom there, he said in 2025\n"
    pages, dropped = got(tmp_path, one + two, "box")
    assert {place: page.title for place, page in pages.items()} == {"#1": "One", "#2": "Two"}
    assert pages["#1"].text == f"{DAM}\nFrom here it goes on.\n\n"
    assert dropped == {}


def test_a_mail_of_the_box_that_is_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "TEXT", 1000)
    long = f"From a@x.example Tue Mar  4 14:05:00 2025\n{HEAD}\n{'x y ' * 100_000}\n\n"
    pages, dropped = got(tmp_path, long + long.replace("x y " * 100_000, DAM), "box.mbox")
    assert (list(pages), dropped) == (["#2"], {"#1": "mail of more than 0.001 MB"})


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        (HEAD + multipart("mixed", "Content-Type: image/png\n\nx"), "mail without a text"),
        (HEAD, "mail without a text"),
        (HEAD + multipart("encrypted", "Content-Type: application/pgp-encrypted\n\nx"), "encrypted mail"),
        (
            f"{HEAD}Content-Transfer-Encoding: base64\n\n" + base64.b64encode(b"a\0b" * 9).decode(),
            "mail with NUL bytes in its text",
        ),
    ],
)
def test_mails_that_give_no_page(tmp_path, mail, reason):
    assert got(tmp_path, mail) == ({}, {"": reason})


def test_a_mail_that_was_cut_off_says_so(tmp_path):
    whole = HEAD + multipart("mixed", text(f"{DAM}\n{MORE}"))
    pages, dropped = got(tmp_path, whole[: whole.index(" of the authority")])
    assert (pages[""].stub, dropped) == ("cut off: its file ends inside it", {})
    assert got(tmp_path, whole)[0][""].stub is None


def test_parts_in_parts_without_end_take_no_time(tmp_path):
    deep = text(DAM)
    for number in range(400):
        deep = multipart("mixed", deep, boundary=f"b{number}")
    started = time.monotonic()
    pages, dropped = got(tmp_path, HEAD + deep)
    assert pages == {}
    assert dropped
    inner = text(MORE)
    for _ in range(60):
        inner = f"Content-Type: message/rfc822\n\n{HEAD}{inner}"
    _, dropped = got(tmp_path, HEAD + inner)
    assert "mails forwarded in one another too deep" in dropped.values()
    got(tmp_path, HEAD + multipart("mixed", *["x"] * 50_000))
    got(tmp_path, HEAD + "Content-Type: text/plain" + ';a="b"' * 50_000 + "\n\nx")
    got(tmp_path, HEAD + "Subject: " + "=?utf-8?Q?x?= " * 50_000 + "\n\nx")
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.eml", b"", True),
        ("a.eml", b"\x89PNG\0\0", False),
        ("", f"{HEAD}\n".encode(), True),
        ("a.txt", b"From: Mira\nDate: today\n\nA letter in a book.", False),
        ("a.txt", b"From: the editors. A word on the dam.\n\nMore.", False),
        ("a.txt", b"Message-ID: is a field of mail\nFrom: here\nDate: 1\nno field\n\nx", False),
        ("a.txt", DAM.encode(), False),
        ("a.txt", b"From here it is 40 km to the dam of 1925\nIt is closed.", False),
    ],
)
def test_what_is_a_mail(name, head, expected):
    assert is_mail(name, head) is expected


def test_what_python_writes_is_read(tmp_path):
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = (
        "Ünal Post <a@post.example>",
        "Damm geschlossen – ä",
        "Tue, 4 Mar 2025 10:00:00 +0000",
    )
    mail.set_content(f"{DAM} ä\n")
    mail.add_alternative(f"<html><body><p>{DAM} ä</p><p>{MORE}</p></body></html>", subtype="html")
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    pages, dropped = got(tmp_path, bytes(mail))
    assert (pages[""].outlet, pages[""].title) == ("Ünal Post", "Damm geschlossen – ä")
    assert MORE in pages[""].text
    assert list(dropped.values()) == ["parts of mail without text: 1 (files and pictures)"]


PIECES = [
    "--b1\n",
    "--b1--\n",
    "--b2\n",
    "\n",
    "\r\n",
    "x",
    'Content-Type: multipart/mixed; boundary="b1"\n',
    "Content-Type: message/rfc822\n",
]
PIECES += [
    'Content-Type: multipart/alternative; boundary="b2"\n',
    "Content-Type: text/html; charset=x\n",
    "<p>x",
    "From a 2025\nX: 1\n",
]
PIECES += [
    "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n",
    "=",
    "=?utf-8?Q?=",
    "Subject: ",
    "\0",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=250, deadline=None)
def test_any_parts_give_pages_or_reasons(tmp_path_factory, pieces):
    path = tmp_path_factory.getbasetemp() / "any.eml"
    path.write_text(HEAD + "".join(pieces), "utf-8")
    assert all(isinstance(each, Page | Dropped) for each in read(path))


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_pages_or_reasons(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "bytes.eml"
    path.write_bytes(data)
    assert all(isinstance(each, Page | Dropped) for each in read(path))
