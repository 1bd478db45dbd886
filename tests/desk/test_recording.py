"""The pages on which the register is edited by events."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from registerpub.store.models import Evidence, LedgerEvent, NameRow, Notice, PersonRow, Proposal

from .conftest import sign_in
from .samples import NOW, World, make_notice
from .test_card import form_of
from .test_entry import grow_older

PERSON = "/people/pk3t8w2xq/"
RECORD = f"{PERSON}record/"
CARD_OF_HAND = {"event": "TRANSFERRED", "value.date": "2026-10", "value.facility": "ЛА-155/8"}


def test_an_event_is_recorded_by_hand_and_decided_on_its_card(editor: Client, second: Client, world: World) -> None:
    page = editor.get(RECORD).content.decode()
    assert '<option value="TRANSFERRED">' in page and "WITHDRAWN" not in page
    page = editor.get(f"{RECORD}?event=TRANSFERRED").content.decode()
    assert 'name="value.facility"' in page and 'name="value.term"' not in page
    answer = editor.post(RECORD, {**CARD_OF_HAND, "reason": "the family told us"})
    card = answer["Location"]
    assert answer.status_code == 302 and card.startswith("/cards/")
    shown = editor.get(card)
    text = shown.content.decode()
    assert "an editor has recorded it" in text and "Recorded without a source, because: the family told us" in text
    assert form_of(shown)["waiver"] == "the family told us"
    assert editor.post(card, {**form_of(shown), "action": "confirm"}).status_code == 302
    assert not LedgerEvent.objects.filter(code="TRANSFERRED").exists()
    assert second.post(card, {**form_of(second.get(card)), "action": "confirm"}).status_code == 302
    event = LedgerEvent.objects.get(code="TRANSFERRED")
    assert (event.date, event.details) == ("2026-10", {"facility": "ЛА-155/8"})
    assert Notice.objects.filter(decision=event.decision).exists()


def test_a_page_is_cited_from_the_list_or_by_its_number(editor: Client, world: World) -> None:
    document = Evidence.objects.filter(proposal__person=world.person)[0].document
    words = " ".join(document.text.split()[:4])
    for fields in (
        {"page.0.document": str(document.pk), "page.0.words": words},
        {"page.1.place": str(document.pk)},
        {"page.2.place": document.canonical},
    ):
        answer = editor.post(RECORD, {**CARD_OF_HAND, **fields})
        card = Proposal.objects.get(public_id=answer["Location"].split("/")[2])
        assert [one.document_id for one in card.evidence.all()] == [document.pk]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"event": "WITHDRAWN"}, "Choose which event it is"),
        ({}, "Cite a page, or write why there is none"),
        ({"reason": "x", "value.date": "2026-20"}, "There is no such date"),
        ({"page.0.place": "https://nowhere.invalid/"}, "This page was not read here"),
        ({"page.0.document": "99999"}, "There is no such page"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_that_was_written_is_lost(
    editor: Client, world: World, fields: dict[str, str], said: str
) -> None:
    before = Proposal.objects.count()
    answer = editor.post(RECORD, {**CARD_OF_HAND, **fields})
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and Proposal.objects.count() == before
    assert "event" in fields or 'value="ЛА-155/8"' in page


def test_an_event_is_corrected_and_a_box_emptied(editor: Client, second: Client, world: World) -> None:
    event = LedgerEvent.objects.create(
        person=world.person, code="TRIAL_STARTED", date="2026-05-01", details={"court": "Ақсай соты"}, recorded=NOW
    )
    address = f"{PERSON}events/{event.pk}/correct/"
    assert address in editor.get(PERSON).content.decode()
    page = editor.get(address)
    assert 'value="Ақсай соты"' in page.content.decode()
    fields = {**form_of(page), "cause": "our_error", "reason": "the summons"}
    assert "Nothing would change" in editor.post(address, fields).content.decode()
    assert editor.post(address, {**fields, "value.date": "soon"}).status_code == 422
    assert editor.post(address, {**fields, "value.court": "", "cause": "x"}).status_code == 422
    answer = editor.post(address, {**fields, "value.court": "", "value.date": "2026-05"})
    assert answer.status_code == 302
    text = editor.get(answer["Location"]).content.decode()
    assert "corrects the record" in text and "confirmed" in text
    told = {one.details["field"]: one.details["new"] for one in LedgerEvent.objects.filter(code="AMENDED")}
    assert told == {"court": "", "date": "2026-05"}


def test_an_event_with_a_notice_leads_to_the_notice(editor: Client, world: World) -> None:
    notice = make_notice()
    event = LedgerEvent.objects.create(
        person=world.person, code="DETAINED", date="2026-05-01", recorded=NOW, decision=notice.decision
    )
    person = f"/people/{notice.person_id}/"
    assert f"/notices/{notice.number}/correct/" in editor.get(person).content.decode()
    answer = editor.get(f"{person}events/{event.pk}/correct/")
    assert answer["Location"] == person
    assert editor.get(f"{PERSON}events/999999/correct/").status_code == 404


def test_a_correction_and_a_new_person_ask_for_the_second_factor(world: World) -> None:
    late = sign_in("late", "editor")
    grow_older(late, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    event = LedgerEvent.objects.filter(person=world.person)[0]
    people = PersonRow.objects.count()
    for address, fields in (
        ("/people/new/", {"name.kk": "Жаңа Адам", "consent": "withheld"}),
        (f"{PERSON}events/{event.pk}/correct/", {"value.date": "2020", "cause": "our_error", "reason": "x"}),
    ):
        assert late.post(address, fields)["Location"].startswith("/accounts/factors/confirm/")
    assert PersonRow.objects.count() == people and not LedgerEvent.objects.filter(code="AMENDED").exists()


def test_somebody_is_added_and_a_name_withdrawn(editor: Client, world: World) -> None:
    assert "/people/new/" in editor.get("/people/").content.decode()
    fields = {"name.ru": "Талгат Бекенов", "name.kk": "", "name.en": "", "sex": "m", "consent": "public_record_only"}
    refused = editor.post("/people/new/", fields)
    assert refused.status_code == 422 and "On record with such a name" in refused.content.decode()
    assert editor.post("/people/new/", {**fields, "consent": "", "sure": "1"}).status_code == 422
    answer = editor.post("/people/new/", {**fields, "sure": "1"})
    person = PersonRow.objects.get(pk=answer["Location"].split("/")[2])
    assert person.pk != world.person.pk and person.names.get().checked
    NameRow.objects.create(person=person, language="ru", full="Талгат Бикенов", kind="alias")
    withdraw = {"language": "ru", "full": "Талгат Бикенов"}
    page = editor.post(f"{answer['Location']}names/withdraw/", withdraw, follow=True).content.decode()
    assert "Withdrawn" in page and person.names.count() == 1
    withdraw["full"] = "Талгат Бекенов"
    page = editor.post(f"{answer['Location']}names/withdraw/", withdraw, follow=True).content.decode()
    assert "This is the only name" in page
