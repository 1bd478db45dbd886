"""Whose list is meant: an owner known from the registers, in any of its spellings, or an unknown owner as written.

The owner is read from the text, nearest first; a speaker may speak for two owners, so nobody's name decides it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from registerpub.core.claims.sentences import Sentence
from registerpub.core.records import Register

_CASE = r"(?:[ндт][ыі]ң|[ғқ]а|[гк]е|н[ыі]|[дт][ыі]|[дтн][ае]н?|[мпб]ен|а|у|ом|е|ы|и|ов)?"
_QUOTED = r"[«“„\"](?P<q>[^«»“”„\"\n]{2,50})[»”\"]"
_UNKNOWN = {
    "en": re.compile(
        r"(?:[Tt]he )(?:[A-Z][\w.-]*-based )?(?P<name>(?:[A-Z][\w.'’-]*)(?: (?:of|for|and|the|on|in|\d{1,2}|"
        r"[A-Z][\w.'’-]*)){0,6}?)(?: \([^)]{0,60}\))? "
        r"(?:(?:human |civil )?rights |public |civic |non-?governmental )?(?:[Gg]roup|[Oo]rgani[sz]ation|[Aa]lliance|"
        r"[Ff]oundation|[Mm]ovement|[Aa]ssociation|[Bb]ureau|[Ff]und|[Cc]oalition|[Cc]enter|[Cc]entre|[Pp]roject|"
        r"[Ii]nitiative|[Ww]atch|[Mm]onitor|[Oo]bservatory|[Ss]ociety|[Cc]ommittee|[Uu]nion|[Cc]ouncil)\b"
    ),
    "ru": re.compile(
        rf"(?:организаци|альянс|объединени|фонд|центр|движени|бюро|обществ|групп|коалици|проект|инициатив|"
        rf"ассоциаци|комитет|союз|совет)\w* {_QUOTED}",
        re.IGNORECASE,
    ),
    "kk": re.compile(
        rf"{_QUOTED} (?:[\w-]+ ){{0,3}}?(?:альянс|ұйым|қор|қозғалыс|бірлестік|бірлестіг|бюро|орталы|топ|тоб|одақ|"
        rf"одағ|жоба|коалиция|комитет|кеңес|бастама)"
        rf"|[«“„\"](?P<q2>[^«»“”„\"\n]{{2,40}}(?:бастамас|қор|тоб|одағ|бірлестіг|комитет|бюрос|орталығ)[ыі])[»”\"]"
        r"|(?<![«“„\"\w])(?P<q3>(?:[А-ЯӘІҢҒҮҰҚӨҺ]\w+ )(?:[а-яәіңғүұқөһ]\w+ |[А-ЯӘІҢҒҮҰҚӨҺ]\w+ ){0,3}?"
        r"(?:мониторинг|құқық|адам|азаматтық)\w* (?:\w+ ){0,2}?(?:комитет|бюрос|тоб|орталығ|одағ|қор)[ыі]\w*)"
        r"|(?<!газеті )(?<!арнасы )[«“„\"](?P<q4>[А-ЯӘІҢҒҮҰҚӨҺA-Z][^«»“”„\"\n]{2,40})[»”\"](?! (?:газет|арна|партия|"
        r"журнал|сайт|"
        r"телеграм|банк|зауыт|клуб|команда|фильм|кітап|ісі|ісіне))(?=[^.!?]*(?:саяси тұтқын|саяси себеп|тізілім))"
        r"|[«“„\"](?P<q6>[^«»“”„\"\n]{2,40})[»”\"] тіз(?:ім|ілім)(?:і|інің|іне)\b"
        r"|(?:тізімнің|тізілімнің) иесі - [«“„\"](?P<q5>[^«»“”„\"\n]{2,40})[»”\"]"
    ),
}
#: An owner without a noun of its own before it: «реестр «Q»», ««Q» включила …», «Карагандинский комитет».
_UNKNOWN_RU = (
    re.compile(rf"\b(?:[Сс]пис|[Пп]ереч|[Рр]еестр)\w* {_QUOTED}"),
    re.compile(
        rf"{_QUOTED}(?= (?:[\w-]+ ){{0,2}}?(?:признал|включил|внес|исключил|вычеркнул|дописал|добавил|считает|пополнил|"
        rf"опубликовал|обновил|представил)\w*)"
    ),
    re.compile(
        r"\b(?P<q>[А-ЯЁ]\w+(?:ский|ская|ское) (?:комитет|центр|фонд|бюро|союз|совет|группа|инициатива)"
        r"(?: по [\w-]+(?: [\w-]+)?| [\w-]+ мониторинга)?)(?= (?:признал|включил|внес|исключил|считает|пополнил|[^\w]))"
    ),
)
#: «The Open Steppe Foundation», «the Qalqan committee»: the noun belongs to the name, but not «the Tughyr alliance».
_PART_OF_NAME = re.compile(r" (?:[A-Z]\w+|committee)")
_NEVER_OWNERS = re.compile(
    r"party|партия|forbes|жыл адам|үздік|democratic choice|демократическ|радио|radio|service|nations|terror|"
    r"opposition|street|european|"
    r"united|financial monitoring|monitoring agency|security|государств|национальн|безопасност|press",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner at ``[start:end]`` of the document. ``register`` None: no register has this owner."""

    start: int
    end: int
    register: str | None
    surface: str


class OwnerFinder:
    """Finds owners in one document: all known ones at once, unknown ones sentence by sentence."""

    def __init__(self, text: str, registers: Sequence[Register]) -> None:
        self._known = known_owners(text, registers)
        self._starts = [owner.start for owner in self._known]
        self._registers = {owner.register for owner in self._known}

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where known owners stand, to protect their full stops."""
        return [(owner.start, owner.end) for owner in self._known]

    def in_sentence(self, sentence: Sentence) -> Owner | None:
        """The owner named in one sentence: a known one first."""
        index = bisect_left(self._starts, sentence.start)
        if index < len(self._known) and self._starts[index] < sentence.end:
            return self._known[index]
        return _unknown(sentence)

    def nearest(self, sentences: Sequence[Sentence], index: int) -> Owner | None:
        """The owner for the sentence at ``index``: there, up to three before, two after, else the text's only one."""
        order = [index, index - 1, index - 2, index - 3, index + 1, index + 2]
        for place in order:
            if 0 <= place < len(sentences):
                owner = self.in_sentence(sentences[place])
                if owner is not None:
                    return owner
        return self._known[0] if len(self._registers) == 1 else None


def known_owners(text: str, registers: Sequence[Register]) -> list[Owner]:
    """Every place where a register's owner is named, by start; the longest spelling wins."""
    found: list[Owner] = []
    for register in registers:
        for name in sorted({*register.owner.values(), *register.aliases}, key=len, reverse=True):
            pattern = _pattern(name)
            for match in pattern.finditer(text) if pattern else ():
                surface = match["name"]
                if surface[0].isupper():
                    found.append(Owner(match.start("name"), match.end("name"), register.id, surface))
    return _longest(found)


def _longest(found: list[Owner]) -> list[Owner]:
    """Of overlapping spellings the longest, by start."""
    kept: list[Owner] = []
    for owner in sorted(found, key=lambda owner: (owner.start, -owner.end)):
        if not kept or owner.start >= kept[-1].end:
            kept.append(owner)
    return kept


def _pattern(name: str) -> re.Pattern[str] | None:
    """Words of an owner's name with any punctuation between them and a case ending after the last."""
    words = re.findall(r"\w+", name)
    if not words:
        return None
    joined = r"[\s.«»“”\"'’-]{0,3}".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?P<name>{joined}){_CASE}(?!\w)", re.IGNORECASE)


def _unknown(sentence: Sentence) -> Owner | None:
    pattern = _UNKNOWN.get(sentence.language)
    more = _UNKNOWN_RU if sentence.language == "ru" else ()
    for match in (match for one in (pattern, *more) if one for match in one.finditer(sentence.text)):
        group = "name" if sentence.language == "en" else match.lastgroup or "q"
        end = match.end(group)
        if sentence.language == "en" and _PART_OF_NAME.fullmatch(sentence.text, end, match.end()):
            end = match.end()
        name = sentence.text[match.start(group) : end].strip()
        if not _NEVER_OWNERS.search(name) and not re.match(r"(?:New|Banned|This|That|Kazakh|Russian)\b", name):
            return Owner(sentence.start + match.start(group), sentence.start + end, None, name)
    return None
