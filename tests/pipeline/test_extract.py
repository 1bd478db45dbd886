"""The text of stored pages taken from the archive again, after the rules of their source were mended."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from registerpub.core.reading import reading_version
from registerpub.pipeline import reprocess as stage
from registerpub.pipeline.evidence import quote_of
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.ingest import ingest_due
from registerpub.pipeline.process import process
from registerpub.store.models import ArchiveFile, Capture, ClaimRow, DocumentRow, Evidence, Finding, Proposal
from tests.pipeline.conftest import Desk
from tests.pipeline.test_reprocess import VERDICT, everything, kept

pytestmark = pytest.mark.django_db

SIDE = "The weather of the week is dry and cold, and the roads of the region are open to everybody again."
URL = "https://lake.example/news/1"
#: What stands beside the article belongs to it by the first rules; by the mended ones it does not.
FIRST, MENDED = "div.side, article", "article"


def rules(desk: Desk, body: str) -> None:
    folder = desk.config.sources / "lake"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.toml").write_text(
        'title = "Lake"\nhome = "https://lake.example/"\nhosts = ["lake.example"]\nkind = "news"\ntier = "news"\n'
        'languages = ["en"]\ntimezone = "Asia/Almaty"\n[discovery]\nfeeds = ["https://lake.example/rss"]\n'
        f'[selectors]\nbody = "{body}"\n',
        encoding="utf-8",
    )


def page(words: str = VERDICT, side: str = SIDE) -> str:
    return (
        f"<!doctype html><html><head><title>Court</title></head><body><div class='side'><p>{side}</p></div>"
        f"<article><p>{words}</p></article></body></html>"
    )


def bring(desk: Desk, tmp_path: Path, html: str = "", url: str = URL) -> DocumentRow:
    path = tmp_path / "page.html"
    path.write_text(html or page(), encoding="utf-8")
    import_evidence([path], desk.config, url=url, published=dt.date(2021, 6, 4))
    process(desk.config, lambda: desk.now)
    return DocumentRow.objects.latest("id")


def extract(desk: Desk, **chosen: Any) -> stage.Reprocessed:
    return stage.reprocess(desk.config, lambda: desk.now + dt.timedelta(days=1), extract=True, **chosen)


def quotes(state: str) -> set[str]:
    rows = Evidence.objects.filter(proposal__state=state, document__canonical=URL).select_related("document")
    return {quote_of(row.document, row.quote) for row in rows}


def test_a_page_is_read_by_mended_rules_and_stays_the_same_version(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    before = bring(desk, tmp_path)
    assert before.text == f"{SIDE}\n\n{VERDICT}"
    captures, open_quotes = list(Capture.objects.values()), quotes("open")
    rules(desk, MENDED)
    done = extract(desk)
    after = DocumentRow.objects.get(canonical=URL)
    assert (after.pk, after.version, after.capture_id) == (before.pk, before.version, before.capture_id)
    assert (after.text, after.published) == (VERDICT, dt.date(2021, 6, 4))
    assert after.extraction != before.extraction and after.content_sha256 != before.content_sha256
    assert (done.extracted, done.failed, done.left) == (1, 0, ())
    assert list(Capture.objects.values()) == captures
    assert open_quotes and quotes("open") == open_quotes


def test_what_is_read_by_today_s_rules_is_not_read_again(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    bring(desk, tmp_path)
    assert extract(desk).documents == 0
    rules(desk, MENDED)
    assert extract(desk).documents == 1
    assert extract(desk).documents == 0
    DocumentRow.objects.update(extraction="")
    before = everything()
    done = extract(desk)
    assert (done.documents, done.changed, done.extracted) == (DocumentRow.objects.count(), 0, 0)
    assert everything() == before
    assert "" not in DocumentRow.objects.values_list("extraction", flat=True)


def test_another_version_of_reading_makes_pages_due(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(desk, tmp_path)
    monkeypatch.setattr("registerpub.core.reading.version.READING_VERSION", "reading-of-tomorrow")
    assert extract(desk).documents == DocumentRow.objects.count()
    assert all(row.extraction.startswith("reading-of-tomorrow/") for row in DocumentRow.objects.all())


def test_a_page_that_is_fetched_again_is_no_changed_page_afterwards(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    bring(desk, tmp_path)
    rules(desk, MENDED)
    extract(desk)
    bring(desk, tmp_path, page(side="Another week of weather, which the article does not speak of in any way at all."))
    (row,) = DocumentRow.objects.filter(canonical=URL)
    assert row.captures.count() == 2


def test_a_vote_stands_where_the_words_are_the_same(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    bring(desk, tmp_path)
    (card,) = desk.cards(person="m1", event="SENTENCED_PRISON")
    desk.confirm(card, "aigul")
    before = Proposal.objects.get(public_id=card.id).version
    rules(desk, MENDED)
    done = extract(desk)
    assert (done.extracted, done.altered, done.withdrawn, done.opened) == (1, 0, 0, 0)
    assert Proposal.objects.get(public_id=card.id).version == before
    assert [row.votes for row in desk.cards(person="m1", event="SENTENCED_PRISON")] == [1]


def decide(desk: Desk) -> None:
    (card,) = desk.cards(person="m1", event="SENTENCED_PRISON")
    desk.reject(card, "aigul")
    if any(row.id == card.id for row in desk.cards()):
        desk.reject(card, "pavel")


def test_a_decision_keeps_its_words_in_the_new_text(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    row = bring(desk, tmp_path)
    decide(desk)
    before, words = kept(), quotes("rejected")
    claims = {(claim.pk, claim.event) for claim in row.claims.all()}
    rules(desk, MENDED)
    done = extract(desk)
    assert (done.extracted, done.decided) == (1, ())
    assert kept() == before
    assert words and quotes("rejected") == words
    assert {(claim.pk, claim.event) for claim in ClaimRow.objects.filter(document=row)} == claims
    assert not ClaimRow.objects.filter(replaced__isnull=False).exists()
    assert desk.cards(person="m1", event="SENTENCED_PRISON") == []


def test_a_page_whose_new_text_lacks_the_words_of_a_decision_is_left(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    before = bring(desk, tmp_path, page(words=SIDE, side=VERDICT))
    decide(desk)
    rules(desk, MENDED)
    done = extract(desk)
    ((pk, why),) = done.left
    assert pk == before.pk and "a decision" in why
    after = DocumentRow.objects.get(pk=pk)
    assert (after.text, after.extraction) == (before.text, before.extraction)
    assert len(extract(desk).left) == 1  # it stays due, and is told each time


def test_the_words_are_taken_from_the_right_place_of_several(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    html = page().replace("</article>", f"<p>{SIDE}</p><p>{VERDICT}</p></article>")
    bring(desk, tmp_path, html)
    decide(desk)
    rules(desk, MENDED)
    assert extract(desk).extracted == 1
    starts = {
        row.quote["start"] for row in Evidence.objects.filter(proposal__state="rejected", document__canonical=URL)
    }
    text = DocumentRow.objects.get(canonical=URL).text
    assert starts == {0, text.rindex(VERDICT)} and text.count(VERDICT) == 2


def test_a_run_that_was_killed_is_taken_up(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules(desk, FIRST)
    for number in (1, 2, 3):
        bring(desk, tmp_path, url=f"https://lake.example/news/{number}")
    rules(desk, MENDED)
    whole, calls = stage.store_again, []

    def killed(*given: Any) -> stage.Redone:
        calls.append(given)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return whole(*given)

    monkeypatch.setattr(stage, "store_again", killed)
    with pytest.raises(KeyboardInterrupt):
        extract(desk)
    monkeypatch.undo()
    pages = DocumentRow.objects.filter(canonical__startswith="https://lake.example/")
    assert [row.text == VERDICT for row in pages.order_by("id")] == [True, False, False]
    assert extract(desk).extracted == 2
    assert all(row.text == VERDICT for row in pages)


def test_without_its_archive_file_a_page_is_left(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    before = bring(desk, tmp_path)
    ArchiveFile.objects.filter(captures=before.capture).update(removed=desk.now)
    rules(desk, MENDED)
    ((pk, why),) = extract(desk).left
    assert pk == before.pk and "archive prune" in why
    assert DocumentRow.objects.get(pk=pk).text == before.text


def test_damaged_bytes_leave_the_page_and_are_a_finding(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    before = bring(desk, tmp_path)
    path = desk.config.archive / before.capture.archive.name
    data = bytearray(path.read_bytes())
    data[before.capture.offset + 40] ^= 0xFF
    path.chmod(0o640)
    path.write_bytes(bytes(data))
    rules(desk, MENDED)
    done = extract(desk)
    assert (done.failed, done.extracted) == (1, 0)
    assert DocumentRow.objects.get(pk=before.pk).text == before.text
    assert Finding.objects.filter(kind="stage_failed").exists()


def test_ingest_notes_by_what_it_read(desk: Desk, tmp_path: Path) -> None:
    rules(desk, FIRST)
    row = bring(desk, tmp_path)
    ingest_due(desk.config, desk.now)
    from registerpub.sources import load_source

    assert row.extraction == reading_version(load_source(desk.config.sources / "lake").reading_rules())
    assert len(row.extraction) <= 80
