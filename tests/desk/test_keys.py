"""Keys go by their place on the keyboard, and no key decides anything."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from registerpub.desk.assets import FOLDER

from .samples import World

WORKER = Path(__file__).parent / "keys_worker.py"
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture
def found(editor: Client, world: World, tmp_path: Path) -> dict[str, Any]:
    assert CHROMIUM.is_file(), "the desk's keys are proved in Chromium: install the package chromium"
    page = editor.get("/").content.decode()
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    for name in re.findall(r'"/static/([\w.-]+)"', page):
        plain = FOLDER / re.sub(r"\.[0-9a-f]{16}\.", ".", name)
        (tmp_path / name).write_bytes(plain.read_bytes())
    done = subprocess.run(
        [sys.executable, str(WORKER), str(tmp_path)], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_keys_move_and_tick_on_every_layout_and_never_send_anything(found: dict[str, Any]) -> None:
    # Down twice, up once, tick: the first card, ticked; the same keys again take the tick away.
    assert found["layout 0"][0].startswith("/cards/") and found["layout 0"][1] == 1
    assert found["layout 1"] == [found["layout 0"][0], 0]
    assert found["overlay"] and found["closed"]
    assert found["typed"] == "jxk"
    assert found["sent"] == []
