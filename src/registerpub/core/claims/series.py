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
    r"(?: (?:to|with|by)(?: [\w-]+){0,4}?(?: include)?,?)(?= )|"
    r",? (?:including|among them|среди них|в том числе|в их числе)\b"
)
#: Between a list's colon and its names: they were taken off it.
_TAKEN_OFF = re.compile(r"\b(?:remov|dropp|exclud|struck|исключ|вычеркн|удал|убра|шығар|алып таста|алынып тастал)\w*")
_NEXT_ITEM = re.compile(r"; ?(?:and )?(?:\(?\d{1,2}[).]|a |an |the )")
#: What may stand between two names of one series: a comma or «and», and role words in small letters.
_STEP = re.compile(r"(?:,? (?:and|и|а также|мен|бен|пен|және|сондай-ақ) |, )(?:[^\W\d_A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w-]* ){0,3}")
_NO_ROLE = re.compile(
    r"\b(?:of|for|by|from|with|who|which|whose|that|said|says|was|were|is|are|has|had|had|a|an|его|ее|который|"
    r"которая|бывш\w+|"
    r"брат\w*|сын\w*|жен\w|деп|де[йд]і|\w{2,}(?:[иаы]в|ив?ший|[иа]л[аи]?)|\w+(?:ing|ып|іп)|"
    r"(?:исключ|добавл|включ|внес)[её]н\w*|removed|added|а(?! также)|но|ал|бірақ|but|while|whereas)\b"
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
        r"\b(?P<verb>(?:тізім|тізілім)(?:ге|іне)|тізбе(?:ге|сіне)|саяси (?:тұтқын\w*|қамалған\w*)(?: қатарына)?)\b"
        r"(?P<names>(?:[^.;]|(?<=\W\w)\.){5,600}?)"
        r"(?P<tail>\b(?:қосылды|қосылған|енгізілді|енгізілген|енді|енген|кірді|кірген|алынды|енгізді|енгізген|"
        r"енгізіпті|қосты|"
        r"қосқан|қосып отыр|қосыпты|кіргізді|кіргізген|ілінді|ілікті|іліккен|жазылды|жазды|жатқызды|жатқызылды|"
        r"жатқызған)\b)"
    ),
}
#: «Оған A, B және C қосылды», after an announcement: the pronoun stands for the list.
_SPREAD_KK = re.compile(
    r"^\W*(?P<verb>оған|онда|бұған|соған|құрамына|қатарына|оның (?:қатарына|құрамына|ішіне))\b"
    r"(?P<names>(?:[^.;]|(?<=\W\w)\.){5,600}?)"
    r"(?P<tail>\b(?:қосылды|қосылған|енгізілді|енгізілген|енді|енген|кірді|кірген|енгізді|қосты|қосқан|ілінді|ілікті|"
    r"жазылды|бар)\b)"
)
#: «Added A to its list and removed B», «исключил B из списка и добавил A»: the second verb's list is the first one's.
_LIST_WORD = re.compile(r"\b(?:list|register|списо?к|реестр|тізім|тізілім)\w*")
_SECOND = {
    "en": (
        re.compile(
            r"(?:,? (?:and|but|while|as well as)|[,:]) (?:also |then )?(?:it (?:has )?|they (?:have )?)?"
            r"(?:(?P<out>removed|removing|dropped|dropping|excluded|excluding|struck|took)|(?P<into>added|adding|"
            r"included|"
            r"including|entered))\b(?=(?P<names>[^.;:]{3,300}))"
        ),
        re.compile(
            r"(?:,? (?:and|but|while)|[,:]) (?P<names>[^.;:]{3,120}? )"
            r"(?:was|were|has been|have been) (?:(?P<out>removed|dropped|excluded)|(?P<into>added|included))\b"
            r"(?! (?:from|to|in|on)\b)"
        ),
    ),
    "ru": (
        re.compile(
            r"(?:,? (?:и|а|но)|[,:]) (?:также |заодно |одновременно )?(?:из него )?"
            r"(?:(?P<out>исключи(?:л[аи]?|в)|исключен[аы]?|удали(?:л[аи]?|в)|вычеркну(?:л[аи]?|в)|убра(?:л[аи]?|в))|"
            r"(?P<into>добави(?:л[аи]?|в)|добавлен[аы]?|включи(?:л[аи]?|в)|внес(?:л[аи]|я)?))\b"
            r"(?! (?:в|из|с)\b(?! не))(?: из не(?:го|е)| в не(?:го|е))?(?=(?P<names>[^.;:]{3,300}))"
        ),
        re.compile(
            r",? (?:и|а|но) (?P<names>[^.;:]{3,120}? )"
            r"(?:(?P<out>исключил[аи]?|исключен[аы]?|вычеркнул[аи]?|убрал[аи]?)|"
            r"(?P<into>добавил[аи]?|добавлен[аы]?|включил[аи]?|включен[аы]?))\b(?! (?:в|из|с)\b)"
        ),
    ),
    "kk": (
        re.compile(
            r"\b(?:(?:енгізіп|қосып|енгізді|қосты|енгізген|қосқан)|(?P<first>шығарып|шығарды|шығарған|алып тастап|"
            r"алып тастады))(?:,| және|, ал)*(?P<names> [^.;:]{3,300}?)"
            r"\b(?:(?P<out>шығарды|шығарған|шығарып тастады|алып тастады|сызып тастады)|"
            r"(?P<into>енгізді|қосты|енгізген|қосқан))\b"
        ),
        re.compile(
            r"(?<=жаңартты):(?P<names> [^.;:]{3,300}?)"
            r"\b(?:(?P<out>шығарылды|алынып тасталды)|(?P<into>қосылды|енгізілді))\b"
        ),
    ),
}
#: The second verb's object stands beside it.
_NEAR = 40
#: Names of another list or of another clause: no members.
_ELSEWHERE = re.compile(
    r"\b(?:from the (?:case|post|party)|with (?:a|the)|на должность|из партии|қызметінен|партиядан)\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|be|been|being|is|are)(?: \w+)? $")
_ACTS = {
    "en": re.compile(
        r"(?:recogni[sz]ed|declared|designated|named|added|included|put|placed|entered|removed|struck|updated|"
        r"published|released|issued|presented)\b"
    ),
    "ru": re.compile(
        r"(?:признал|включил|добавил|внес|объявил|обновил|исключил|назвал|опубликовал|представил|обнародовал)(?:а|"
        r"ла)?\b(?!ся|сь)"
    ),
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
    end = _end_of_list(seen.parsed.sentence.folded, mark.end())
    names = [n for n in seen.parsed.names if n.start >= mark.end() - 1 and (end < 0 or n.start < end)]
    if hit.code != "LIST_REMOVED" and _TAKEN_OFF.search(seen.parsed.sentence.folded, mark.end()):
        return []
    return listable(seen, names) if names and names[0].start - mark.end() <= 45 else []


def _end_of_list(folded: str, start: int) -> int:
    """Where the list that begins at ``start`` ends: at a semicolon before another clause; -1 at the sentence's end.

    «1) A, b. 1979; 2) B, b. 1990»: semicolons between numbered items end no list.
    """
    end = folded.find(";", start)
    while end >= 0 and _NEXT_ITEM.match(folded, end):
        end = folded.find(";", end + 1)
    return end


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


def spread_hit(seen: View, announced: bool = False) -> tuple[Hit, Pairs] | None:
    """An active verb, a series of names, and the words that make it a list claim; None if there is none.

    ``announced``: a list was announced just before, so that a Kazakh pronoun may stand for it.
    """
    sentence = seen.parsed.sentence
    pattern = _SPREAD.get(sentence.language) if seen.parsed.names else None
    match = pattern.search(sentence.folded) if pattern else None
    if match is None and announced and sentence.language == "kk" and seen.parsed.names:
        match = _SPREAD_KK.search(sentence.folded)
    if match is None or _PASSIVE.search(sentence.folded[: match.start()]):
        return None
    inside = [name for name in seen.parsed.names if match.start("names") <= name.start < match.end("names")]
    names = listable(seen, inside)
    if not names:
        return None
    return Hit("LIST_RECOGNISED", "spread", match.start(), match.end("verb")), pairs(names)


def second_halves(seen: View) -> list[tuple[Hit, Pairs]]:
    """Verbs that share the list of a verb before them, each with those whom it takes off or puts on."""
    sentence = seen.parsed.sentence
    word = _LIST_WORD.search(sentence.folded) if seen.parsed.names else None
    if word is None:
        return []
    matches = (match for p in _SECOND[sentence.language] for match in p.finditer(sentence.folded, word.end()))
    return [found for match in matches if (found := _second_half(seen, match))]


def _second_half(seen: View, match: re.Match[str]) -> tuple[Hit, Pairs] | None:
    out = match["out"] is not None
    unchanged = "first" in match.groupdict() and out == bool(match["first"])
    if unchanged or _ELSEWHERE.search(match["names"]):
        return None
    names = _one_series(seen, *match.span("names"))
    verb = match.span("out" if out else "into")
    after_verb = bool(names) and verb[1] <= names[0].start
    if not names or (after_verb and names[0].start - verb[1] > _NEAR):
        return None
    return Hit("LIST_REMOVED" if out else "LIST_RECOGNISED", "second half", *verb), pairs(names)


def _one_series(seen: View, start: int, end: int) -> list[NameSpan]:
    """The first name between two places with those that follow it in one series; empty if it may be on no list."""
    names = [name for name in seen.parsed.names if start <= name.start < end]
    series = names[:1]
    for name in names[1:]:
        if not _is_step(seen, series[-1], name):
            break
        series.append(name)
    return series if len(listable(seen, series)) == len(series) else []


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
