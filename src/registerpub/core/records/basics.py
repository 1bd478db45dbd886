"""The smallest parts: languages and vocabularies, dates as precise as their source, terms, spans."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

LANGUAGES = ("kk", "ru", "en")
NAME_KINDS = ("main", "alias", "former", "pen", "misspelling", "excluded")
SEXES = ("m", "f")
CONSENT_LEVELS = (
    "public_by_person",
    "consent_by_person",
    "consent_by_family_or_lawyer",
    "public_record_only",
    "withheld",
)
#: What can be kept out of publication of somebody of whom the rest is told.
HOLD_FIELDS = ("term", "article", "court", "facility", "place")
#: Why somebody is kept out of publication.
HOLD_REASONS = (
    "safety",
    "asked_by_person",
    "asked_by_family_or_lawyer",
    "consent_pending",
    "facts_disputed",
    "reply_pending",
    "legal_risk",
)
#: Matters for which the machine writes no notice (OHCHR: do no harm).
SENSITIVE_FLAGS = ("health", "psychiatry", "self_harm", "minors", "relatives", "sources")
CERTAINTIES = ("strong", "check", "weak")
POLARITIES = ("asserted", "reported", "denied", "requested", "planned", "background")

Field = Literal["text", "title"]
Certainty = Literal["strong", "check", "weak"]
DateBasis = Literal["stated", "relative", "inferred"]
Polarity = Literal["asserted", "reported", "denied", "requested", "planned", "background"]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as its source: year, year and month, or day. An unknown date is ``None``, never an instance."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        if not 1000 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is out of range")
        if self.month is not None:
            if not 1 <= self.month <= 12:
                raise ValueError(f"there is no month {self.month}")
            if self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
                raise ValueError(f"there is no day {self.year:04}-{self.month:02}-{self.day:02}")

    @classmethod
    def parse(cls, value: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. Raises ``ValueError`` that says what is wrong."""
        match = _DATE.fullmatch(value)
        if match is None:
            raise ValueError(f"{value!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        return cls(year, month, day)

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        return "year" if self.month is None else "month" if self.day is None else "day"

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> dt.date:
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def agrees_with(self, other: PartialDate) -> bool:
        """Whether one is a prefix of the other: 2020-07 agrees with 2020 and with 2020-07-15."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(a is None or b is None or a == b for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Term:
    """A length of punishment as stated; 18 months stay 18 months."""

    years: int = 0
    months: int = 0
    days: int = 0

    def as_dict(self) -> dict[str, int]:
        """Only the units that are not zero."""
        units = (("years", self.years), ("months", self.months), ("days", self.days))
        return {name: value for name, value in units if value}

    @classmethod
    def from_dict(cls, value: Mapping[str, int]) -> Term:
        return cls(value.get("years", 0), value.get("months", 0), value.get("days", 0))


@dataclass(frozen=True, slots=True)
class Span:
    field: Field
    start: int
    end: int

    def as_dict(self) -> dict[str, Any]:
        return {"field": self.field, "start": self.start, "end": self.end}
