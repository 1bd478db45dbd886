"""What an editor's form holds, and the :class:`Options` that it means. Pure: no database, no request.

Each field comes with what stood in it when the page was made (``was.…``), so that only what the editor changed becomes
an option, and a form left as it was accepts the card as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from registerpub.core.records import LANGUAGES, PartialDate, Term
from registerpub.pipeline.options import NewPerson, Options

VALUE_FIELDS = ("date", "status", "term", "place", "court", "article", "facility", "penalty", "reason", "register")
TEXT_PARTS = ("headline", "summary", "body")
Texts = Mapping[str, Mapping[str, str]]


def written(value: Any) -> str:
    """A value as it stands in a form: dates as YYYY-MM-DD, terms as 1y6m, nothing as an empty box."""
    if isinstance(value, Mapping):
        value = Term.from_dict(value)
    if isinstance(value, Term):
        units = ((value.years, "y"), (value.months, "m"), (value.days, "d"))
        return "".join(f"{number}{unit}" for number, unit in units if number)
    return str(value) if isinstance(value, str | PartialDate | int) else ""


@dataclass(frozen=True, slots=True)
class Submission:
    """``values`` and ``was`` hold main fields by name and facts as ``fact.N.date``; ``dropped`` are facts left out.

    ``person_mode``: link, new or empty. ``texts`` are the boxes of the notice, ``shown`` the machine's text on the page
    from which they come.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[int] = frozenset()
    person_mode: str = ""
    person: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    sex: str = ""
    consent: str = ""
    texts: Texts = field(default_factory=dict)
    shown: Texts = field(default_factory=dict)
    waiver: str = ""

    def changed(self) -> dict[str, str]:
        """Fields whose box was changed: name → what stands in it now."""
        return {name: value for name, value in self.values.items() if value != self.was.get(name, "")}

    def edited(self, language: str) -> bool:
        """Whether the editor changed the machine's words in ``language``."""
        return language in self.shown and self.texts.get(language) != self.shown[language]

    def is_untouched(self) -> bool:
        """Whether nothing was chosen or written that would be lost."""
        return self.options().is_empty() and not (self.person_mode or self.sex or self.consent)

    def as_dict(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {**asdict(self), "dropped": sorted(self.dropped)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Submission:
        return cls(**{**data, "dropped": frozenset(data["dropped"])})

    def options(self, *, with_texts: bool = True) -> Options:
        """What is asked of the pipeline. Without texts: to learn what the machine would write."""
        dropped = {f"fact.{number}": "drop" for number in sorted(self.dropped)}
        kept = {name: value for name, value in self.changed().items() if _fact_of(name) not in self.dropped}
        new = None
        if self.person_mode == "new":
            new = NewPerson(dict(self.names), self.sex or None, self.consent or None)
        return Options(
            person=self.person or None if self.person_mode == "link" else None,
            new_person=new,
            values={**kept, **dropped},
            texts={language: self.texts[language] for language in LANGUAGES if self.edited(language)}
            if with_texts
            else {},
            waiver=self.waiver,
        )


def _fact_of(name: str) -> int | None:
    parts = name.split(".")
    return int(parts[1]) if parts[0] == "fact" else None


def read_submission(data: Mapping[str, str]) -> Submission:
    """Read posted fields. Boxes that were not on the page count as untouched; line ends are made alike."""
    clean = {name: value.replace("\r\n", "\n").strip() for name, value in data.items()}
    facts = [int(name.split(".")[1]) for name in clean if _is_fact(name, "shown")]
    names = [f"value.{name}" for name in VALUE_FIELDS] + [f"value.fact.{number}.date" for number in facts]
    present = [name.removeprefix("value.") for name in names if name in clean]
    return Submission(
        values={name: clean[f"value.{name}"] for name in present},
        was={name: clean.get(f"was.{name}", "") for name in present},
        dropped=frozenset(number for number in facts if f"fact.{number}.keep" not in clean),
        person_mode=clean.get("person_mode", ""),
        person=clean.get("person", ""),
        names={language: clean.get(f"name.{language}", "") for language in LANGUAGES},
        sex=clean.get("sex", ""),
        consent=clean.get("consent", ""),
        texts=_texts(clean, "text"),
        shown=_texts(clean, "shown"),
        waiver=clean.get("waiver", ""),
    )


def _is_fact(name: str, last: str) -> bool:
    parts = name.split(".")
    return len(parts) == 3 and parts[0] == "fact" and parts[1].isdecimal() and parts[1].isascii() and parts[2] == last


def _texts(data: Mapping[str, str], prefix: str) -> Texts:
    found = {}
    for language in LANGUAGES:
        if f"{prefix}.{language}.headline" in data:
            found[language] = {part: data.get(f"{prefix}.{language}.{part}", "") for part in TEXT_PARTS}
    return found
