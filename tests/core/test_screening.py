"""A page that names somebody is never refused by the look at its bytes; most other pages are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.reading import parse_html_file
from registerpub.core.records import Document
from registerpub.core.screening import may_name_anyone
from tests.core.names.people import matcher, person

REGISTER = matcher(person("q", "kk Қайсар Қыдыров", sex="m"), person("m", "en Maks Toqarov"))
BODY = "<!doctype html><html><head><title>Day</title></head><body><article><p>{}</p></article></body></html>"
FILLING = "Бүгін сот отырысы болды. " * 8


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "kz1048", "ptcp154"])
def test_the_charset_of_the_page_does_not_matter(charset: str) -> None:
    page = BODY.format(f"{FILLING} Қайсар Қыдыровтың ісі.").encode(charset)
    assert may_name_anyone(REGISTER, page, f"text/html; charset={charset}")


@pytest.mark.parametrize(
    "name",
    [
        "Максом Токаровым",
        "<b>Мак</b>сом <a href='/x'>Токаровым</a>",
        "<span>Макс</span><br>\n\n   <span>Токаров</span>",
        "&#1052;&#1072;&#1082;&#1089; &#x422;окаров",
        "Макс&nbsp;Токаров",
        "Мак&shy;с То&shy;каров",
        "Мак<wbr>с То<!-- x -->каров",
        "МАКС ТОКАРОВ",
        "#макстокаров",
        "М. Токаров",
    ],
)
def test_however_the_name_is_marked_up_it_is_seen(name: str) -> None:
    assert may_name_anyone(REGISTER, BODY.format(f"Суд: {name}. {FILLING}").encode())


def test_names_in_escaped_data_are_seen() -> None:
    assert may_name_anyone(
        REGISTER, b'{"title": "\\u041c\\u0430\\u043a\\u0441 \\u0422\\u043e\\u043a\\u0430\\u0440\\u043e\\u0432"}'
    )


@pytest.mark.parametrize("payload", [b"%PDF-1.7 x", b"PK\x03\x04", b"\x89PNG\r\n", b"\0\0\0\x1cftyp"])
def test_what_is_not_text_must_be_read(payload: bytes) -> None:
    assert may_name_anyone(REGISTER, payload)


def test_anchors_colours_and_data_of_a_page_are_not_taken_for_hashtags() -> None:
    data = '<script type="application/ld+json">{}</script>'
    page = f'<a href="#content">x</a><style>a{{color:#ffeedd}}</style>{data.format("@context")}'
    assert not may_name_anyone(REGISTER, BODY.format(page + FILLING).encode())
    assert may_name_anyone(REGISTER, BODY.format(page + data.format("Макс Тоқаров")).encode())


@pytest.mark.parametrize("text", ["", FILLING, "Ерлан Қыдыров", "Қыдыров", "Макс Қыдыров пен Қайсар Тоқаров-Бек"])
def test_a_page_that_names_nobody_need_not_be_read(text: str) -> None:
    assert not may_name_anyone(REGISTER, BODY.format(text).encode())


PIECES = st.lists(
    st.sampled_from(
        [
            "Макс",
            "Тоқаров",
            "Токарову",
            "Қайсар",
            "Қыдыровтың",
            "М.",
            " ",
            "\n",
            "\n\n",
            "<b>",
            "</b>",
            "<br>",
            "</p><p>",
        ]
        + ["&nbsp;", "&shy;", "\u00ad", "-\n", "#", "_", ". ", ", ", "<i class='x'>", "</i>", "<td>", "&#1052;", "сөз"]
    ),
    max_size=14,
)


@given(PIECES)
def test_no_page_whose_text_names_somebody_is_refused(pieces: list[str]) -> None:
    page = BODY.format("".join(pieces) + " " + FILLING).encode()
    document = parse_html_file(page).document
    if document is not None and REGISTER.find(Document("d", document.text, title=document.title)):
        assert may_name_anyone(REGISTER, page)


@pytest.mark.parametrize(
    "name",
    [
        "Ма<nobr>кс</nobr> То<o:p>каров</o:p>",
        "Макс <script>x()</script>Токаров",
        "Макс <button>x y</button> Токаров",
        "Макс <svg><path d='m0'/></svg> Токаров",
        "Макс <span style='display:none'>x <span>y</span></span> Токаров",
        "Макс <a hidden>x</a>Токаров",
        "Макс <a title='а > б' href=\"/x\">Токаров</a>",
        "Макс <b onclick='if(a>b){}'>Токаров</b>",
        "Ма\u2062кс\ufe0f Токаров",
        "Макс <!-- Токаров --> Токаров",
    ],
)
def test_what_a_reader_leaves_out_does_not_hide_a_name(name: str) -> None:
    page = BODY.format(f"{FILLING} Суд: {name}. {FILLING}").encode()
    document = parse_html_file(page).document
    assert document is not None
    assert REGISTER.find(Document("d", document.text))
    assert may_name_anyone(REGISTER, page)


@pytest.mark.parametrize(
    "piece", ["<!--", "<script>", "<style>", "<svg>", "<a hidden>", "<a title='", "&", "\\u0", "<"]
)
def test_pieces_that_are_never_closed_take_linear_time(piece: str) -> None:
    assert may_name_anyone(REGISTER, (piece * (500_000 // len(piece)) + " Макс Токаров").encode())


MARKUP = st.lists(
    st.sampled_from(
        ["Макс", "Тоқаров", "Токарову", "Қайсар", "Қыдыровтың", "М.", " ", "\n", "\n\n", "сөз", ". ", ", ", "Ма", "кс"]
        + [f"<{name}>" for name in "b nobr br p div button svg noscript select option nav form video o:p".split()]
        + [f"</{name}>" for name in "b nobr p div button svg noscript select option nav form video o:p span".split()]
        + ["<span style='display: none'>", "<a hidden>", "</a>", "<i title='a>b'>", "<!-- x -->", "<script>a</script>"]
        + ["\u2062", "\ufe0f", "&nbsp;", "&shy;", "\x07"]
    ),
    max_size=18,
)


@given(MARKUP)
def test_no_page_in_any_markup_whose_text_names_somebody_is_refused(pieces: list[str]) -> None:
    page = BODY.format(f"{FILLING} {''.join(pieces)} {FILLING}").encode()
    document = parse_html_file(page).document
    if document is not None and REGISTER.find(Document("d", document.text, title=document.title)):
        assert may_name_anyone(REGISTER, page)
