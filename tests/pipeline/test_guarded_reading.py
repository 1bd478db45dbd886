"""PDF files of strangers are opened in a process of their own: what it told stays, what it takes is limited."""

from __future__ import annotations

import datetime as dt
import zlib
from pathlib import Path

import pytest

from registerpub.config import Config
from registerpub.core.pdf import extract_pdf
from registerpub.pipeline.importing import Saving, import_evidence
from registerpub.pipeline.ingest import ingest_due
from registerpub.pipeline.reading import extract_guarded, read_capture
from registerpub.store.models import Capture, DocumentRow, Finding
from tests.core.pdf.drawing import column, pdf
from tests.core.pdf.test_pdf_files import KAZAKH, RUSSIAN

DAY = dt.date(2021, 3, 3)


@pytest.mark.parametrize("payload", [pdf([column(KAZAKH), column(RUSSIAN)], title="Үкім"), b"%PDF-1.7 x", b""])
def test_the_guard_changes_nothing_that_is_read(payload: bytes) -> None:
    assert extract_guarded(payload) == extract_pdf(payload)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    text = extract_guarded(pdf([column(KAZAKH)]), patience=0)
    assert text.fault in ("damaged", "too much")


def test_pages_told_before_the_end_are_kept() -> None:
    """The second page draws for three times as long as its process may compute."""
    endless = b"BT /F1 10 Tf 1 0 0 1 60 700 Tm <0001> Tj ET\n" * 1_500_000
    packed = zlib.compress(endless)
    extra = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
    payload = pdf([column(KAZAKH), column(RUSSIAN)], extra=(extra,)).replace(
        b"/Contents 14 0 R", b"/Contents 10 0 R", 1
    )
    text = extract_guarded(payload, seconds=2)
    assert (text.count, text.fault) == (2, "too much")
    assert KAZAKH[0] in text.pages[0] and len(text.pages) == 1


@pytest.mark.django_db
def test_a_saved_document_goes_the_way_of_any_page(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    path = tmp_path / "act.pdf"
    payload = pdf([column(["ҮКІМ", "", *KAZAKH])])
    path.write_bytes(payload)
    saving = Saving("aigul", DAY, "court", "verdict")
    import_evidence([path], config, published=DAY, saving=saving)
    ingest_due(config, now)
    document, capture = DocumentRow.objects.get(), Capture.objects.get()
    assert (document.title, document.text, document.published) == ("ҮКІМ", " ".join(KAZAKH), DAY)
    assert capture.content_type == "application/pdf"
    assert not Finding.objects.exists()


def test_a_worker_that_cannot_start_makes_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registerpub.pipeline.reading.sys.executable", "/bin/false")
    assert extract_guarded(pdf([column(KAZAKH)])).fault == "damaged"


def test_read_capture_reads_pages_as_ever() -> None:
    from tests.core.reading.test_reading_pages import FILLER, article, page

    document = read_capture(page(article(FILLER))).document
    assert document is not None and document.text == FILLER
