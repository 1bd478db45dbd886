"""Tables for the two pages that stop a decision: the card changed meanwhile, or two editors chose differently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from registerpub.core.errors import InputError
from registerpub.desk import vocabulary, words
from registerpub.desk.card_page import initial
from registerpub.desk.submission import Submission
from registerpub.pipeline.differences import NEW_PERSON
from registerpub.pipeline.persons import get_person
from registerpub.pipeline.views import Card


def field_label(name: str) -> str:
    """``fact.2.date`` → «Further fact 3: Date»; ``texts.kk`` → «Text of the notice: Kazakh»."""
    first, _, rest = name.partition(".")
    if first == "fact":
        number, _, rest = rest.partition(".")
        first_label = f"{vocabulary.label(vocabulary.FIELD, 'fact')} {int(number) + 1}"
    elif first == "values":
        return field_label(rest)
    else:
        first_label = vocabulary.label(vocabulary.FIELD, first)
    parts = [_part_label(part) for part in rest.split(".") if part]
    return ": ".join([first_label, *parts])


def _part_label(part: str) -> str:
    for table in (vocabulary.FIELD, vocabulary.LANGUAGE, vocabulary.TEXT_PART):
        if part in table:
            return vocabulary.label(table, part)
    return part


def value_text(name: str, value: Any) -> str:
    """A chosen value as a person reads it."""
    last = name.rpartition(".")[2]
    if value in (None, "", {}, []):
        return "—"
    if isinstance(value, dict):
        return "; ".join(f"{_part_label(str(key))}: {value_text(str(key), part)}" for key, part in value.items())
    if last == "person":
        return _person_text(str(value))
    tables = {"sex": vocabulary.SEX, "consent": vocabulary.CONSENT, "reason": vocabulary.REMOVAL_REASON}
    tables["penalty"] = vocabulary.PENALTY_KIND
    if last in tables:
        return vocabulary.label(tables[last], str(value))
    return words.status(str(value)) if last == "status" else str(value)


def _person_text(value: str) -> str:
    if value == NEW_PERSON:
        return gettext("A new person")
    try:
        return get_person(value).name(words.current_language())
    except InputError:
        return value


def stale_rows(now: Card, form: Submission) -> list[tuple[str, str, str, str, bool]]:
    """(field, what you saw, what it is now, what you chose, whether it moved) for every field that differs."""
    current = initial(now).values
    rows = []
    for name in dict.fromkeys([*form.was, *current]):
        saw, is_now = form.was.get(name, ""), current.get(name, "")
        chose = form.values.get(name, saw)
        if name in form.was and len({saw, is_now, chose}) > 1:
            texts = [value_text(name, value) for value in (saw, is_now, chose)]
            rows.append((field_label(name), *texts, saw != is_now))
    return rows  # type: ignore[return-value]  # three texts by construction


def difference_rows(differences: Iterable[tuple[str, Any, Any]]) -> list[tuple[str, str, str]]:
    """(field, the first editor's choice, yours)."""
    return [(field_label(name), value_text(name, first), value_text(name, yours)) for name, first, yours in differences]
