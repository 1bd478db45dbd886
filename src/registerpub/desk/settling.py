"""Two editors on one card: who is still to decide, and the page on which differing choices are settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils import timezone

from registerpub.core.errors import RegisterpubError
from registerpub.core.notices import changed_words
from registerpub.core.records import LANGUAGES
from registerpub.desk.card_page import NoticeBox
from registerpub.desk.conflicts import field_label, value_text
from registerpub.desk.submission import TEXT_PARTS
from registerpub.pipeline.options import Options
from registerpub.pipeline.preview import preview
from registerpub.pipeline.views import Card, VoteView

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
    return [(field_label(name), value_text(name, value)) for name, value in flat.items() if value]


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


def posted_again(data: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """What was sent, to be sent again from a page that stopped the decision."""
    left_out = ("action", "csrfmiddlewaretoken", "settled")
    return [(name, value) for name, value in data.items() if name not in left_out]
