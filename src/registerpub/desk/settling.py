"""Two editors on one card: who is still to decide, and the page on which differing choices are settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from registerpub.core.differences import changed_words
from registerpub.core.errors import RegisterpubError
from registerpub.core.records import LANGUAGES
from registerpub.desk.card_page import NoticeBox
from registerpub.desk.conflicts import difference_rows, field_label, value_text
from registerpub.desk.submission import TEXT_PARTS
from registerpub.pipeline.differences import Difference
from registerpub.pipeline.options import Options
from registerpub.pipeline.preview import preview
from registerpub.pipeline.views import Card, VoteView
from registerpub.store.models import NoticeTextRow

ChoiceRow = tuple[str, str]


def has_decided(card: Card, user: str) -> bool:
    """Whether ``user`` has voted and nobody has chosen otherwise since."""
    return any(vote.user == user for vote in card.votes) and not asked_again(card, user)


def asked_again(card: Card, user: str) -> bool:
    """Whether, after ``user`` voted, another editor kept to other choices: it is their turn again."""
    mine = [number for number, vote in enumerate(card.votes) if vote.user == user]
    if not mine or mine[-1] == len(card.votes) - 1:
        return False
    return _seal(card.votes[mine[-1]]) != _seal(card.votes[-1])


def _seal(vote: VoteView) -> str:
    return Options.from_dict(vote.options).seal() if vote.verb == "confirm" else vote.verb


def choice_rows(options: Mapping[str, Any]) -> list[ChoiceRow]:
    """What an editor chose beyond the card's proposal: (field, value), one row each; texts are not among them."""
    new = options.get("new_person") or {}
    flat: dict[str, Any] = {"person": options.get("person")}
    flat |= {f"new_person.{name}": new.get(name) for name in ("sex", "consent")}
    flat |= {f"new_person.names.{language}": full for language, full in (new.get("names") or {}).items()}
    flat |= dict(options.get("values") or {})
    flat["waiver"] = options.get("waiver")
    rows = [(field_label(name), value_text(name, value)) for name, value in flat.items() if value]
    return rows + [(field_label(f"texts.{language}"), gettext("edited")) for language in options.get("texts") or {}]


def notices_for(card: Card, options: Options) -> list[NoticeBox]:
    """The notice as ``options`` make it, beside what the machine writes; none where they give no notice."""
    try:
        texts = preview(card.row.id, replace(options, texts={}), config=settings.REGISTERPUB, now=timezone.now())
    except RegisterpubError:
        return []
    found = []
    for language in LANGUAGES:
        if language not in texts:
            continue
        machine = {part: str(getattr(texts[language], part)).strip() for part in TEXT_PARTS}
        found.append(_box(language, machine, {**machine, **options.texts.get(language, {})}))
    return found


def _box(language: str, machine: Mapping[str, str], text: Mapping[str, str]) -> NoticeBox:
    changed = {part: changed_words(machine[part], text[part]) for part in TEXT_PARTS if machine[part] != text[part]}
    return NoticeBox(language, text, machine, changed)


def differing_rows(found: Sequence[Difference], notices: Sequence[NoticeBox]) -> list[tuple[str, str, str]]:
    """(field, the other editor's choice, yours). Words are told in short: ``notices`` show them in full.

    A part of a text that the other editor left as the machine wrote it is no difference to read.
    """
    changed = {f"texts.{box.language}.{part}" for box in notices for part in box.differences}
    rows = []
    for name, first, yours in found:
        if not name.startswith("texts."):
            rows += difference_rows([(name, first, yours)])
        elif yours is not None:
            rows.append((field_label(name), _kind_of_words(name in changed), value_text(name, yours)))
        elif name in changed or not notices:
            rows.append((field_label(name), _kind_of_words(True), _kind_of_words(False)))
    return rows


def _kind_of_words(edited: bool) -> str:
    return gettext("edited") if edited else gettext("standard wording")


def recorded_notices(card: Card) -> list[NoticeBox]:
    """The notice as it was decided, in the languages in which an editor's words stand in place of the machine's."""
    rows = NoticeTextRow.objects.filter(
        notice__decision__proposal__public_id=card.row.id, notice__decision__undone__isnull=True
    ).order_by("language")
    found = []
    for row in rows:
        text = {part: str(getattr(row, part)).strip() for part in TEXT_PARTS}
        machine = {part: str(row.template.get(part, text[part])).strip() for part in TEXT_PARTS}
        if text != machine:
            found.append(_box(row.language, machine, text))
    return found


def posted_again(data: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """What was sent, to be sent again from a page that stopped the decision."""
    left_out = ("action", "csrfmiddlewaretoken", "settled")
    return [(name, value) for name, value in data.items() if name not in left_out]
