"""PDF files as they come: turned, in columns, locked, damaged, empty, endless. What is read, and what is told."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from registerpub.core.pdf import MOST_PAGES, extract_pdf, is_pdf, join_paragraphs
from tests.core.pdf.drawing import Line, column, pdf

KAZAKH = [
    "Алматы қаласының Алмалы аудандық соты бүгін ашық отырыста қылмыстық істі",
    "қарап, сотталушыны кінәлі деп таныды. Үкім заңды күшіне енген жоқ, деп",
    "хабарлады соттың баспасөз қызметі.",
]
RUSSIAN = [
    "Суд признал подсудимого виновным и назначил ему наказание в виде двух лет",
    "ограничения свободы. Приговор не вступил в законную силу.",
]


def paragraphs(payload: bytes) -> list[str]:
    return join_paragraphs(extract_pdf(payload).pages)


def locked(payload: bytes, user: str, owner: str = "owner") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(payload)))
    writer.encrypt(user, owner, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_lines_of_a_sentence_become_a_paragraph_however_the_page_is_turned(rotate: int) -> None:
    payload = pdf([column([*KAZAKH, "", *RUSSIAN])], rotate=rotate)
    assert paragraphs(payload) == [" ".join(KAZAKH), " ".join(RUSSIAN)]


def test_columns_are_read_one_after_the_other() -> None:
    left, right = column(KAZAKH, x=40), column(RUSSIAN, x=320)
    assert paragraphs(pdf([[*left, *right]])) == [" ".join(KAZAKH), " ".join(RUSSIAN)]


@pytest.mark.parametrize("flipped", [True, False])
def test_words_whose_kazakh_letters_come_from_a_second_font_stay_whole(flipped: bool) -> None:
    pieces = [
        Line(piece[0], line.x + 5.5 * piece.start(), line.y)
        for line in column(KAZAKH)
        for piece in re.finditer("[әғқңөұүһ]+|[^әғқңөұүһ]+", line.text)
    ]
    assert paragraphs(pdf([pieces], flipped=flipped)) == [" ".join(KAZAKH)]


def test_hyphens_at_line_ends_are_mended_and_those_of_words_are_kept() -> None:
    lines = [
        "Бұл туралы бүгін Алматыда өткен отырыстан кейін соттың баспасөз қыз-",
        "меті хабарлады, ал адвокаттар бұл шешімге шағым беретінін айтты. Пресс-",
        "служба бұған дейін Усть-Каменогорск қаласындағы іс туралы айтқан. Усть-",
        "Каменогорск соты істі 2019-",
        "2020 жылдары қараған.",
    ]
    (text,) = paragraphs(pdf([column(lines)]))
    assert "қызметі хабарлады" in text and "Пресс-служба" in text
    assert text.count("Усть-Каменогорск") == 2 and "2019-2020" in text


def test_ligatures_and_drawn_arabic_letters_become_letters() -> None:
    """Arabic letters are drawn from the left, as every program draws them."""
    (text,) = paragraphs(pdf([column(["The oﬃce ﬁled a complaint and the ﬂoor was given. ﺕﻮﺳ"])]))
    assert text == "The office filed a complaint and the floor was given. سوت"


def test_what_repeats_on_pages_is_told_once_and_page_numbers_never() -> None:
    body = [KAZAKH, RUSSIAN, ["Үшінші бетте істің өзге мән-жайлары баяндалады, олар да маңызды болып", "табылады."]]
    pages = [
        column(["№ 6294-25-00-4/215 іс", "", *lines, "", f"{number} / 3"]) for number, lines in enumerate(body, start=1)
    ]
    assert paragraphs(pdf(pages)) == ["№ 6294-25-00-4/215 іс", *map(" ".join, body)]


def test_a_sentence_runs_on_over_the_page_and_its_frame() -> None:
    pages = [column(["Бетбелгі", "", *KAZAKH[:2], "", "1"]), column(["Бетбелгі", "", *KAZAKH[2:], "", "2"])]
    assert "деп хабарлады" in " ".join(paragraphs(pdf(pages)))


def test_lines_that_differ_in_a_year_are_both_told() -> None:
    pages = [column([f"{year} жылы ол бес жылға сотталды", "", *KAZAKH]) for year in (2019, 2021)]
    told = "\n".join(paragraphs(pdf(pages)))
    assert "2019" in told and "2021" in told


def test_items_of_a_list_stay_apart() -> None:
    lines = ["Сотталғандар:", "1. Қайсар Қыдыров.", "2. Мақсат Тоқаров.", "", *KAZAKH]
    assert paragraphs(pdf([column(lines)]))[:3] == lines[:3]


def test_a_locked_file_is_told_and_one_that_everybody_may_open_is_read() -> None:
    payload = pdf([column(KAZAKH)])
    assert extract_pdf(locked(payload, "secret")).fault == "locked"
    assert paragraphs(locked(payload, "")) == [" ".join(KAZAKH)]


def test_a_file_cut_short_is_read_as_far_as_it_goes_or_told() -> None:
    payload = pdf([column(KAZAKH), column(RUSSIAN)])
    for end in range(0, len(payload), 97):
        text = extract_pdf(payload[:end])
        assert text.fault or text.lost or text.pages == extract_pdf(payload).pages or end < len(payload) // 2


def test_a_page_that_cannot_be_read_is_lost_and_the_others_are_not() -> None:
    payload = pdf([column(KAZAKH), column(RUSSIAN)])
    broken = payload.replace(b"/Contents 11 0 R /Resources <<", b"/Contents 11 0 R /Resources 7 ", 1)
    text = extract_pdf(broken)
    assert len(text.pages) == 2 and RUSSIAN[0] in text.pages[1]
    assert text.lost == (0,) or text.pages[0] == ""


def test_more_pages_than_are_read_are_told() -> None:
    text = extract_pdf(pdf([[Line(f"Бет {number}")] for number in range(MOST_PAGES + 5)]))
    assert (len(text.pages), text.count, text.fault) == (MOST_PAGES, MOST_PAGES + 5, "too much")


def test_a_stream_that_opens_without_end_is_given_up() -> None:
    packed = zlib.compress(b"BT /F1 10 Tf (x) Tj ET\n" * 8_000_000, 9)
    bomb = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
    text = extract_pdf(pdf([[Line("а")]], contents=bomb))
    assert text.pages == ("",) and (text.lost or text.fault)


def test_scripts_and_attachments_are_left_alone() -> None:
    script = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    attached = b"<< /Type /EmbeddedFile /Length 6 >>\nstream\nsecret\nendstream"
    payload = pdf(
        [column(KAZAKH)],
        extra=(script, attached, b"<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>"),
        catalog=b"/OpenAction 10 0 R /Names << /EmbeddedFiles << /Names [(a.txt) 12 0 R] >> >>",
    )
    assert paragraphs(payload) == [" ".join(KAZAKH)]


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=60), st.integers(0, 3000), st.integers(0, 400))
def test_no_damage_breaks_the_reader(noise: bytes, start: int, length: int) -> None:
    payload = pdf([column(KAZAKH)], title="Үкім")
    text = extract_pdf(payload[:start] + noise + payload[start + length :])
    assert text.fault in ("", "locked", "damaged", "too much")
    assert all(paragraph.strip() for paragraph in join_paragraphs(text.pages))


@given(st.lists(st.text(alphabet="абӘ-.\n 1\u00adﬁ", max_size=60), max_size=4))
def test_joining_loses_no_letter_but_those_of_frames(pages: list[str]) -> None:
    told = "".join(join_paragraphs(pages))
    letters = {letter for page in pages for letter in page if letter.isalpha()}
    assert {letter for letter in "абӘ" if letter in letters} <= set(told)


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    assert is_pdf(pdf([[Line("а")]])) and not is_pdf(b"<p>%PDF-1.7</p>")
