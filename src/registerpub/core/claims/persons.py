"""Pronouns and descriptions that stand for people named before: he, the activist, the three men; трое мужчин; үшеуі."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from registerpub.core.claims.numbers import number_source, whole_number

_PRONOUNS = {
    "en": r"(?P<f>she|her)|(?P<m>he|him|his)|(?P<they>they|them|their|both|all)",
    "ru": r"(?P<f>она|ее|ей|нее|ней)|(?P<m>он|того(?= не )|его|ему|него|нему|ним)|"
    r"(?P<they>они|их|им|оба|обе|обоих|обоим|все они)",
    "kk": r"(?P<f>\b\B)|(?P<m>ол|оған|оны|оның|одан)|(?P<they>олар|оларға|оларды|олардың|екеуі|екеуін|екеуі де)",
}
_ROLES = {
    "en": r"(?:(?:the|this|that)(?: [\w-]+){0,3}? (?:activist|journalist|blogger|politician|poet|writer|dissident|"
    r"campaigner|reporter|editor|columnist|publisher|novelist|playwright|musician|rapper|painter|photographer|"
    r"filmmaker|academic|historian|economist|unionist|organiser|organizer|critic|protester|whistle-?blower|"
    r"environmentalist|feminist|preacher|imam|pensioner|engineer|miner|nurse|librarian|accused|condemned man|"
    r"\d\d-year-old|father of \w+|mother of \w+|"
    r"man|woman|defendant|"
    r"prisoner|convict|detainee|rights defender|opposition figure|businessman|businesswoman|professor|singer|"
    r"artist)(?! of| for))",
    "ru": r"(?:\w*(?:активист|журналист|блогер|политик|поэт|редактор|фермер|лидер)(?:а|у|ка|ку|ке|ки|ша|шу)?|"
    r"поэтесс[ауеы]|"
    r"правозащитни(?:к|ка|ку|ца|цу|це)|политзэк(?:а|у)?|политузни(?:к|ка|ку|ца|цу|це)|арестант(?:а|у|ка|ку|ке)?|"
    r"заключенн(?:ый|ого|ому|ая|ую|ой)|узник(?:а|у)?|узниц[ауе]|подопечн(?:ый|ого|ому|ая|ую|ой)|"
    r"мужчин[ауеы]|женщин[ауеы]|осужденн(?:ый|ого|ому|ая|ую|ой)|подсудим(?:ый|ого|ому|ая|ую|ой)|"
    r"обвиняем(?:ый|ого|ому|ая|ую|ой)|подозреваем(?:ый|ого|ому|ая|ую|ой)|подзащитн(?:ый|ого|ому|ая|ую|ой)|"
    r"задержанн(?:ый|ого|ому|ая|ую|ой)|политзаключенн(?:ый|ого|ому|ая|ую|ой))",
    "kk": r"(?:белсенді(?:ні|ге|нің)?|журналист(?:і|ке|тің)?|блогер(?:ді|ге|дің)?|саясаткер(?:ді|ге|дің)?|ақын(?:ды|"
    r"ға|ның)?|құқыққорғаушы(?:ны|ға|ның)?|сотталушы(?:ны|ға|ның)?|айыпталушы(?:ны|ға)?|"
    r"ұстаз(?:ды|ға|дың)?|мұғалім(?:ді|ге|нің)?|әнші(?:ні|ге|нің)?|жазушы(?:ны|ға|ның)?)",
}
_MANY = {
    "en": r"(?:the|all|these|those) (?:other )?(?P<n>NUM)(?: [\w-]+){0,3}? (?:men|women|activists?|people|persons|"
    r"defendants|prisoners|citizens|journalists|of them)|all (?P<n2>NUM)(?= (?:are|were|have|remain|now|also|"
    r"figure|appear|got|received))",
    "ru": r"(?:все |эти |эти же )?(?P<n>NUM)(?: [\w-]+){0,2}? (?:мужчин\w*|женщин\w*|активист\w*|человек\w*|"
    r"фигурант\w*|заключенн\w*|из них|журналист\w*|граждан\w*|осужденн\w*|обвиняем\w*)|все (?P<n2>NUM)",
    "kk": r"(?:аталған |осы |бұл )?(?P<n>NUM)(?: [\w-]+){0,2}? (?:ер адам|ер азамат|еркек|әйел|белсенді|адам|азамат|"
    r"журналист)(?:ның|ға|ды|ге|ні)?|(?P<n2>екеуі|үшеуі|төртеуі|бесеуі|алтауы|жетеуі)(?:не|н|нің)?",
}
_OTHERS = {
    "en": r"(?:the )?(?:other|remaining) (?P<n>NUM)(?! (?:years|months|days|names))",
    "ru": r"(?:остальн\w+|други[ех]|оставши\w+) (?P<n>NUM)",
    "kk": r"(?:қалған|басқа|өзге) (?P<n>екеуі|үшеуі|төртеуі|бесеуі|алтауы|жетеуі|NUM)(?:не|н|нің)?",
}
#: «The first was released, the second fined»: members of the group last named, by their order.
_ORDINALS = {
    "en": ("first", "second", "third", "fourth", "fifth"),
    "ru": ("перв", "втор", "трет", "четверт", "пят"),
    "kk": ("біріншісі", "екіншісі", "үшіншісі", "төртіншісі", "бесіншісі"),
}
_ORDINAL = {
    "en": r"(?:^\W*|[,;:] (?:and |while |but )?|\band |\bwhile )(?:the )?(?P<o>WORDS)(?= (?:was|were|is|has|had|"
    r"got|went|walked|"
    r"received|of them|one|man|woman|to|under|on)\b|,)",
    "ru": r"(?<!\w)(?P<o>WORDS)(?:ый|ого|ому|ая|ую|ой|ий|его|ему|ья|ью|ьего|ьему|ьей|ей)(?= (?:[\w-]+ "
    r")?(?:отпустил\w*|отправил\w*|"
    r"оштрафовал\w*|арестовал\w*|выпустил\w*|приговорил\w*|освобод\w+|задержал\w*|оправдал\w*|поместил\w*|перевел\w*|"
    r"оставил\w*|вышел|вышла|получил\w*|назначил\w*|дали|осудил\w*|осужд\w+|взял\w*|под|на|в|к)\b|,? -)",
    "kk": r"(?<!\w)(?P<o>WORDS)(?:н|не|нің)?(?!\w)",
}
_COUNTED = {
    "en": r"(?P<n>NUM)(?: [\w-]+){0,3}? (?:citizens|people|persons|activists|prisoners|individuals|men|women|names|"
    r"kazakhs)",
    "ru": r"(?P<n>NUM)(?: [\w-]+){0,3}? (?:человек\w*|граждан\w*|активист\w*|имен\w*|казахстан\w*|заключенн\w*|"
    r"политзаключенн\w*|мужчин\w*|женщин\w*|лиц\w*)",
    "kk": r"(?P<n>NUM)(?: [\w-]+){0,3}? (?:адам\w*|азамат\w*|белсенді\w*|тұтқын\w*|есім\w*|қазақстандық\w*)",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Words at ``[start:end]`` that stand for people. ``count`` 0: plural, size unknown. ``female`` None: not told."""

    start: int
    end: int
    count: int
    female: bool | None
    kind: str


def find_references(folded: str, language: str) -> list[Reference]:
    """Pronouns, «the activist» and «the three men» in one folded sentence, by start; a longer reading wins."""
    found = _others(folded, language)
    for match in _many(language).finditer(folded):
        text = match["n"] or match["n2"]
        if match["n2"] and language == "kk":
            text = re.sub(r"[ыі]$", "", text)
        count = whole_number(text, language)
        inside = any(match.start() < other.end and other.start < match.end() for other in found)
        if count and count > 1 and not inside:
            found.append(Reference(match.start(), match.end(), count, _sex(match.group()), "many"))
    for match in _ordinal(language).finditer(folded):
        number = _ORDINALS[language].index(match["o"]) + 1
        found.append(Reference(match.start("o"), match.end(), number, None, "ordinal"))
    for match in _single(language).finditer(folded):
        if any(match.start() < other.end and other.start < match.end() for other in found):
            continue
        plural = bool(match["they"])
        female = None if plural or language == "kk" or match["role"] else bool(match["f"])
        found.append(
            Reference(match.start(), match.end(), 0 if plural else 1, female, "role" if match["role"] else "pronoun")
        )
    return sorted(found, key=lambda reference: reference.start)


def _sex(words: str) -> bool | None:
    """Whether «the three men», «две женщины», «екі әйел» are women; None where the words do not tell."""
    if re.search(r"\b(?:women|женщин|әйел)", words):
        return True
    return False if re.search(r"\b(?:men|мужчин|ер адам|ер азамат|еркек)", words) else None


def _others(folded: str, language: str) -> list[Reference]:
    """«The other two»: those of a list of whom nothing was said yet."""
    found = []
    for match in _other(language).finditer(folded):
        count = whole_number(re.sub(r"(?<=у)[ыі]$", "", match["n"]), language)
        if count:
            found.append(Reference(match.start(), match.end(), count, None, "others"))
    return found


def counted_people(folded: str, language: str) -> tuple[int, int, int] | None:
    """The first «six more citizens»: start, end and number; None if there is none."""
    for match in _counted(language).finditer(folded):
        number = whole_number(match["n"], language)
        if number:
            return match.start(), match.end(), number
    return None


@cache
def _many(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_MANY[language].replace('NUM', number_source(language))})(?!\w)")


@cache
def _other(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_OTHERS[language].replace('NUM', number_source(language))})(?!\w)")


@cache
def _ordinal(language: str) -> re.Pattern[str]:
    return re.compile(_ORDINAL[language].replace("WORDS", "|".join(_ORDINALS[language])))


@cache
def _single(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_PRONOUNS[language]}|(?P<role>{_ROLES[language]}))(?!\w)")


@cache
def _counted(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_COUNTED[language].replace('NUM', number_source(language))})(?!\w)")
