"""What a document has said so far about who is meant: people bound, whom pronouns can mean, one sentence to bind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from registerpub.core.claims.grammar import Group, Parsed
from registerpub.core.claims.people import Actor, NameSpan
from registerpub.core.claims.persons import Reference, find_references
from registerpub.core.claims.roles import Role, role_of

_HOME = re.compile(
    r"\b(?:home|house|apartment|flat|office|studio|дом[ае]?|квартир\w+|офис\w*|редакци\w+)(?: of| у)?(?: "
    r"[\w-]+){0,3} \|"
    r"|\|['\w]* (?:[\w-]+ ){0,2}?(?:home|house|apartment|flat|office|studio|үйі\w*|пәтері\w*|кеңсесі\w*)"
)
_LAWYER = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|defen[cs]e(?: team)?|адвокат\w*|защит\w+|юрист\w*)(?: (?:of|for))?(?: "
    r"[\w-]+){0,3} \|"
    r"|\|['\w]* (?:[\w-]+ ){0,1}?(?:lawyers?|attorneys?|defen[cs]e|адвокат\w*|қорғаушы\w*|заңгер\w*)"
)
#: «X-тің есімі тізімнен алынды»: whose name is put on a list or taken off it.
_LISTED_NAME = re.compile(r"\|\w* (?:есім|аты|аты-жөні|фамилия)\w*")
#: «Одан жауап алынды», «X-тен қолхат алынды»: the ablative names whom it happened to.
_FROM_WHOM = frozenset({"QUESTIONED", "RESTRAINT_UNDERTAKING"})
#: By whose home or lawyer somebody is meant.
THROUGH = {
    "LIST_RECOGNISED": _LISTED_NAME,
    "LIST_REMOVED": _LISTED_NAME,
    "DIED": re.compile(r"\|\w* (?:қазасы|өлімі)\w*"),
    "SEARCHED": _HOME,
    "APPEAL_FILED": _LAWYER,
    "APPEAL_UPHELD": _LAWYER,
    "VERDICT_QUASHED": _LAWYER,
}


@dataclass(frozen=True, slots=True)
class Bound:
    """People bound to a trigger, in order, with the surface by which each was last named, and how they were found."""

    names: tuple[tuple[Actor, str], ...] = ()
    how: str = "none"
    sure: bool = True
    group: Group | None = None


@dataclass(slots=True)
class Discourse:
    """What pronouns can mean now. ``recent`` keeps the order of naming; ``topic``: whom the last sentence was about;
    ``sole``: the one person of the registers whom the whole document names.
    """

    topic: tuple[tuple[Actor, str], ...] = ()
    recent: list[tuple[Actor, str]] = field(default_factory=list)
    plural: tuple[tuple[Actor, str], ...] = ()
    listed: list[tuple[Actor, str]] = field(default_factory=list)
    told_of: set[str] = field(default_factory=set)
    named: tuple[tuple[Actor, str], ...] = ()
    sole: tuple[tuple[Actor, str], ...] = ()

    def note(self, names: list[tuple[Actor, str]]) -> None:
        """Remember free names of one sentence, its main group as topic."""
        for actor, surface in names:
            self.recent = [pair for pair in self.recent[-30:] if pair[0].key != actor.key] + [(actor, surface)]

    def note_all(self, names: list[tuple[Actor, str]]) -> None:
        """Remember everybody whom the last sentence with names has named, whatever their part in it."""
        if names:
            self.named = tuple({actor.key: (actor, surface) for actor, surface in names}.values())

    def set_topic(self, names: tuple[tuple[Actor, str], ...]) -> None:
        self.topic = names
        if len(names) > 1:
            self.plural = names

    def resolve(self, reference: Reference) -> tuple[tuple[Actor, str], ...]:
        """Whom the reference means; empty if nobody fits."""
        if reference.kind == "others":
            rest = tuple(pair for pair in self.listed if pair[0].key not in self.told_of)
            return rest if len(rest) == reference.count else ()
        if reference.kind == "ordinal":
            several = self.topic if len(self.topic) > 1 else self.plural
            return several[reference.count - 1 : reference.count]
        if reference.count == 1:
            return self._one(reference.female)
        if reference.count == 0:
            return self.topic if len(self.topic) > 1 else self.plural
        if reference.female is not None:
            return self._of_sex(reference.count, reference.female)
        for names in (self.topic, self.plural):
            if len(names) == reference.count:
                return names
        return tuple(self.recent[-reference.count :]) if len(self.recent) >= reference.count else ()

    def _of_sex(self, count: int, female: bool) -> tuple[tuple[Actor, str], ...]:
        """«The two women»: all who can be women of those last spoken of, or of the list; nobody if more could be."""
        for names in (self.topic, self.plural, tuple(self.listed), tuple(self.recent[-count:])):
            fitting = tuple(pair for pair in names if pair[0].female in (None, female))
            if len(fitting) >= count:
                return fitting if len(fitting) == count else ()
        return ()

    def _one(self, female: bool | None) -> tuple[tuple[Actor, str], ...]:
        pool = list(self.topic) if len(self.topic) == 1 else []
        pool += (
            [pair for pair in reversed(self.recent) if pair not in pool]
            if female is not None and not _fits(pool, female)
            else []
        )
        for actor, surface in pool:
            if female is None or actor.female is None or actor.female == female:
                return ((actor, surface),)
        return self.sole if female is not None and not pool and _fits(list(self.sole), female) else ()


def _fits(pool: list[tuple[Actor, str]], female: bool) -> bool:
    return any(actor.female is None or actor.female == female for actor, _ in pool)


@dataclass(frozen=True)
class View:
    """One sentence ready for binding. References are looked for only if a rule asks."""

    parsed: Parsed
    roles: dict[NameSpan, Role]

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        found = find_references(self.parsed.sentence.folded, self.parsed.sentence.language)
        if self.parsed.sentence.language == "kk":
            starts = {name.start for name in self.parsed.names}
            found = [one for one in found if one.kind != "role" or one.end + 1 not in starts]
        return tuple(found)

    def usable(self, about: bool, code: str = "") -> list[Group]:
        """Groups whose first name may take an event; whose home or lawyer is named may take one of the home or "
        "appeal."""
        found = self._usable.get((about, code))
        if found is None:
            found = self._usable[about, code] = self._find_usable(about, code)
        return found

    @cached_property
    def _usable(self) -> dict[tuple[bool, str], list[Group]]:
        """What was asked before: every trigger of a sentence asks."""
        return {}

    def _find_usable(self, about: bool, code: str) -> list[Group]:
        allowed = (
            ("free", "oblique", "possessor")
            if about
            else ("free", "possessor")
            if code.startswith("SENTENCED")
            else ("free",)
        )
        return [
            group
            for group in self.parsed.groups
            if self.roles[group.names[0]] in allowed or self._is_through(group, code)
        ]

    def _is_through(self, group: Group, code: str) -> bool:
        words = THROUGH.get(code)
        if code in _FROM_WHOM and self.parsed.sentence.language != "en" and self.roles[group.names[0]] == "oblique":
            return True
        if words is None or self.roles[group.names[0]] != "kin":
            return False
        folded = self.parsed.sentence.folded
        return bool(
            words.search(folded[max(0, group.start - 60) : group.start] + "|" + folded[group.end : group.end + 30])
        )


def view(parsed: Parsed) -> View:
    roles = {name: role_of(parsed, name) for name in parsed.names}
    for group in parsed.groups:
        for name in group.names:
            roles[name] = roles[group.names[0]] if roles[name] == "free" else roles[name]
    return View(parsed, roles)
