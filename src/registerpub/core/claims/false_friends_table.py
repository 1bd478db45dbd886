"""Words around a trigger that show it to tell of something else: language, codes, pattern, and its side."""

from __future__ import annotations

import re

_RELEASES = frozenset(["RELEASED_UNSPECIFIED", "RELEASED_WITHOUT_CHARGE"])
_HELD = frozenset({"STATE_REPORTED", "REMANDED", "HOUSE_ARREST"})
OF_OTHERS = re.compile(
    r"\b(?:the|of|for|with|other|many|several|all|those|these|support(?:ing|ed)?|free|release|visit(?:ed|ing)?|"
    r"about|to|some|"
    r"more|among|help(?:ing|ed)?|defend(?:ing|ed)?|represent(?:s|ing|ed)?) $"
)
OTHERS_EN = re.compile(
    r" (?:and \w+ )?(?:[\w-]+ )?(?:activists?|journalists?|bloggers?|people|persons?|men|women|citizens|"
    r"prisoners?|protesters?|"
    r"demonstrators?|members?|supporters?|relatives|teenagers?|participants?|opposition|colleagues?|students?|workers?|"
    r"friends?|inmates?|convicts?|poets?|writers?|lawyers?|believers?)\b(?! [a-z]+ed\b)"
)
FALSE_FRIENDS: tuple[tuple[str, frozenset[str], re.Pattern[str], bool], ...] = (
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
        OF_OTHERS,
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
    # A lawyer's own deed for somebody else.
    ("en", frozenset({"APPEAL_FILED"}), re.compile(r"(?: on)? behalf of (?:his|her|a|the|their) "), True),
    # «Police searched for X»: somebody is looked for.
    ("en", frozenset({"SEARCHED"}), re.compile(r" for\b"), True),
    # «Spent three years in exile»: how long it lasted, not that somebody left.
    (
        "en",
        frozenset({"LEFT_COUNTRY"}),
        re.compile(r"\b(?:years?|months?|decades?|life|time|return\w*|back) (?:from )?$"),
        False,
    ),
)
