"""The keeper's pages of webhooks: a secret is shown once, deeds ask for the second factor, words are of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from registerpub.config import data_folder
from registerpub.core.webhooks import is_signed
from registerpub.desk import vocabulary
from registerpub.pipeline.webhooks import STATES, secrets_of
from registerpub.publishing import load_channel
from registerpub.store.models import AuditEntry, Webhook
from tests.pipeline.receiving import Receiver, receiving

from .conftest import sign_in
from .samples import NOW, World, make_webhook
from .test_card import text_of
from .test_entry import grow_older

PAGE = "/webhooks/"


@pytest.fixture
def keeper(world: World) -> Client:
    return sign_in("k1", "keeper")


@pytest.fixture
def outlet(settings: Any) -> Iterator[Receiver]:
    from dataclasses import replace

    config = settings.REGISTERPUB
    settings.REGISTERPUB = replace(config, crawl=replace(config.crawl, allow_loopback=True))
    with receiving() as receiver:
        yield receiver


def add(client: Client, address: str, **other: Any) -> Any:
    return client.post(PAGE, {"name": "radio-one", "hook_address": address, "languages": ["kk", "ru"], **other})


def secret_in(answer: Any) -> str:
    found = re.search(r"whsec_[A-Za-z0-9+/=]+", answer.content.decode())
    assert found
    return found[0]


def do(client: Client, action: str, **fields: str) -> Any:
    return client.post(f"{PAGE}{Webhook.objects.get().pk}/", {"action": action, **fields}, follow=True)


def test_a_keeper_adds_tests_and_switches_on_and_the_secret_is_shown_once(keeper: Client, outlet: Receiver) -> None:
    answer = add(keeper, outlet.address)
    secret = secret_in(answer)
    hook = Webhook.objects.get()
    assert (hook.state, hook.languages, secrets_of(hook)) == ("new", ["kk", "ru"], [secret])
    assert "switched on once the outlet has answered" in text_of(do(keeper, "enable"))
    assert Webhook.objects.get().state == "new"
    outlet.answer = 500
    assert "The outlet's system refused it. (500)" in text_of(do(keeper, "test"))
    outlet.answer = 200
    assert "The outlet answered the test." in text_of(do(keeper, "test"))
    headers, body = outlet.got[-1]
    assert is_signed([secret], headers, body, int(headers["webhook-timestamp"]))
    assert "Switched on." in text_of(do(keeper, "enable"))
    for page in (PAGE, f"{PAGE}{hook.pk}/"):
        shown = keeper.get(page).content.decode()
        assert secret not in shown and "outletsecret" not in shown and "127.0.0.1" in shown
    assert AuditEntry.objects.filter(action="webhook", channel="desk").count() == 4


def test_another_secret_comes_in_and_the_old_one_ends(keeper: Client, outlet: Receiver) -> None:
    first = secret_in(add(keeper, outlet.address))
    second = secret_in(do(keeper, "rotate"))
    assert secrets_of(Webhook.objects.get()) == [first, second]
    assert "signs alone" in text_of(do(keeper, "finish"))
    assert secrets_of(Webhook.objects.get()) == [second]


def test_it_is_removed_by_writing_its_name(keeper: Client, outlet: Receiver) -> None:
    add(keeper, outlet.address)
    assert "write its name" in text_of(do(keeper, "remove", sure="radio"))
    assert Webhook.objects.exists()
    do(keeper, "remove", sure="radio-one")
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    ("address", "fields", "told"),
    [
        ("http://outlet.example.org/", {}, "must begin with https://"),
        ("https://10.0.0.1/", {}, "This address cannot be used"),
        ("https://outlet.example.org/", {"name": "Радио"}, "small Latin letters"),
        ("https://outlet.example.org/", {"languages": []}, "Choose at least one language"),
        ("https://outlet.example.org/", {"languages": ["de"]}, "Choose at least one language"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_added(
    address: str, fields: dict[str, Any], told: str, keeper: Client
) -> None:
    answer = add(keeper, address, **fields)
    assert answer.status_code == 422 and told in text_of(answer) and not Webhook.objects.exists()


def test_adding_asks_for_the_second_factor_and_keeps_no_address(keeper: Client) -> None:
    grow_older(keeper, django_settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    answer = add(keeper, "https://outlet.example.org/in?token=outletsecret")
    assert answer.status_code == 302 and not Webhook.objects.exists()
    assert keeper.session["desk.kept"]["fields"]["name"] == "radio-one"
    assert "outletsecret" not in str(dict(keeper.session))
    assert 'value="radio-one"' in keeper.get(PAGE).content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_states_and_failures_are_told_in_words(language: str, world: World) -> None:
    hook = make_webhook()
    page = text_of(sign_in("k", "keeper", language).get(f"{PAGE}{hook.pk}/"))
    for code in ("status.503", "WEBHOOK", "dead", "unanswered"):
        assert code not in page
    assert {"kk": "қолданыста", "ru": "используется", "en": "in use"}[language] in page
    assert f"{NOW.year}" in page and set(vocabulary.WEBHOOK_STATE) == set(STATES)


def test_what_is_sent_is_chosen_when_it_is_added_and_changed_later(keeper: Client, outlet: Receiver) -> None:
    add(keeper, outlet.address, channels=["arrests", "verdicts"])
    hook = Webhook.objects.get()
    assert hook.channels == ["arrests", "verdicts"]
    page = keeper.get(f"{PAGE}{hook.pk}/").content.decode()
    assert re.findall(r'name="channels" value="([a-z-]+)" checked', page) == ["arrests", "verdicts"]
    assert re.findall(r'name="languages" value="(\w+)" checked', page) == ["kk", "ru"]
    assert "It holds for what comes out from now on." in text_of(do(keeper, "choose", languages="en", channels="lists"))
    assert "Choose at least one language" in text_of(do(keeper, "choose", channels="lists"))
    assert "choose again" in text_of(do(keeper, "choose", languages="en", channels="gone"))
    hook.refresh_from_db()
    assert (hook.languages, hook.channels) == (["en"], ["lists"])
    Webhook.objects.update(channels=["gone"])
    assert "gone (not there now: nothing is sent for it)" in text_of(keeper.get(f"{PAGE}{hook.pk}/"))


@pytest.mark.parametrize(("language", "title"), [("kk", "Арналар"), ("ru", "Каналы"), ("en", "Channels")])
def test_channels_stand_under_their_titles_in_the_reader_s_language(language: str, title: str, world: World) -> None:
    page = text_of(sign_in("k", "keeper", language).get(PAGE))
    channel = load_channel(data_folder("feeds") / "verdicts.toml")
    assert title in page and channel.titles[language] in page
