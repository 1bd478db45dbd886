import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from registerpub.pipeline.card_search import file_name
from registerpub.store.models import AuditEntry, Decision, Hold, NoticeTextRow, Proposal, Vote

from .conftest import sign_in
from .samples import NOW, World, add_evidence, make_card, make_document, make_person
from .test_card import CARD, send, text_of


def test_the_inbox_shows_the_most_severe_cards_first(editor: Client, world: World) -> None:
    page = editor.get("/").content.decode()
    assert page.index("verdict234") < page.index("small23456")


def test_a_row_says_what_would_change_and_in_which_spelling_the_name_was_found(editor: Client, world: World) -> None:
    page = editor.get("/").content.decode()
    assert "Talgat Bekenov" in page
    assert "found as «Талгата Бекенова»" in page
    assert "in pretrial detention" in page and "imprisoned after conviction" in page
    assert '<span class="unbroken">2 sources</span> · <span class="unbroken">2 articles</span>' in page


def test_a_banner_says_where_the_count_differs_from_the_claim(editor: Client, world: World) -> None:
    page = editor.get("/").content.decode()
    assert "Birlik Watch: computed 1; the owner claims 9" in page
    assert "8 November 2026" in page


def test_an_empty_inbox_says_that_nothing_waits(editor: Client) -> None:
    assert "Nothing waits for a decision" in editor.get("/").content.decode()


def test_the_inbox_speaks_kazakh_to_an_editor_who_does(world: World) -> None:
    page = sign_in("k1", "editor", "kk").get("/").content.decode()
    assert '<html lang="kk">' in page
    assert "Талғат Бекенов" in page and "Ашық: 4 карточка" in page
    assert "2 дереккөз" in page


def test_no_name_stands_in_an_address_or_a_title(editor: Client, world: World) -> None:
    for address in ("/", "/cards/verdict234/", "/cards/candidate2/", f"/people/{world.person.pk}/", "/people/"):
        page = editor.get(address).content.decode()
        title = page[page.index("<title>") : page.index("</title>")]
        links = [part.split('"')[0] for part in page.split('href="')[1:]]
        for name in ("Bekenov", "Бекенов", "Zhunusov"):
            assert name not in title
            assert not any(name in link for link in links)


VIEWS = ["/", "/urgent/", "/mine/", "/second/", "/translation/", "/on-hold/", "/snoozed/", "/done/"]


def ids_of(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'class="cover" href="/cards/(\w+)/"', page)


def counts_of(client: Client) -> dict[str, str]:
    page = client.get("/").content.decode()
    return dict(re.findall(r'<li><a href="[^"]+"[^>]*>([\w ]+) <span class="count"[^>]*>([^<]+)</span>', page))


def test_every_saved_view_tells_how_many_it_holds(editor: Client, second: Client, world: World) -> None:
    send(second, CARD, "confirm")
    Hold.objects.create(person=world.person, reason="safety", owner="e1", placed=NOW)
    NoticeTextRow.objects.all().delete()
    found = counts_of(editor)
    assert found == {
        "Open": "4",
        "Urgent": "3",
        "Mine": "0",
        "Second eyes": "1",
        "Translation": "0",
        "On hold": "2",
        "Source trouble": "0",
        "Snoozed": "0",
        "Done today": "0",
    }
    assert ids_of(editor, "/second/") == ["verdict234"] and ids_of(second, "/second/") == []
    assert ids_of(second, "/mine/") == ["verdict234"]
    assert set(ids_of(editor, "/on-hold/")) == {"verdict234", "small23456"}


@pytest.mark.parametrize("address", VIEWS)
def test_an_empty_view_says_what_it_is_for(address: str, editor: Client) -> None:
    page = editor.get(address).content.decode()
    assert 'class="empty"' in page and 'class="rows' not in page


def test_severity_comes_before_age_and_age_before_everything_else(editor: Client, world: World) -> None:
    old = make_card("older23456", "QUESTIONED", "C", person=world.person, created=NOW - dt.timedelta(days=30))
    new = make_card("newer23456", "DIED", "A", person=world.person, created=NOW + dt.timedelta(days=1))
    found = ids_of(editor, "/")
    assert found.index(new.public_id) < found.index(old.public_id) < found.index("small23456")
    assert found.index("verdict234") < found.index(new.public_id)


def test_a_late_card_of_a_low_class_is_urgent(editor: Client, world: World) -> None:
    fresh = make_card("fresh23456", "QUESTIONED", "C", person=world.person, created=dt.datetime.now(dt.UTC))
    late = dt.datetime.now(dt.UTC) - dt.timedelta(days=15)
    make_card("late234567", "QUESTIONED", "C", person=world.person, created=late)
    assert "late234567" in ids_of(editor, "/urgent/") and fresh.public_id not in ids_of(editor, "/urgent/")
    assert "overdue" in text_of(editor.get("/urgent/"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("register=birlik", {"candidate2", "numbers234"}),
        ("family=verdict", {"verdict234"}),
        ("language=kk", {"verdict234"}),
        ("source=steppe-wire", {"candidate2", "numbers234"}),
        ("source=steppe-wire&family=verdict", set()),
        ("source=nowhere", set()),
        ("page=7", set()),
        ("page=no", {"verdict234", "candidate2", "numbers234", "small23456"}),
    ],
)
def test_views_are_filtered(query: str, found: set[str], editor: Client, world: World) -> None:
    assert set(ids_of(editor, f"/?{query}")) == found


@pytest.mark.parametrize(
    "query", ["source=steppe-wire", "source=steppe-wire&register=birlik", "language=kk", "source=x"]
)
@pytest.mark.parametrize("view", ["/", "/urgent/", "/snoozed/", "/done/"])
def test_what_passes_a_filter_is_counted_as_it_is_shown(view: str, query: str, editor: Client, world: World) -> None:
    """Also a card with two pages of one source, one that is put off and one that is decided."""
    add_evidence(world.candidate, make_document("ru", "Арман Жунусов.", "steppe-wire"), None)
    Proposal.objects.filter(pk=world.verdict.pk).update(snoozed=NOW + dt.timedelta(days=30000))
    page = editor.get(f"{view}?{query}").content.decode()
    shown = len(re.findall('<li class="row">', page))
    assert re.search(rf"<h1>[^<]*: {shown} cards?</h1>", page), re.findall("<h1>.*</h1>", page)


def test_pages_follow_one_another_without_gap_or_repetition(editor: Client, world: World) -> None:
    for number in range(60):
        make_card(f"page{number:06}", "QUESTIONED", "C", person=world.person)
    pages = [ids_of(editor, f"/?page={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [25, 25, 14]
    assert len(set(sum(pages, []))) == 64


def ticked(*cards: Proposal) -> list[str]:
    return [f"{card.public_id}.{card.version}" for card in cards]


def together(client: Client, action: str, cards: list[str], **other: str) -> str:
    client.post("/together/", {"action": action, "card": cards, **other})
    return text_of(client.get("/"))


@pytest.mark.parametrize("action", ["not_a_change", "already_known"])
def test_several_cards_are_closed_for_one_reason(action: str, editor: Client, world: World) -> None:
    page = together(editor, action, ticked(world.small, world.verdict))
    assert "2 cards" in page
    assert set(Decision.objects.values_list("reason", flat=True)) == {action}
    assert AuditEntry.objects.filter(action="decide").count() == 2


def test_several_cards_are_put_off_and_come_back_when_something_changes(editor: Client, world: World) -> None:
    together(editor, "snooze", ticked(world.small, world.verdict), days="7")
    assert ids_of(editor, "/snoozed/") and "small23456" not in ids_of(editor, "/")
    editor.post("/cards/small23456/", {"action": "wake", "version": "1"})
    assert "small23456" in ids_of(editor, "/")


@pytest.mark.parametrize("action", ["confirm", "not_this_person", "", "undo"])
def test_nothing_else_is_done_to_several_cards(action: str, editor: Client, world: World) -> None:
    together(editor, action, ticked(world.small, world.verdict))
    assert not Decision.objects.exists() and not Vote.objects.exists()


def test_what_has_changed_is_open_elsewhere_or_was_confirmed_is_left_and_said(
    editor: Client, second: Client, world: World
) -> None:
    stale = f"{world.small.public_id}.{world.small.version + 1}"
    send(second, CARD, "confirm")
    second.get("/cards/candidate2/")
    page = together(editor, "not_a_change", [stale, *ticked(world.verdict, world.candidate, world.numbers)])
    assert Decision.objects.get().proposal == world.numbers
    for card in ("small23456", "verdict234", "candidate2"):
        assert f"Card {card} was left as it is" in page
    assert "e2 has this card open" in page


def test_no_more_than_fifty_at_once_and_not_none(editor: Client, world: World) -> None:
    cards = [make_card(f"many{number:06}", "QUESTIONED", "C", person=world.person) for number in range(51)]
    assert "at most 50" in together(editor, "not_a_change", ticked(*cards))
    assert "at most 50" in together(editor, "not_a_change", [])
    assert not Decision.objects.exists()


def test_who_does_not_edit_has_no_ticks(viewer: Client, world: World) -> None:
    assert 'name="card"' not in viewer.get("/").content.decode()
    assert viewer.post("/together/", {"action": "not_a_change", "card": ticked(world.small)}).status_code == 403


@pytest.mark.parametrize(
    ("text", "person", "card"),
    [
        ("Talgat Bekenov", True, "verdict234"),
        ("БЕКЕНОВ талгат", True, "verdict234"),
        ("Талғат Бек", True, "verdict234"),
        ("жунусов", False, "candidate2"),
        ("Arman Zhunusov", False, "candidate2"),
        ("numbers234", False, "numbers234"),
        ("Nurlan", False, ""),
        ("z", False, ""),
        ("<script>", False, ""),
    ],
)
def test_people_and_cards_are_found_in_any_script(
    text: str, person: bool, card: str, editor: Client, world: World
) -> None:
    file_name(world.candidate)
    response = editor.post("/search/", {"text": text})
    page = response.content.decode()
    assert (f"/people/{world.person.pk}/" in page) == person
    assert (f"/cards/{card}/" in page) if card else "/cards/" not in page
    assert "<script>" not in page


def test_a_search_stands_in_no_address(editor: Client, world: World) -> None:
    page = editor.get("/search/?text=Bekenov").content.decode()
    assert "Bekenov" not in page
    assert 'method="post"' in editor.get("/").content.decode().split('role="search"')[0].rsplit("<form", 1)[1]


def test_a_page_of_the_inbox_asks_the_store_less_than_twenty_times(
    editor: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        person = make_person(f"pk{number:07}")
        make_card(f"line{number:06}", "QUESTIONED", "C", person=person)
    for address in ("/", "/?family=arrest", *VIEWS):
        editor.get(address)
        with django_assert_max_num_queries(19):
            editor.get(address)


def test_every_count_is_what_its_view_shows(editor: Client, second: Client, world: World) -> None:
    send(second, CARD, "confirm")
    Proposal.objects.filter(pk=world.small.pk).update(snoozed=dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    send(editor, "/cards/numbers234/", "reject.not_a_change")
    for client in (editor, second):
        counts = list(counts_of(client).values())
        shown = [len(ids_of(client, address)) for address in VIEWS]
        assert [int(number) for number in counts[:6]] == shown[:6]
        assert [int(number) for number in counts[7:]] == shown[6:]
