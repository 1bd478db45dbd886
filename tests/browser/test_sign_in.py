"""Journeys of an account in a real browser: first sign-in, passkeys, devices, step-up; script off where it may be."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Desk, watched
from .looking import findings

pytestmark = pytest.mark.journey

CARD = "/cards/verdict234/"


def give_authenticator(context: BrowserContext, page: Page) -> None:
    """A phone with a fingerprint reader that always says yes."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_first_sign_in_without_script_sets_up_an_app_and_opens_the_desk(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = watched(context)
    desk.give_password(page, "new0")
    expect(page.get_by_role("heading", name="Set up your second factor")).to_be_visible()
    page.goto(f"{desk.address}{CARD}")
    expect(page).to_have_url(f"{desk.address}/accounts/factors/")
    page.click("text=An authenticator app")
    assert page.locator("img.picture").evaluate("image => image.naturalWidth") > 0
    page.click("summary")
    page.fill("[name=code]", desk.code("new0", page.inner_text("code.secret")))
    page.click("button.primary")
    expect(page.locator(".codes li")).to_have_count(10)
    page.click("text=I have written them down")
    expect(page.locator("h1")).to_contain_text("Open: 5 cards")
    context.close()


def test_a_passkey_is_set_up_signs_in_alone_and_steps_up(page: Page, desk: Desk) -> None:
    give_authenticator(page.context, page)
    desk.give_password(page, "new1")
    page.click("text=A passkey")
    page.fill("[name=name]", "my phone")
    with page.expect_navigation():
        page.click("#passkey_add")
    expect(page.locator(".codes li")).to_have_count(10)
    found = list(findings(page, "en"))
    page.goto(f"{desk.address}/accounts/logout/")
    page.click("button.primary")
    page.goto(f"{desk.address}/accounts/login/")
    with page.expect_navigation(url=f"{desk.address}/"):
        page.click("#passkey_login")
    page.goto(f"{desk.address}/accounts/factors/confirm-passkey/?next={CARD}")
    found += findings(page, "en")
    with page.expect_navigation(url=re.compile("/cards/")):
        page.click("#passkey_use")
    page.goto(f"{desk.address}/accounts/factors/passkeys/")
    expect(page.locator(".parts strong")).to_have_text("my phone")
    page.click(".parts >> text=Rename")
    found += findings(page, "en")
    page.fill("[name=name]", "my old phone")
    page.click("button.primary")
    expect(page.locator(".parts strong")).to_have_text("my old phone")
    page.click(".parts >> text=Remove")
    found += findings(page, "en")
    page.click("button.primary")
    expect(page.locator(".notice.error")).to_contain_text("This is your only second factor")
    assert not found


def test_a_passkey_after_the_password_and_one_that_is_not_there(page: Page, browser: Browser, desk: Desk) -> None:
    give_authenticator(page.context, page)
    desk.give_password(page, "new2")
    page.click("text=A passkey")
    with page.expect_navigation():
        page.click("#passkey_add")
    page.goto(f"{desk.address}/accounts/logout/")
    page.click("button.primary")
    desk.give_password(page, "new2")
    with page.expect_navigation(url=f"{desk.address}/"):
        page.click("#passkey_use")
    other = watched(browser.new_context())
    other.goto(f"{desk.address}/accounts/login/")
    other.evaluate("() => {navigator.credentials.get = () => Promise.reject(new Error('no'))}")
    other.click("#passkey_login")
    expect(other.locator("[data-passkey-failed]")).to_be_visible()
    other.context.close()


def test_a_device_that_is_signed_out_elsewhere_is_out(page: Page, browser: Browser, desk: Desk) -> None:
    used = desk.sign_in(page, "vera")
    lost = watched(browser.new_context(user_agent="Mozilla/5.0 (Android 15; Mobile) Firefox/150.0"))
    desk.give_password(lost, "vera")
    lost.fill("[name=code]", desk.unused_code("vera", used))
    lost.click("button.primary")
    lost.wait_for_url(f"{desk.address}/")
    page.goto(f"{desk.address}/accounts/devices/")
    page.locator("li", has_text="Firefox, Android").get_by_role("button", name="Sign out there").click()
    expect(page.locator(".notice.success")).to_be_visible()
    lost.goto(f"{desk.address}/people/")
    expect(lost).to_have_url(re.compile("/accounts/login/"))
    lost.context.close()


def test_class_a_asks_for_the_second_factor_and_keeps_what_was_written(page: Page, desk: Desk) -> None:
    used = desk.sign_in(page, "aigul")
    desk.run("tests.browser.free")  # an earlier test has the card open
    page.goto(f"{desk.address}{CARD}")
    page.fill("[name='value.court']", "Ақсай қалалық соты")
    desk.run("tests.browser.older", "aigul")
    page.click("button[value=confirm]")
    expect(page.get_by_role("heading", name="Confirm that it is you")).to_be_visible()
    expect(page.locator(".notice.warning")).to_contain_text("Nothing has been done yet")
    page.fill("[name=code]", desk.unused_code("aigul", used))
    page.click("button.primary")
    expect(page).to_have_url(f"{desk.address}{CARD}")
    expect(page.locator("[name='value.court']")).to_have_value("Ақсай қалалық соты")
    page.click(".bar button[value=preview]")
    page.click("button[value=confirm]")
    expect(page.locator(".notice.info")).to_contain_text("One more editor must confirm")
