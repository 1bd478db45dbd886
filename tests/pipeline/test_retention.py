"""Retention: what mentions nobody loses its words, what anybody relies on never does, and nothing else notices."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registerpub.archive.manifest import read_manifests
from registerpub.config import Config
from registerpub.core.errors import ArchiveError, InputError
from registerpub.pipeline.archive_check import check_archive
from registerpub.pipeline.process import process
from registerpub.pipeline.prune import prune
from registerpub.pipeline.registers import import_register
from registerpub.pipeline.replay import replay
from registerpub.pipeline.verify import verify
from registerpub.store.models import (
    ArchiveFile,
    Capture,
    ClaimRow,
    Decision,
    DocumentRow,
    Evidence,
    MentionRow,
    Notice,
    NoticeTextRow,
    PersonRow,
    Proposal,
    TotalRow,
)
from tests.pipeline.archives import FETCHED, TEXT, Table, page, write
from tests.pipeline.conftest import Desk
from tests.projects import DATA

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(days=400)
FETCHED_AT = "https://paper.example"


@pytest.fixture
def stored(config: Config, now: dt.datetime) -> Config:
    """A register, and a page that mentions nobody on it, read to the end."""
    import_register(DATA / "second-register.json", now)
    write(config, ("/a", page()))
    assert [result.failed for result in process(config, lambda: now)] == [0, 0, 0, 0, 0]
    return config


def test_old_words_about_nobody_go_and_their_digests_stay(stored: Config, now: dt.datetime) -> None:
    before = DocumentRow.objects.get()
    assert prune(stored, 365, now + LATER).documents == 1
    row = DocumentRow.objects.get()
    assert (row.title, row.text, row.paragraphs, row.pruned) == ("", "", [], now + LATER)
    assert row.text_sha256 == before.text_sha256 == hashlib.sha256(before.text.encode()).hexdigest()
    assert row.title_sha256 == hashlib.sha256(before.title.encode()).hexdigest()
    assert (row.canonical, row.language, row.version) == (before.canonical, before.language, 1)


def test_young_words_stay_and_a_rehearsal_changes_nothing(stored: Config, now: dt.datetime) -> None:
    assert prune(stored, 365, now + dt.timedelta(days=364)).documents == 0
    assert prune(stored, 365, now + LATER, dry_run=True, files=True).documents == 1
    assert DocumentRow.objects.get().pruned is None
    assert ArchiveFile.objects.get().removed is None


def test_pruning_again_finds_nothing_and_everything_verifies(stored: Config, now: dt.datetime) -> None:
    prune(stored, 365, now + LATER)
    assert prune(stored, 365, now + 2 * LATER).documents == 0
    assert verify(stored)[0] == []
    assert replay(stored, FETCHED_AT + "/a").payload == page()


def test_a_page_that_has_not_been_matched_is_not_known_to_mention_nobody(config: Config, now: dt.datetime) -> None:
    write(config, ("/a", page()))
    process(config, lambda: now)
    assert DocumentRow.objects.get().matched is None
    assert prune(config, 365, now + LATER).documents == 0


def test_the_same_page_again_stays_pruned_and_a_new_title_is_a_new_version(stored: Config, now: dt.datetime) -> None:
    prune(stored, 365, now + LATER)
    again = FETCHED + dt.timedelta(days=9)
    write(stored, ("/a", page() + b"<!-- other bytes, same words -->"), fetched=again)
    process(stored, lambda: now)
    assert DocumentRow.objects.count() == 1
    write(stored, ("/a", page(title="Another headline")), fetched=again)
    process(stored, lambda: now)
    assert list(DocumentRow.objects.order_by("version").values_list("version", "title")) == [
        (1, ""),
        (2, "Another headline"),
    ]


def test_a_copy_elsewhere_is_not_taken_for_a_copy_of_what_is_empty(stored: Config, now: dt.datetime) -> None:
    prune(stored, 365, now + LATER)
    write(stored, ("/b", page(title="")))
    process(stored, lambda: now)
    row = DocumentRow.objects.get(canonical=FETCHED_AT + "/b")
    assert row.text and row.proposed is not None
    assert not MentionRow.objects.exists()


def test_nothing_that_a_card_cites_is_touched(desk: Desk) -> None:
    cited = set(Evidence.objects.values_list("document", flat=True))
    assert cited
    prune(desk.config, 1, desk.now + LATER, files=True)
    assert not DocumentRow.objects.filter(pk__in=cited, pruned__isnull=False).exists()
    assert not ArchiveFile.objects.filter(captures__document__in=cited, removed__isnull=False).exists()


def test_files_that_hold_nothing_else_go_when_asked_and_the_manifest_tells(stored: Config, now: dt.datetime) -> None:
    [name] = ArchiveFile.objects.values_list("name", flat=True)
    assert prune(stored, 365, now + LATER).files == ()
    assert (stored.archive / name).exists()
    assert prune(stored, 365, now + LATER, files=True).files == (name,)
    assert not (stored.archive / name).exists()
    assert read_manifests(stored.archive).removed == {name}
    assert verify(stored)[0] == []
    report = check_archive(stored)
    assert (report.files, report.removed) == (0, 1)
    with pytest.raises(ArchiveError, match="was removed on 2022-04-08"):
        replay(stored, FETCHED_AT + "/a")


def test_a_removal_that_was_cut_short_is_told_and_finished_next_time(stored: Config, now: dt.datetime) -> None:
    [name] = ArchiveFile.objects.values_list("name", flat=True)
    content = (stored.archive / name).read_bytes()
    prune(stored, 365, now + LATER, files=True)
    (stored.archive / name).write_bytes(content)
    assert "still there" in str(check_archive(stored).problems[0])
    prune(stored, 365, now + LATER, files=True)
    assert check_archive(stored).problems == []


def test_a_file_with_a_payload_that_a_staying_file_leans_on_stays(stored: Config, now: dt.datetime) -> None:
    visits: Table = {}
    day = dt.timedelta(days=1)
    first = write(stored, ("/c", page()), fetched=now - 10 * day, visits=visits)
    second = write(stored, ("/c", page()), ("/d", page(TEXT * 2)), fetched=now + 20 * day, visits=visits)
    process(stored, lambda: now)
    done = prune(stored, 1, now + 15 * day, files=True)
    assert first not in done.files and second not in done.files
    assert (done.documents, len(done.files)) == (3, 1)
    assert check_archive(stored).problems == []
    assert {first, second} <= set(prune(stored, 1, now + 30 * day, files=True).files)


@pytest.mark.parametrize(
    ("extra", "goes"),
    [
        ({"role": "feed"}, True),
        ({"role": "robots"}, True),
        ({"role": "other", "status": 503}, True),
        ({"role": "article", "status": 200}, False),
    ],
)
def test_what_was_fetched_to_find_pages_goes_with_them_and_what_nobody_could_read_stays(
    stored: Config, now: dt.datetime, extra: dict[str, Any], goes: bool
) -> None:
    name = write(stored, ("/e", page()))
    other = write(stored, ("/unreadable", b""), **extra)
    process(stored, lambda: now)
    captures = Capture.objects.filter(archive__name=other)
    captures.update(archive=ArchiveFile.objects.get(name=name))
    assert (name in prune(stored, 365, now + LATER, files=True, dry_run=True).files) == goes


def test_no_file_goes_while_some_are_not_ingested(stored: Config, now: dt.datetime) -> None:
    write(stored, ("/f", page()))
    with pytest.raises(InputError, match="registerpub process"):
        prune(stored, 365, now + LATER, files=True)


TIES = ("mention", "claim", "total", "evidence", "cited", "young", "unmatched", "unclaimed", "unproposed")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents=st.lists(st.sets(st.sampled_from(TIES), max_size=3), min_size=1, max_size=8))
def test_whatever_ties_a_document_it_keeps_every_word_of_it(
    config: Config, now: dt.datetime, documents: list[set[str]]
) -> None:
    with transaction.atomic():
        rows = [_document(number, ties, now) for number, ties in enumerate(documents)]
        words = {row.pk: (row.title, row.text, row.paragraphs) for row in rows}
        prune(config, 365, now)
        for row, ties in zip(rows, documents, strict=True):
            row.refresh_from_db()
            assert (row.pruned is None) == bool(ties)
            expected = words[row.pk] if ties else ("", "", [])
            assert (row.title, row.text, row.paragraphs) == expected
            assert row.text_sha256 == f"digest {row.pk}"
        transaction.set_rollback(True)


def _document(number: int, ties: set[str], now: dt.datetime) -> DocumentRow:
    archive, _ = ArchiveFile.objects.get_or_create(name="x", defaults={"size": 1, "records": 1, "ingested": now})
    capture = Capture.objects.create(record=f"r{number}", archive=archive, offset=0, url=f"u{number}", fetched=now)
    row = DocumentRow.objects.create(
        capture=capture,
        canonical=f"u{number}",
        title="title",
        text="text",
        paragraphs=[[0, 4, "en", "body"]],
        language="en",
        created=now - (LATER if "young" not in ties else dt.timedelta(days=1)),
        matched=None if "unmatched" in ties else now,
        claimed=None if "unclaimed" in ties else now,
        proposed=None if "unproposed" in ties else now,
    )
    DocumentRow.objects.filter(pk=row.pk).update(text_sha256=f"digest {row.pk}")
    row.refresh_from_db()
    if "mention" in ties:
        MentionRow.objects.create(document=row, field="text", start=0, end=1, surface="t", certainty="low")
    if "claim" in ties:
        ClaimRow.objects.create(document=row, event="released", polarity="asserted", data={})
    if "total" in ties:
        TotalRow.objects.create(document=row, number=6, quote={})
    if ties & {"evidence", "cited"}:
        _card(row, number, "cited" in ties, now)
    return row


def _card(row: DocumentRow, number: int, only_cited: bool, now: dt.datetime) -> None:
    card = Proposal.objects.create(
        key=f"k{number}",
        public_id=f"p{number}",
        event="released",
        severity="A",
        certainty="high",
        created=now,
        updated=now,
    )
    if not only_cited:
        Evidence.objects.create(proposal=card, document=row, quote={}, added=now)
        return
    person, _ = PersonRow.objects.get_or_create(id="x", defaults={"created": now})
    decision = Decision.objects.create(proposal=card, verb="confirm", people=2, at=now)
    notice = Notice.objects.create(
        number=number + 1, decision=decision, person=person, event="released", created=now, due=now
    )
    NoticeTextRow.objects.create(notice=notice, language="en", state="template", unlinked=[row.pk])
