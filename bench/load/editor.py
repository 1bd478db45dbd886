"""What one editor does all day: lists, filters, cards, drafts, decisions, looks around; sometimes two at one card."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, ClassVar

import gevent  # type: ignore[import-untyped]  # gevent has no types
from bench.load.browser import Browser, Page, WrongPage
from bench.load.codes import app_code
from bench.load.said import deed_said
from bench.load.stage import Meeting, Stage
from locust import HttpUser, task
from locust.exception import StopUser

#: A page that is open asks the desk so often, in seconds (desk/static/live.js).
_LIVE = 15.0
#: Who is not let in tries again with the next code of their app, in seconds.
_ATTEMPTS, _STEP = 3, 31
#: View → weight, where an editor looks for work.
_LISTS: Mapping[str, float] = {"/": 0.5, "/second/": 0.2, "/urgent/": 0.15, "/mine/": 0.15}
_CARD = "#your-decision"
_WAIVERS = {"kk": "Басқа дереккөз болмайды", "ru": "Других источников не будет", "en": "There will be no other source"}
#: Pages that are opened in between: kind, address, share of the rounds.
_ELSEWHERE = (
    ("outbox", "/outbox/", 0.2),
    ("done today", "/done/", 0.1),
    ("overview", "/overview/", 0.08),
    ("notices", "/notices/", 0.08),
    ("on hold", "/on-hold/", 0.06),
    ("snoozed", "/snoozed/", 0.06),
    ("sources", "/sources/", 0.06),
    ("translation", "/translation/", 0.04),
    ("care", "/care/", 0.04),
)
_SEARCHES = ("Бекенов", "Талгат Бекеноваа", "Сауле", "Bekenov", "Жумабаев")


class Editor(HttpUser):
    """Plays on :attr:`stage`, which the driver sets, until it is over."""

    stage: ClassVar[Stage]

    def on_start(self) -> None:
        account = self.stage.accounts.pop(0)
        self.name, self.seed, self.language = account["name"], account["seed"], account["language"]
        self.number = int(self.name.removeprefix("editor"))
        self.browser = Browser(self.client, self.name, self.language, self.number)
        for _ in range(_ATTEMPTS):
            with suppress(WrongPage):
                self.sign_in(account["password"])
                return
            gevent.sleep(_STEP)
        raise StopUser

    def sign_in(self, password: str) -> None:
        page = self.browser.ask("sign in, page", "/accounts/login/", css="input[name=password]", signed_in=False)
        form = {"csrfmiddlewaretoken": page.token(), "login": self.name, "password": password}
        self.browser.ask("sign in, password", "/accounts/login/", form, status=(302,), signed_in=False)
        page = self.browser.ask(
            "sign in, code page", "/accounts/factors/sign-in/", css="input[name=code]", signed_in=False
        )
        form = {"csrfmiddlewaretoken": page.token(), "code": app_code(self.seed, time.time())}
        self.browser.ask("sign in, code", "/accounts/factors/sign-in/", form, status=(302,), signed_in=False)

    @task
    def round(self) -> None:
        with suppress(WrongPage):
            self.walk()

    def walk(self) -> None:
        meeting = self.stage.meetings.pop(self.number, None)
        if meeting is not None:
            self.contest(meeting)
            return
        cards = self.look_for_work()
        if cards:
            self.work_on(self.stage.chance.choice(cards))
        self.look_around()

    def happens(self, share: float) -> bool:
        return self.stage.chance.random() < share

    def think(self, least: float, most: float, page: Page | None = None) -> None:
        """Pause; the open ``page`` asks its own desk meanwhile, as its script does. Ends the walk when all is over."""
        left = self.stage.chance.uniform(least, most) * self.stage.pace
        until, asks = time.monotonic() + left, time.monotonic() + _LIVE * self.stage.pace
        while True:
            if self.stage.over:
                raise StopUser
            now = time.monotonic()
            if now >= until:
                return
            if page is not None and now >= asks:
                self.ask_live(page)
                asks = time.monotonic() + _LIVE * self.stage.pace
            gevent.sleep(max(0.0, min(0.5, until - now)))

    def ask_live(self, page: Page) -> None:
        for name, kind in (("data-live-card", "live, card"), ("data-live-counts", "live, counts")):
            for part in page.find(f"[{name}]"):
                self.browser.ask(kind, part.get(name))

    def open(self, kind: str, path: str, css: str = "") -> Page:
        return self.browser.ask(kind, path, css=css)

    def look_for_work(self) -> list[str]:
        """Lists as editors go through them; the addresses of cards that nobody has open."""
        path = self.stage.chance.choices(list(_LISTS), list(_LISTS.values()))[0]
        kind = "inbox" if path == "/" else path.strip("/")
        page = self.open(kind, path, css=".with-side")
        self.think(2, 5, page)
        if path == "/" and self.happens(0.5):
            page = self.filter(page)
        following = page.find('nav.pages a[rel="next"]')
        if following and self.happens(0.4):
            page = self.open("next page", path + following[0].get("href"), css="ol.rows")
            self.think(2, 5, page)
        rows = [row for row in page.find("li.row") if path == "/mine/" or not row.cssselect(".open-with")]
        return [row.cssselect("a.cover")[0].get("href") for row in rows]

    def filter(self, page: Page) -> Page:
        chosen = self.stage.chance.choice(page.find("form.filters select"))
        value = self.stage.chance.choice([one.get("value") for one in chosen.cssselect("option") if one.get("value")])
        name = chosen.get("name")
        page = self.open(f"filter by {name}", f"/?{name}={value}", css=".with-side")
        self.think(2, 5, page)
        return page

    def work_on(self, path: str) -> None:
        page = self.open("card", path, css=_CARD)
        rival = self.number ^ 1
        if self.stage.contests and self.happens(0.15) and page.find(".bar"):
            self.meet(Meeting(path), rival, page)
            return
        self.think(5, 25, page)
        if page.find("#contradiction button"):
            page = self.browser.ask("look", path, {**page.fields("#decision"), "action": "look"}, css=_CARD)
        if page.find(".bar"):
            self.decide(path, page)

    def decide(self, path: str, page: Page) -> None:
        form = page.fields("#decision")
        if "waiver" in form and not form["waiver"]:
            form["waiver"] = _WAIVERS[self.language]
        deed = self.stage.chance.choices(("confirm", "reject", "later", "keep"), (35, 30, 10, 25))[0]
        headline = f"text.{self.language}.headline"
        if deed == "keep" or (deed == "confirm" and self.happens(0.1)):
            form[headline] = f"{form.get(headline, '')} ·"
        if deed == "confirm" and self.happens(0.3):
            page = self.browser.ask("preview", path, {**form, "action": "preview"}, css=_CARD)
            self.think(3, 8, page)
            form = {**form, **page.fields("#decision")}
        action = {
            "reject": self.stage.chance.choice(("reject.not_a_change", "reject.already_known")),
            "later": "snooze",
        }
        self.send(
            deed,
            path,
            {**form, "action": action.get(deed, deed), "days": "3"},
            twice=deed in ("confirm", "reject") and self.happens(0.05),
        )

    def send(self, kind: str, path: str, form: Mapping[str, str], *, twice: bool = False) -> None:
        """Send a decision, now and then by a double click, and read what the desk says of it."""
        second = gevent.spawn(self.post, kind, path, form, (302, 409, 422)) if twice else None
        answers = [self.post(kind, path, form, (302, 409, 422) if twice else (302, 409))]
        if second is not None:
            answers.append(second.get())
        self.stage.conflicts += sum(answer.status in (409, 422) for answer in answers)
        done = [answer for answer in answers if answer.status == 302]
        if not done:
            return
        if done[0].location.startswith("/accounts/"):
            self.step_up(done[0].location)
            self.send(kind, path, form)
            return
        page = self.open("inbox", done[0].location, css=".with-side")
        # What was done is said on the next page that is made, which may be the one that refuses the second click.
        self.hear([one for answer in (*answers, page) for one in answer.messages()], path, kind)
        if kind in ("confirm", "reject") and self.happens(0.15):
            self.undo(page, path)

    def post(self, kind: str, path: str, form: Mapping[str, str], status: Sequence[int]) -> Page:
        """Whoever comes second gets the page that says so, which is as right an answer as the other."""
        return self.browser.ask(kind, path, form, status=status, css="main .notice, main h1")

    def hear(self, messages: Sequence[str], path: str, kind: str) -> None:
        deed = deed_said(messages, self.language)
        if deed and deed != "keep":
            self.stage.told.append((self.name, path.split("/")[2], deed))
        elif not deed:
            self.environment.events.request.fire(
                request_type="GET",
                name=kind,
                response_time=0,
                response_length=0,
                context={},
                exception=AssertionError(f"{kind}: the desk does not say what was done: {list(messages)}"),
            )

    def undo(self, page: Page, path: str) -> None:
        self.think(1, 3)
        if page.find(f'form[action="{path}"] button[value=undo]'):
            form = {"csrfmiddlewaretoken": page.token(), "action": "undo"}
            self.browser.ask("undo", path, form, status=(302,))
            self.hear(self.open("card", path, css=_CARD).messages(), path, "undo")

    def step_up(self, path: str) -> None:
        page = self.browser.ask("step up, page", path, css="input[name=code]")
        form = {**page.fields("main form[method=post]"), "code": app_code(self.seed, time.time())}
        self.browser.ask("step up", path, form, status=(302,))

    def meet(self, meeting: Meeting, rival: int, page: Page) -> None:
        """Wait until the other one has taken the card over, then decide all the same: the desk refuses politely."""
        self.stage.meetings[rival] = meeting
        for _ in range(40):
            self.think(1, 1)
            if meeting.taken.is_set():
                self.decide_against(meeting, page)
                return
        self.stage.meetings.pop(rival, None)

    def contest(self, meeting: Meeting) -> None:
        page = self.open("card", meeting.card, css=_CARD)
        notice = page.find("#take-over-reason")
        if not notice:
            return
        self.think(1, 3, page)
        form = {"csrfmiddlewaretoken": page.token(), "version": page.find("input[name=version]")[0].get("value")}
        form |= {"action": "take_over", "reason": _WAIVERS[self.language]}
        self.browser.ask("take over", meeting.card, form, status=(302,))
        page = self.open("card", meeting.card, css=_CARD)
        self.hear(page.messages(), meeting.card, "take over")
        meeting.taken.set()
        self.decide_against(meeting, page)

    def decide_against(self, meeting: Meeting, page: Page) -> None:
        if page.find(".bar"):
            self.send("reject", meeting.card, {**page.fields("#decision"), "action": "reject.not_a_change"})

    def look_around(self) -> None:
        for kind, path, share in _ELSEWHERE:
            if self.happens(share):
                self.think(2, 6, self.open(kind, path, css="main"))
        if self.happens(0.25):
            page = self.open("inbox", "/", css="form.search")
            form = {"csrfmiddlewaretoken": page.token(), "text": self.stage.chance.choice(_SEARCHES)}
            self.think(2, 6, self.browser.ask("search", "/search/", form, css="#search-text"))
        if self.happens(0.15):
            page = self.open("people", "/people/", css="main")
            self.think(2, 6, page)
            people: list[Any] = page.find('main a[href^="/people/p"]')
            if people:
                self.think(3, 9, self.open("person", self.stage.chance.choice(people).get("href"), css="h1"))
