"""Opens a saved page of the desk in a real browser and presses keys: started by ``test_keys.py``, prints JSON.

A process of its own, because Playwright's loop and the store cannot share one. The page is answered from a folder by a
route, under an address on this machine that nobody listens on: nothing else can be reached.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

ADDRESS = "http://127.0.0.1:9"
#: Keys as their layouts send them: place on the keyboard, then what is typed with a Russian and a Kazakh layout.
LAYOUTS = {"KeyJ": ("j", "о"), "KeyK": ("k", "л"), "KeyX": ("x", "ч")}


def main(folder: Path) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS).split("?")[0]
        asked.append(f"{route.request.method} {path}")
        file = folder / ("page.html" if path == "/" else Path(path).name)
        kinds = {".svg": "image/svg+xml", ".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
        if file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=kinds[file.suffix])
        else:
            route.fulfill(status=404, body="")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.route("**/*", answer)
        page.goto(f"{ADDRESS}/")
        print(json.dumps(pressed(page, asked)))
        browser.close()


def pressed(page: Page, asked: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    start = len(asked)
    for at, letters in enumerate(zip(*LAYOUTS.values(), strict=True)):
        page.evaluate("document.activeElement.blur()")
        for code, letter in zip(LAYOUTS, letters, strict=True):
            send(page, code, letter)
            if code == "KeyJ":
                send(page, code, letter)
        found[f"layout {at}"] = page.evaluate(
            "[document.activeElement.getAttribute('href'), document.querySelectorAll('.rows input:checked').length]"
        )
    for code in [*map("Key{}".format, "ABCDEFGHJKLMNOPQRTUVWXYZ"), "Space", "Digit1", "Digit9"]:
        send(page, code, "z")
    send(page, "Slash", "?", shift=True)
    found["overlay"] = page.evaluate("document.getElementById('keys').open")
    page.keyboard.press("Escape")
    found["closed"] = not page.evaluate("document.getElementById('keys').open")
    page.focus("#search-text")
    page.keyboard.type("jxk")
    found["typed"] = page.input_value("#search-text")
    # The browser fetches the icon when it likes.
    found["sent"] = [one for one in asked[start:] if not one.startswith("GET /static/icon.")]
    return found


def send(page: Page, code: str, key: str, *, shift: bool = False) -> None:
    page.evaluate(
        "([code, key, shiftKey]) => document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', {code, key, shiftKey, bubbles: true, cancelable: true}))",
        [code, key, shift],
    )


main(Path(sys.argv[1]))
