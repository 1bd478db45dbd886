"""The one tree of errors. Messages name the place and the mend, and no person that the user did not name."""

from __future__ import annotations

from dataclasses import dataclass


class RegisterpubError(Exception):
    """Anything that registerpub reports to its user as one line of text."""


class InputError(RegisterpubError):
    """What the user gave cannot be used; the message says where and how to mend it."""


class ConfigError(InputError):
    """A key of ``registerpub.toml`` or ``source.toml`` is unknown or holds a bad value."""


class DecisionError(RegisterpubError):
    """A decision cannot be taken as asked (policy, missing person, differing options, stale card)."""


class GateError(RegisterpubError):
    """An outgoing request was refused by the gate."""


class ArchiveError(RegisterpubError):
    """A WARC file or record cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a structured input: ``path`` like ``people[3].events[0].date``, ``message`` for a person."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class ManyProblems(InputError):
    """Several faults at once, so that a user mends them in one go."""

    def __init__(self, subject: str, problems: list[Problem]) -> None:
        self.subject = subject
        self.problems = tuple(problems)
        super().__init__(subject + "\n" + "\n".join(f"  {problem}" for problem in problems))
