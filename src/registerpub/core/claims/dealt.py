"""Kazakh penalties dealt out: «A-ға прокурор жеті жыл сұрады, B-ға – бес», «A-ға – жеті жыл, B-ға – төрт
жыл шартты». Whom the verb does not reach stands in the dative with a length of their own and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from registerpub.core.claims.discourse import Bound, View
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.numbers import number_source, whole_number
from registerpub.core.claims.people import Actor
from registerpub.core.claims.terms import TermHit, find_terms
from registerpub.core.records import Term

_DEALT = frozenset("PROSECUTOR_DEMAND SENTENCED_PRISON SENTENCED_SUSPENDED SENTENCED_RESTRICTED ADMIN_ARREST".split())
_DATIVE = re.compile(r"(?:[ғқ]а|[гк]е|[нс][ае])$")
#: Between the name and its length.
_LINK = re.compile(r"(?: да| де| те| та)?(?:,| -+)? (?:тек |ғана |тағы )?")
_BARE = re.compile(rf"(?: да| де)? -+ (?P<n>{number_source('kk')})(?=[.,;!]| ал |$)")
_KINDS = (
    (re.compile(r" шартты"), "SENTENCED_SUSPENDED"),
    (re.compile(r" (?:бас )?(?:бостандығын|еркіндігін) шекте| шектеу"), "SENTENCED_RESTRICTED"),
)

#: A demanded penalty without a length.
_PENALTY = re.compile(r"(?: да)?(?: -+)? (?:шектеу|шартты жаза|шартты|айыппұл|қоғамдық жұмыс)(?=[,;.]| ал )")

Share = tuple[Actor, str, Hit, Term | None]


def dealt(seen: View, hit: Hit, bound: Bound, hits: Sequence[Hit]) -> list[Share]:
    """Further people of a demand or a verdict, each with the event, where it stands, and the length that is theirs.

    ``hits``: all of the sentence; who stands beside a trigger of their own is told of by that.
    """
    parsed = seen.parsed
    if parsed.sentence.language != "kk" or hit.code not in _DEALT or bound.group is None:
        return []
    folded, terms = parsed.sentence.folded, find_terms(parsed.sentence.folded, "kk")
    found = []
    for number, group in enumerate(parsed.groups):
        if group is bound.group or seen.roles[group.names[0]] != "free" or len(group.names) > 1:
            continue
        if not _DATIVE.search(group.names[0].text.lower()):
            continue
        end = parsed.groups[number + 1].start if number + 1 < len(parsed.groups) else len(folded)
        inside = hit.code == "PROSECUTOR_DEMAND" and hit.start < group.start < hit.end
        if not inside and any(group.end <= other.start < end for other in hits):
            continue
        share = _share(folded, hit, group.end, end, terms)
        if share is not None:
            found.append((group.names[0].actor, group.names[0].text, *share))
    return found


def _share(folded: str, hit: Hit, start: int, end: int, terms: Sequence[TermHit]) -> tuple[Hit, Term | None] | None:
    """The event and the length told between a name's end and the next name."""
    term = next((term for term in terms if start < term.start < end), None)
    if term is not None and _LINK.fullmatch(folded, start, term.start):
        return _as(hit, _code(folded[term.end :], hit, term.term), start, term.end), term.term
    bare = _BARE.match(folded, start)
    years = whole_number(bare["n"], "kk") if bare else None
    if bare and years and hit.code != "ADMIN_ARREST":
        return _as(hit, hit.code, start, bare.end()), Term(years=years)
    named = _PENALTY.match(folded, start) if hit.code == "PROSECUTOR_DEMAND" else None
    if named is not None:
        return _as(hit, hit.code, start, named.end()), None
    return None


def _code(after: str, hit: Hit, term: Term) -> str:
    if hit.code == "PROSECUTOR_DEMAND":
        return hit.code
    if term.days:
        return "ADMIN_ARREST"
    return next((code for pattern, code in _KINDS if pattern.match(after)), "SENTENCED_PRISON")


def _as(hit: Hit, code: str, start: int, end: int) -> Hit:
    return Hit(code, f"{hit.source} (dealt)", start, end)
