"""Words that only look like an event: a book released, a post left, half a term served, a higher court's case."""

from __future__ import annotations

import re

from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.sentences import Sentence

_RELEASES = frozenset(["RELEASED_UNSPECIFIED", "RELEASED_WITHOUT_CHARGE"])
_HELD = frozenset({"STATE_REPORTED", "REMANDED", "HOUSE_ARREST"})
_OF_OTHERS = re.compile(
    r"\b(?:the|of|for|with|other|many|several|all|those|these|support(?:ing|ed)?|free|release|visit(?:ed|ing)?|"
    r"about|to|some|"
    r"more|among|help(?:ing|ed)?|defend(?:ing|ed)?|represent(?:s|ing|ed)?) $"
)
_OTHERS_EN = re.compile(
    r" (?:and \w+ )?(?:[\w-]+ )?(?:activists?|journalists?|bloggers?|people|persons?|men|women|citizens|"
    r"prisoners?|protesters?|"
    r"demonstrators?|members?|supporters?|relatives|teenagers?|participants?|opposition|colleagues?|students?|workers?|"
    r"friends?|inmates?|convicts?|poets?|writers?|lawyers?|believers?)\b(?! [a-z]+ed\b)"
)
_FALSE_FRIENDS: tuple[tuple[str, frozenset[str], re.Pattern[str], bool], ...] = (
    (
        "ru",
        _RELEASES,
        re.compile(
            r"(?: \w+){0,2}? (?:от (?:\w+ ){0,2}(?:должност|обязанност|ответственност|уплат|налог|наказани|работ|"
            r"поста)|с (?:поста|должности|работы))"
        ),
        True,
    ),
    (
        "kk",
        _RELEASES,
        re.compile(
            r"(?:қызметінен|лауазымынан|міндетінен|орнынан|жауапкершіліктен|жауаптылықтан|салықтан|жұмысынан|"
            r"қызметтен|лауазымнан|жарыс\w*|сабақ\w*|емтихан\w*|оқудан|төлем\w*|айыппұл\w*) (?:[\w-]+ ){0,2}$"
        ),
        False,
    ),
    (
        "en",
        frozenset({"FIN_BLACKLIST"}),
        re.compile(r"\b(?:bailiffs?|mortgage|debts?|alimony|loan|unpaid|tax(?:es)?|creditors?)\b.{0,60}$"),
        False,
    ),
    (
        "en",
        frozenset({"FIN_BLACKLIST"}),
        re.compile(r".{0,60}\b(?:bailiffs?|mortgage|debts?|alimony|loan|unpaid|tax(?:es)?|creditors?)\b"),
        True,
    ),
    (
        "en",
        frozenset({"TRANSFERRED"}),
        re.compile(
            r"(?: to)? (?:tears|(?:the|a) (?:[a-z]+ )?(?:shelf|page|"
            r"seat))\b"
        ),
        True,
    ),
    (
        "en",
        frozenset({"APPEAL_UPHELD", "APPEAL_FILED"}),
        re.compile(r" to (?:young|voters|readers|audiences?|the (?:public|masses|young)|fans|women|men|everyone)\b"),
        True,
    ),
    (
        "en",
        frozenset({"RESTRAINT_UNDERTAKING"}),
        re.compile(
            r" to (?!stay|remain|appear|report|come|"
            "return)[a-z]+"
        ),
        True,
    ),
    (
        "en",
        frozenset({"RELEASED_SERVED"}),
        re.compile(
            r" (?:as|in the (?:army|navy|parliament|senate)|"
            r"on the)\b"
        ),
        True,
    ),
    (
        "en",
        frozenset({"FIN_BLACKLIST"}),
        re.compile(
            r"\b(?:bank|company|firm|shop) (?:where|that|which|"
            r"of)\b[^,;]{0,40}$"
        ),
        False,
    ),
    ("en", frozenset({"PROSECUTOR_DEMAND"}), re.compile(r" (?:it|this|that|so|nothing)\b"), True),
    # «Released her third album», «released the dacha from attachment».
    (
        "en",
        _RELEASES,
        re.compile(
            r" (?:third|second|first|new|latest|debut|own|fourth|fifth)\b|(?<=released) (?:the|a|an|its|their|his) "
            r"(?!(?:same|next|following|very|day|moment|evening|morning|week|two|three|four|five|"
            r"[\w-]* ?(?:activist|man|"
            r"woman|men|women|journalist|blogger|poet|prisoner|defendant|detainee|lawyer|pair|trio|couple|other|"
            r"teenager|"
            r"mother|farmer|teacher|student)s?)\b)[a-z-]+"
        ),
        True,
    ),
    (
        "en",
        _RELEASES,
        re.compile(
            r" from (?:(?:his|her|their|the|all|any) ){0,2}(?:\w+ )?(?:debts?|contract|oath|attachment|quarantine|care|"
            r"post|dut(?:y|ies)|position|job|obligation|liability|"
            r"responsibilit|office|hospital|clinic)"
        ),
        True,
    ),
    (
        "ru",
        frozenset({"REMANDED", "ADMIN_ARREST", "REMAND_EXTENDED"}),
        re.compile(r"(?: \w+)? (?:имуществ|счет|счёт|активов|акци)"),
        True,
    ),
    (
        "ru",
        frozenset({"DETAINED"}),
        re.compile(r" (?:рейс|зарплат|выплат|груз|платеж|поставк|на (?:\w+ )?(?:минут|час))"),
        True,
    ),
    ("kk", frozenset({"ACQUITTED"}), re.compile(r"(?:сенім|үміт|шығын|ақша|еңбе)\w* (?:[\w-]+ ){0,1}$"), False),
    (
        "kk",
        frozenset({"TRANSFERRED"}),
        re.compile(r"(?:жаза\w*|ісі|соты|отырыс\w*|процес\w*) (?:[\w-]+ ){0,3}$"),
        False,
    ),
    ("kk", frozenset({"ACQUITTED"}), re.compile(r" (?:негіз|дәлел|дерек|айғақ)"), True),
    (
        "en",
        frozenset({"LIST_RECOGNISED", "LIST_REMOVED"}),
        re.compile(r" of (?!political|prisoners|persons|people recogni)\w+"),
        True,
    ),
    ("en", frozenset({"DIED"}), re.compile(r" (?:down|out|away from)"), True),
    (
        "kk",
        frozenset({"REMANDED", "DETAINED"}),
        re.compile(
            r"(?:пәтер|көлі[кг]|мүл[кі]|шот|үй|дүние|акция|жер|ақша|жүк|қаражат|техника)\w*(?: мен [\w-]+)? "
            r"(?:[\w-]+ ){0,1}$"
        ),
        False,
    ),
    (
        "kk",
        frozenset({"ADMIN_ARREST", "REMANDED"}),
        re.compile(
            r"\b(?:жол(?:да|ы)?|боран\w*|қар(?:да|ға)?|тасқын\w*|үйінді\w*|аулада|ауыл(?:да|ы)?) (?:[\w-]+ ){0,3}$"
        ),
        False,
    ),
    (
        "ru",
        frozenset({"DETAINED", "REMANDED"}),
        re.compile(r"(?:тираж|груз|посылк|рейс|поезд|самолет|товар|парти[яю]|машин[ау]|автомобил|судно|выпуск)\w* $"),
        False,
    ),
    ("ru", _RELEASES, re.compile(r" от (?:ндс|акциз|пошлин|налог|уплаты|сбор|занят|урок|физкультур|экзамен)"), True),
    (
        "en",
        _RELEASES | {"DETAINED"},
        re.compile(r" (?:at customs|a (?:new )?(?:album|song|book|film|single|report|statement|video))"),
        True,
    ),
    (
        "en",
        frozenset({"TRANSFERRED"}),
        re.compile(
            r"(?: to)?(?: (?:the|a|an|another|his|her))?(?: [\w-]+)? (?:team|club|squad|school|university|"
            r"department|position|post|prime time|slot)\b"
        ),
        True,
    ),
    ("en", frozenset({"DETAINED"}), re.compile(r" (?:the )?(?:attention|development|decline|spread|growth)"), True),
    (
        "kk",
        frozenset({"DETAINED"}),
        re.compile(r"\b(?:ораза\w*|аза|аштық|қолынан|қолына|тілін|домбыра|байланыс|көзін|есінде|назарында)\w* $"),
        False,
    ),
    ("en", frozenset({"SENTENCED_PRISON"}), re.compile(r" hours?\b"), True),
    ("ru", frozenset({"REMANDED"}), re.compile(r"(?: за решетку)? на (?:[\w-]+ ){1,3}(?:лет|года?)\b"), True),
    ("ru", frozenset({"HOSPITALISED"}), re.compile(r"(?:скончал\w+|умер\w*|погиб\w*)(?: [\w-]+){0,3} $"), False),
    ("ru", frozenset({"QUESTIONED"}), re.compile(r" (?:[\w-]+ )?(?:свидетел|эксперт|потерпевш|понят)"), True),
    ("ru", frozenset({"ADMIN_ARREST"}), re.compile(r"(?: [\w-]+)? (?:отпуск|каникул|карантин)"), True),
    (
        "ru",
        frozenset({"ADMIN_ARREST_ENDED"}),
        re.compile(r"\b(?:экспертиз|голодовк|отпуск|карантин)\w* [^,;]*$"),
        False,
    ),
    (
        "ru",
        frozenset({"HEARING_ADJOURNED"}),
        re.compile(r"(?: рассмотрени\w)? (?:закон|вопрос|иск|бюджет|поправ|петици)"),
        True,
    ),
    (
        "ru",
        frozenset({"ACQUITTED"}),
        re.compile(r" (?:[\w-]+ )?(?:ожидани|надежд|довери|прогноз|расход|затрат|себя\b)"),
        True,
    ),
    # «Released early in January»: when, not on parole.
    (
        "en",
        frozenset({"PAROLE_GRANTED"}),
        re.compile(
            r" in (?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d)"
        ),
        True,
    ),
    ("en", frozenset({"TERM_CHANGED"}), re.compile(r" (?:cell|isolator|unit|ward)"), True),
    # «To support detained activists», «about people who were arrested»: somebody else, unnamed.
    (
        "en",
        frozenset({"DETAINED", "SENTENCED_PRISON", "ILL_TREATMENT_ALLEGED", "RELEASED_UNSPECIFIED", "HOSPITALISED"}),
        _OF_OTHERS,
        False,
    ),
    ("ru", frozenset({"RELEASED_SERVED"}), re.compile(r"(?:лет|года?|месяцев|месяца) $"), False),
    # «The verdict has not come into force»: nothing was upheld.
    ("ru", frozenset({"APPEAL_UPHELD"}), re.compile(r"\bне (?:\w+ )?$"), False),
    ("kk", frozenset({"APPEAL_UPHELD"}), re.compile(r"\w*(?: \w+)?? (?:жоқ|емес)\b"), True),
    ("en", frozenset({"APPEAL_UPHELD"}), re.compile(r"\b(?:not|never)(?: yet)? $"), False),
    # A measure of restraint that was lifted is no state of custody.
    ("kk", _HELD, re.compile(r"(?: \w+){0,4} (?:күші жойыл|күшін жой|алып тасталды|тоқтатылды|өзгертілді)"), True),
    ("en", _HELD, re.compile(r"(?: order)? (?:was|were|has been) (?:lifted|cancel+ed|revoked)"), True),
)
#: Words inside a Kazakh trigger that make it tell of something else: off the list, the regime, a law's article.
_OTHER_SENSE_KK = {
    "LIST_RECOGNISED": re.compile(r"(?:тізім|тізбе|тізілім)\w*[нд][ае]н\b|қатарынан\b"),
    "TERM_CHANGED": re.compile(r"\bрежим"),
    "SENTENCED_PRISON": re.compile(r"\bқұқығы"),
    "ADMIN_ARREST": re.compile(r"\b(?:жолаушы|боран|ауылда қамал)"),
    "HOSPITALISED": re.compile(r"\b(?:көмек|сый|азық|сәлемдеме|дәрі-дәрмек|концерт|гүл)\w*"),
    "ACQUITTED": re.compile(r"\bақтайтын|ақтаушы"),
    "PROSECUTOR_DEMAND": re.compile(r"\b(?:кешірім|сұрақ)\b"),
    "PARDONED": re.compile(r"\b(?:петиция|өтініш|сұраған)"),
    "QUESTIONED": re.compile(r"\bжазбаша|сауал|сұраққа|сұрағына"),
}
#: On the way to a police cell or a hospital nobody is moved to another prison.
#: «The prosecutor's request to jail X was rejected».
_PROSECUTORS = re.compile(
    r"\bprosecut\w+(?:'s?)? (?:request|motion|petition|application|bid)|\b(?:request|"
    r"motion) to (?:jail|arrest)"
)
_NO_PRISON = re.compile(r"\b(?:special (?:reception|detention)|police|court|hospital|clinic|psychiatric|questioning)\b")
#: «Приговор от 8 мая 2021 года»: a year's number is no length.
_YEAR_NUMBER = re.compile(r"\b(?:19|20)\d\d (?:год\w*|жыл\w*)$")
#: A case goes on to a court of appeal: no new indictment.
_HIGHER_COURT = re.compile(
    r"\b(?:областн|апелляционн|верховн|кассационн)\w+|\b(?:облыстық|жоғарғы|апелляциялық)\b|\b(?:regional|"
    r"supreme|appeals?|higher) court"
)
#: Half a term served is no term served.
_PART = re.compile(
    r"\b(?:half|two[ -]thirds|third|quarter|part|most)(?: of)? (?:his|her|their|the|a|it)\b|"
    r"\b(?:половин|треть|трети|част[ьи]\b|больш)\w*|\b(?:жартысын|үштен|бір бөлігін|көп бөлігін)"
)

#: A complaint about somebody's conduct is no appeal.
_COMPLAINT_RU = re.compile(
    r"\bжалоб\w*[^,;]*\bна (?:[\w-]+ )?(?:пытк|действи|бездействи|услови|избиени|следовател|полици|сотрудник|"
    r"администраци|"
    r"конвой|условия|обращени|побои)"
)
#: «Фильм о голодовке», «спектакль, герой которого умирает в карцере»: what is told there is made up or of others.
_MADE_UP_RU = re.compile(
    r"\b(?:фильм|спектакл|роман|книг|пьес|сериал|повесть|рассказ|выставк|лекци)\w* (?:о|об|про) (?:[\w-]+ ){0,3}$"
    r"|\b(?:геро\w+|персонаж\w*) котор\w+ (?:[\w-]+ ){0,3}$"
)
_WORK_INSIDE_RU = re.compile(r"\b(?:фильм|спектакл|роман|книг|пьес|сериал|повесть|лекци)\w* (?:о|об|про) ")
#: «Письмо от осуждённого на пять лет друга».
_ANOTHERS_RU = re.compile(r"\b(?:от|для|к|у|об?|про) (?:осужденн|приговоренн)(?:ого|ому|ом|ых|ым|ой)\b")
_PAROLE_RU = re.compile(r"\bудо\b|\bусловно-досрочн")
_ENDED_RU = re.compile(r"(?: [\w-]+){0,4} (?:закончил|истек|снят|завершил|отменен)")


def _is_other_sense_ru(hit: Hit, folded: str) -> bool:
    if hit.code == "APPEAL_UPHELD" and "не вступ" in folded[hit.start : hit.end]:
        return True
    if (
        hit.source.startswith(("ходатайство", "просил"))
        and hit.code == "PAROLE_DENIED"
        and not _PAROLE_RU.search(folded)
    ):
        return True
    if hit.code.startswith("SENTENCED") and _ANOTHERS_RU.search(folded[max(0, hit.start - 25) : hit.end]):
        return True
    if hit.code == "SUPERVISION_SET" and _ENDED_RU.match(folded, hit.end):
        return True
    if hit.code == "APPEAL_FILED" and _COMPLAINT_RU.search(folded[hit.start : hit.end + 40]):
        return True
    if hit.code.startswith("LIST_"):
        return False
    inside = _WORK_INSIDE_RU.search(folded, hit.start, hit.end)
    return bool(inside or _MADE_UP_RU.search(folded[max(0, hit.start - 80) : hit.start]))


def is_false_friend(hit: Hit, sentence: Sentence) -> bool:
    """Whether the words around or inside a trigger hit show that it tells of something else."""
    if (
        sentence.language == "kk"
        and hit.code in _OTHER_SENSE_KK
        and (_OTHER_SENSE_KK[hit.code].search(sentence.folded, max(0, hit.start - 14), hit.end))
    ):
        return True
    if hit.code.startswith("SENTENCED") and _YEAR_NUMBER.search(sentence.folded[hit.start : hit.end]):
        return True
    if hit.code == "PAROLE_DENIED" and _PROSECUTORS.search(sentence.folded[max(0, hit.start - 24) : hit.end]):
        return True
    if hit.code == "TRANSFERRED" and _NO_PRISON.search(sentence.folded, hit.start, hit.end + 12):
        return True
    lead = 16 if sentence.language == "kk" else 0
    if hit.code == "INDICTED" and _HIGHER_COURT.search(sentence.folded, max(0, hit.start - lead), hit.end + 12):
        return True
    if hit.code == "RELEASED_SERVED" and _PART.search(sentence.folded, hit.start, hit.end + 20):
        return True
    if sentence.language == "ru" and _is_other_sense_ru(hit, sentence.folded):
        return True
    for language, codes, pattern, after in _FALSE_FRIENDS:
        if language != sentence.language or hit.code not in codes:
            continue
        if after and pattern.match(sentence.folded, hit.end):
            return True
        if not after and pattern.search(sentence.folded[max(0, hit.start - 60) : hit.start]):
            return pattern is not _OF_OTHERS or bool(_OTHERS_EN.match(sentence.folded, hit.end))
    return False
