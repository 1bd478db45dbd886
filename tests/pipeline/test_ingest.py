"""Ingest: what a page gives, what a broken page gives, and that nothing is done twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub.archive import Exchange, WarcWriter
from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.ingest import ingest_due
from registerpub.pipeline.process import process
from registerpub.store.models import ArchiveFile, Capture, DocumentRow, Finding

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 3, 3)


def save(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def ingest(config: Config, now: dt.datetime) -> int:
    result = ingest_due(config, now)
    assert result.failed == 0
    return result.made


def test_a_saved_page_becomes_a_capture_and_a_document(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    page = save(
        tmp_path,
        "page.html",
        "<article><p>The court met in Shymkent on Tuesday.</p>" + "<p>Nobody was let in, a clerk said.</p>" * 8,
    )
    import_evidence([page], config, url="https://news.example/a?utm_source=x", published=DAY, outlet="Lake Post")
    assert ingest(config, now) == 1
    document = DocumentRow.objects.get()
    assert (document.published, document.outlet, document.origin) == (DAY, "Lake Post", "news.example")
    assert document.canonical == "https://news.example/a"
    assert "The court met" in document.text
    assert Capture.objects.get().url == "https://news.example/a?utm_source=x"


def test_ingesting_again_does_nothing(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    import_evidence([save(tmp_path, "a.txt", "The court met on Tuesday.")], config, published=DAY)
    ingest(config, now)
    assert ingest(config, now) == 0
    assert (ArchiveFile.objects.count(), Capture.objects.count(), DocumentRow.objects.count()) == (1, 1, 1)


def test_the_same_text_again_is_a_capture_and_no_new_version(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    url = "https://news.example/a"
    for text in (
        "The court met on Tuesday.",
        "The court met on Tuesday.",
        "The court met on Wednesday.",
        "The court met on Tuesday.",
    ):
        import_evidence([save(tmp_path, "a.txt", text)], config, url=url, published=DAY)
        ingest(config, now)
    assert Capture.objects.count() == 4
    assert list(DocumentRow.objects.order_by("version").values_list("version", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("empty.html", b"", "empty_body"),
        ("empty.txt", b" \n", "empty_body"),
        ("eleven.html", b"hello world", "tiny_body"),
        ("eleven.txt", b"hello world", "tiny_body"),
        (
            "nothing.html",
            b"<html><head><title>x</title></head><body><script>var a = 1;</script></body></html>" + b" " * 200,
            "no_text",
        ),
    ],
)
def test_a_page_without_text_is_a_named_finding_and_no_document(
    config: Config, now: dt.datetime, tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    import_evidence([save(tmp_path, name, content)], config, published=DAY)
    assert ingest(config, now) == 0
    assert kind in Finding.objects.values_list("kind", flat=True)
    assert not DocumentRow.objects.exists()


def test_a_wrong_charset_is_mended_and_said(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    text = "Суд в Шымкенте рассмотрел дело активистов и назначил следующее заседание на среду, сообщили в суде."
    html = f'<html><head><meta charset="utf-8"></head><body><article><p>{text}</p><p>{text}</p></article></body></html>'
    import_evidence([save(tmp_path, "a.html", html.encode("windows-1251"))], config, published=DAY)
    ingest(config, now)
    assert "Суд в Шымкенте" in DocumentRow.objects.get().text
    assert "charset_mended" in Finding.objects.values_list("kind", flat=True)


def test_private_numbers_never_reach_the_store(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    text = "Number 820514301234, phone +7 701 234 56 78, card 4111 1111 1111 1111. Case 6294-25-00-4/215, Article 405."
    import_evidence([save(tmp_path, "a.txt", text)], config, published=DAY)
    ingest(config, now)
    stored = DocumentRow.objects.get().text
    assert "820514301234" not in stored and "234 56 78" not in stored and "4111" not in stored
    assert "6294-25-00-4/215" in stored and "405" in stored
    assert len(stored) == len(text)


def test_a_broken_archive_record_is_a_finding_and_the_others_are_read(
    config: Config, now: dt.datetime, tmp_path: Path
) -> None:
    for number in range(3):
        import_evidence([save(tmp_path, "a.txt", f"The court met {number} times this week.")], config, published=DAY)
    paths = sorted(config.archive.glob("*.warc.gz"))
    damaged = bytearray(paths[0].read_bytes())
    damaged[len(damaged) * 3 // 4] ^= 0xFF
    joined = config.archive / "joined.warc.gz"
    joined.write_bytes(bytes(damaged) + paths[1].read_bytes() + paths[2].read_bytes())
    for path in paths:
        path.unlink()
    ingest(config, now)
    assert DocumentRow.objects.count() == 2
    assert "broken_record" in Finding.objects.values_list("kind", flat=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [({"url": "news.example/a"}, "write the whole address"), ({"language": "de"}, "use one of kk, ru, en")],
)
def test_a_bad_import_is_refused_and_archives_nothing(
    config: Config, tmp_path: Path, arguments: dict[str, str], message: str
) -> None:
    page = save(tmp_path, "a.txt", "text")
    with pytest.raises(InputError, match=message):
        import_evidence([page], config, **arguments)  # type: ignore[arg-type]  # parametrised
    assert not list(config.archive.glob("*"))


def test_files_that_cannot_be_evidence_are_named(config: Config, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"scan\.png: cannot be read as evidence"):
        import_evidence([save(tmp_path, "good.txt", "text"), save(tmp_path, "scan.png", b"x")], config)
    with pytest.raises(InputError, match=r"missing\.txt: No such file"):
        import_evidence([tmp_path / "missing.txt"], config)
    assert not list(config.archive.glob("*"))


def test_processing_an_empty_project_does_nothing(config: Config, now: dt.datetime) -> None:
    assert [(r.done, r.failed) for r in process(config, lambda: now)] == [(0, 0)] * 5


def test_a_visit_that_comes_before_what_it_leans_on_is_kept(config: Config, now: dt.datetime) -> None:
    """A clock set back names the later file before the earlier; of two workers one reads ahead of what is stored."""
    visits: dict[str, dict[str, str]] = {}
    body = b"<article><p>The court met in Shymkent on Tuesday.</p>" + b"<p>Nobody was let in.</p>" * 9
    for hours in (5, 0):
        moment = now + dt.timedelta(hours=hours)
        page = Exchange("https://news.example/a", 200, (("Content-Type", "text/html"),), body, moment, "x", "article")
        with WarcWriter(config.archive, "lake", clock=lambda moment=moment: moment, visits=visits) as out:  # type: ignore[misc]
            out.write_response(page)
    assert ingest(config, now) == 1
    assert Capture.objects.count() == 2 and not Finding.objects.filter(kind="broken_record").exists()
    assert set(Capture.objects.values_list("version", flat=True)) == {DocumentRow.objects.get().pk}
