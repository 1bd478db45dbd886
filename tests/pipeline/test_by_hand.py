"""An event recorded by hand is a card like any other: nothing is recorded before people have decided."""

from __future__ import annotations

import pytest

from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.by_hand import Cited, open_cards_about, pages_naming, record_by_hand
from registerpub.pipeline.cards import get_card
from registerpub.pipeline.options import Options
from registerpub.pipeline.people import add_person, withdraw_name
from registerpub.pipeline.preview import preview
from registerpub.pipeline.reprocess import reprocess
from registerpub.pipeline.undo import undo
from registerpub.store.mapping import ledger
from registerpub.store.models import AuditEntry, DocumentRow, LedgerEvent, NameRow, Notice, PersonRow, Proposal
from tests.pipeline.conftest import Desk

pytestmark = pytest.mark.django_db

NO_PAGE = "told by the lawyer on the telephone"


def record(desk: Desk, code: str, *cited: Cited, who: str = "aigul", reason: str = "", **values: str) -> str:
    values = values or {"date": "2021-05-02"}
    return record_by_hand("m1", code, values, cited, reason, desk.user(who), channel="desk", now=desk.now)


def test_an_event_without_a_page_goes_the_way_of_its_class(desk: Desk) -> None:
    before = LedgerEvent.objects.count()
    card = record(desk, "TRANSFERRED", reason=NO_PAGE, date="2021-05-02", facility="ЛА-155/8")
    proposal = Proposal.objects.get(public_id=card)
    assert (proposal.severity, proposal.state) == ("A", "open")
    assert AuditEntry.objects.filter(action="by_hand", subject=f"card:{card}").count() == 1
    (row,) = desk.cards(id=card)
    with pytest.raises(DecisionError, match="independent sources"):
        desk.confirm(row, "aigul")
    chosen = Options(waiver=NO_PAGE)
    texts = preview(card, chosen, config=desk.config, now=desk.now)
    assert texts and all("155/8" in text.body for text in texts.values())
    assert desk.confirm(row, "aigul", chosen).state == "waiting"
    assert LedgerEvent.objects.count() == before and not Notice.objects.exists()
    assert desk.confirm(row, "pavel", chosen).state == "decided"
    event = LedgerEvent.objects.get(decision__proposal=proposal)
    assert (event.code, event.date, event.details) == ("TRANSFERRED", "2021-05-02", {"facility": "ЛА-155/8"})
    notice = Notice.objects.get()
    assert notice.due > desk.now and all(NO_PAGE not in text.body for text in notice.texts.all())
    undo(card, desk.user("pavel"), config=desk.config, channel="desk", now=desk.now)
    assert Proposal.objects.get(public_id=card).state == "open"
    assert event.pk not in {one.id for one in ledger(["m1"]).get("m1", ())}


def test_a_page_is_cited_by_its_words_and_survives_reading_again(desk: Desk) -> None:
    document = DocumentRow.objects.get()
    words = " ".join(document.text.split()[:5])
    card = record(desk, "QUESTIONED", Cited(document.pk, words.upper().replace(" ", "  ")))
    (article,) = get_card(desk.config, card).articles
    assert article.quotes[0].text.split() == words.split()
    assert [page.id for page in pages_naming("m1")] == [document.pk]
    assert (card, "QUESTIONED") in open_cards_about("m1")
    reprocess(desk.config, lambda: desk.now)
    proposal = Proposal.objects.get(public_id=card)
    assert proposal.state == "open" and proposal.evidence.count() == 1


@pytest.mark.parametrize(
    ("code", "values", "message"),
    [
        ("NO_SUCH", {}, "is not an event"),
        ("WITHDRAWN", {}, "is not an event"),
        ("QUESTIONED", {"date": "2021-13"}, "there is no month"),
        ("QUESTIONED", {"person": "m2"}, "person: not a field"),
        ("SENTENCED_PRISON", {"date": "2021-05", "term": "long"}, "is not a term"),
        ("STATE_REPORTED", {"date": "2021-05"}, "needs the status"),
        ("LIST_REMOVED", {"date": "2021-05"}, "owner of the list is not known"),
        ("LIST_REMOVED", {"date": "2021-05", "register": "nobodys"}, "there is no register"),
        ("TRANSFERRED", {"facility": "ЛА-155/8", "date": " "}, None),
        ("REMANDED", {"court": "Ақсай"}, "the date is not known"),
    ],
)
def test_bad_values_store_nothing(desk: Desk, code: str, values: dict[str, str], message: str | None) -> None:
    before = Proposal.objects.count()
    if message is None:
        record(desk, code, reason=NO_PAGE, **values)
        return
    with pytest.raises((InputError, DecisionError), match=message):
        record(desk, code, reason=NO_PAGE, **(values or {"date": "2021-05"}))
    assert Proposal.objects.count() == before and not AuditEntry.objects.filter(action="by_hand").exists()


def test_bad_pages_and_roles_store_nothing(desk: Desk) -> None:
    document, before = DocumentRow.objects.get(), Proposal.objects.count()
    for cited, message in (
        (Cited(10**9), "there is no document"),
        (Cited(document.pk, "words that nobody wrote"), "do not stand on the page"),
        (Cited(document.pk, "x" * 1001), "longer than"),
    ):
        with pytest.raises(InputError, match=message):
            record(desk, "QUESTIONED", cited)
    with pytest.raises(InputError, match="cite a page"):
        record(desk, "QUESTIONED", reason="  ")
    for who in ("vera", "kairat"):
        with pytest.raises(DecisionError, match="may not change this"):
            record(desk, "QUESTIONED", who=who, reason=NO_PAGE)
    DocumentRow.objects.update(pruned=desk.now)
    with pytest.raises(InputError, match="no longer kept"):
        record(desk, "QUESTIONED", Cited(document.pk))
    assert Proposal.objects.count() == before


def test_somebody_is_added_once_and_a_namesake_only_on_second_thought(desk: Desk) -> None:
    user = desk.user("aigul")
    names = {"kk": "Сәуле Ержанова", "ru": " Сауле  Ержанова ", "en": ""}
    person = add_person(names, "f", "public_record_only", False, user, desk.now)
    assert sorted(NameRow.objects.filter(person=person).values_list("language", "full", "checked", "searched")) == [
        ("kk", "Сәуле Ержанова", True, None),
        ("ru", "Сауле Ержанова", True, None),
    ]
    assert AuditEntry.objects.get(action="person_added").subject == f"person:{person}"
    with pytest.raises(DecisionError, match="bears this name"):
        add_person({"ru": "Сауле Ержанова"}, None, "withheld", False, user, desk.now)
    assert add_person({"ru": "Сауле Ержанова"}, None, "withheld", True, user, desk.now) != person
    count = PersonRow.objects.count()
    for bad, sex, consent in (({}, None, "withheld"), ({"de": "Ж"}, None, "withheld"), (names, "x", "withheld")):
        with pytest.raises(InputError):
            add_person(bad, sex, consent, True, user, desk.now)
    with pytest.raises(InputError, match="consent level"):
        add_person(names, None, None, True, user, desk.now)
    with pytest.raises(DecisionError):
        add_person(names, None, "withheld", True, desk.user("kairat"), desk.now)
    assert PersonRow.objects.count() == count


def test_a_name_is_withdrawn_unless_it_is_needed(desk: Desk) -> None:
    user = desk.user("aigul")
    person = add_person({"ru": "Сауле Ержанова"}, "f", "public_record_only", False, user, desk.now)
    with pytest.raises(DecisionError, match="only name"):
        withdraw_name(person, "ru", "Сауле Ержанова", user, desk.now)
    NameRow.objects.create(person_id=person, language="ru", full="Сауле Иржанова", kind="alias")
    withdraw_name(person, "ru", "Сауле Иржанова", user, desk.now)
    assert NameRow.objects.filter(person=person).count() == 1
    assert AuditEntry.objects.filter(action="name_withdrawn", subject=f"person:{person}").count() == 1
    with pytest.raises(InputError, match="no such name form"):
        withdraw_name(person, "ru", "Сауле Иржанова", user, desk.now)


def test_the_name_that_a_notice_bears_stays(desk: Desk) -> None:
    card = record(desk, "TRANSFERRED", reason=NO_PAGE, date="2021-05-02", facility="ЛА-155/8")
    (row,) = desk.cards(id=card)
    desk.confirm(row, "aigul", Options(waiver=NO_PAGE))
    desk.confirm(row, "pavel", Options(waiver=NO_PAGE))
    name = NameRow.objects.filter(person="m1", kind="main", checked=True).first()
    assert name is not None
    with pytest.raises(DecisionError, match="notices bear this name"):
        withdraw_name("m1", name.language, name.full, desk.user("aigul"), desk.now)
    assert NameRow.objects.filter(pk=name.pk).exists()
