"""To whom a relative clause belongs: to the words right before it, whether on a register or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registerpub.core.claims.discourse import Bound, View
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.people import Actor, NameSpan
from registerpub.core.claims.persons import Reference
from registerpub.core.claims.verbs import POSSESSIVE_EN

#: «…, where he died», «…, где умер»: the clause tells of a place; its subject is the sentence's own.
OF_PLACE = re.compile(r"\W*(?:and )?(?:where|где|which|в котор\w+)\b")
IN_PLACE_RU = re.compile(r"\W*(?:(?:где|куда|откуда)\b|пока того не\b)")
#: Between a name and its relative clause: nothing, an aside between commas, or what the person is said to be.
_NAMED_LAST = re.compile(
    r"\W*|, (?!and\b|и\b|\w+ing\b)[^,]+, *|'s?, *| \([^)]*\),? *"
    r"| (?:is|are|was|were|remains?) (?!in\b|at\b|with\b)(?:one of )?(?:(?!of\b|by\b|with\b)[\w'-]+ )+"
    r"| (?:- |является |являются |был |была )(?:[\w-]+ ){0,4}[\w-]+, *"
)
_ADJACENT = re.compile(r",? *")
#: A noun before a name that is no other person: the death, release or memory of X.
_OF_EVENT = re.compile(
    r"\b(?:deaths?|killing|murder|funeral|memory|support|solidarity|defen[cs]e|release|freedom|portraits?|names?)"
    r"(?: of| for| with)?(?: [\w'-]+){0,4} $"
    r"|\b(?:смерт|гибел|убийств|похорон|памят|поддержк|солидарност|освобожден|портрет|имен)\w*(?: [\w-]+){0,4} $"
)
_GOES_ON = re.compile(r"\b(?:and|but|then) (?:\w+ )?(?:was|were|is|are|has|had|got|later|then|now)? ?$")


#: «Адвокат Армана Дуйсена», «судьи Гайсина»: who is named only to tell whose lawyer, or who presides, is no «he».
_OFFICE_BEFORE = re.compile(r"\b(?:судь|прокурор|следовател|адвокат|юрист)\w* (?:[\w-]+ )?$")


def _is_office(seen: View, name: NameSpan) -> bool:
    if seen.parsed.sentence.language != "ru" or seen.roles[name] != "kin":
        return False
    return bool(_OFFICE_BEFORE.search(seen.parsed.sentence.folded[: name.start]))


def pairs_of(group: Group) -> tuple[tuple[Actor, str], ...]:
    """The people of a group, each with the words that name them."""
    return tuple((name.actor, name.text) for name in group.names)


def antecedent(seen: View, end: int) -> Bound:
    """Whom the words right before ``end`` name, on a register or not; nobody if that is a relative or has no name.

    «The death of X, who …» is about X; «the brother of X, who …» may be about either.
    """
    folded = seen.parsed.sentence.folded
    before = [group for group in seen.parsed.groups if group.end <= end]
    if not before or not _NAMED_LAST.fullmatch(folded, before[-1].end, end):
        return Bound(how="other person")
    group = before[-1]
    if seen.roles[group.names[0]] == "kin" and not _OF_EVENT.search(folded[: group.start]):
        return Bound(how="other person")
    return Bound(pairs_of(group), "relative", group=group)


def is_reduced(seen: View, hit: Hit, start: int) -> bool:
    """«…, sentenced to five years in 2019»: a bare participle right after a name is its attribute."""
    folded = seen.parsed.sentence.folded
    bare = re.match(r"\w+ed\b", folded[hit.start : hit.end]) and not folded[start : hit.start].strip()
    return bool(bare) and any(_ADJACENT.fullmatch(folded, group.end, start) for group in seen.parsed.groups)


def owns_something(seen: View, reference: Reference, hit: Hit) -> bool:
    """«X hurt himself in his cell and was taken …»: «his» says whose cell it is; the subject goes on behind «and»."""
    folded = seen.parsed.sentence.folded
    possessive = POSSESSIVE_EN.match(folded, reference.start, hit.start)
    return bool(possessive and _GOES_ON.search(folded, reference.end, hit.start))


def of_last_clause(folded: str, hit: Hit, before: list[Group], names: Sequence[NameSpan]) -> list[Group]:
    """«X needs a new lawyer: the old one, Y, was fined»: behind a colon the names that stand there come first."""
    colon = max(folded.rfind(":", 0, hit.start), folded.rfind(";", 0, hit.start))
    if colon < 0 or not any(colon < name.start < hit.start for name in names):
        return before
    return [group for group in before if group.start > colon]


def within_sentence(seen: View, reference: Reference) -> tuple[tuple[Actor, str], ...]:
    """A pronoun may mean names earlier in its own sentence: «X said that he …», «A and B are held, and they are …»."""
    if reference.kind == "others":
        return ()
    if reference.count != 1:
        groups = [g for g in seen.usable(False) if g.end <= reference.start and len(g.names) > 1]
        fits = groups and reference.count in (0, len(groups[-1].names))
        return pairs_of(groups[-1]) if fits else ()
    earlier = [name for name in seen.parsed.names if name.end <= reference.start and not name.actor.anonymous]
    earlier = [name for name in earlier if not _is_office(seen, name)]
    clause = seen.parsed.sentence.folded.rfind(";", 0, reference.start)
    earlier = [name for name in earlier if name.start > clause] or earlier
    fitting = [n for n in earlier if reference.female is None or n.actor.female in (None, reference.female)]
    owned = [n for n in fitting if n.actor.person or n.actor.alternatives or seen.roles[n] in ("free", "possessor")]
    chunk = seen.parsed.chunks[seen.parsed.chunk_at(reference.start)]
    one = owned[-1 if IN_PLACE_RU.match(seen.parsed.sentence.folded, chunk.start) else 0] if owned else None
    return ((one.actor, one.text),) if one else ()


def after_colon(seen: View, hit: Hit, start: int) -> Bound | None:
    """«Напоминаем о X: он в той же колонии, отбывает …»: a pronoun behind a colon is whoever stands before."""
    colon = seen.parsed.sentence.folded.rfind(": ", 0, start) if seen.parsed.sentence.language == "ru" else -1
    if colon < 1 or any(colon < name.start < hit.start for name in seen.parsed.names):
        return None
    told = [reference for reference in seen.references if colon < reference.start and reference.end <= hit.start]
    return Bound(within_sentence(seen, told[0]), "pronoun", sure=False) if told else None
