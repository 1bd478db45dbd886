"""Wordings of the three languages, read once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from registerpub.core.records import LANGUAGES
from registerpub.wording import Wording, load_wording

LOCALES = Path(__file__).parents[3] / "locales"


@pytest.fixture(scope="session")
def wordings() -> Mapping[str, Wording]:
    return {language: load_wording(LOCALES, language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def locales() -> Path:
    return LOCALES
