from django.test import Client

from .conftest import sign_in
from .samples import World


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
    assert "Талғат Бекенов" in page and "4 ашық карточка" in page
    assert "2 дереккөз" in page


def test_no_name_stands_in_an_address_or_a_title(editor: Client, world: World) -> None:
    for address in ("/", "/cards/verdict234/", "/cards/candidate2/", f"/people/{world.person.pk}/", "/people/"):
        page = editor.get(address).content.decode()
        title = page[page.index("<title>") : page.index("</title>")]
        links = [part.split('"')[0] for part in page.split('href="')[1:]]
        for name in ("Bekenov", "Бекенов", "Zhunusov"):
            assert name not in title
            assert not any(name in link for link in links)
