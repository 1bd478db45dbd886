"""docs/editors.md: three sections alike, in each the words that stand on the screens, and pictures that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
SECTIONS = dict(zip(("kk", "ru", "en"), TEXT.split("\n## ")[1:], strict=True))
LARGEST = 150_000


def on_screen(language: str) -> set[str]:
    """Every text of the desk in a language, its plural forms apart."""
    with (ROOT / "locales" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        texts = [message.string or "" for message in read_po(file, locale=language) if message.id]
    return {form for text in texts for form in ([text] if isinstance(text, str) else text)}


def quoted(section: str) -> set[str]:
    return {" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", section, re.DOTALL)}


@pytest.mark.parametrize("language", SECTIONS)
def test_words_in_bold_stand_on_the_screen(language: str) -> None:
    assert len(quoted(SECTIONS[language])) > 40
    assert sorted(quoted(SECTIONS[language]) - on_screen(language)) == []


def test_the_sections_have_the_same_parts_in_the_same_order() -> None:
    outlines = {
        language: re.findall(r"^(### |\d\. |- |!\[)", section, re.MULTILINE) for language, section in SECTIONS.items()
    }
    assert outlines["kk"] == outlines["ru"] == outlines["en"]
    assert outlines["en"].count("### ") > 10


@pytest.mark.parametrize("language", SECTIONS)
def test_the_pictures_are_there_and_in_the_language_of_their_section(language: str) -> None:
    pictures = re.findall(r"\]\((pictures/[^)]+)\)", SECTIONS[language])
    assert pictures
    for picture in pictures:
        assert picture.endswith(f"-{language}.png")
        assert (ROOT / "docs" / picture).read_bytes().startswith(b"\x89PNG")


def test_no_picture_is_too_large_for_a_slow_line() -> None:
    assert [found.name for found in (ROOT / "docs" / "pictures").iterdir() if found.stat().st_size > LARGEST] == []
