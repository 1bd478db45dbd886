"""An owner's figure for its list: «has risen to nine», «в списке девять человек», «тізімде тоғыз адам бар»."""

from __future__ import annotations

import re
from functools import cache

from registerpub.core.claims.list_context import about_previous_list, about_state_list
from registerpub.core.claims.numbers import number_source, whole_number
from registerpub.core.claims.sentences import Sentence

_LIST = {
    "en": r"\b(?:list|register|political prisoners?|prisoners of conscience)\b",
    "ru": r"\b(?:спис\w+|реестр\w*|политзаключ\w+|политическ\w+ заключ\w+|политузник\w+|узник\w+)\b",
    "kk": r"(?:тізім|саяси тұтқын|тізбе)\w*",
}
_PATTERNS = {
    "en": (
        r"\b(?:ris(?:en|es|ing)|rose|grow(?:n|s|ing)?|grew|increas(?:ed|es|ing)|climb(?:ed|s)|expand(?:ed|s)|"
        r"fall(?:en|s|ing)?|fell|drop(?:ped|s)|declin(?:ed|es)|"
        r"decreas(?:ed|es)|shrunk|shrank|reach(?:ed|es|ing)?|stands? at|reduced|down|up|brought|bringing [\w "
        r"]{0,30}?|now totals?)(?: from NUM)?(?: (?:to|at))? (?P<n>NUM)(?! (?:years?|months?|days?|times|percent|"
        r"more)|[ -]year)",
        r"\b(?:list|register)(?: of [\w -]{1,40}?)? (?:now |currently |today )?(?:includes?|contains?|names?|"
        r"numbers?|has|"
        r"counts?|comprises?)(?: now| currently)? (?P<n>NUM)(?! (?:more|new|other|additional))",
        r"\b(?:total|number) of (?:[\w ]{0,30}) (?:is|are|to) (?:now )?(?P<n>NUM)\b",
        r"\b(?P<n>NUM) (?:people|persons|names|political prisoners|prisoners) (?:are |is )?(?:now |currently )?on "
        r"(?:the|its|their|his|her) (?:[\w.'-]+ ){0,4}?(?:list|register)",
    ),
    "ru": (
        r"\b(?:достигл[оаи]?|вырос(?:ло|ла|ли)?|увеличил(?:ось|ся|ась)|сократил(?:ось|ся|ась)|снизил(?:ось|ся|ась)|"
        r"уменьшил(?:ось|ся|ась)|расширил(?:ось|ся)|возросло|упало|составил[оа]|составляет|насчитывает|включает|"
        r"довели|доведено)"
        r"(?: (?:теперь|сейчас|уже|в итоге))?(?: с NUM)?(?: до)? (?P<n>NUM)(?! (?:лет|год|месяц|сут|процент|раз|нов))",
        r"\bв (?:\w+ )?(?:списке|реестре)(?: политзаключенных| политических заключенных)?(?: \w+| «[^»]+»| "
        r"\"[^\"]+\"){0,3}? (?P<n>NUM) (?:человек\w*|им[её]н\w*|фамили\w*|политзаключ\w*|политическ\w+|заключенн\w*|"
        r"казахстан\w*|граждан\w*)",
        r"\b(?:теперь|сейчас|всего|итого)\b[^.]{0,40}? (?P<n>NUM) (?:человек\w*|политзаключ\w*|политическ\w+ "
        r"заключ\w+|имен\w*)",
    ),
    "kk": (
        r"тізім\w*(?: [\w-]+){0,4}? (?P<n>NUM) (?:адам|есім|тұтқын|азамат|саяси тұтқын|белсенді)\w*(?: аты)?(?: "
        r"\w+)? (?:бар|болды|тұр|қалды|жүр)\b",
        r"(?:сан[ыа]|тізім)\w*(?: [\w-]+){0,5}? (?P<n>NUM)(?:-?(?:ға|ге|қа|ке))?(?: (?:адамға|есімге|адам|"
        r"тұтқынға))?(?: дейін)? (?:жет(?:ті|кен|іп)|көбей(?:ді|ген)|өс(?:ті|кен)|азай(?:ды|ған)|қысқар(?:ды|ған)|"
        r"кемі(?:ді|ген)|төмендеді|арт(?:ты|қан)|түсті|болды)\w*",
        r"\b(?P<n>NUM) (?:адам\w*|саяси тұтқын\w*|есім\w*) (?:тұратын|бар|кіретін) тізім\w*|тізім\w*(?: "
        r"[\w-]+){0,3}? (?P<n2>NUM) (?:адам|есім)\w* (?:кіреді|кірген|енген|енеді|қамтыған)",
    ),
}


def find_total(sentence: Sentence) -> tuple[int, int, int] | None:
    """Number, start and end of the figure in the sentence, or None. Only sentences about lists of prisoners count."""
    language, folded = sentence.language, sentence.folded
    if language not in _LIST or not _list_word(language).search(folded) or sentence.is_question:
        return None
    if about_previous_list(folded) or about_state_list(folded):
        return None
    for pattern in _compiled(language):
        for match in pattern.finditer(folded):
            group = "n" if match["n"] else "n2"
            text = re.sub(r"-?(?:ға|ге|қа|ке)$", "", match[group])
            number = whole_number(text, language)
            if number is not None and 0 < number < 1000:
                return number, match.start(), match.end()
    return None


@cache
def _list_word(language: str) -> re.Pattern[str]:
    return re.compile(_LIST[language])


@cache
def _compiled(language: str) -> tuple[re.Pattern[str], ...]:
    number = number_source(language)
    patterns = []
    for source in _PATTERNS[language]:
        source = source.replace("NUM", number)
        patterns.append(re.compile(source if "(?P<n2>" in source else source + "(?P<n2>(?!))?"))
    return tuple(patterns)
