"""What the desk tells an editor after a deed, in each of its languages, read from its own catalogues."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from gettext import translation
from pathlib import Path

#: What the desk says after a deed (its English words), by the deed.
SAID: Mapping[str, Sequence[str]] = {
    "waiting": ("Your confirmation is kept. One more editor must confirm.",),
    "confirmed": ("Confirmed. The notice waits in the outbox.", "Confirmed and recorded. No notice is written of it."),
    "rejected": ("Rejected: %(reason)s.",),
    "later": ("Put off until %(time)s, or until something about it changes.",),
    "keep": ("Your choices are kept: you find the card under «Mine».",),
    "undo": ("Undone. The card is open again; nothing was published.",),
    "take_over": ("The card is yours now. The other editor sees that, and why.",),
}
_LOCALES = Path(__file__).parents[2] / "locales"


@cache
def patterns(language: str) -> Mapping[str, Sequence[re.Pattern[str]]]:
    """Deed → what each of its messages looks like."""
    known = translation("django", str(_LOCALES), [language])
    # Only the first counts something.
    words = {"waiting": lambda text: known.ngettext(text, text, 1)}
    return {deed: [_pattern(words.get(deed, known.gettext)(text)) for text in texts] for deed, texts in SAID.items()}


def _pattern(text: str) -> re.Pattern[str]:
    """The words, with anything in the place of their values."""
    return re.compile(".+".join(map(re.escape, re.split(r"%\(\w+\)[sd]", " ".join(text.split())))))


def deed_said(messages: Sequence[str], language: str) -> str:
    """The deed that one of the messages says was done; empty if none does."""
    for message in messages:
        for deed, looks in patterns(language).items():
            if any(look.fullmatch(message) for look in looks):
                return deed
    return ""
