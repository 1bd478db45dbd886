"""Verbs left out: «A was released in May and B in June», «А вышла в мае, а Б — в июне», «А мамырда, ал Б маусымда …».

Only a bare name with a bare date counts: any other word between or after them may be another story.
"""

from __future__ import annotations

import re

from registerpub.core.claims.discourse import Bound, View
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.people import Actor
from registerpub.core.claims.when import Dated, Times

_LINK = re.compile(r"(?:,? and|,? while|,? а|,? и|;|,)(?: [\w-]+)? $")
#: Spaces in the longest link, and one before it.
_WORDS = 4
_DASH = re.compile(r"(?:,? -+|,)? (?:(?:in|on|в|во) )?")
_OVER = re.compile(r" *(?:[.,;!?\")]|$)")
_KAZAKH_LINK = re.compile(r",? (?:ал |және )?")

Gapped = tuple[Actor, str, Dated]


def gapped(seen: View, hit: Hit, bound: Bound, times: Times) -> list[Gapped]:
    """Further people of the trigger whose verb is left out, each with a date of their own."""
    if bound.group is None or times.spread:
        return []
    halves = _before(seen, bound.group, times) if seen.parsed.sentence.language == "kk" else _after(seen, hit, times)
    return [(name.actor, name.text, dated) for group, dated in halves for name in group.names]


def _after(seen: View, hit: Hit, times: Times) -> list[tuple[Group, Dated]]:
    folded = seen.parsed.sentence.folded
    found = []
    for group in seen.usable(False):
        if group.start < hit.end or not _LINK.search(folded, _last_words(folded, hit.end, group.start), group.start):
            continue
        dash = _DASH.match(folded, group.end)
        dated = times.bare_date(group.end, dash.end()) if dash else None
        if dated is not None and _OVER.match(folded, dated[1]):
            found.append((group, dated[0]))
    return found


def _last_words(folded: str, start: int, end: int) -> int:
    """Where the last three words before ``end`` begin, at ``start`` the earliest: a link has no more."""
    place = end
    for _ in range(_WORDS):
        place = folded.rfind(" ", start, place)
        if place < 0:
            return start
    return place


def _before(seen: View, bound: Group, times: Times) -> list[tuple[Group, Dated]]:
    folded = seen.parsed.sentence.folded
    found = []
    for group in seen.usable(False):
        dated = times.bare_date(group.end, group.end + 1) if group.end < bound.start else None
        if dated is not None and _KAZAKH_LINK.fullmatch(folded, dated[1], bound.start):
            found.append((group, dated[0]))
    return found
