"""Words around a verb that tell who does what to whom: active verbs, helpers, plurals, unnamed other people."""

from __future__ import annotations

import re

#: Events of a case or a document: «the trial of X», «the case against X» are about X whatever the preposition.
_ABOUT_TEXT = """
    PROSECUTOR_DEMAND CASE_OPENED TRIAL_STARTED INDICTED HEARING_ADJOURNED APPEAL_FILED APPEAL_UPHELD
    VERDICT_QUASHED CASE_CLOSED SEARCHED REMAND_EXTENDED TERM_CHANGED INTL_OPINION EXTRA_BAN SUPERVISION_SET
    FIN_BLACKLIST REPLACED_MILDER PAROLE_DENIED PAROLE_GRANTED RESTRICTION_REVOKED ILL_TREATMENT_ALLEGED
    PARDONED AMNESTIED CORRECTION LIST_CANDIDATE PSYCHIATRY_ENDED FORCED_PSYCHIATRY
"""
ABOUT = frozenset(code for code in _ABOUT_TEXT.split())
ACTIVE_RU = re.compile(
    r"^(?:суд \S* ?)?(?:подписал|удовлетворил|одобрил|предоставил|выдал|вынес|избрал|продлил|сократил|смягчил|отменил|"
    r"отклонил|подтвердил|утвердил|возбудил|завел|предъявил|установил|применил|реабилитировал|упрятал|присудил|"
    r"присвоил|"
    r"даровал|обязал|приговорил|задержал|освободил|отпустил|оправдал|арестовал|оштрафовал|отправил|признал|"
    r"помиловал|перевел|этапировал|"
    r"допросил|избил|пытал|включил|внес|исключил|доставил|водворил|выписал|увез|вызвал|скрутил|санкционировал|добавил|"
    r"забрал|посадил|схватил|выпустил|поместил|вычеркнул|убрал|удалил|назвал|объявил|запретил|лишил|обыскал|отказал|"
    r"заменил|осудил|наказал|перевез|госпитализировал|амнистировал|актировал|заключил|взял)(?:л?[аио])?\b"
)
ACTIVE_EN = re.compile(
    r"^(?!.*\b(?:was|were|is|are|been|being)\b)(?:[a-z'-]+ ){0,4}?(?:detained|arrested|sentenced|released|"
    r"freed|acquitted|"
    r"jailed|remanded|transferred|"
    r"raided|searched|pardoned|hospitali[sz]ed|recogni[sz]e[sd]?|considers?|declares|designates|names|fined|tortured|"
    r"given|offered|picked|nabbed|collared|drove|led|marched|hauled|escorted|whisked|packed|forgave|spared|scrapped|vacated|reversed|"
    r"shaved|knocked|halved|"
    r"beat|added|charged|placed|sent|questioned|"
    r"interrogated|summoned|banned|barred|prohibited|cleared|paroled|removed|dropped|excluded|struck|took|moved|"
    r"switched|"
    r"put|let|locked|designated|declared|named|included|stripped|committed|discharged|seized|grabbed|convicted|handed|"
    r"gave|"
    r"imprisoned|restricted|extended|prolonged|kept|refused|denied|granted|revoked|replaced|apprehended|interrogated|"
    r"assaulted|attacked|kicked|sanctioned|authori[sz]ed|"
    r"ordered|approved|imposed|chose|commuted|deprived|limited|exonerated|rehabilitated|cut|reduced|upheld|overturned|"
    r"quashed|annulled|withdrew|closed|opened|launched|signed|summoned|called|urged|urges|urge|slapped|"
    r"confined|bundled|forced|dragged|hauled|punished|awarded|gave|won|stopped)\b"
)
#: A passive: a form of «be» or «get», then adverbs or another participle. «Has detained» and «and detained» are active.
HELPERS_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|get|gets|getting|to)\b"
    r"(?:[ ,]+(?:also|now|later|then|reportedly|again|recently|both|all|just|not|and|or|subsequently|since|previously|"
    r"formally|currently|still|finally|eventually|convicted|being|been|\w+ly)\b)*[ ,]*$"
)
FILLER_EN = re.compile(
    r"(?:\W|\b(?:having|is|are|was|were|be|been|being|has|have|had|and|or|but|then|later|also|subsequently|initially|again|"
    r"now|currently|still|since|both|"
    r"all|each|in|on|at|the|last|this|early|late|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday|year|month|week|recently|finally|eventually|earlier|"
    r"previously|not|never|immediately|"
    r"reportedly|allegedly|meanwhile|promptly|instead|however|nevertheless|at|once|once|first|soon|since|swiftly|duly|"
    r"quietly|briefly|simply|already|twice|only|unexpectedly|suddenly|will|would|could|may|might|to|yesterday|"
    r"today|respectively|formally|found|guilty|"
    r"convicted|of|a|an|handed|given|received|got|remains?|reported|\d+)\b)*"
)
PLURAL_EN = re.compile(r"\b(?:were|are|have)\b")
PLURAL_RU = re.compile(r"(?:аны|ены|яты|иты|шли|лись|ются|ятся|утся|вают|жат|дят|ались)\b")
OTHER_PERSON = re.compile(
    r"\b(?:полицейск|сотрудник|чиновник|министр(?!лі)|судь|прокурор|следовател|брат|сестр|отец|отц|мать|матер(?!иал)|"
    r"жен[аыуео]\b|муж(?:а|у|ем)?\b|сын|доч(?:ь|ери|ерью|ка|ку|ки)\b|сокамерни|родственник|"
    r"сосед|поклонник|фанат|прохож|знаком[ыоу]|товарищ|приятел|подруг|невест|жених|бабушк|дедушк|"
    r"сторонник|соратник|участник|полковник|генерал|депутат|аким(?!ат)|друг(?!о|и|ая|ую)|коллег|супруг|адвокат|"
    r"інісі|ағасы|бауыры|қарындасы|сіңлісі|әкесі|анасы|әйелі|жұбайы|күйеуі|(?:ұлы|қызы)(?=н|м|\b)|туысы|туыстары|"
    r"адвокаты|"
    r"қорғаушысы|есімді|(?:екі|үш|төрт|бес|бірнеше|тағы) (?:[\w-]+ )?(?:сотталған|тұтқын) (?!ретінде)|"
    r"көршісі|бөлмелесі|камераласы|аттасы|құдасы|апасы|немересі|келіні|күйеу баласы|құрдасы|шәкірті|"
    r"әріптесі|досы\b|танысы|жолдасы|сыныптасы|жақтастары|полицей|полиция қызметкер|"
    r"шенеунік|министр(?!лі)|әкім(?!дік|шілік)|қатысушы|тұрғын|кәсіпкер|депутат|басшы|төраға)\w*"
)

#: «X пишет: мужа увезли в СИЗО, арестован …», «ведёт список тех, кого задержали»: another person is meant.
KIN_ACTED_ON = re.compile(
    r"[,:] (?:а |и |его |ее )?(?:мужа|жену|сына|дочь|брата|сестру|отца|мать|соседа|сокамерника) "
    r"(?:увезли|забрали|задержали|арестовали|посадили|осудили|отпустили|избили|перевели|вызвали)\b[^:;]*, ?$"
    r"|\b(?:тех|всех|тем|теми|каждого|людей), ?$"
)


#: A Kazakh name that is no bare nominative; an object of a verb; verbs that somebody does to somebody else.
KK_CASE_ENDING = re.compile(r"(?:[ндт][ыі]ң|[ғқ]а|[гк]е|[дт][ыі]|н[ыі]|[дтн][ае]н)$")
KK_OBJECT = re.compile(
    r"\b\w{3,}(?:лар|лер|дар|дер|тар|тер)(?:д[ыі]|ын|ін)\b|\b\w{3,}(?:с[ыі]н|шыны|шіні|гілікті|билікті|сотты) "
)
KK_TRANSITIVE = re.compile(
    r"(?:босат|ұста|қама|сотта|айыпта|ақта|тұтқында|ауыстыр|шығар|таны|азапта|ұр|сабап|соқ)(?:т?[дт][ыі]|ған|ген|қан|"
    r"кен|ып|іп|п)$"
)
#: Those who act upon others by office, in the nominative.
OFFICIAL_RU = re.compile(
    r"\b(?:судья|прокурор|следователь|следователи|полицейские|полицейский|сотрудники|сотрудник|надзиратели|депутаты|"
    r"министр)\b"
)
#: «X-ті полицейлер алып кетті»: who acts stands between the object and its verb.
KK_OBJECT_NAME = re.compile(r"(?:[дт][ыі]|н[ыі])$")
OFFICIAL_KK = re.compile(
    r"(?<!ған )(?<!ген )(?<!қан )(?<!кен )\b"
    r"(?:полицейлер|полиция қызметкерлері|жасақшылар|судья|төреші|прокурор|тергеуші(?:лер)?|қызметкерлер|"
    r"шенеуніктер|күзетшілер)\b"
)
PASSIVE_KK = re.compile(r"(?:[ыі]л|[ыі]н|[аеу]л|[аеу]н)(?:д[ыі]|[ғқ]ан|[гк]ен|[ыі]п|[ыі]пт[ыі])$")
SPREAD = re.compile(r"\b(?:respectively|соответственно|тиісінше)\b")
#: After a Kazakh participle: words that make it a predicate. Any other word is the noun it describes.
PREDICATE_KK = re.compile(
    r" *(?:[.,;:!?\")-]|$|(?:еді|екен|болатын|болар|болды|жоқ|емес|деп|дейді|деді|соң|кейін|кезде|кезінде|күні|сияқты|"
    r"көрінеді|бірақ|және|ал|да|де|та|те|бойда|сәтте|мезгілде|уақытта)\b)"
)
#: «his book was …»: what happened happened to the thing, unless the event is about a case.
POSSESSIVE_EN = re.compile(r"(?:his|their|her)(?= (?!(?:was|were|is|are|has|have|had|to|from|in|for|on)\b)\w)")
#: «X watched as a stranger was dragged away»: an unnamed subject of its own before the verb.
ANOTHER_SUBJECT = re.compile(
    r"\b(?:as|while|when|that|how|after|before) (?:a|an|another|two|three|some|several) (?:[\w-]+ ){1,3}"
    r"(?:(?:was|were|is|are|had been|has been|being|got) )?$"
)
KIN_EN = re.compile(
    r"\b(?:supporters?|lawyers?|attorneys?|brothers?|sisters?|father|mother|parents?|wife|husband|sons?|daughters?|"
    r"relatives?|friends?|colleagues?|associates?)\b"
)
