import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, reverse

from registerpub.desk.roles import DECIDE, EDIT, READ, RETRACT, ROLES
from registerpub.store.models import Decision, DocumentRow, NameRow, Vote
from registerpub.urls import urlpatterns

from .conftest import sign_in
from .samples import PASSWORD, World, make_amendment, make_notice, make_user
from .test_card import form_of

#: Views that anybody may open; allauth's own views decide for themselves.
OPEN = {"language", "static", "public", "public_file"}
DESK = [pattern for pattern in urlpatterns if not str(pattern.name).startswith("account_") and pattern.name not in OPEN]
ARGUMENTS = {"card_id": "verdict234", "person_id": "pk3t8w2xq"}


def address_of(pattern: URLPattern) -> str:
    known = {**ARGUMENTS, "document_id": DocumentRow.objects.values_list("pk", flat=True)[0], "number": 1}
    if pattern.name == "amendment":
        known["card_id"] = make_amendment()
    elif "number" in pattern.pattern.converters:
        make_notice()
    return reverse(str(pattern.name), kwargs={name: known[name] for name in pattern.pattern.converters})


def test_every_view_of_the_desk_names_its_roles() -> None:
    for pattern in DESK:
        assert getattr(pattern.callback, "roles", None) in (READ, DECIDE, EDIT, RETRACT), pattern.name


@pytest.mark.parametrize("pattern", DESK, ids=lambda pattern: str(pattern.name))
def test_a_stranger_is_sent_to_sign_in(pattern: URLPattern, world: World) -> None:
    for response in (Client().get(address_of(pattern)), Client().post(address_of(pattern), {"action": "confirm"})):
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("role", [*ROLES, "somebody", None])
@pytest.mark.parametrize("pattern", DESK, ids=lambda pattern: str(pattern.name))
def test_every_view_opens_for_its_roles_only(pattern: URLPattern, role: str | None, world: World) -> None:
    client, address = sign_in("u", role), address_of(pattern)
    allowed = role in pattern.callback.roles  # type: ignore[attr-defined]  # set by ``needs``
    status = client.get(address).status_code
    assert status in ((200, 405) if allowed else (403,))


@pytest.mark.parametrize("role", [*ROLES, None])
def test_only_those_who_decide_can_post_a_decision(role: str | None, world: World) -> None:
    client = sign_in("u", role)
    seen = client.get("/cards/verdict234/")
    fields = form_of(seen) if role in EDIT else {"version": "1"}
    response = client.post("/cards/verdict234/", {**fields, "action": "confirm"})
    expected = {"editor": 302, "publisher": 302, "keeper": 422}
    assert response.status_code == expected.get(str(role), 403)
    assert Vote.objects.exists() == (role in EDIT)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("role", [*ROLES, None])
def test_only_an_editor_or_a_publisher_checks_a_name(role: str | None, world: World) -> None:
    NameRow.objects.filter(language="en").update(checked=False)
    data = {"language": "en", "full": "Talgat Bekenov"}
    response = sign_in("u", role).post("/people/pk3t8w2xq/names/", data)
    assert response.status_code == (302 if role in EDIT else 403)
    assert NameRow.objects.get(language="en").checked == (role in EDIT)


def test_a_form_without_its_token_is_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("u", "editor"))
    response = client.post("/cards/verdict234/", {"action": "confirm", "version": "1"})
    assert response.status_code == 403
    assert "The form has expired" in response.content.decode()
    assert not Vote.objects.exists()


@pytest.mark.parametrize("address", ["/", "/cards/verdict234/", "/nowhere/", "/accounts/login/"])
def test_every_answer_carries_the_protective_headers(address: str, editor: Client, world: World) -> None:
    for client in (editor, Client()):
        response = client.get(address)
        assert response["Content-Security-Policy"] == (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
            "frame-ancestors 'none'; base-uri 'none'"
        )
        assert "no-store" in response["Cache-Control"]
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["Referrer-Policy"] == "same-origin"
        assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/", "/cards/candidate2/", "/people/", "/overview/", "/sources/", "/outbox/"])
def test_no_page_needs_a_script_or_an_inline_style(address: str, editor: Client, world: World) -> None:
    page = editor.get(address).content.decode()
    assert "<script" not in page and " style=" not in page and "javascript:" not in page
    assert not any(f" on{event}=" in page for event in ("click", "load", "error", "submit", "change"))


def test_nobody_can_sign_up_or_reset_a_password_by_mail(client: Client, db: None) -> None:
    for address in ("signup", "email", "password/reset", "confirm-email", "password/set", "login/code/confirm"):
        assert client.get(f"/accounts/{address}/").status_code == 404
    assert not settings.DEBUG


def test_an_editor_signs_in_with_name_and_password_and_out_again(client: Client, db: None) -> None:
    make_user("aliya", "editor")
    page = client.get("/accounts/login/").content.decode()
    assert 'name="login"' in page and 'name="password"' in page and "remember" not in page
    assert client.post("/accounts/login/", {"login": "aliya", "password": PASSWORD})["Location"] == "/"
    assert client.get("/").status_code == 200
    assert client.get("/accounts/logout/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/").status_code == 302


def test_a_wrong_password_is_answered_in_the_readers_language(client: Client, db: None) -> None:
    make_user("aliya", "editor")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "kk"
    page = client.post("/accounts/login/", {"login": "aliya", "password": "no"}).content.decode()
    assert "Есептік жазба атауы немесе құпиясөз қате." in page


def test_guessing_passwords_is_slowed_down(client: Client, db: None) -> None:
    make_user("aliya", "editor")
    for _ in range(40):
        response = client.post("/accounts/login/", {"login": "aliya", "password": "no"})
    assert "Too many" in response.content.decode()


def test_a_closed_account_learns_that_it_is_closed(client: Client, db: None) -> None:
    user = make_user("aliya", "editor")
    user.is_active = False
    user.save()
    assert client.get("/accounts/inactive/").status_code == 200
    client.post("/accounts/login/", {"login": "aliya", "password": PASSWORD})
    assert client.get("/").status_code == 302


def test_a_password_is_changed_only_with_the_old_one(editor: Client) -> None:
    new = {"password1": "тағы-бір-ұзын-сөз", "password2": "тағы-бір-ұзын-сөз"}
    assert editor.get("/accounts/password/").status_code == 200
    wrong = editor.post("/accounts/password/", {"oldpassword": "no", **new})
    assert "Please type your current password." in wrong.content.decode()
    assert editor.post("/accounts/password/", {"oldpassword": PASSWORD, **new}).status_code == 302
    short = editor.post("/accounts/password/", {"oldpassword": "x", "password1": "short", "password2": "short"})
    assert "at least 12 characters" in short.content.decode()


def test_the_page_that_asks_for_the_password_again_exists(editor: Client) -> None:
    assert 'name="password"' in editor.get("/accounts/reauthenticate/").content.decode()
