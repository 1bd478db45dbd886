"""Looks at a page with axe-core, which comes with the test package and asks nothing of the network.

With ``REGISTERPUB_SCREENS`` set to a folder, a picture of each page that is looked at is kept there (``make screens``).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDE, NARROW = 1200, 360
SCREENS = os.environ.get("REGISTERPUB_SCREENS", "")


def findings(page: Page, language: str) -> Iterator[str]:
    """What axe finds on the page at each width, and sideways scrolling, which nobody should need on a phone."""
    schemes = ("light", "dark") if language == "en" else ("light",)
    axe = Axe("0" if page.evaluate("'axe' in window") else AXE_SCRIPT)
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in schemes:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            if SCREENS:
                keep_picture(page, Path(SCREENS), f"{language}-{width}-{scheme}")
            # In the dark nothing but colours is another.
            colours = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
            only: dict[str, Any] = colours if scheme == "dark" else {}
            found = axe.run(page, options={"resultTypes": ["violations"], **only}).response["violations"]
            axe.axe_script = "0"  # the page has it from now on
            for violation in found:
                nodes = [str(node["target"]) for node in violation["nodes"]]
                yield f"{page.url} {width} {scheme}: {violation['id']}: {violation['help']}: {', '.join(nodes[:3])}"
        beyond: Any = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if beyond > 0:
            yield f"{page.url} {width}: {beyond} pixels wider than the window"


def keep_picture(page: Page, folder: Path, look: str) -> None:
    """The whole page as ``ADDRESS-LOOK[-N].png``: N counts the states of one address."""
    folder.mkdir(parents=True, exist_ok=True)
    name = urlsplit(page.url).path.strip("/").replace("/", "_") or "inbox"
    path, number = folder / f"{name}-{look}.png", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{look}-{number}.png"
    page.screenshot(path=path, full_page=True, animations="disabled")
