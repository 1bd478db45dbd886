"""Looks at a page with axe-core, which comes with the test package and asks nothing of the network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDE, NARROW = 1200, 360


def findings(page: Page, language: str) -> Iterator[str]:
    """What axe finds on the page at each width, and sideways scrolling, which nobody should need on a phone."""
    schemes = ("light", "dark") if language == "en" else ("light",)
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in schemes:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            for violation in Axe().run(page).response["violations"]:
                nodes = [str(node["target"]) for node in violation["nodes"]]
                yield f"{page.url} {width} {scheme}: {violation['id']}: {violation['help']}: {', '.join(nodes[:3])}"
        beyond: Any = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if beyond > 0:
            yield f"{page.url} {width}: {beyond} pixels wider than the window"
