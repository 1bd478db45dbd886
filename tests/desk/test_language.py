import pytest
from django.contrib.auth.models import User
from django.test import Client

from .conftest import sign_in
from .samples import World, make_user

ERRORS = {"kk": "Мұндай бет жоқ", "ru": "Такой страницы нет", "en": "There is no such page"}


@pytest.fixture
def somebody(db: None) -> User:
    """An account: without any the desk leads to its first setting up."""
    return make_user("u", "viewer", "en")


@pytest.mark.parametrize(("asked", "spoken"), [("kk-KZ,ru;q=0.5", "kk"), ("ru", "ru"), ("de", "en"), ("", "en")])
def test_a_stranger_is_answered_in_what_the_browser_asks_for(
    asked: str, spoken: str, client: Client, somebody: User
) -> None:
    response = client.get("/accounts/login/", headers={"accept-language": asked})
    assert f'<html lang="{spoken}">' in response.content.decode()
    assert response["Content-Language"] == spoken


def test_the_switch_is_kept_with_the_account(db: None) -> None:
    client = sign_in("u", "viewer", "en")
    client.post("/language/", {"language": "ru", "next": "/people/"})
    assert '<html lang="ru">' in client.get("/").content.decode()
    assert User.objects.get().profile.language == "ru"


def test_the_switch_works_before_signing_in(client: Client, somebody: User) -> None:
    client.post("/language/", {"language": "kk", "next": "/accounts/login/"})
    assert '<html lang="kk">' in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize("back", ["https://evil.invalid/", "//evil.invalid/", "evil", "/\\evil.invalid", ""])
def test_the_switch_never_leads_to_another_site(back: str, client: Client, db: None) -> None:
    assert client.post("/language/", {"language": "kk", "next": back})["Location"] == "/"


def test_an_unknown_language_is_refused(client: Client, somebody: User) -> None:
    assert client.post("/language/", {"language": "xx"}).status_code == 400
    client.cookies["desk_language"] = "xx"
    assert '<html lang="en">' in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_missing_page_is_explained_in_each_language(language: str, db: None) -> None:
    response = sign_in("u", "viewer", language).get("/nowhere/")
    assert response.status_code == 404 and ERRORS[language] in response.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_refusal_is_explained_in_each_language(language: str, db: None) -> None:
    words = {"kk": "Сіздің рөліңіз", "ru": "Ваша роль", "en": "Your role"}
    response = sign_in("u", None, language)
    response.cookies["desk_language"] = language
    answer = response.get("/")
    assert answer.status_code == 403 and words[language] in answer.content.decode()


def test_a_fault_is_explained_and_tells_nothing_of_the_inside(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    client = sign_in("u", "viewer", "kk")
    client.raise_request_exception = False
    monkeypatch.setattr("registerpub.desk.views.inbox.inbox_page", fail)
    response = client.get("/")
    page = response.content.decode()
    assert response.status_code == 500 and "Бірдеңе дұрыс болмады" in page
    assert "secret" not in page and "Traceback" not in page
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_one_readers_language_never_sticks_to_the_next(world: World) -> None:
    english, kazakh = sign_in("a", "editor", "en"), sign_in("b", "editor", "kk")
    assert "Not a change" in english.get("/cards/verdict234/").content.decode()
    kazakh.post("/cards/verdict234/", {"action": "take_over", "reason": "кезегім"})
    page = kazakh.get("/cards/verdict234/").content.decode()
    assert "Өзгеріс емес" in page and "Not a change" not in page
