"""When readers first had a text, when it last changed for them, and that nothing else changes a published byte."""

from __future__ import annotations

import datetime as dt

from registerpub.pipeline.publish import publish
from registerpub.pipeline.release_entries import release_entries
from registerpub.store.models import Capture, DocumentRow, Evidence, Notice, PersonRow, Release
from tests.pipeline.conftest import LATER, Desk, files


def test_the_times_of_a_feed_grow_from_release_to_release_even_if_the_clock_stands_still(confirmed: Desk) -> None:
    Notice.objects.filter(person_id="m5").update(due=confirmed.now + 2 * LATER)
    publish(confirmed.config, confirmed.now + LATER)
    PersonRow.objects.filter(pk="m6").update(consent="public_record_only")
    publish(confirmed.config, confirmed.now + LATER)  # a clock that stands still
    publish(confirmed.config, confirmed.now + 2 * LATER)
    latest = Release.objects.latest("number")
    entries = [entry for entry in release_entries(latest) if entry.text.language == "en"]
    assert [entry.updated for entry in entries] == sorted({entry.updated for entry in entries}, reverse=True)
    assert (len(entries), entries[0].updated) == (3, latest.time)
    assert latest.time <= confirmed.now + 2 * LATER


def test_notices_of_one_release_follow_one_another_and_end_with_its_time(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    release = Release.objects.get()
    entries = sorted(release_entries(release), key=lambda entry: entry.notice)
    times = {entry.notice: entry.updated for entry in entries}
    assert list(times.values()) == [release.time - dt.timedelta(seconds=1), release.time]
    assert {entry.updated == times[entry.notice] == entry.published for entry in entries} == {True}


def test_a_text_that_comes_back_keeps_the_time_of_its_first_publication(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    before = {(entry.notice, entry.text.language): entry for entry in release_entries(Release.objects.get())}
    PersonRow.objects.filter(pk="m5").update(consent="withheld")
    publish(confirmed.config, confirmed.now + 2 * LATER)
    PersonRow.objects.filter(pk="m5").update(consent="public_record_only")
    publish(confirmed.config, confirmed.now + 3 * LATER)
    after = {(entry.notice, entry.text.language): entry for entry in release_entries(Release.objects.latest("number"))}
    nameless = {key for key, entry in after.items() if entry.kind == "withdrawal"}
    after = {key: entry for key, entry in after.items() if key not in nameless}
    assert len(nameless) == 1
    assert {key: entry.published for key, entry in after.items()} == {key: e.published for key, e in before.items()}
    grown = {key[0] for key, entry in after.items() if entry.updated > before[key].updated}
    assert grown == set(Notice.objects.filter(person="m5").values_list("number", flat=True))


def test_who_leaves_a_release_changes_no_time_of_the_others(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    before = {entry.notice: entry.updated for entry in release_entries(Release.objects.get())}
    PersonRow.objects.filter(pk="m5").update(consent="withheld")
    publish(confirmed.config, confirmed.now + 2 * LATER)
    entries = release_entries(Release.objects.latest("number"))
    after = {entry.notice: entry.updated for entry in entries if not entry.kind}
    assert after and after.items() < before.items()


def test_an_article_that_joins_after_the_decision_changes_no_byte(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    before = files(confirmed.config.public / "current")
    evidence = Evidence.objects.filter(proposal__person="m5").first()
    assert evidence is not None
    late = copy_of(evidence.document)
    Evidence.objects.create(
        proposal=evidence.proposal, document=late, quote=evidence.quote, added=confirmed.now + LATER
    )
    publish(confirmed.config, confirmed.now + 2 * LATER)
    assert files(confirmed.config.public / "current") == before


def copy_of(document: DocumentRow) -> DocumentRow:
    """The same page at another address."""
    capture = Capture.objects.get(pk=document.capture_id)
    capture.pk, capture.record, capture.url = None, "another record", "https://late.example/a"
    capture.save()
    document.pk, document.capture, document.canonical = None, capture, capture.url
    document.save()
    return document
