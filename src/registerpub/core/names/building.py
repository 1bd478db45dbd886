"""Makes a matcher from people, or from the bytes in which an earlier one was kept.

The digest names the register's names and the rulings, so that kept bytes are used only for what they were made from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from registerpub.core.names.columns import Columns, build_columns
from registerpub.core.names.matcher import Matcher
from registerpub.core.records import NotThisPerson, Person

NameFact = tuple[str, str | None, str, str, str]
"""One name as stored: person id, sex, language, full name, kind. A person without names has one with empty fields."""


def build_matcher(people: Iterable[Person], rulings: Iterable[NotThisPerson] = ()) -> Matcher:
    """A matcher of these people. Their order never matters. Raises ``ValueError`` if two share an id.

    ``rulings``: those in force (see ``active_rulings``).
    """
    people, rulings = tuple(people), tuple(rulings)
    return Matcher(build_columns(people), names_digest(name_facts(people), rulings), rulings)


def load_matcher(payload: bytes, digest: str, rulings: Iterable[NotThisPerson] = ()) -> Matcher:
    """A matcher from what :func:`dump_matcher` gave. Raises ``ValueError`` for anything else."""
    return Matcher(Columns.from_bytes(payload), digest, rulings)


def dump_matcher(matcher: Matcher) -> bytes:
    """What a matcher is built from, worked out; without rulings, which cost nothing to lay out again."""
    return matcher.columns.to_bytes()


def name_facts(people: Iterable[Person]) -> Iterable[NameFact]:
    for person in people:
        for name in person.names:
            yield person.id, person.sex, name.language, name.full, name.kind
        if not person.names:
            yield person.id, person.sex, "", "", ""


def names_digest(facts: Iterable[NameFact], rulings: Iterable[NotThisPerson] = ()) -> str:
    """Ten hexadecimal digits that change with any name, sex or ruling; the order of the facts does not matter."""
    lines = {"\t".join((one[0], one[1] or "", *one[2:])) for one in facts}
    lines |= {f"\t{one.person}\t{one.name}\t{one.scope}\t{one.place}\t{one.until}" for one in rulings}
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()[:10]
