"""People named inside a trigger's own words or as owners of them: «the arrest of X was confirmed», «X's term ended».

A trigger whose noun is the act itself is about whoever the noun belongs to, though the name hangs on a preposition.
"""

from __future__ import annotations

import re

from registerpub.core.claims.antecedents import pairs_of
from registerpub.core.claims.discourse import Bound, Discourse, View
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.verbs import ABOUT, KIN_EN, OTHER_PERSON

#: Nouns of an act or of what somebody is held to: their owner suffers the act.
NOUN_EN = (
    r"(?:arrest|detention|custody|imprisonment|release|freedom|liberty|trial|hearing|case|conviction|sentence|term|verdict|"
    r"acquittal|transfer|hospitali[sz]ation|pardon|amnesty|death|search|search(?:es)?|raid|home|house|flat|apartment|office|"
    r"phone|accounts?|appeal|treatment|name|names|status|regime|conditions|recognition|addition|inclusion|removal|exclusion|"
    r"restraint|charges|proceedings|investigation|rights|health|request|petition|application|parole|indictment|family)"
)
_OF_NOUN_EN = re.compile(
    rf"\b{NOUN_EN}(?: (?:handed|given|passed|issued|delivered|imposed|brought)(?: down)?)?(?: \w+)?(?: by [\w "
    rf"]+?)? (?:in respect of|in relation to|with regard to|of|against|for|to|on|upon|over|in the case of|at "
    rf"the home of)"
    r" (?:[a-z'-]+ ){0,4}$"
)
_OWN_EN = re.compile(
    rf"'s? (?:(?:new|latest|own|prison|jail|pre-?trial|second|third|initial|first|current|{{n}}-year|\d+-\w+|"
    rf"full|entire|remaining)"
    rf" ){{0,3}}{NOUN_EN}?s?(?: (?:was|were|has|have|had|been|is|of \w+))* ?$"
)
_NOUN_RU = re.compile(
    r"\b(?:(?:задержани|освобождени|осуждени|помиловани|этапировани|признани|включени|исключени|внесени|возбуждени|"
    r"оправдани)(?:е|я|ю|и|ем)|(?:арест|приговор|обыск|перевод)(?:а|у|ом|е|ы)?|(?:смерт|гибел)(?:ь|и|ью)|"
    r"(?:госпитализаци|экстрадици)(?:я|и|ю|ей)|выдач(?:а|и|у|е)|кончин(?:а|ы|у|е|ой)) "
)
_OF_CASE_RU = re.compile(r"\b(?:по дел[уа]м?|дел[оа]|в отношении|суд\w* над|процесс\w* над|против)(?: [\w\"-]+){0,2} $")
#: «Прокурор Б. Естаев просит для X пять лет».
_FOR_RU = re.compile(r"\bдля (?:[а-я-]+ ){0,3}$")
_OF_NAME_RU = re.compile(r"(?:[\w-]+ ){0,4}$")
#: «Having served five years, X …», «Отсидев пять лет, X …», «Он бес тәулік отырып, X …».
_CONVERB = {
    "en": re.compile(r"\W*(?:having|after|upon|on)\b"),
    "ru": re.compile(r"(?:\w+ )?\w{2,}(?:ив|ав|ыв|ев|вши|вшись)\b"),
    "kk": re.compile(r".*(?:ып|іп|п)$"),
}
#: To whom something is given or done: «a fine for X», «charges against X».
_UPON = re.compile(r"(?: [a-z-]+){0,5}? (?:on|upon|for|against|to) (?:[a-z'-]+ ){0,3}$")
#: «An undertaking was taken from X».
_TAKEN_FROM = re.compile(r"(?: [a-z-]+){0,5}? (?:taken|obtained|received|accepted) from (?:[a-z'-]+ ){0,3}$")
_ENDS_UPON = re.compile(r"\b(?:on|upon|for|against|to|of)$")
_ROLE = re.compile(r" (?:[a-z'-]+ ){0,3}$")
_UPON_CODES = (
    "SENTENCED",
    "ADMIN",
    "EXTRA",
    "SUPERVISION",
    "HOUSE",
    "REMANDED",
    "SUSPECT",
    "PARDONED",
    "AMNESTIED",
    "PAROLE_GRANTED",
    "ACQUITTED",
    "CASE_OPENED",
    "PROSECUTOR_DEMAND",
    "LIST_RECOGNISED",
    "FORCED",
    "RESTRAINT",
)
#: «A witness in the trial of X was taken to hospital».
_AT_TRIAL = re.compile(
    r"\b(?:witness(?:es)?|judges?|prosecutors?|jurors?|spectators?|defendants?|journalists?|reporters?|officers?|guards?|"
    r"experts?|man|woman|people|others?) (?:who \w+ )?(?:in|at|of|from|on|to|during|outside|covering|"
    r"attending|watching|following|filming) (?:the )?(?:\w+ )?"
    r"(?:trial|case|hearing|search|arrest) (?:of|against) (?:[a-z'-]+ ){0,4}$"
)
_SAYS_SO = re.compile(
    r"[ ,:-]+(?:that|this|such|it) (?:is|was)(?: [a-z]+){1,6} (?:for|to|against|on) (?:[a-z'-]+ ){0,3}$"
)


def owned(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """Whom the trigger's own noun or preposition names; None if it names nobody."""
    language = seen.parsed.sentence.language
    if language == "en":
        return _english(seen, hit) or _after_converb(seen, hit)
    if language == "ru":
        return _russian(seen, hit) or _after_converb(seen, hit)
    return _after_converb(seen, hit)


def _english(seen: View, hit: Hit) -> Bound | None:
    folded = seen.parsed.sentence.folded
    for group in seen.parsed.groups:
        role = seen.roles[group.names[0]]
        if role == "speaker":
            continue
        lead = folded[max(0, group.start - 90) : group.start]
        near = hit.start < group.start < hit.end + 30 and not re.search(r"[,;:]", folded[hit.end : group.start])
        if near and _OF_NOUN_EN.search(folded, hit.start, group.start):
            return Bound(pairs_of(group), "of its noun", group=group)
        after = folded[group.end : hit.end]
        if hit.start < group.start < hit.end and re.match(rf"'s? (?:[a-z-]+ ){{0,3}}?{NOUN_EN}\b", after):
            return Bound(pairs_of(group), "owner inside", group=group)
        if group.end <= hit.start and _OWN_EN.fullmatch(folded, group.end, hit.start) and not KIN_EN.search(after):
            return Bound(pairs_of(group), "owner", group=group)
        if (
            group.end <= hit.start
            and hit.start - group.end < 30
            and role != "free"
            and _is_of_noun(lead, folded, group, hit)
        ):
            return Bound(pairs_of(group), "of noun before", group=group)
        if group.start >= hit.end and hit.code.startswith(_UPON_CODES) and role != "kin" and _is_upon(seen, hit, group):
            return Bound(pairs_of(group), "upon", group=group)
    return None


def _is_of_noun(lead: str, folded: str, group: Group, hit: Hit) -> bool:
    """«The detention of X has been extended»: only helpers between the name and the trigger."""
    between = folded[group.end : hit.start]
    if hit.code == "DIED" and not re.search(r"\bdeaths? ", lead):
        return False
    if hit.code not in ABOUT and _AT_TRIAL.search(lead):
        return False
    helpers = re.fullmatch(r"[ ,]*(?:(?:was|were|has|have|had|been|is|also|again|not|\w+ly)[ ,]*)*", between)
    return bool(helpers and _OF_NOUN_EN.search(lead))


def _is_upon(seen: View, hit: Hit, group: Group) -> bool:
    folded = seen.parsed.sentence.folded
    between = folded[hit.end : group.start]
    if any(hit.end <= name.start < group.start for name in seen.parsed.names):
        return False
    if _SAYS_SO.fullmatch(between):
        return True
    named = any(name.end <= hit.start and seen.roles[name] == "free" for name in seen.parsed.names)
    given = (
        _UPON.fullmatch(between)
        or _TAKEN_FROM.fullmatch(between)
        or (_ENDS_UPON.search(folded, hit.start, hit.end) and _ROLE.fullmatch(between))
    )
    return not named and bool(given) and not KIN_EN.search(between)


def _russian(seen: View, hit: Hit) -> Bound | None:
    """«Задержание X подтвердили», «сообщили о смерти X»: a noun of the act at the trigger's start, its owner next."""
    folded = seen.parsed.sentence.folded
    if hit.code in ABOUT and any(name.end <= hit.start for name in seen.parsed.names):
        chunk = seen.parsed.chunks[seen.parsed.chunk_at(hit.start)]
        for group in seen.parsed.groups:
            inside = hit.start <= group.start < max(chunk.end, hit.end) and group.start - hit.end < 60
            if inside and _OF_CASE_RU.search(folded, max(0, group.start - 60), group.start):
                return Bound(pairs_of(group), "of its case", group=group)
    if hit.code == "PROSECUTOR_DEMAND":
        asked = next(
            (one for one in seen.parsed.groups if one.end > hit.start and _FOR_RU.search(folded[: one.start])), None
        )
        if asked is not None:
            return Bound(pairs_of(asked), "for whom", group=asked)
    noun = _NOUN_RU.search(folded, hit.start, hit.end + 1)
    if noun is None:
        return None
    owner = next((one for one in seen.parsed.groups if one.start >= noun.end()), None)
    if (
        owner is None
        or seen.roles[owner.names[0]] == "speaker"
        or not _OF_NAME_RU.fullmatch(folded, noun.end(), owner.start)
    ):
        return None
    between = folded[noun.end() : owner.start]
    if OTHER_PERSON.search(between) or re.search(r"\b(?:за|в|на|по|о|об|для|и)\b", between):
        return None
    if owner.start >= hit.end and noun.end() - hit.end < -1 and not hit.code.startswith("LIST_"):
        return None
    return Bound(pairs_of(owner), "of its noun", group=owner)


def _after_converb(seen: View, hit: Hit) -> Bound | None:
    """A converb before the main clause has its subject: the first name of the next part."""
    parsed = seen.parsed
    folded, number = parsed.sentence.folded, parsed.chunk_at(hit.start)
    chunk = parsed.chunks[number]
    if number != 0 or any(name.start < chunk.end for name in parsed.names) or number + 1 >= len(parsed.chunks):
        return None
    lead = folded[chunk.start : chunk.end].rstrip(" ,")
    pattern = _CONVERB[parsed.sentence.language]
    if not (pattern.match(folded, chunk.start) if parsed.sentence.language != "kk" else pattern.fullmatch(lead)):
        return None
    after = parsed.chunks[number + 1]
    first = next((one for one in seen.usable(False, hit.code) if after.start <= one.start < after.end), None)
    if first is None or OTHER_PERSON.search(folded, after.start, first.start):
        return None
    return Bound(pairs_of(first), "after converb", group=first)
