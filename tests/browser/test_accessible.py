"""axe-core finds nothing on any screen: three languages, wide and narrow; in one language in dark as well.

axe-core comes with the test package and asks nothing of the network.
"""

from __future__ import annotations

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, Page

from tests.desk.test_permissions import TABLE

from .conftest import LANGUAGES, Desk, watched
from .looking import findings

pytestmark = pytest.mark.journey

#: Sends the page's sign-in form more often than anybody may in a minute.
TRY_OFTEN = """async () => {
  const form = document.querySelector("form[action$='/login/']");
  for (let number = 0; number < 31; number++)
    await fetch(form.action, {method: "POST", body: new URLSearchParams(new FormData(form))});
}"""
CARDS = ("verdict234", "candidate2", "numbers234", "small23456")
PUBLISHER = (
    *("/", "/urgent/", "/mine/", "/second/", "/translation/", "/on-hold/", "/snoozed/", "/done/", "/search/"),
    *("/outbox/", "/people/", "/people/pk3t8w2xq/", "/sources/", "/overview/", "/nowhere/"),
    *("/care/", "/holds/", "/rulings/", "/audit/", "/start/", "/evidence/", "/evidence/?card=verdict234"),
    *("/people/new/", "/people/pk3t8w2xq/record/", "/people/pk3t8w2xq/record/?event=TRANSFERRED"),
    "/people/pk3t8w2xq/events/1/correct/",
    *("/notices/", "/notices/1/", "/notices/1/correct/", "/notices/1/retract/", "/amendments/amends2345/"),
    *(f"/cards/{card}/" for card in CARDS),
    "/document/1/history/",
    "/accounts/all/",  # which a publisher may not see
    *(f"/accounts/{name}/" for name in ("factors", "devices", "password", "requests", "logout", "inactive")),
    *(f"/accounts/factors/{name}/" for name in ("codes/new", "passkeys", "passkeys/add", "confirm", "app/remove")),
)
KEEPER = (
    *("/accounts/all/", "/accounts/all/1/", "/start/register/", "/webhooks/", "/webhooks/1/"),
    *("/sources/all/", "/sources/new/", "/sources/trials/trial2345/", "/sources/trials/trial3456/"),
)
NEW = ("/accounts/factors/", "/accounts/factors/app/add/", "/accounts/factors/passkeys/add/")
STRANGER = ("/accounts/login/",)
#: Pages that come in the middle of something: looked at here, in ``test_sign_in`` or in ``test_first_run`` on the way.
ON_THE_WAY = {
    "first_keeper",
    "mfa_authenticate",
    "mfa_view_recovery_codes",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}
#: Files of the published tree and of the desk, what open pages and machines ask, and addresses that only lead on.
NO_SCREENS = {
    "static",
    "public",
    "public_file",
    "account_reauthenticate",
    "mfa_login_webauthn",
    "live_card",
    "live_counts",
    "alive",
    "ready",
    "metrics",
}


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.set_content("<html><body><main><img src='x.png'><p style='color:#999'>pale</p></main></body></html>")
    found = " ".join(findings(page, "en"))
    assert "image-alt" in found and "color-contrast" in found and "html-has-lang" in found


def test_every_address_that_shows_something_is_looked_at() -> None:
    walked = {
        resolve(screen.partition("?")[0]).url_name
        for screen in (*PUBLISHER, *KEEPER, *NEW, *STRANGER)
        if screen != "/nowhere/"
    }
    shown = {name for name, rule in TABLE.items() if rule.look is not None}
    assert shown == walked | ON_THE_WAY | NO_SCREENS


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_screen(language: str, browser: Browser, desk: Desk) -> None:
    found: list[str] = []
    for account, screens in (
        (f"publisher-{language}", PUBLISHER),
        (f"keeper-{language}", KEEPER),
        (f"new-{language}", NEW),
        ("", STRANGER),
    ):
        page = watched(browser.new_context(locale=language, reduced_motion="reduce"))
        if account.startswith("new"):
            desk.give_password(page, account)
        elif account:
            desk.give_password(page, account)
            found += findings(page, language)
            page.fill("[name=code]", desk.code(account))
            page.click("button.primary")
        for screen in screens:
            answer = page.goto(f"{desk.address}{screen}")
            assert answer is not None
            assert page.get_attribute("html", "lang") == language, screen
            found += findings(page, language)
        page.context.close()
    assert not found, "\n".join(sorted(set(found)))


def test_axe_finds_nothing_where_something_has_happened(browser: Browser, desk: Desk) -> None:
    """Pages that come after an action: a refused code, halves of a password, choices that differ, too many tries."""
    found: list[str] = []
    keeper, editor, second, stranger = (watched(browser.new_context()) for _ in range(4))
    desk.give_password(keeper, "keeper-two")
    keeper.fill("[name=code]", "000000")
    keeper.click("button.primary")
    found += findings(keeper, "en")
    keeper.fill("[name=code]", desk.code("keeper-two"))
    keeper.click("button.primary")
    keeper.goto(f"{desk.address}/accounts/all/")
    keeper.click("text=vera")
    keeper.click("button[value=reset]")
    found += findings(keeper, "en")
    for page, name in ((editor, "editor-two"), (second, "aigul")):
        desk.sign_in(page, name)
        desk.run("tests.browser.free")  # whoever walked the screens before has the card open
        page.goto(f"{desk.address}/cards/verdict234/")
        page.fill("[name='value.term']", "4y" if page is editor else "3y")
        page.click(".bar button[value=preview]")
        found += findings(page, "en")
        page.click("button[value=confirm]")
        found += findings(page, "en")
    editor.goto(f"{desk.address}/accounts/requests/")
    found += findings(editor, "en")
    editor.click("button[value^='confirm.']")
    found += findings(editor, "en")
    stranger.goto(f"{desk.address}/accounts/login/")
    stranger.evaluate(TRY_OFTEN)
    desk.give_password(stranger, "vera")
    assert stranger.locator("h1").inner_text() == "Too many attempts"
    found += findings(stranger, "en")
    for page in (keeper, editor, second, stranger):
        page.context.close()
    assert not found, "\n".join(sorted(set(found)))
