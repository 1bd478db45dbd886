import re

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.alphabet import name_order
from registerpub.store.models import LedgerEvent, NameRow, RegisterRow

from .conftest import sign_in
from .samples import NOW, World, make_person


def test_people_are_listed_by_the_kazakh_alphabet(world: World) -> None:
    make_person("pq2", kk="Әлия Омарова")
    make_person("pq3", kk="Айдос Ким")
    make_person("pq4", kk="Бота Ли")
    page = sign_in("u", "viewer", "kk").get("/people/").content.decode()
    places = [page.index(name) for name in ("Айдос", "Әлия", "Бота", "Талғат")]
    assert places == sorted(places)


@given(st.lists(st.sampled_from("аәбвгғдқңөұүһія ")))
def test_a_name_never_sorts_before_its_own_beginning(letters: list[str]) -> None:
    name = "".join(letters)
    assert name_order(name) <= name_order(name + "а")


def test_a_person_page_shows_the_timeline_and_the_names(editor: Client, world: World) -> None:
    page = editor.get("/people/pk3t8w2xq/").content.decode()
    assert page.index("Recognised as political prisoner") < page.index("Remand in custody")
    assert "Талғат Бекенов" in page and "Birlik Watch: recognised" in page
    assert "<title>Person pk3t8w2xq" in page


def test_an_event_that_does_not_fit_is_shown_with_the_reason(editor: Client, world: World) -> None:
    LedgerEvent.objects.create(person=world.person, code="PARDONED", date="2026-05-01", recorded=NOW)
    page = editor.get("/people/pk3t8w2xq/").content.decode()
    assert "does not fit" in page and "before it, custody was: in pretrial detention" in page
    assert "<dt>Penalty</dt><dd>lifted</dd>" in page
    page = sign_in("kk1", "viewer", "kk").get("/people/pk3t8w2xq/").content.decode()
    assert "сәйкес келмейді" in page and "оған дейінгі жағдайы: " in page


def test_an_unchecked_name_is_marked_as_checked(editor: Client, world: World) -> None:
    NameRow.objects.filter(language="en").update(checked=False)
    page = editor.get("/people/pk3t8w2xq/").content.decode()
    assert "English: no name form has been checked" in page and "Mark as checked" in page
    editor.post("/people/pk3t8w2xq/names/", {"language": "en", "full": " Talgat  Bekenov "})
    assert NameRow.objects.get(language="en").checked
    assert "no name form has been checked" not in editor.get("/people/pk3t8w2xq/").content.decode()


def test_a_name_without_language_or_letters_is_not_kept(editor: Client, world: World) -> None:
    before = NameRow.objects.count()
    for data in ({"language": "", "full": "X"}, {"language": "de", "full": "X"}, {"language": "en", "full": " "}, {}):
        editor.post("/people/pk3t8w2xq/names/", data)
    editor.post("/people/pk3t8w2xq/names/", {"language": "en", "full": "x" * 301})
    assert NameRow.objects.count() == before


def test_an_unknown_person_is_not_found(editor: Client, db: None) -> None:
    assert editor.get("/people/pnobody/").status_code == 404
    assert editor.post("/people/pnobody/names/", {"language": "en", "full": "X"}).status_code == 404


def test_the_overview_counts_by_status_beside_the_claim(editor: Client, world: World) -> None:
    RegisterRow.objects.create(id="other", owner={"en": "Other List"}, languages=["en"])
    page = re.sub(r"\s+", " ", editor.get("/overview/").content.decode())
    assert re.search(r"in pretrial detention</th> ?<td class=\"number\">1<", page)
    assert "at least 7 people are named nowhere on record" in page and "1 addition waits for a decision" in page
    assert "8 November 2026" in page and "Other List" in page and "No total has been reported." in page


def test_the_sources_page_names_what_went_wrong(editor: Client, db: None) -> None:
    from registerpub.store.models import Finding, SourceState

    SourceState.objects.create(name="jarshy", next_due=NOW, last_success=NOW, attempt=2, last_message="HTTP 503")
    Finding.objects.create(key="k", kind="empty_text", source="jarshy", detail="no main text", seen=NOW)
    page = editor.get("/sources/").content.decode()
    assert "2 failed attempts" in page and "HTTP 503" in page and "empty_text" in page
    assert "20 November 2026, 14:00 (UTC+5)" in page
