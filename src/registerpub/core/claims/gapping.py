"""Verbs left out: «A was released in May and B in June», «А вышла в мае, а Б — в июне», «А мамырда, ал Б маусымда …».

Only a bare name with a bare date counts: any other word between or after them may be another story.
"""

from __future__ import annotations

import re

from registerpub.core.claims.discourse import Bound, View
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.people import Actor
from registerpub.core.claims.terms import find_terms
from registerpub.core.claims.when import Dated, Times
from registerpub.core.records import Term

_LINK = re.compile(r"(?:,? and|,? while|,? а|,? и|;|,)(?: [\w-]+)? $")
#: Spaces in the longest link, and one before it.
_WORDS = 4
_DASH = re.compile(r"(?:,? -+|,)? (?:(?:in|on|в|во) )?")
_OVER = re.compile(r" *(?:[.,;!?\")]|$)")
_KAZAKH_LINK = re.compile(r",? (?:ал |және )?")

Gapped = tuple[Actor, str, Dated]
#: «… five years for A and three for B», «A to five years and B to three», «A with a fine and B with 240 hours».
_FOR = re.compile(
    r"(?:,? and|,|;|,? but|,? while) (?P<term>[\w-]+(?: and a half)?(?: years?| months?| days?| hours?)?) (?:for|to) "
    r"(?:[a-z'-]+ ){0,3}$"
)
_TO = re.compile(
    r" (?:to|got|received|with|for) (?P<term>[\w-]+(?: and a half)?(?: years?| months?| days?| hours?)?)(?![\w-])"
)
_JOINED = re.compile(r"(?:,? and|,|;|,? but|,? while) (?:[a-z'-]+ ){0,3}$")
#: Then it is a verdict of its own, with words of its own.
_OTHER_KIND = re.compile(
    r"[^,;]{0,30}\b(?:restrict|limit|communit|probation|suspend|condition|house|fine|acquit|and was)"
)
_UNITS = re.compile(r"\b(?P<unit>years?|months?|days?|hours?)\b")


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


def gapped_terms(seen: View, hit: Hit, bound: Bound) -> list[tuple[Actor, str, Term]]:
    """Further people of an English verdict or demand whose verb is left out, each with a length of their own."""
    folded = seen.parsed.sentence.folded
    if seen.parsed.sentence.language != "en" or bound.group is None or not _UNITS.search(folded):
        return []
    unit = next((match["unit"] for match in _UNITS.finditer(folded)), "years")
    found = []
    for group in seen.parsed.groups:
        if group.start <= max(hit.start, bound.group.start) or group is bound.group:
            continue
        before, after = _FOR.search(folded[: group.start]), _TO.match(folded, group.end)
        chosen = before or (after if _JOINED.search(folded[: group.start]) else None)
        if chosen is None or (before and before.start() < bound.group.end and bound.group.start > hit.end):
            continue
        if _OTHER_KIND.match(folded, chosen.end("term") if chosen is after else group.end):
            continue
        words = chosen["term"] if _UNITS.search(chosen["term"]) else f"{chosen['term']} {unit}"
        terms = find_terms(words, "en")
        found += [(name.actor, name.text, terms[0].term) for name in group.names] if len(terms) == 1 else []
    return found
