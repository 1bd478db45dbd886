"""An owner's figure for its list: «has risen to nine», «в списке девять человек», «тізімде тоғыз адам бар».

A figure is the size of the whole list. How many were added or taken off («six more», «увеличился на два имени») is
none.
"""

from __future__ import annotations

import re
from functools import cache

from registerpub.core.claims.list_context import about_previous_list, about_state_list
from registerpub.core.claims.numbers import number_source, whole_number
from registerpub.core.claims.sentences import Sentence

_LIST = {
    "en": r"\b(?:list|listed|register|political prisoners?|prisoners? of conscience)\b",
    "ru": (
        r"\b(?:спис\w+|реестр\w*|перечн\w+|перечень|политзаключ\w+|политическ\w+ заключ\w+|политузник\w+|"
        r"политзэк\w*|узник\w+)\b"
    ),
    "kk": r"(?:тізім|тізілім|саяси тұтқын|тізбе)\w*",
}
#: «It now has 22 names», «теперь их 22», «онда 22 адам бар»: words that stand for the list told of just before.
_OF_THE_LIST = {
    "en": re.compile(r"\b(?:it|there|them|in all|total|tally|figure|number|count)\b"),
    "ru": re.compile(r"\b(?:в нем|их|всего|итого|общее число|общее количество)\b"),
    "kk": re.compile(r"\b(?:онда|олардың|барлығы|жалпы|жалпы саны|саны)\b"),
}
#: After a number: years and the like, or how many came on top.
_NO_MORE = {
    "en": (
        r"(?! (?:(?:of|are|were|has|have) )*(?:more|new|other|additional|others)\b|[ -](?:years?|months?|"
        r"days?|times|percent|hours?)\b|[-]?%|(?:st|nd|rd|th)\b| (?:january|february|march|april|may|june|"
        r"july|august|september|october|november|december)\b)"
    ),
    "ru": (
        r"(?![ -](?:лет|год\w*|летн\w+|месяц\w*|сут\w+|дн\w+|час\w*|процент\w*|раз|нов\w+|%|(?:январ|феврал|"
        r"март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*)(?!\w))"
    ),
    "kk": (
        r"(?![ -](?:жыл|ай|күн|тәулік|сағат|пайыз|рет|жаңа|(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|"
        r"тамыз|қыркүйек|қазан|қараша|желтоқсан))\w*)"
    ),
}
_PEOPLE_EN = (
    r"(?:people|persons|names|citizens|individuals|prisoners|(?:kazakh(?:stani)? )?political prisoners|"
    r"prisoners of conscience)"
)
_PEOPLE_RU = (
    r"(?:человек\w*|им[её]н\w*|имя|фамили\w*|лиц\w*|политзаключ\w*|политзэк\w*|политузник\w*|политическ\w+|"
    r"заключенн\w*|"
    r"казахстан\w*|граждан\w*|узник\w*)"
)
_PEOPLE_KK = r"(?:адам|есім|тұтқын|азамат|саяси тұтқын|белсенді|қазақстандық)"
_PATTERNS = {
    "en": (
        r"\b(?:ris(?:en|es|ing)|rose|grow(?:n|s|ing)?|grew|increas(?:ed|es|ing)|climb(?:ed|s)|expand(?:ed|s|ing)|"
        r"swelled|swollen|fall(?:en|s|ing)?|fell|drop(?:ped|s)|declin(?:ed|es)|decreas(?:ed|es|ing)|shrunk|shrank|"
        r"gone (?:up|down),?|went (?:up|down),?|reach(?:ed|es|ing)?|stands?(?: now)? at|stood at|reduced|down|"
        r"up|(?:brought|brings?|bringing|takes|"
        r"taking|took) "
        r"[\w' -]{0,60}?|now totals?|totals|totall?ing|totall?ed|now numbers|numbers|numbering|runs|now)"
        r"(?: from NUM)?(?: (?:to|at))?(?: (?:now|currently|a total of|as many as))? (?P<n>NUM)LIMIT",
        r"\b(?:list|register|it)(?: of [\w -]{1,40}?)?(?:,? which)? (?:thereby |thus |now |currently |today |"
        r"already )?(?:includes?|"
        r"contains?|names?|"
        r"lists?|numbers?|has|holds|counts?|comprises?|consists of)(?: now| currently)?(?: a total of)? "
        r"(?P<n>NUM)LIMIT",
        r"\b(?:now|currently|today|already|still) (?:lists?|counts?|names?|has|includes?|recogni[sz]es|"
        r"considers|regards)"
        r"(?: a total of)? (?P<n>NUM)LIMIT",
        r"\b(?:considers|regards|counts|counted|recogni[sz]es|has counted|puts)(?: a total of)? (?P<n>NUM)LIMIT "
        rf"(?:{_PEOPLE_EN}|as|to be)\b",
        r"\b(?:total|number|tally|count)(?: number)?(?: of [\w ]{0,40}?)?(?: (?:on|in) [\w'. ]{0,50}?)? (?:is|"
        r"are|was|has become|"
        r"comes to|stands at|now|to)(?: (?:now|currently))? (?P<n>NUM)LIMIT",
        r"\bputs? (?:the|its) (?:number|total|tally|figure)(?: of [\w ]{0,40}?)? at (?P<n>NUM)LIMIT",
        rf"\bthere are (?:now |currently |at least |still )?(?P<n>NUM)LIMIT (?:{_PEOPLE_EN})\b",
        r"\b(?P<n>NUM)LIMIT (?:people |persons |names |political prisoners |prisoners )(?:are |is |remain |"
        r"now |currently |still )*"
        r"(?:on (?:the|its|their|his|her|it)\b|held as political)",
        rf"\b(?:leaving|in total|in all|a total of|altogether),? (?:now )?(?P<n>NUM)LIMIT(?: (?:{_PEOPLE_EN}))",
        r"\b(?:list|register) of (?P<n>NUM)LIMIT (?:people|persons|names|political prisoners)\b",
    ),
    "ru": (
        r"\b(?:достиг(?:л[оаи])?|достигает|вырос(?:ло|ла|ли)?|увеличил(?:ось|ся|ась)|сократил(?:ось|ся|ась)|"
        r"снизил(?:ось|ся|ась)|"
        r"уменьшил(?:ось|ся|ась)|расширил(?:ось|ся)|возросло|упало|составил[оаи]?|составляет|насчитыва\w+|включает|"
        r"содержит|равно|перевалило за|дошло|дошел|довел[аи]?|доведя|доведено|доходит)"
        r":?(?: (?:теперь|сейчас|уже|в итоге|отныне))?(?: с NUM)?(?: до)? (?P<n>NUM)LIMIT",
        rf"\bв (?:[\w-]+ ){{0,2}}(?:списке|реестре|перечне)(?: политзаключенных| политических заключенных)?(?: "
        rf"[\w-]+| «[^»]+»| "
        rf"\"[^\"]+\"){{0,4}}? -? ?(?P<n>NUM)LIMIT (?:{_PEOPLE_RU})",
        rf"\b(?:теперь|сейчас|всего|итого|на сегодня|на сегодняшний день|к настоящему времени|в настоящее "
        rf"время|уже|стало|"
        rf"осталось|остается|остались|остаются|значатся|значится|числится|числятся|состоят|общее число|общее "
        rf"количество)\b[^.]{{0,60}}? (?P<n>NUM)LIMIT (?:{_PEOPLE_RU})",
        rf"\b(?:считает|считают|признает|признают|относит) (?:[\w-]+ )?(?:политзаключ\w+|политическ\w+ "
        rf"заключ\w+|к политзаключ\w+) (?P<n>NUM)LIMIT (?:{_PEOPLE_RU})",
        r"\b(?:политзаключенн\w+|политических заключенных|политзэков|узников)(?: [\w-]+){0,4} (?:стало|"
        r"насчитали|уже|теперь|сейчас) (?P<n>NUM)LIMIT",
        r"\b(?:теперь|сейчас|уже) их (?:стало |уже )?(?P<n>NUM)LIMIT\b",
        rf"\b(?:список|перечень|реестр) из (?P<n>NUM)LIMIT (?:{_PEOPLE_RU})",
        rf"\b(?P<n>NUM)LIMIT (?:{_PEOPLE_RU})(?: [\w-]+){{0,2}} (?:в|из) (?:[\w-]+ ){{0,1}}(?:списке|реестре|"
        rf"перечне)\b",
    ),
    "kk": (
        rf"тіз(?:ім|ілім|бе)\w*(?: [\w-]+){{0,4}}? (?P<n>NUM)LIMIT {_PEOPLE_KK}\w*(?: аты)?(?: "
        r"\w+)? (?:бар|болды|тұр|қалды|жүр|жазылған|тіркелген)\b",
        r"(?:сан[ыа]|тізім)\w*(?: [\w-]+){0,5}? (?P<n>NUM)(?:-?(?:ға|ге|қа|ке))?(?: (?:адамға|есімге|адам|"
        r"тұтқынға))?(?: дейін)? (?:түсірді|жеткізді|жет(?:ті|кен|іп)|көбей(?:ді|ген)|өс(?:ті|кен)|азай(?:ды|ған)|"
        r"қысқар(?:ды|ған)|"
        r"кемі(?:ді|ген)|төмендеді|арт(?:ты|қан)|түсті|болды|құра(?:ды|йды)|тең)\w*",
        rf"\b(?P<n>NUM) {_PEOPLE_KK}\w* (?:тұратын|бар|кіретін) тізім\w*|тізім\w*(?: "
        r"[\w-]+){0,3}? (?P<n2>NUM) (?:адам|есім)\w* (?:кіреді|кірген|енген|енеді|қамтыған|тұрады|құралған)",
        rf"\b(?:қазір|енді|бүгінде|барлығы|жалпы|қазіргі таңда|бүгінгі күні|әзірге|онда)(?: [\w-]+){{0,4}}? "
        rf"(?P<n>NUM)LIMIT {_PEOPLE_KK}\w*(?: (?:бар|болды|тұр|қалды|жүр|болып отыр|болып|отыр))?(?:[.,;]|$)",
        rf"\b(?P<n>NUM)LIMIT {_PEOPLE_KK}(?:д[ыі]|т[ыі]|н[ыі]) (?:саяси тұтқын (?:деп |ретінде "
        rf")?)?(?:сана(?:йды|п отыр)|есептей(?:ді|ген)|есептеп отыр|есептеген|таниды|деп таниды|тіркеген|"
        rf"тіркеп отыр)",
        rf"тізім\w*(?: [\w-]+){{0,3}}? барлығы (?P<n>NUM)LIMIT {_PEOPLE_KK}",
    ),
}
_ON_TOP = {
    "en": re.compile(r"\b(?:another|further|additional|by) $"),
    "ru": re.compile(r"\b(?:еще|на) $"),
    "kk": re.compile(r"\b(?:тағы|тағы да) $"),
}


def find_total(sentence: Sentence, of_a_list: bool = False) -> tuple[int, int, int] | None:
    """Number, start and end of the figure in the sentence, or None.

    Only sentences about lists of prisoners count; with ``of_a_list`` (the sentence before was about one) also those
    that only point back to it.
    """
    language, folded = sentence.language, sentence.folded
    if language not in _LIST or sentence.is_question:
        return None
    if not _list_word(language).search(folded) and not (of_a_list and _OF_THE_LIST[language].search(folded)):
        return None
    if about_previous_list(folded) or about_state_list(folded):
        return None
    for pattern in _compiled(language):
        for match in pattern.finditer(folded):
            group = "n" if match["n"] else "n2"
            if _ON_TOP[language].search(folded, max(0, match.start(group) - 12), match.start(group)):
                continue
            text = re.sub(r"-?(?:ға|ге|қа|ке)$", "", match[group])
            number = whole_number(text, language)
            if number is not None and 0 < number < 1000:
                return number, match.start(), match.end()
    return None


def names_a_list(sentence: Sentence) -> bool:
    """Whether the sentence has a word for a list of prisoners, so that the next may point back to it."""
    return sentence.language in _LIST and bool(_list_word(sentence.language).search(sentence.folded))


@cache
def _list_word(language: str) -> re.Pattern[str]:
    return re.compile(_LIST[language])


@cache
def _compiled(language: str) -> tuple[re.Pattern[str], ...]:
    number = number_source(language)
    patterns = []
    for source in _PATTERNS[language]:
        source = source.replace("NUM", number).replace("LIMIT", _NO_MORE[language])
        patterns.append(re.compile(source if "(?P<n2>" in source else source + "(?P<n2>(?!))?"))
    return tuple(patterns)
