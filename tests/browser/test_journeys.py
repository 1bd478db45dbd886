"""Days at the desk in a real browser: deciding by hand and by keyboard, alone and in two; what goes wrong meanwhile.

An action is a click, a key or a choice; what the shortest ways take is counted here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Desk, serve, watched

pytestmark = pytest.mark.journey

ACCOUNTS = ("aigul:editor:en", "bota:editor:en", "dana:editor:kk", "erlan:publisher:en", "farid:editor:ru")
Signed = Callable[..., Page]


class Hand:
    """Does what a person does, and counts it."""

    def __init__(self) -> None:
        self.actions = 0

    def click(self, page: Page, selector: str) -> None:
        page.click(selector)
        self.actions += 1


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with nine plain cards more."""
    with serve(tmp_path_factory.mktemp("desk"), *ACCOUNTS, "plain:9") as found:
        yield found


@pytest.fixture(scope="module")
def cookies() -> dict[str, Any]:
    """Account → the cookies of its session: each signs in once, a code is good for no more."""
    return {}


@pytest.fixture
def signed(browser: Browser, desk: Desk, cookies: dict[str, Any]) -> Iterator[Signed]:
    """Opens a browser in which an account is signed in."""
    contexts: list[BrowserContext] = []

    def open_browser(name: str, **options: Any) -> Page:
        if name not in cookies:
            first = watched(browser.new_context())
            desk.sign_in(first, name)
            cookies[name] = first.context.storage_state()
            first.context.close()
        page = watched(browser.new_context(storage_state=cookies[name], **options))
        contexts.append(page.context)
        page.goto(f"{desk.address}/")
        return page

    yield open_browser
    faults = [fault for context in contexts for fault in context.faults]  # type: ignore[attr-defined]  # of ``watched``
    for context in contexts:
        context.close()
    assert not faults


def press(page: Page, code: str, letter: str) -> None:
    """A key by its place, on a layout on which it writes ``letter``."""
    session = page.context.new_cdp_session(page)
    for kind in ("rawKeyDown", "keyUp"):
        session.send("Input.dispatchKeyEvent", {"type": kind, "code": code, "key": letter})
    session.detach()


def decisions(desk: Desk, card: str) -> int:
    return int(desk.run("tests.browser.meanwhile", "decisions", card))


def test_a_plain_card_takes_at_most_three_actions(signed: Signed, desk: Desk) -> None:
    page, hand = signed("aigul"), Hand()
    hand.click(page, "a.cover[href='/cards/plain00001/']")
    hand.click(page, "button[value=confirm]")
    expect(page.locator(".notice.success").first).to_be_visible()
    assert hand.actions <= 3
    assert decisions(desk, "plain00001") == 1


def test_a_card_of_class_a_takes_two_people_at_most_six_actions_and_is_pulled_back(signed: Signed, desk: Desk) -> None:
    first, second, hand = signed("aigul"), signed("bota"), Hand()
    hand.click(first, "a.cover[href='/cards/verdict234/']")
    hand.click(first, "button[value=confirm]")
    expect(first.locator("p.notice.info")).to_contain_text("One more editor must confirm")
    assert decisions(desk, "verdict234") == 0
    second.goto(f"{desk.address}/second/")
    hand.click(second, "a.cover[href='/cards/verdict234/']")
    assert "aigul" not in second.inner_text("main"), "the first decision stays hidden"
    hand.click(second, "button[value=confirm]")
    expect(second.locator(".notice.success").first).to_be_visible()
    assert hand.actions <= 6
    assert decisions(desk, "verdict234") == 1
    second.goto(f"{desk.address}/outbox/")
    second.locator("article", has_text="Prison sentence").get_by_role("button", name="Pull back").click()
    second.goto(f"{desk.address}/cards/verdict234/")
    expect(second.locator("button[value=confirm]")).to_be_visible()


def test_a_card_is_confirmed_by_keyboard_on_a_kazakh_layout(signed: Signed, desk: Desk) -> None:
    page = signed("dana", locale="kk")
    assert page.get_attribute("html", "lang") == "kk"
    for _ in range(30):
        press(page, "KeyJ", "о")
        if page.evaluate("document.activeElement.getAttribute('href')") == "/cards/plain00002/":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/cards/plain00002/"))
    press(page, "KeyC", "с")
    assert page.evaluate("document.activeElement.value") == "confirm"
    assert decisions(desk, "plain00002") == 0, "a key moves, it never decides"
    page.keyboard.press("Enter")
    expect(page.locator(".notice.success").first).to_be_visible()
    assert decisions(desk, "plain00002") == 1


def test_a_stale_save_shows_three_columns_and_loses_nothing(signed: Signed, desk: Desk) -> None:
    page = signed("aigul")
    page.goto(f"{desk.address}/cards/plain00003/")
    page.fill("[name='value.date']", "2026-10-09")
    desk.run("tests.browser.meanwhile", "evidence", "plain00003")
    page.click("button[value=confirm]")
    expect(page.locator("h1")).to_contain_text("has changed since you opened it")
    assert page.locator("thead th").all_inner_texts()[1:] == ["What you saw", "What it is now", "What you chose"]
    row = page.locator("tbody tr", has_text="Date").first.inner_text()
    assert [day in row for day in ("2026-10-11", "2026-10-12", "2026-10-09")] == [True] * 3, row
    page.click("button[value=preview]")
    expect(page.locator("[name='value.date']")).to_have_value("2026-10-09")
    assert decisions(desk, "plain00003") == 0


def test_a_published_notice_is_retracted_for_safety(signed: Signed, desk: Desk) -> None:
    page = signed("erlan")
    page.goto(f"{desk.address}/notices/")
    page.click("a.cover[href='/notices/1/']")
    page.click("a[href='/notices/1/retract/']")
    page.check("[name=kind][value=safety]")
    page.fill("textarea[name=reason]", "the family was threatened")
    page.click(".bar button[value=preview]")
    expect(page.get_by_text("In its place:")).to_be_visible()
    page.click("button[value=send]")
    expect(page.locator(".notice.success").first).to_be_visible()


def test_on_a_phone_every_action_of_a_card_is_within_reach(signed: Signed, desk: Desk) -> None:
    page = signed("farid", viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(f"{desk.address}/cards/plain00004/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("button[value=confirm]")).to_be_in_viewport()
    expect(page.locator("button[value='reject.not_this_person']")).not_to_be_in_viewport()
    page.tap("label.more")
    for action in ("reject.not_a_change", "reject.already_known", "reject.not_this_person", "keep", "snooze"):
        expect(page.locator(f"button[value='{action}']")).to_be_in_viewport()
    page.tap("button[value='reject.already_known']")
    expect(page.locator(".notice.success").first).to_be_visible()


def test_without_script_a_card_is_read_and_confirmed(signed: Signed, desk: Desk) -> None:
    page = signed("aigul", java_script_enabled=False)
    page.click("a.cover[href='/cards/plain00005/']")
    page.fill("[name='value.place']", "Ақсай") if page.locator("[name='value.place']").is_visible() else None
    page.locator("button[value=preview]:visible").last.click()
    page.click("button[value=confirm]")
    expect(page.locator(".notice.success").first).to_be_visible()
    assert decisions(desk, "plain00005") == 1


def test_two_tabs_and_a_form_that_is_sent_again_count_once(signed: Signed, desk: Desk) -> None:
    page = signed("aigul")
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{desk.address}/cards/plain00006/")
    fields = page.evaluate("Object.fromEntries(new FormData(document.getElementById('decision')))")
    page.click("button[value=confirm]")
    expect(page.locator(".notice.success").first).to_be_visible()
    other.click("button[value=confirm]")
    expect(other.locator("h1")).to_contain_text("has been decided meanwhile")
    again = page.request.post(
        f"{desk.address}/cards/plain00006/",
        form={**fields, "action": "confirm"},
        headers={"Referer": f"{desk.address}/cards/plain00006/", "Origin": desk.address},
    )
    assert again.status == 409
    assert decisions(desk, "plain00006") == 1


def test_a_session_that_is_ended_in_the_middle_decides_nothing(
    signed: Signed, desk: Desk, cookies: dict[str, Any]
) -> None:
    page = signed("bota")
    page.goto(f"{desk.address}/cards/plain00007/")
    desk.run("tests.browser.meanwhile", "sessions", "bota")
    del cookies["bota"]
    page.click("button[value=confirm]")
    expect(page.locator("button[value=confirm]")).to_have_count(0)
    page.goto(f"{desk.address}/cards/plain00007/")
    expect(page).to_have_url(re.compile("/accounts/login/"))
    assert decisions(desk, "plain00007") == 0


def test_an_open_card_tells_that_it_has_changed_and_keeps_what_was_typed(signed: Signed, desk: Desk) -> None:
    page = signed("erlan")
    page.clock.install()
    page.goto(f"{desk.address}/cards/plain00008/")
    page.fill("[name='value.date']", "2026-10-09")
    expect(page.locator("[data-live=changed]")).to_be_hidden()
    desk.run("tests.browser.meanwhile", "evidence", "plain00008")
    page.clock.fast_forward(16_000)
    expect(page.locator("[data-live=changed]")).to_be_visible()
    expect(page.locator(".bar button[value=confirm]")).to_be_disabled()
    expect(page.locator("[name='value.date']")).to_have_value("2026-10-09")
    page.click("[data-live=changed] button")
    expect(page.locator("[name='value.date']")).to_have_value("2026-10-09")
    expect(page.locator(".bar button[value=confirm]")).to_be_enabled()
    assert decisions(desk, "plain00008") == 0


def test_an_open_card_tells_that_somebody_else_has_decided(signed: Signed, desk: Desk) -> None:
    page, other = signed("erlan"), signed("farid")
    page.clock.install()
    page.goto(f"{desk.address}/cards/plain00009/")
    other.goto(f"{desk.address}/cards/plain00009/")
    other.fill("#take-over-reason", "срочно")
    other.click("button[value=take_over]")
    page.clock.fast_forward(16_000)
    expect(page.locator("[data-live=taken]")).to_contain_text("farid")
    other.click("button[value=confirm]")
    expect(other.locator(".notice.success").first).to_be_visible()
    page.clock.fast_forward(16_000)
    expect(page.locator("[data-live=decided]")).to_be_visible()
    expect(page.locator(".bar button[value=confirm]")).to_be_disabled()
    assert decisions(desk, "plain00009") == 1
