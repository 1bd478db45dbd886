"""Pages that a browser saved as one file: the page inside is read, whatever lies beside it."""

from __future__ import annotations

import quopri
from base64 import encodebytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.reading import ReadResult, read_page, saved_address
from registerpub.core.reading.mhtml import is_mhtml
from registerpub.core.records import CapturedPage
from registerpub.core.screening import may_name_anyone
from tests.core.names.people import matcher, person
from tests.core.reading.test_reading_pages import FETCHED, FILLER, article, kinds

HEAD = (
    b"From: <Saved by Browser>\r\nSnapshot-Content-Location: https://paper.example/a\r\nSubject: =?utf-8?Q?x?=\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n\r\n'
)


def bundle(html: bytes, encoding: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    coded = quopri.encodestring(html) if encoding == "quoted-printable" else encodebytes(html)
    page = (
        f"----b\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n"
        "Content-Location: https://paper.example/a\r\n\r\n"
    ).encode() + coded
    frame = b"\r\n----b\r\nContent-Type: text/html\r\n\r\n<p>An advertisement in a frame.</p>\r\n----b--\r\n"
    return HEAD + page + frame


def read(payload: bytes) -> ReadResult:
    return read_page(CapturedPage("r", 0, "", FETCHED, payload, "", content_type="multipart/related"))


@pytest.mark.parametrize(
    ("encoding", "charset"), [("quoted-printable", "utf-8"), ("base64", "utf-8"), ("base64", "kz1048")]
)
def test_the_page_of_a_bundle_is_read(encoding: str, charset: str) -> None:
    document = read(bundle(article(FILLER).encode(charset), encoding, charset)).document
    assert document is not None
    assert (document.title, document.text) == ("Мектеп салынады", FILLER)


@pytest.mark.parametrize("payload", [HEAD + b"----b--\r\n", HEAD, HEAD + b"----b\r\nContent-Type: image/png\r\n\r\nx"])
def test_a_bundle_without_a_page_is_a_finding(payload: bytes) -> None:
    assert (read(payload).document, kinds(read(payload))) == (None, ["not_html"])


def test_a_bundle_is_never_passed_over_by_the_look_at_its_bytes() -> None:
    register = matcher(person("q", "kk Қайсар Қыдыров", sex="m"))
    assert may_name_anyone(register, bundle(article(f"{FILLER} Қайсар Қыдыровтың ісі.").encode()))


@pytest.mark.parametrize(
    ("line", "address"),
    [
        (b"https://paper.example/a?b=1#top", "https://paper.example/a?b=1"),
        (b"https://paper.example/a\r\n /folded", "https://paper.example/a/folded"),
        (b"file:///home/somebody/page.html", ""),
        (b"https://user:word@paper.example/a", ""),
        (b"cid:frame@mhtml.blink", ""),
    ],
)
def test_a_bundle_says_where_it_was_saved_from(line: bytes, address: str) -> None:
    payload = bundle(article(FILLER).encode()).replace(
        b"Location: https://paper.example/a\r\nS", b"Location: %b\r\nS" % line
    )
    assert saved_address(payload) == address


def test_only_the_bundle_itself_says_it() -> None:
    assert saved_address(bundle(b"x").replace(b"Snapshot-Content-Location", b"X-Other")) == ""
    assert saved_address(article("Snapshot-Content-Location: https://paper.example/a").encode()) == ""


def test_pages_and_mails_are_no_bundles() -> None:
    assert not is_mhtml(article(FILLER).encode())
    assert not is_mhtml(b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nmultipart/related")


@given(st.binary(max_size=200), st.integers(0, 500))
def test_no_damage_breaks_the_reader(noise: bytes, at: int) -> None:
    whole = bundle(article(FILLER).encode())
    result = read(whole[:at] + noise + whole[at:])
    assert result.document is not None or result.findings
