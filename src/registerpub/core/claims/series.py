"""Series of names in list claims: after a colon, with a role word before each («activist A, journalist B and poet C»),
or between a verb and its far end («recognised A, B and C as political prisoners»).
"""

from __future__ import annotations

import re

from registerpub.core.claims.discourse import View
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.people import Actor, NameSpan

Pairs = tuple[tuple[Actor, str], ...]

_MARK = re.compile(
    r"[^:]{0,90}?(?::| --? )|(?: [\w-]+){0,3} (?:are|is|were|include[sd]?|including)\b|"
    r",? (?:including|among them|среди них|в том числе|в их числе)\b"
)
#: What may stand between two names of one series: a comma or «and», and role words in small letters.
_STEP = re.compile(r"(?:,? (?:and|и|а также|мен|бен|пен|және|сондай-ақ) |, )(?:[^\W\d_A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w-]* ){0,3}")
_NO_ROLE = re.compile(
    r"\b(?:of|for|by|from|with|who|which|whose|that|said|says|was|were|is|are|has|had|had|a|an|его|ее|который|"
    r"которая|бывш\w+|"
    r"брат\w*|сын\w*|жен\w|деп|де[йд]і)\b"
)
_SPREAD = {
    "en": re.compile(
        r"\b(?P<verb>recogni[sz]ed|declared|designated|named|added|included|put|placed)\b(?P<names>[^.;]{5,600}?)"
        r"(?P<tail>\bas (?:a )?political prisoners?|\b(?:to|on|in) (?:the|its|their|his|her|a) (?:[\w.' -]{0,40} "
        r")?(?:list|register)\b)"
    ),
    "ru": re.compile(
        r"\b(?P<verb>признал[аи]?|включил[аи]?|добавил[аи]?|внесл?[аи]?|объявил[аи]?)\b(?P<names>[^.;]{5,600}?)"
        r"(?P<tail>\bполитзаключенн\w+|\bполитическими заключенными|\bв (?:\w+ )?(?:список|реестр)\b)"
    ),
    "kk": re.compile(
        r"\b(?P<verb>(?:тізім|тізілім)(?:ге|іне))\b(?P<names>[^.;]{5,600}?)"
        r"(?P<tail>\b(?:қосылды|қосылған|енгізілді|енгізілген|енді|кірді|алынды)\b)"
    ),
}
_PASSIVE = re.compile(r"\b(?:was|were|be|been|being|is|are)(?: \w+)? $")
_ACTS = {
    "en": re.compile(
        r"(?:recogni[sz]ed|declared|designated|named|added|included|put|placed|entered|removed|struck|updated)\b"
    ),
    "ru": re.compile(r"(?:признал|включил|добавил|внес|объявил|обновил|исключил|назвал|пополнил)(?:а|ла)?\b(?!ся|сь)"),
    "kk": re.compile(r".*(?:таныды|таныған|танып|қосты|қосқан|қосып|енгізді|енгізген|енгізіп|жаңарт\w+|шығарды)$"),
}
_KAZAKH_OBJECT = re.compile(r"(?:[тд][ыі]|н[ыі])$")


def listable(seen: View, names: list[NameSpan]) -> list[NameSpan]:
    """Names that a list may hold: known or full, and neither speaking nor only telling whose relative somebody is."""
    return [name for name in names if not name.actor.anonymous and seen.roles[name] in ("free", "possessor")]


def pairs(names: list[NameSpan]) -> Pairs:
    return tuple((name.actor, name.text) for name in names)


def after_mark(seen: View, hit: Hit) -> list[NameSpan]:
    """Names after a colon, a dash, a copula or «including» that follows the trigger."""
    mark = _MARK.match(seen.parsed.sentence.folded, hit.end)
    if mark is None:
        return []
    names = [name for name in seen.parsed.names if name.start >= mark.end() - 1]
    return listable(seen, names) if names and names[0].start - mark.end() <= 45 else []


def whole_series(seen: View, group: Group) -> Pairs:
    """The group with its neighbours on both sides, where only role words part them."""
    names = list(seen.parsed.names)
    first, last = names.index(group.names[0]), names.index(group.names[-1])
    while first > 0 and _is_step(seen, names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and _is_step(seen, names[last], names[last + 1]):
        last += 1
    return pairs([name for name in names[first : last + 1] if not name.actor.anonymous])


def _is_step(seen: View, one: NameSpan, two: NameSpan) -> bool:
    between = seen.parsed.sentence.text[one.end : two.start]
    return bool(_STEP.fullmatch(between)) and not _NO_ROLE.search(between.lower())


def spread_hit(seen: View) -> tuple[Hit, Pairs] | None:
    """An active verb, a series of names, and the words that make it a list claim; None if there is none."""
    sentence = seen.parsed.sentence
    pattern = _SPREAD.get(sentence.language)
    match = pattern.search(sentence.folded) if pattern else None
    if match is None or _PASSIVE.search(sentence.folded[: match.start()]):
        return None
    inside = [name for name in seen.parsed.names if match.start("names") <= name.start < match.end("names")]
    names = listable(seen, inside)
    if not names:
        return None
    return Hit("LIST_RECOGNISED", "spread", match.start(), match.end("verb")), pairs(names)


def acts_itself(seen: View, hit: Hit, group: Group) -> bool:
    """Whether a name left of the trigger does the listing (the speaker, the owner's head) and is not listed."""
    sentence = seen.parsed.sentence
    words = sentence.folded[hit.start : hit.end]
    active = _ACTS[sentence.language].match(words)
    if active is None or group.start > hit.start:
        return False
    if sentence.language == "en":
        return not _PASSIVE.search(sentence.folded[: hit.start])
    if sentence.language == "kk":
        return not _KAZAKH_OBJECT.search(group.names[-1].text.lower())
    last = group.names[-1].text.lower()
    return not last.endswith(("у", "ю")) if active.group().endswith("а") else last[-1] not in "аяую"
