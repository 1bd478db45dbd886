"""A PDF as a document: its title, its day, its paragraphs, and the findings where it gives less."""

from __future__ import annotations

import datetime as dt

import pytest

from registerpub.core.reading import ReadingRules, ReadResult, read_page
from registerpub.core.records import CapturedPage
from tests.core.pdf.drawing import Line, column, pdf
from tests.core.pdf.test_pdf_files import KAZAKH, RUSSIAN, locked
from tests.core.reading.test_reading_pages import FETCHED, kinds, texts


def read(payload: bytes, content_type: str = "application/pdf", **extra: str) -> ReadResult:
    page = CapturedPage(
        "r", 0, "https://sud.example/1.pdf", FETCHED, payload, "", "sud", content_type, 200, extra=extra
    )
    return read_page(page, ReadingRules(timezone="Asia/Almaty"))


def test_an_act_becomes_a_document_with_title_day_and_languages() -> None:
    lines = ["ҮКІМ", "", "2024 жылғы 5 наурыз", "", *KAZAKH, "", *RUSSIAN]
    document, findings = read(pdf([column(lines)]))
    assert document is not None and findings == ()
    assert (document.title, document.published, document.method) == ("ҮКІМ", dt.date(2024, 3, 5), "pdf")
    assert texts(document)[1:] == [" ".join(KAZAKH), " ".join(RUSSIAN)]
    assert [item.language for item in document.paragraphs][1:] == ["kk", "ru"]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Соттың баспасөз хабары", "Соттың баспасөз хабары"),
        ("Microsoft Word - ukim.docx", "ҮКІМ"),
        ("C:\\ukim.doc", "ҮКІМ"),
        ("untitled", "ҮКІМ"),
        ("12345", "ҮКІМ"),
        ("", "ҮКІМ"),
    ],
)
def test_the_title_of_a_program_is_no_title(stated: str, title: str) -> None:
    document = read(pdf([column(["ҮКІМ", "", *KAZAKH])], title=stated)).document
    assert document is not None and document.title == title


def test_a_birthday_in_a_sentence_is_not_the_day_of_the_document() -> None:
    lines = ["ҮКІМ", "", "Сотталушы 1985 жылғы 5 мамырда туған, Алматы қаласында тұрады, бұрын сотталмаған.", *KAZAKH]
    result = read(pdf([column(lines)]))
    assert result.document is not None and result.document.published is None
    assert "no_date" in kinds(result)


def test_what_the_importer_says_of_the_day_counts() -> None:
    document = read(pdf([column(KAZAKH)]), published="2024-02-01").document
    assert document is not None and document.published == dt.date(2024, 2, 1)


def test_the_bytes_tell_a_pdf_whatever_the_server_says() -> None:
    assert read(pdf([column(KAZAKH)]), "text/html").document is not None
    assert kinds(read(b"<p>no document at all, but a page that says so</p>" * 3, "application/pdf")) == ["not_html"]


def test_private_numbers_are_covered_in_text_and_title() -> None:
    lines = [*KAZAKH, "", "Сотталушының ЖСН 850101300123, телефоны +7 701 000 11 22 деп көрсетілген."]
    document = read(pdf([column(lines)], title="Карта 4111111111111111 туралы")).document
    assert document is not None
    assert "850101300123" not in document.text and "701" not in document.text and "4111" not in document.title


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (pdf([[Line("1")], [Line("2")]]), "no_text_layer"),
        (pdf([[], []]), "no_text_layer"),
        (b"%PDF-1.7\n" + b"x" * 200, "broken_pdf"),
        (locked(pdf([column(KAZAKH)]), "secret"), "locked_pdf"),
    ],
)
def test_a_document_without_text_is_a_finding(payload: bytes, kind: str) -> None:
    result = read(payload)
    assert (result.document, kinds(result)) == (None, [kind])


def test_pages_that_could_not_be_read_are_told_by_number() -> None:
    broken = pdf([column(KAZAKH), column(RUSSIAN)]).replace(b"/Type /Page /Parent", b"/Type /Xxxx /Parent", 1)
    result = read(broken.replace(b"/Contents 11 0 R", b"/Contents (x)   ", 1))
    assert result.document is not None
    assert RUSSIAN[0] in result.document.text
