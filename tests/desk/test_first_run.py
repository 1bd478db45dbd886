"""The first run: the first keeper by the code of the terminal, once; then a register and the way on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from registerpub.desk.register_faults import OTHERWISE, fault_words
from registerpub.jobs import supervisor
from registerpub.pipeline import first_run
from registerpub.pipeline.audit import list_entries
from registerpub.pipeline.clock import utc_now
from registerpub.store.models import FirstRun, PersonRow, RegisterRow, UserProfile

from .conftest import sign_in
from .samples import PASSWORD, World

CODE = "abcde-fghjk-mnpqr-stuvw"
FORM = {"code": CODE, "name": "oralkhan", "password1": PASSWORD, "password2": PASSWORD}
REGISTER = {
    "action": "make",
    "id": "birlik",
    "owner.kk": "«Бірлік»",
    "owner.ru": "«Бирлик»",
    "owner.en": "Birlik Watch",
    "aliases": "Birlik\nБирлик",
    "language.kk": "1",
    "language.ru": "1",
    "language.en": "1",
    "scope": "Only people whose case was looked into.",
}
FILE = """\
{
 "format": "registerpub/register-1",
 "register": {"id": "birlik", "owner": {"en": "Birlik Watch"}},
 "people": [
  {"id": "p1",
   "names": [{"language": "ru", "full": "Талгат Бекенов"}],
   "sex": "x",
   "events": [
    {"event": "REMANDED",
     "date": "2026-13-01"}
   ]},
  {"id": "p1", "names": [{"language": "ru", "full": "Другой Человек", "nick": "{[\\"]}"}]}
 ]
}
"""


@pytest.fixture(autouse=True)
def code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(first_run.CODE_VARIABLE, CODE)


@pytest.fixture
def keeper(db: None) -> Client:
    return sign_in("k1", "keeper")


def upload(client: Client, text: str | bytes, name: str = "register.json") -> Any:
    payload = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile(name, payload, "application/json")
    return client.post("/start/register/", {"action": "upload", "file": file})


def test_whoever_opens_an_empty_project_is_led_to_the_first_keeper(db: None) -> None:
    client = Client()
    assert client.get("/")["Location"].startswith("/accounts/login/")
    assert client.get("/accounts/login/")["Location"] == "/first/"
    assert client.get("/first/").status_code == 200


def test_the_first_keeper_is_signed_in_and_led_to_the_second_factor(db: None) -> None:
    client = Client()
    answer = client.post("/first/", {**FORM, "code": f" {CODE.upper()} "}, headers={"Accept-Language": "ru"})
    assert answer.status_code == 302 and answer["Location"] == "/accounts/factors/"
    profile = UserProfile.objects.get()
    assert (profile.role, profile.language) == ("keeper", "ru") and FirstRun.objects.get().keeper_id == profile.user_id
    for screen in ("/", "/start/", "/start/register/", "/sources/new/"):
        assert client.get(screen)["Location"] == "/accounts/factors/", "nothing opens without a second factor"
    assert client.get("/accounts/factors/app/add/").status_code == 200, "the password just given is proof enough"
    entry = list_entries()[0]
    assert (
        entry.action == "account" and entry.channel == "desk" and entry.data == {"made": "oralkhan", "role": "keeper"}
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"code": ""},
        {"code": "abcde-fghjk-mnpqr-stuvx"},
        {"password1": "short", "password2": "short"},
        {"password2": PASSWORD + "x"},
        {"name": ""},
        {"name": "a\x07b"},
        {"name": "a" * 151},
    ],
)
def test_what_does_not_fit_makes_no_account_and_shows_no_password(db: None, changes: dict[str, str]) -> None:
    page = Client().post("/first/", {**FORM, **changes})
    assert page.status_code == 422 and not User.objects.exists() and not FirstRun.objects.exists()
    assert 'aria-invalid="true"' in page.content.decode() and PASSWORD not in page.content.decode()


def test_without_a_code_of_this_start_nobody_is_first(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(first_run.CODE_VARIABLE)
    assert "registerpub user add" in Client().get("/first/").content.decode()
    for code in ("", CODE):
        Client().post("/first/", {**FORM, "code": code})
    assert not User.objects.exists()


def test_the_door_is_closed_for_good_by_any_account_and_by_the_first_keeper_once_made(db: None) -> None:
    first_run.make_first_keeper(CODE, "first", PASSWORD, "kk", utc_now())
    assert Client().get("/first/")["Location"] == "/accounts/login/"
    assert Client().post("/first/", FORM)["Location"] == "/accounts/login/"
    assert Client().get("/accounts/login/").status_code == 200
    User.objects.update(is_active=False)
    with pytest.raises(first_run.SetUpRefused) as refused:
        first_run.make_first_keeper(CODE, "again", PASSWORD, "kk", utc_now())
    assert refused.value.code == "closed" and User.objects.count() == 1


def test_of_two_who_come_at_once_one_is_first(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    first_run.make_first_keeper(CODE, "first", PASSWORD, "kk", utc_now())
    monkeypatch.setattr(first_run, "is_open", lambda: True)  # the other looked before the first was made
    with pytest.raises(first_run.SetUpRefused) as refused:
        first_run.make_first_keeper(CODE, "second", PASSWORD, "kk", utc_now())
    assert refused.value.code == "closed" and list(User.objects.values_list("username", flat=True)) == ["first"]


def test_codes_are_long_and_never_the_same() -> None:
    codes = {first_run.new_code() for _ in range(50)}
    assert len(codes) == 50 and all(len(code.replace("-", "")) == 20 for code in codes)


@pytest.mark.parametrize("screen", ["/", "/people/", "/sources/", "/overview/", "/outbox/"])
def test_every_empty_screen_leads_back_to_setting_up(keeper: Client, screen: str) -> None:
    assert 'href="/start/">Go on setting up' in keeper.get(screen).content.decode()
    assert "A keeper sets it up" in sign_in("e1", "editor").get(screen).content.decode()


def test_the_steps_show_what_is_done(keeper: Client) -> None:
    assert keeper.get("/start/").content.decode().count("✓ done") == 1
    keeper.post("/start/register/", REGISTER)
    page = keeper.get("/start/").content.decode()
    assert page.count("✓ done") == 2 and "1 register is there." in page
    assert "Go on setting up" in keeper.get("/people/").content.decode(), "a source is still missing"


def test_a_register_is_made_by_the_form(keeper: Client) -> None:
    assert keeper.post("/start/register/", REGISTER)["Location"] == "/start/"
    row = RegisterRow.objects.get()
    assert (row.id, row.languages, row.aliases) == ("birlik", ["kk", "ru", "en"], ["Birlik", "Бирлик"])
    assert row.owner["kk"] == "«Бірлік»" and row.scope == REGISTER["scope"]
    assert list_entries()[0].action == "register" and list_entries()[0].subject == "register:birlik"
    again = keeper.post("/start/register/", {**REGISTER, "scope": "other"})
    assert again.status_code == 422 and RegisterRow.objects.get().scope == REGISTER["scope"]
    assert "&lt;" not in again.content.decode() and 'value="birlik"' in again.content.decode(), "what was typed stays"


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "Бірлік"},
        {"id": ""},
        {"id": "a/b"},
        {"owner.kk": " "},
        {"language.kk": "", "language.ru": "", "language.en": ""},
    ],
)
def test_a_register_that_cannot_be_is_refused_in_words(keeper: Client, changes: dict[str, str]) -> None:
    page = keeper.post("/start/register/", {**REGISTER, **changes})
    assert page.status_code == 422 and not RegisterRow.objects.exists()
    assert "Nothing was changed." in page.content.decode()


def test_each_fault_of_a_file_is_told_with_its_line(keeper: Client) -> None:
    page = upload(keeper, FILE).content.decode()
    for line in ("line 7", "line 10", "line 12"):
        assert line in page
    assert "people[0].sex" in page and "Somebody else in this file has this id already" in page
    assert "A field of this name is not known here" in page
    assert not PersonRow.objects.exists() and not RegisterRow.objects.exists()


def test_a_good_file_is_taken_over_and_is_in_the_audit(keeper: Client) -> None:
    text = FILE.replace('"x"', '"m"').replace("2026-13-01", "2026-01-13").replace(', "nick": "{[\\"]}"', "")
    text = text.replace('{"id": "p1", ', '{"id": "p2", ')
    assert upload(keeper, text)["Location"] == "/start/"
    assert sorted(PersonRow.objects.values_list("id", flat=True)) == ["p1", "p2"]
    assert list_entries()[0].data == {"people": 2, "known": 0, "events": 1}
    assert "2 new people, 1 new event" in keeper.get("/start/").content.decode()


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (b'{\n "format": \n}', "line 3"),
        (b'{\n "a": "\xff"}', "line 2"),
        (b"", "line 1"),
        (b"[]", "the whole file"),
        (b"[" * 100_000, "the whole file"),
        (b"{}", "is missing"),
    ],
)
def test_what_is_no_register_file_is_refused_in_words(keeper: Client, payload: bytes, words: str) -> None:
    page = upload(keeper, payload) if payload else keeper.post("/start/register/", {"action": "upload"})
    assert page.status_code == 422
    assert words in page.content.decode() or "Choose a file first." in page.content.decode()


def test_a_file_cannot_take_out_what_is_on_record(keeper: Client, world: World) -> None:
    data = {
        "format": "registerpub/register-1",
        "register": {"id": "birlik", "owner": {"en": "Birlik Watch"}},
        "people": [{"id": world.person.pk, "sex": "f", "names": [{"language": "en", "full": "Talgat Bekenov"}]}],
    }
    page = upload(keeper, json.dumps(data, indent=1)).content.decode()
    assert "Another sex is on record." in page and PersonRow.objects.get(pk=world.person.pk).sex == "m"


@pytest.mark.parametrize(
    "message",
    [
        "unknown field 'nick'",
        "'names' is a required property",
        "2 is not of type 'string'",
        "no name of the kind 'main'",
    ],
)
def test_faults_have_words_of_their_own(message: str) -> None:
    assert fault_words(message) != str(OTHERWISE)


def test_a_stranger_sends_no_large_file(db: None) -> None:
    sign_in("k1", "keeper")
    answer = upload(Client(), b" " * 2_000_000)
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")


def test_the_terminal_shows_a_code_while_there_is_no_account_and_none_after(
    db: None, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    told = supervisor._first_run(settings.REGISTERPUB)[first_run.CODE_VARIABLE]
    assert told and f"    {told}\n" in capsys.readouterr().err
    assert supervisor._first_run(settings.REGISTERPUB)[first_run.CODE_VARIABLE] != told, "each start has its own"
    capsys.readouterr()
    sign_in("e1", "editor")
    assert supervisor._first_run(settings.REGISTERPUB) == {first_run.CODE_VARIABLE: ""}
    assert capsys.readouterr().err == ""


def test_what_is_cut_off_in_the_middle_leaves_neither_an_account_nor_a_closed_door(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(**_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FirstRun.objects, "create", cut_off)
    with pytest.raises(KeyboardInterrupt):
        first_run.make_first_keeper(CODE, "first", PASSWORD, "kk", utc_now())
    assert not User.objects.exists() and not UserProfile.objects.exists() and first_run.is_open()
    monkeypatch.undo()
    monkeypatch.setenv(first_run.CODE_VARIABLE, CODE)
    assert first_run.make_first_keeper(CODE, "first", PASSWORD, "kk", utc_now()).get_username() == "first"
