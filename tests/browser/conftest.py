"""A real desk as its own process, Debian's Chromium before it, and editors who act as people do."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.desk.samples import PASSWORD
from tests.projects import Project, make_project

CHROMIUM = Path("/usr/bin/chromium")
LANGUAGES = ("kk", "ru", "en")
ACCOUNTS = (
    "aigul:editor:en",
    "vera:viewer:en",
    "keeper-two:keeper:en",
    "editor-two:editor:en",
    *(f"new{number}:editor:en:new" for number in range(3)),
    *(f"{role}-{language}:{role}:{language}" for role in ("publisher", "keeper") for language in LANGUAGES),
    *(f"new-{language}:editor:{language}:new" for language in LANGUAGES),
)


@dataclass
class Desk:
    """A desk that runs. ``seeds``: account → the seed of its authenticator app."""

    address: str
    project: Project
    seeds: dict[str, str]

    def run(self, module: str, *arguments: str) -> str:
        """Run a module of the tests in the project; returns what it prints."""
        return _run(self.project, module, *arguments)

    def code(self, name: str, seed: str = "") -> str:
        """What the account's app shows now."""
        return str(format_hotp_value(hotp_value(seed or self.seeds[name], int(time.time()) // 30)))

    def unused_code(self, name: str, used: str) -> str:
        """Another code than ``used``: the next step of time is within the tolerance, so nobody has to wait."""
        ahead = (hotp_value(self.seeds[name], int(time.time()) // 30 + steps) for steps in (0, 1))
        return str(next(code for code in map(format_hotp_value, ahead) if code != used))

    def give_password(self, page: Page, name: str) -> None:
        page.goto(f"{self.address}/accounts/login/")
        page.fill("[name=login]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("form[action$='/login/'] button.primary")

    def sign_in(self, page: Page, name: str) -> str:
        """Password and code; returns the code, which is used up."""
        self.give_password(page, name)
        code = self.code(name)
        page.fill("[name=code]", code)
        page.click("button.primary")
        page.wait_for_url(f"{self.address}/")
        return code


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ended with the module: while Playwright runs, Django takes its thread for an asynchronous one."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing: 'make browser' installs it; NOTHING of the desk was tried in a browser")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the invented world."""
    with serve(tmp_path_factory.mktemp("desk"), *ACCOUNTS) as found:
        yield found


@contextmanager
def serve(folder: Path, *wishes: str) -> Iterator[Desk]:
    """A project filled with ``wishes`` of ``tests.browser.world``, served at localhost, where passkeys need no TLS."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    settings = f'[desk]\nlisten = "127.0.0.1:{port}"\n'
    project = make_project(folder / "project", settings=settings, editors=())
    seeds: dict[str, str] = json.loads(_run(project, "tests.browser.world", *wishes))
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "REGISTERPUB"))}
    server = subprocess.Popen(
        [sys.executable, "-m", "registerpub.cli", "up"],
        cwd=project.root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}/accounts/login/")
        yield Desk(address, project, seeds)
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser of its own; a script that fails or a refusal of the policy fails the test."""
    context = browser.new_context()
    yield watched(context)
    faults = context.faults  # type: ignore[attr-defined]  # set by ``watched``
    context.close()
    assert not faults


def watched(context: BrowserContext) -> Page:
    """A page whose console is listened to."""
    faults: list[str] = []
    context.faults = faults  # type: ignore[attr-defined]  # ours, read when the test ends
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    return page


def _run(project: Project, module: str, *arguments: str) -> str:
    bound = {"REGISTERPUB_PROJECT": str(project.root), "DJANGO_SETTINGS_MODULE": "registerpub.settings"}
    done = project.run_module(module, *arguments, **bound)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _wait_for(address: str) -> None:
    """A minute is far more than any machine needs."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the desk did not answer")
