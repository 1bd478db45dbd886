"""Two scripted editors: what people would do in the desk, done through the same decisions, for tests and ``--once``.

The name forms that they give are data of the demonstration (``names.json``), found by script-neutral keys.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from registerpub.config import Config
from registerpub.core.names import name_key
from registerpub.core.records import LANGUAGES
from registerpub.pipeline.accounts import find_user
from registerpub.pipeline.cards import list_cards
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.decide import confirm, reject
from registerpub.pipeline.options import NewPerson, Options
from registerpub.pipeline.views import CardRow

NAMES = Path(__file__).parent / "names.json"


def decide_everything(config: Config, editors: Sequence[str]) -> int:
    """Both editors confirm each card that tells of an event and close the others. Returns the number of cards."""
    known = _known_forms()
    cards = list_cards(config, "open")
    for row in cards:
        if row.kind != "event":
            user = find_user(editors[0])
            reject(row.id, user, "not_a_change", config=config, channel="terminal", seen_version=None, now=utc_now())
            continue
        options = _options(row, known)
        for editor in editors[: row.people_needed]:
            user = find_user(editor)
            confirm(row.id, user, options, config=config, channel="terminal", seen_version=None, now=utc_now())
            options = Options()
    return len(cards)


def _known_forms() -> dict[str, dict[str, Any]]:
    """Script-neutral key of every form → all forms and the sex."""
    forms = json.loads(NAMES.read_text(encoding="utf-8"))
    return {_key(person[language]): person for person in forms.values() for language in LANGUAGES}


def _key(name: str) -> str:
    """The same in every script and order of the words."""
    return " ".join(sorted(name_key(name).split()))


def _options(row: CardRow, known: dict[str, dict[str, Any]]) -> Options:
    if not row.candidate:
        return Options()
    person = known.get(_key(row.person_name), {})
    names: dict[str, str] = {language: person[language] for language in LANGUAGES if language in person}
    return Options(new_person=NewPerson(names, person.get("sex"), "public_record_only"))
