"""The first run in a real browser: from an empty project to a register and a source, by the code of the terminal."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.crawl.helpers import answer, serving
from tests.desk.samples import PASSWORD
from tests.projects import make_project

from .conftest import Desk, _wait_for, watched
from .looking import findings

pytestmark = pytest.mark.journey

SETTINGS = '[desk]\nlisten = "127.0.0.1:{port}"\n[sources]\nallow_loopback = true\n'
TEXT = "<p>Ауыл кітапханасы су тасқынынан кейін қайта ашылды, алғашқы күні-ақ оқырмандар келді.</p>"
ARTICLE = (
    f'<html lang="kk"><title>Кітапхана</title><time datetime="2026-02-03"></time><article>{TEXT * 5}</article></html>'
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    """A project without accounts that runs, and what its terminal said until the desk was open."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    project = make_project(tmp_path / "project", settings=SETTINGS.format(port=port), editors=())
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "REGISTERPUB"))}
    said = tmp_path / "said"
    with said.open("wb") as file:
        command = [sys.executable, "-m", "registerpub.cli", "up"]
        server = subprocess.Popen(command, cwd=project.root, env=environment, stderr=file, stdout=file)
    try:
        _wait_for(f"http://localhost:{port}/accounts/login/")
        yield Desk(f"http://localhost:{port}", project, {}), said.read_text(encoding="utf-8")
    finally:
        server.terminate()
        server.wait(timeout=30)


def told_code(said: str) -> str:
    found = re.search(r"\n    ([a-z2-9]{5}(?:-[a-z2-9]{5}){3})\n", said)
    assert found is not None, said
    return found[1]


def test_an_empty_project_is_set_up_by_whoever_has_the_code(browser: Browser, empty: tuple[Desk, str]) -> None:
    desk, said = empty
    found: list[str] = []
    page = watched(browser.new_context(java_script_enabled=True, locale="ru"))
    page.goto(desk.address)
    expect(page).to_have_url(f"{desk.address}/first/")
    found += findings(page, "ru")
    for code, expected in (("aaaaa-aaaaa-aaaaa-aaaaa", "/first/"), (told_code(said), "/accounts/factors/")):
        page.fill("[name=code]", code)
        page.fill("[name=name]", "sofia")
        page.fill("[name=password1]", PASSWORD)
        page.fill("[name=password2]", PASSWORD)
        page.click("main button.primary")
        expect(page).to_have_url(f"{desk.address}{expected}")
        found += findings(page, "ru")
    page.goto(f"{desk.address}/accounts/factors/app/add/")
    page.click("summary")
    page.fill("[name=code]", desk.code("sofia", page.inner_text("code.secret")))
    page.click("button.primary")
    page.click(".codes ~ p a.button")
    page.click("main a[href='/start/']")
    found += findings(page, "ru")
    page.click("a[href='/start/register/']")
    page.fill("[name=id]", "birlik")
    for language in ("kk", "ru", "en"):
        page.fill(f"[name='owner.{language}']", "Birlik")
    page.click("button[value=make]")
    expect(page).to_have_url(f"{desk.address}/start/")
    expect(page.locator(".chip.done")).to_have_count(2)
    with serving({"/news/12-kitaphana.html": answer(ARTICLE)}) as site:
        page.goto(f"{desk.address}/sources/new/")
        page.fill("[name=url]", f"{site.address}/news/12-kitaphana.html")
        page.fill("[name=name]", "auyl")
        page.click("main button.primary")
        page.wait_for_url("**/sources/trials/*/")
        for _ in range(60):  # a trial that takes longer than a request waits is looked at again
            if page.locator("[name=title]").count():
                break
            page.wait_for_timeout(1000)
            page.reload()
        expect(page.locator(".article-text")).to_contain_text("Ауыл кітапханасы")
        found += findings(page, "ru")
        page.check("[name=enabled]")
        page.click("button[value=save]")
        expect(page).to_have_url(f"{desk.address}/sources/all/")
        found += findings(page, "ru")
    page.goto(f"{desk.address}/start/")
    expect(page.locator(".chip.done")).to_have_count(3)
    assert '"auyl"' in (desk.project.root / "registerpub.toml").read_text(encoding="utf-8")
    page.goto(f"{desk.address}/people/")
    found += findings(page, "ru")
    stranger = watched(browser.new_context())
    stranger.goto(f"{desk.address}/first/")
    expect(stranger).to_have_url(f"{desk.address}/accounts/login/")
    assert not found, "\n".join(sorted(set(found)))
