"""What an editor chooses when confirming a card, in one shape for desk and terminal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to be created with the decision. ``names``: language → name form that the editor has checked.

    A language left out takes the name as written, if it was written in that language; an empty form takes none.
    ``asked`` False: details that were given without asking for a new person; they are only held against what the first
    editor chose.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    sex: str | None = None
    consent: str | None = None
    asked: bool = True

    def forms(self, candidate: str, language: str) -> dict[str, str]:
        """The name forms to store as checked, for a ``candidate`` whose name was written in ``language``."""
        given = {language: candidate, **self.names}
        return {name: " ".join(full.split()) for name, full in given.items() if full.strip()}


@dataclass(frozen=True, slots=True)
class Options:
    """``person`` links a candidate to a known person; ``new_person`` creates one; neither for a register person.

    ``values`` overrides fields of the main event by name (date, status, term as ``1y6m``, place, court, article,
    facility, register, reason) and of its facts as ``fact.N.FIELD``; ``fact.N`` = ``drop`` leaves a fact out.
    ``texts`` overrides the notice's words: language → {"headline", "summary", "body"}.
    ``waiver`` is the written reason for deciding with too few origins.
    """

    person: str | None = None
    new_person: NewPerson | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    waiver: str = ""

    def is_empty(self) -> bool:
        return self == Options()

    def as_dict(self) -> dict[str, Any]:
        """A plain, ordered form for storing and comparing."""
        new = self.new_person
        return {
            "person": self.person,
            "new_person": {"names": dict(sorted(new.names.items())), "sex": new.sex, "consent": new.consent}
            if new
            else None,
            "values": dict(sorted(self.values.items())),
            "texts": {language: dict(sorted(text.items())) for language, text in sorted(self.texts.items())},
            "waiver": self.waiver,
        }

    def seal(self) -> str:
        """A short name for these choices, without the waiver, which is each editor's own."""
        text = json.dumps({**self.as_dict(), "waiver": ""}, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Options:
        new = data.get("new_person")
        return cls(
            person=data.get("person"),
            new_person=NewPerson(new["names"], new["sex"], new["consent"]) if new else None,
            values=data.get("values", {}),
            texts=data.get("texts", {}),
            waiver=data.get("waiver", ""),
        )
