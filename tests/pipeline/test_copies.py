"""Copies are found wherever they were first seen, once, whoever is killed in between, and count as one origin."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registerpub.config import Config
from registerpub.core.changes import SKETCH_METHOD
from registerpub.pipeline import copies
from registerpub.pipeline.copies import WINDOW, find_copies
from registerpub.pipeline.ingest import ingest_due
from registerpub.pipeline.origins import origins_by_document
from registerpub.pipeline.process import process
from registerpub.pipeline.prune import prune
from registerpub.pipeline.registers import import_register
from registerpub.store.models import Band, DocumentRow, Evidence, Finding, Proposal
from tests.pipeline.archives import page, write
from tests.projects import DATA

pytestmark = pytest.mark.django_db

PARTS = [
    "A court in Semey on Monday sentenced the poet Rauan Sabitov to four years after a trial of nine days.",
    "Sabitov listened to the verdict standing and asked only whether his books would be returned to him.",
    "His lawyer said that an appeal would be filed within two weeks at the regional court in Oskemen.",
    "Two observers from the bar association were let into the room while journalists waited outside in the rain.",
    "The prosecutor had asked for six years and called the defendant's travel notes a danger to public order.",
    "Neighbours from the flooded villages came in two buses and stood before the gate until late in the evening.",
]
WHOLE = " ".join(PARTS)
FIRST_HALF, LAST_HALF = " ".join(PARTS[:3]), " ".join(PARTS[3:])
OTHER = (
    "Four years behind bars: that is what a judge found fitting for an author from the east whose friends gathered at "
    "dawn, some of them with copies of a thin grey volume that nobody in the town could buy any longer."
)


def store(config: Config, now: dt.datetime, *texts: tuple[str, str]) -> list[DocumentRow]:
    for path, text in texts:
        write(config, (path, page(text)))
        assert ingest_due(config, now).failed == 0
    find_copies(now)
    return [DocumentRow.objects.get(canonical=f"https://paper.example{path}") for path, _ in texts]


def test_parts_of_one_text_are_copies_of_it_though_they_share_nothing(config: Config, now: dt.datetime) -> None:
    whole, first, last, other = store(
        config, now, ("/whole", WHOLE), ("/first", FIRST_HALF), ("/last", LAST_HALF), ("/other", OTHER)
    )
    assert [row.copy_of_id for row in (whole, first, last, other)] == [None, whole.pk, whole.pk, None]


def test_a_text_that_comes_last_joins_its_parts(config: Config, now: dt.datetime) -> None:
    first, last, whole = store(config, now, ("/first", FIRST_HALF), ("/last", LAST_HALF), ("/whole", WHOLE))
    assert [row.copy_of_id for row in (first, last, whole)] == [None, first.pk, first.pk]


def test_looking_again_finds_nothing_to_do_and_writes_nothing(config: Config, now: dt.datetime) -> None:
    store(config, now, ("/whole", WHOLE), ("/first", FIRST_HALF))
    with CaptureQueriesContext(connection) as queries:
        assert find_copies(now) == 0
    assert len(queries) == 1


def test_sketches_of_another_method_are_made_anew(config: Config, now: dt.datetime) -> None:
    whole, first = store(config, now, ("/whole", WHOLE), ("/first", FIRST_HALF))
    bands = set(Band.objects.values_list("document", "value"))
    DocumentRow.objects.update(sketched="an older method")
    Band.objects.update(value=0)
    assert find_copies(now) == 2
    assert set(Band.objects.values_list("document", "value")) == bands
    assert set(DocumentRow.objects.values_list("sketched", flat=True)) == {SKETCH_METHOD}


def test_a_failure_leaves_the_document_due_and_is_seen(
    config: Config, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(copies, "are_copies", lambda one, other: 1 / 0)
        whole, first = store(config, now, ("/whole", WHOLE), ("/first", FIRST_HALF))
    assert (whole.sketched, first.sketched) == (SKETCH_METHOD, "")
    assert "copies failed" in Finding.objects.get(kind="stage_failed").detail
    assert find_copies(now) == 1
    first.refresh_from_db()
    assert first.copy_of_id == whole.pk


def test_bands_go_with_the_window_and_what_was_found_stays(config: Config, now: dt.datetime) -> None:
    whole, first = store(config, now, ("/whole", WHOLE), ("/first", FIRST_HALF))
    later = now + WINDOW + dt.timedelta(days=1)
    (last,) = store(config, later, ("/last", LAST_HALF))
    assert last.copy_of_id is None
    assert set(Band.objects.values_list("document", flat=True)) == {last.pk}
    first.refresh_from_db()
    assert first.copy_of_id == whole.pk


def test_documents_from_before_the_window_are_let_be(config: Config, now: dt.datetime) -> None:
    write(config, ("/whole", page(WHOLE)))
    ingest_due(config, now)
    assert find_copies(now + 2 * WINDOW) == 0
    assert DocumentRow.objects.get().sketched == SKETCH_METHOD and not Band.objects.exists()


def test_words_that_retention_took_are_not_compared(config: Config, now: dt.datetime) -> None:
    import_register(DATA / "second-register.json", now)
    write(config, ("/whole", page(WHOLE)))
    process(config, lambda: now)
    assert prune(config, 1, now + dt.timedelta(days=9)).documents == 1
    assert not Band.objects.exists()
    (first,) = store(config, now + dt.timedelta(days=9), ("/first", FIRST_HALF))
    assert first.copy_of_id is None


def test_copies_on_a_card_are_one_origin_even_where_the_original_is_not_on_it(config: Config, now: dt.datetime) -> None:
    _, first, last, other = store(
        config, now, ("/whole", WHOLE), ("/first", FIRST_HALF), ("/last", LAST_HALF), ("/other", OTHER)
    )
    card = Proposal.objects.create(
        key="k", public_id="p", event="VERDICT", severity="A", certainty="strong", created=now, updated=now
    )
    for number, row in enumerate((first, last, other)):
        DocumentRow.objects.filter(pk=row.pk).update(
            origin=f"outlet {number}", outlet="", canonical=f"https://outlet{number}.example/a"
        )
        Evidence.objects.create(proposal=card, document=row, quote={}, added=now)
    found = origins_by_document(card.evidence.select_related("document"))
    assert found == {first.pk: "outlet 0", last.pk: "outlet 0", other.pk: "outlet 2"}
    DocumentRow.objects.update(copy_of=None)
    apart = origins_by_document(card.evidence.select_related("document"))
    assert len(set(apart.values())) == 3
