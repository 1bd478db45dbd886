"""What somebody chooses who clarifies, corrects or retracts a published notice, in one shape for desk and terminal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registerpub.core.errors import DecisionError, InputError
from registerpub.core.notices.phrases import CAUSES, EXPLANATIONS
from registerpub.core.records import LANGUAGES

CLARIFY, CORRECT, RETRACT, SAFETY = "clarification", "correction", "retraction", "safety"
AMENDMENTS = (CLARIFY, CORRECT, RETRACT, SAFETY)
#: Causes of each kind. Retracting for safety is a kind of its own, because nothing may be told of it.
CAUSES_OF: Mapping[str, tuple[str, ...]] = {
    CLARIFY: tuple(cause for cause in CAUSES if cause != "safety"),
    CORRECT: tuple(cause for cause in CAUSES if cause != "safety"),
    RETRACT: tuple(cause for cause in CAUSES if cause != "safety"),
    SAFETY: ("safety",),
}
TEXT_PARTS = ("headline", "summary", "body")
LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class AmendmentOptions:
    """``kind``: one of :data:`AMENDMENTS`; ``cause`` stands in public, ``reason`` never does.

    ``explanation``: a public sentence by its code, or empty. ``values``: new values of the main event by field and of
    its further facts as ``fact.N.FIELD``; empty clears. ``texts``: language → {"headline", "summary", "body"} as the
    notice reads from now on, where an editor wrote it.
    """

    kind: str
    cause: str
    reason: str
    explanation: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """A plain, ordered form for storing and comparing."""
        return {
            "kind": self.kind,
            "cause": self.cause,
            "reason": self.reason,
            "explanation": self.explanation,
            "values": dict(sorted(self.values.items())),
            "texts": {language: dict(sorted(text.items())) for language, text in sorted(self.texts.items())},
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> AmendmentOptions:
        names = ("kind", "cause", "reason", "explanation", "values", "texts")
        return cls(**{name: data[name] for name in names})

    def seal(self) -> str:
        """A short name for what becomes public by these choices: who has read a preview sends it back."""
        text = json.dumps({**self.as_dict(), "reason": ""}, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def check_options(options: AmendmentOptions) -> None:
    """Raise :class:`InputError` for unknown codes, :class:`DecisionError` for choices that do not go together."""
    if options.kind not in AMENDMENTS:
        raise InputError(f"kind: {options.kind!r} is not one of: {', '.join(AMENDMENTS)}")
    if options.cause not in CAUSES_OF[options.kind]:
        raise InputError(f"cause: {options.cause!r} is not one of: {', '.join(CAUSES_OF[options.kind])}")
    if options.explanation and options.explanation not in EXPLANATIONS:
        raise InputError(f"explanation: {options.explanation!r} is not one of: {', '.join(EXPLANATIONS)}")
    for language, text in options.texts.items():
        if language not in LANGUAGES or not set(text) <= set(TEXT_PARTS):
            raise InputError(
                f"text: {language}.{'/'.join(sorted(text))} is not a text: write a language and one of headline, "
                "summary, body"
            )
    if not options.reason.strip():
        raise DecisionError("write down why: the reason stays with the editors and is never published")
    if len(options.reason) > LONGEST_REASON:
        raise InputError(f"the reason is longer than {LONGEST_REASON} characters")
    if options.kind == SAFETY and (options.explanation or options.values or options.texts):
        raise DecisionError("of what is retracted for safety nothing is told: leave out values, texts and explanation")
    if options.kind == RETRACT and (options.values or options.texts):
        raise DecisionError("a retracted notice gets no new values and no new text: correct it instead")
    if options.kind == CLARIFY and options.values:
        raise DecisionError("a clarification changes no value: correct the notice instead")
