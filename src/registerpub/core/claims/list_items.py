"""Changes of a list in English whose own sentence names no list.

«It has newly designated A, B and C, and dropped D», «Added: A; B. Deleted: C», «Five are new: …», «A and B are
Kazakhstan's newest political prisoners».

The owner and the list stand in the sentences around; whoever calls must make sure that they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from registerpub.core.claims.discourse import View
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.people import NameSpan
from registerpub.core.claims.series import Pairs, pairs

_INTO: Final = (
    r"designat(?:ed|es?)|recogni[sz](?:ed|es?)|add(?:ed|s)?|includ(?:ed|es?)|enter(?:ed|s)?|list(?:ed|s)?|"
    r"adopt(?:ed|s)?|"
    r"nam(?:ed|es)|adding|including|recogni[sz]ing|designating"
)
_OUT: Final = (
    r"dropp(?:ed|ing)|drops?|remov(?:ed|es?|ing)|struck (?:off|out)|strik(?:es?|ing) (?:off|out)|delet(?:ed|es?|ing)|"
    r"exclud(?:ed|es?|ing)|(?:taken|took|taking|takes?) off"
)
_BODY: Final = (
    r"(?:it|we|they|(?:group|committee|movement|cent(?:re|er)|organi[sz]ation|fund|foundation|initiative|bureau|"
    r"monitor|watch|"
    r"project|alliance|union|coalition|society|council|association|network)(?:'s \w+)?)"
)
_ADVERBS: Final = (
    r"(?: (?:has|have|had|also|now|newly|since|further|then|today|yesterday|formally|officially|this week))*"
)
#: A verb of the list's owner, with the names right behind it.
_ACT: Final = re.compile(rf"\b{_BODY}{_ADVERBS} (?:(?P<into>{_INTO})|(?P<out>{_OUT}))\b")
#: The second verb of such a sentence, or one that hangs on a figure: «down from 31, after removing A and B».
_NEXT: Final = re.compile(
    rf"(?:,? and|,? but|,? while|;|,? after|, (?=\w+ing\b)){_ADVERBS} (?:(?P<into>{_INTO})|(?P<out>{_OUT}))\b"
)
#: A heading: «Added: A; B», «Struck off are A and B», «Five are new: A …», «The fourth is A».
_HEAD: Final = re.compile(
    r"\W*(?:(?P<into>(?:newly |just )?(?:added|included|recogni[sz]ed|listed|designated)|new(?:comers| entries|"
    r" names)?|"
    r"additions?|(?:[\w-]+ )(?:of (?:them|these|those) )?(?:are|is) (?:new(?:comers)?|newly \w+)|"
    r"the (?:second|third|fourth|fifth|sixth|seventh|last|other|newcomers?|new (?:names|ones|prisoners)))"
    rf"|(?P<out>(?:also )?(?:{_OUT})|removals?|deletions?|off|gone))"
    r"(?:(?: from| to) (?:it|the list|the register))?(?: (?:are|is|were|was|:)|:|,? -)[ ,:]"
)
_COPULA: Final = re.compile(
    r"\b(?:are|is|were|was|become|became|have become|has become)\b[^.;]{0,80}\b(?:newest|new|latest) "
    r"(?:political prisoners?|prisoners? of conscience)\b"
)
_GRANTED: Final = re.compile(
    r"\b(?:recognition|status) (?:as|of)(?: an?)? (?:political prisoners?|prisoners? of conscience)\b[^.;]{0,80}?"
    r"\b(?:extended|granted|accorded|given|awarded|conferred)\b[^.;]{0,80}? (?:to|on|upon)\b"
)
#: Before the first name behind a verb: role words and asides, no other object.
_FAR: Final = 60
_ELSEWHERE: Final = re.compile(r"\b(?:from the (?:case|post|party)|as (?:a )?witness\w*|charges?|case against)\b")


def list_items(seen: View, known: bool) -> Iterator[tuple[Hit, Pairs]]:
    """What such a sentence says: hits with their people. ``known``: a list is spoken of near by."""
    sentence = seen.parsed.sentence
    if sentence.language != "en" or not seen.parsed.names or _ELSEWHERE.search(sentence.folded):
        return
    folded = sentence.folded
    head = _HEAD.match(folded) if known else None
    if head is not None:
        yield from _behind(seen, "LIST_REMOVED" if head["out"] else "LIST_RECOGNISED", head.span(), len(folded))
        return
    granted, copula = _GRANTED.search(folded), _COPULA.search(folded)
    if granted is not None:
        yield from _behind(seen, "LIST_RECOGNISED", granted.span(), len(folded))
        return
    if copula is not None:
        names = _usable(seen, 0, copula.start())
        if names:
            yield Hit("LIST_RECOGNISED", "newest", copula.start(), copula.end()), pairs(names)
        return
    acts = [*_ACT.finditer(folded), *(_NEXT.finditer(folded) if known or _ACT.search(folded) else ())]
    acts.sort(key=lambda act: act.start())
    for number, act in enumerate(acts):
        end = acts[number + 1].start() if number + 1 < len(acts) else len(folded)
        span = act.span("out" if act["out"] else "into")
        yield from _behind(seen, "LIST_REMOVED" if act["out"] else "LIST_RECOGNISED", span, end)


def _behind(seen: View, code: str, span: tuple[int, int], end: int) -> Iterator[tuple[Hit, Pairs]]:
    names = _usable(seen, span[1] - 1, end)
    if names and names[0].start - span[1] <= _FAR:
        yield Hit(code, "items", *span), pairs(names)


def _usable(seen: View, start: int, end: int) -> list[NameSpan]:
    roles = ("free", "possessor", "oblique")
    inside = [name for name in seen.parsed.names if start <= name.start < end]
    return [name for name in inside if not name.actor.anonymous and seen.roles[name] in roles]
