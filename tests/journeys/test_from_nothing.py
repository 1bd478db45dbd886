"""README's two commands on an empty machine: the desk opens, and a card is seen. Not how long it takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tools import from_nothing, machine

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("words", [(), ("--empty-home",)], ids=["a Debian of its own", "an empty home"])
def test_a_newcomer_has_the_desk_open_on_an_empty_machine(words: tuple[str, ...]) -> None:
    if not words and machine.can_make_debian():
        pytest.skip(machine.can_make_debian())
    command = [sys.executable, str(ROOT / "tools/from_nothing.py"), "--without-test", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "make demo again, until the desk answers" in done.stdout
    assert "sign in with a code, and open a card" in done.stdout
    assert not list(Path("/tmp").glob("registerpub-nothing-*"))


def test_readme_tells_what_to_type() -> None:
    readme = from_nothing.Readme.read(ROOT / "README.md")
    assert (readme.demo, readme.test) == ("make demo", "make test")
    assert readme.packages.startswith("sudo apt install ") and "make" in readme.packages.split()


def test_a_page_that_tells_nothing_is_a_stumble(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("make demo\n")
    with pytest.raises(from_nothing.Stumble, match="README.md tells nobody to type"):
        from_nothing.Readme.read(page)


def test_addresses_of_this_machines_package_sources_are_not_printed() -> None:
    text = "Looking at https://mirror.example/simple, file:///opt/index and http://127.0.0.1:8000/"
    assert machine.hidden(text) == "Looking at …, … and http://127.0.0.1:8000/"
