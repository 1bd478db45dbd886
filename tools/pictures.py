"""Takes the pictures of README.md and docs/editors.md: starts the demonstration, signs in, decides one card, looks.

Needs Chromium (``make browser``). Everything happens on this machine, in a temporary folder that is removed.
"""

from __future__ import annotations

import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
PROGRAM = (sys.executable, "-m", "registerpub.cli")
LANGUAGES = ("kk", "ru", "en")
DESK: ViewportSize = {"width": 1200, "height": 720}
PHONE: ViewportSize = {"width": 390, "height": 700}
#: README.md shows these under names of their own.
OF_README = {"card.png": "card-en.png", "inbox.png": "inbox-kk.png", "card-phone.png": "card-phone-kk.png"}
#: Colours nearer to one another than this (squares of the differences, added) count as one.
NEAR = 60
SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Demonstration:
    """One that runs: where its desk is, and the password of each account."""

    folder: Path
    desk: str
    passwords: dict[str, str]

    def code(self, name: str) -> str:
        """What the account's authenticator app shows now."""
        command = (*PROGRAM, "demo", "code", "--folder", str(self.folder), name)
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # nosec B603  # our own program
        return done.stdout.strip()


@contextmanager
def demonstration() -> Iterator[Demonstration]:
    """Start one and wait until its desk is open; it ends, and its folder goes, with the block."""
    with tempfile.TemporaryDirectory(prefix="registerpub-pictures-") as place:
        folder = Path(place) / "project"
        command = (*PROGRAM, "demo", "--port", "0", "--folder", str(folder))
        with (
            (Path(place) / "log").open("w+") as log,
            subprocess.Popen(command, stderr=log) as process,  # nosec B603  # our own program
        ):
            try:
                yield _opened(process, folder, Path(log.name))
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(timeout=60)


def _opened(process: subprocess.Popen[bytes], folder: Path, log: Path) -> Demonstration:
    while "the desk is open at" not in (said := log.read_text(encoding="utf-8")):
        if process.poll() is not None:
            raise SystemExit(f"the demonstration did not start:\n{said}")
        time.sleep(0.5)
    desk = re.search(r"^desk: +(\S+)/$", said, re.MULTILINE)
    assert desk is not None
    passwords = dict(re.findall(r"^sign in: +(\w+) \(\w+\) +password: (\S+)", said, re.MULTILINE))
    return Demonstration(folder, desk[1], passwords)


def give_password(page: Page, demo: Demonstration, name: str) -> None:
    page.goto(f"{demo.desk}/accounts/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", demo.passwords[name])
    page.click("form[action$='/login/'] button.primary")


def give_code(page: Page, demo: Demonstration, name: str) -> None:
    page.fill("[name=code]", demo.code(name))
    page.click("button.primary")
    page.wait_for_url(f"{demo.desk}/")


def take(page: Page, name: str) -> None:
    """One picture of the open page in each language; to choose a language leads back to the page."""
    for language in LANGUAGES:
        page.click(f".languages [value={language}]")
        page.wait_for_selector(f".languages [value={language}][aria-current]")
        page.wait_for_load_state("networkidle")
        shoot(page, f"{name}-{language}.png")


def shoot(page: Page, name: str) -> None:
    (PICTURES / name).write_bytes(packed(page.screenshot()))
    print(f"{name}: {(PICTURES / name).stat().st_size} bytes")


def packed(picture: bytes) -> bytes:
    """The same PNG picture with at most 256 colours, a third as large: shades at letters' edges become near ones."""
    chunks = dict(_chunks(picture))
    width, height, _, kind = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    rows = _pixels(zlib.decompress(chunks[b"IDAT"]), width * {2: 3, 6: 4}[kind], height, {2: 3, 6: 4}[kind])
    colours = [[row[at : at + 3] for at in range(0, len(row), len(row) // width)] for row in rows]
    counted = Counter(colour for row in colours for colour in row)
    palette: list[bytes] = []
    for colour, _ in counted.most_common():
        if len(palette) < 256 and all(_apart(colour, other) > NEAR for other in palette):
            palette.append(colour)
    index = {one: min(range(len(palette)), key=lambda at: _apart(one, palette[at])) for one in counted}
    lines = b"".join(b"\0" + bytes(index[colour] for colour in row) for row in colours)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each part; the pixels in one piece."""
    place, pixels = len(SIGNATURE), b""
    while place < len(picture):
        (length,) = struct.unpack(">I", picture[place : place + 4])
        name, content = picture[place + 4 : place + 8], picture[place + 8 : place + 8 + length]
        place += length + 12
        if name == b"IDAT":
            pixels += content
        else:
            yield name, content
    yield b"IDAT", pixels


def _pixels(filtered: bytes, width: int, height: int, step: int) -> Iterator[bytes]:
    """Rows of ``width`` bytes, the filters of PNG taken back (chapter 9 of its specification)."""
    above = bytearray(width)
    for number in range(height):
        start = number * (width + 1)
        way, row = filtered[start], bytearray(filtered[start + 1 : start + 1 + width])
        for at in range(width if way else 0):
            left, corner = (row[at - step], above[at - step]) if at >= step else (0, 0)
            row[at] = (row[at] + _foretold(way, left, above[at], corner)) & 255
        yield bytes(row)
        above = row


def _foretold(way: int, left: int, up: int, corner: int) -> int:
    if way == 4:
        whole = left + up - corner
        return min((left, up, corner), key=lambda one: abs(whole - one))
    return (0, left, up, (left + up) // 2)[way]


def _apart(one: bytes, other: bytes) -> int:
    return sum((here - there) ** 2 for here, there in zip(one, other, strict=True))


def confirm(page: Page, card: str) -> None:
    """Confirm what is proposed, as it stands."""
    page.goto(card)
    page.click("button[value=confirm]")
    page.wait_for_url(re.compile("/$"))


def fullest_card(page: Page) -> str:
    """Path of the card with most sources, which shows most."""
    rows = [(row.locator(".from").inner_text(), row.locator("a.cover")) for row in page.locator("li.row").all()]
    counted = [(int(found[0]), link) for told, link in rows if (found := re.search(r"\d+", told))]
    return str(max(counted, key=lambda one: one[0])[1].get_attribute("href"))


def main() -> int:
    with demonstration() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        take_all(browser, demo)
        browser.close()
    for name, same in OF_README.items():
        shutil.copyfile(PICTURES / same, PICTURES / name)
    return 0


def take_all(browser: Browser, demo: Demonstration) -> None:
    first, second = (browser.new_context(viewport=DESK).new_page() for _ in range(2))
    give_password(first, demo, "aigul")
    take(first, "code")
    give_code(first, demo, "aigul")
    take(first, "inbox")
    card = demo.desk + fullest_card(first)
    first.goto(card)
    take(first, "card")
    first.set_viewport_size(PHONE)
    take(first, "card-phone")
    first.set_viewport_size(DESK)
    give_password(second, demo, "pavel")
    give_code(second, demo, "pavel")
    for editor in (first, second):
        confirm(editor, card)
    first.goto(f"{demo.desk}/outbox/")
    take(first, "outbox")
    correct = f"{demo.desk}/notices/1/correct/"
    while not (answer := first.goto(correct)) or not answer.ok:
        time.sleep(2)  # until the next release has carried the notice out
    take(first, "correct")


if __name__ == "__main__":
    sys.exit(main())
