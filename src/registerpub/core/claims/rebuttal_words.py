"""The words by which a sentence denies as a whole what the sentence before told, or leaves it open, per language.

«The ministry denied this», «эта информация не подтвердилась», «министрлік мұны жоққа шығарды»: something that points
back («this», «the reports») and a predicate of denying. All patterns are for folded text; what they are applied to is
decided in ``rebuttals``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from registerpub.core.claims.denial_words import EN_FALSE, EN_NEWS, EN_SPEECH, KK_DENIED, RU_CONFIRM, RU_LIE, RU_SPEECH


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """Patterns of one language.

    ``denied``: denies what was told; ``open``: neither confirms nor denies it; ``void``: confirms it, denies a denial,
    or tells of an earlier one; ``relative``: opens an aside about a person; ``about``: names the event that is denied
    («reports of his death») in its group ``what``; ``accused``: a noun by which guilt may be meant; ``defence``: who
    denies guilt; ``court``: a court that rejects; ``rumour``: marks the sentence before as told by others; ``source``:
    a sentence that only tells where the report comes from; ``accuses``: what is denied is the accusation alone;
    ``charged``: falsehood as an offence; ``says``: after the event the sentence goes on to tell what somebody says.
    """

    denied: re.Pattern[str]
    open: re.Pattern[str]
    void: re.Pattern[str]
    relative: re.Pattern[str]
    about: re.Pattern[str]
    accused: re.Pattern[str]
    defence: re.Pattern[str]
    court: re.Pattern[str]
    rumour: re.Pattern[str]
    source: re.Pattern[str]
    accuses: re.Pattern[str]
    charged: re.Pattern[str]
    says: re.Pattern[str]


#: The noun in place of WHAT.
_NOUN = r"[\w-]+"
_EN_END = (
    r"(?=\W*$|[.,;!\"]| (?:on|as|in|via|through|during|at|to|late|later|yesterday|today|but|and|saying|when|hours?"
    r"|immediately|officially|publicly|outright|categorically|completely|flatly)\b)"
)
_EN_OF = r"(?! (?:of|about|that|against|by|from|on|concerning|regarding|over|for)\b)"
#: «Reports of his death»: the event, by a noun, of a person spoken of before.
_EN_OF_HIM = r"(?:reports?|rumou?rs?|news|claims?|information) (?:of|about) (?:his|her|their|the) WHAT"
_EN_ALL = rf"(?:the|these|those|such|this|that|both|all|any such|all these) (?:\w+ )?{EN_NEWS}\b{_EN_OF}"
_EN_THIS = rf"(?:(?:all (?:of )?)?(?:this|that|it)|{_EN_ALL}|{_EN_OF_HIM.replace('WHAT', _NOUN)})"
_EN_DENY = (
    r"(?:den(?:y|ies|ied)|refut(?:es?|ed)|disput(?:es?|ed)|debunk(?:s|ed)|disprov(?:es?|ed)|reject(?:s|ed)?"
    r"|dismiss(?:es|ed)?|rebut(?:s|ted)?|quash(?:es|ed)|brush(?:es|ed) (?:off|aside)|contradict(?:s|ed)?)"
)
_EN_BE = (
    r"(?:(?:was|were|is|are|has|have|had|been|be|proved|proven|turned|out|to|later|soon|also|since|now|all|entirely"
    r"|completely|simply|officially|swiftly|quickly|immediately|subsequently|then|just|both) )"
)
#: «This is wrong» may be about right and wrong.
_EN_FALSE = rf"{EN_FALSE}(?<!this is wrong)(?<!that is wrong)(?<!it is wrong)(?<!this was wrong)(?<!it was wrong)"
_EN_CONFIRM = r"(?:confirm|verify|corroborate|substantiate)"
#: Where a clause of its own begins: the sentence, after a comma or a mark of quotation, after «said (that)».
_EN_START = rf"(?:^|[,;:\"-] ?|\b(?:but|and|however|that|{EN_SPEECH}) )(?:(?:but|and|however|yet|still),? )?\"?"

ENGLISH = Rebuttal(
    denied=re.compile(
        rf"\b{_EN_DENY} {_EN_THIS}{_EN_END}"
        rf"|\b(?:call|label|brand|describ|term|dismiss|reject)(?:s|es|l?ed)? {_EN_THIS} (?:as )?(?:\w+ly )?{EN_FALSE}\b"
        rf"|{_EN_START}{_EN_THIS}(?:'s | {_EN_BE}+)(?:{_EN_FALSE}|not true|not the case|not correct|denied|refuted"
        rf"|debunked|disproved|rejected|dismissed)\b(?! (?:that|to)\b)"
        rf"|{_EN_START}{_EN_THIS} (?:do|does|did)(?: not|n't) (?:correspond|match)"
        rf"|{_EN_START}{_EN_THIS} ha(?:s|ve|d) no basis"
        rf"|\bno truth (?:to|in) {_EN_THIS}"
    ),
    open=re.compile(
        rf"\b(?:could not|cannot|can not|couldn't|can't|unable to|declin\w+ to|refus\w+ to|did not|didn't|has not|have"
        rf" not|hasn't|haven't|not possible to|impossible to|yet to|fail\w+ to)(?: \w+ly)?(?: been)?(?: able to)?"
        rf"(?: yet)? (?:{_EN_CONFIRM}(?:ed)?(?: or deny| nor deny)?|verified|comment(?:ed)? on) {_EN_THIS}{_EN_END}"
        rf"|\bneither confirm\w* nor den\w+ {_EN_THIS}"
        rf"|\bno (?:\w+ ){{0,2}}confirmation (?:of|for) {_EN_THIS}{_EN_END}"
        rf"|{_EN_START}{_EN_THIS} (?:could not|cannot|can not|has not|have not|had not|was not|were not|remains?)"
        r"(?: yet)?(?: be| been)?(?: \w+ly)? (?:confirmed|verified|unconfirmed)"
    ),
    void=re.compile(
        r"(?:\b(?:not|never|nobody|refus\w+ to|declin\w+ to|stopped short of|without)|n't)(?: \w+ly| yet| been)? "
        r"(?:den(?:y|ied|ying)|reject|refut|disput)|\b(?:has|have|had) not been (?:den|ref)"
        r"|\bhad (?:\w+ )?(?:denied|refuted|rejected|dismissed)|^\W*(?:earlier|previously|initially|at first|before)\b"
        r"|\bwhether\b|\basked if\b|^\W*(?:this|that|it) (?:\w+ )?(?:refut|contradict|disprov|debunk)(?:s|es|ed)\b"
        r"|\b(?:earlier|previously|initially|at first) (?:denied|refuted|rejected|dismissed)"
        r"|(?<!not )(?<!n't )(?<!not yet )(?<!not officially )(?<!neither )(?<!been )\bconfirmed\b"
    ),
    relative=re.compile(r"\b(?:who|whose|whom)\b"),
    about=re.compile(_EN_OF_HIM.replace("WHAT", rf"(?P<what>{_NOUN})")),
    accused=re.compile(r"\b(?:charges?|allegations?|accusations?|guilt|wrongdoing)\b"),
    defence=re.compile(
        r"\b(?:he|she|they|himself|herself|themselves|defendants?|accused|lawyers?|attorneys?|counsel|defen[cs]e|family"
        r"|relatives|wife|husband|mother|father|brother|sister|son|daughter|supporters?|activist|journalist|blogger"
        r"|politician)\b"
    ),
    court=re.compile(r"\b(?:court|judges?|jury|panel|appeals? board) (?:\w+ly )?(?:den|refut|reject|dismiss|call)"),
    rumour=re.compile(
        r"\b(?:it (?:was|has been|had been) (?:\w+ )?(?:reported|rumou?red|claimed)|reportedly|reports|rumou?r\w*"
        r"|social (?:media|networks?)|telegram|posts?|media|channels?|outlets?|wrote|newspaper|website|site)\b"
    ),
    source=re.compile(
        r"\b(?:cit(?:ed|es|ing)|quot(?:ed|es|ing)|refer(?:red|s|ring) to|sources?|witness\w*|posts?|shared|spread"
        r"|published|reposted|viral|channels?|appeared)\b"
    ),
    accuses=re.compile(r"\b(?:accus\w+|alleg\w+|complain\w*|blam\w+|critici[sz]\w+|denounc\w+)\b"),
    charged=re.compile(r"\b(?:spread\w*|disseminat\w+|publish\w+|distribut\w+)\b[^.;]{0,40}\b(?:false|fake)\b|\blibel"),
    says=re.compile(
        r"\b(?:said|says|told|stat(?:ed|es)|claim(?:ed|s)|reported|added)\b(?: [\w-]+){0,3} that\b"
        r"|\b(?:said|says) (?:it|there|the|(?:his|her)(?= \w+ (?:was|were|had|is|are)))\b"
        r"|\band (?:said|told|claimed|added)\b"
    ),
)

_RU_WHAT = r"(?:информаци|сообщени|слух|сведени|новост|публикаци|извести|утверждени|заявлени|обвинени|данны[ехм])"
_RU_OF = r"(?!,? (?:об?|про|что|будто|якобы|котор\w+|о том)\b)"
_RU_OF_HIM = rf"{_RU_WHAT}\w* об? (?:его|ее|их) WHAT"
_RU_THIS = (
    rf"(?:(?:все |всё )?это|(?:(?:все )?эт[аиуо]\w*|так(?:ая|ую|ие|ое)|данн\w+|указанн\w+|подобн\w+)(?: \w+)?"
    rf" {_RU_WHAT}\w*{_RU_OF}|(?:информаци|сообщени|слух|сведени)\w*{_RU_OF}|{_RU_OF_HIM.replace('WHAT', _NOUN)})"
)
_RU_DENY = r"(?:опроверг(?!ать|нуть)\w*|отрица(?:ет|ют|л|ла|ли|ло)|отверг(?!ать|нуть)\w*)"
_RU_GAP = r"(?: (?!(?:не|об?|про|что)\b)[\w\"-]+){0,5}?"
_RU_FALSE = (
    rf"(?:не подтвердил(?:ась|ось|ись)|не соответству\w+ (?:\w+ )?действительности|оказал\w+ (?:\w+ )?{RU_LIE}"
    rf"|явля\w+ (?:\w+ )?{RU_LIE}|(?:ложна|ложно|ложны|недостоверн[аоы]|неверн[аоы]|беспочвенн[аоы]|неправда|не правда"
    r"|ложь|фейк|утка|вымысел|выдумка|дезинформация|вранье|не так)(?=\W*$|\W+-|[.,!\"])|дал[её]к\w* от (?:истины"
    r"|действительности|правды)|не име[ею]т (?:\w+ ){0,3}основани\w+)"
)
_RU_LEAVE = (
    r"(?:не (?:смог\w*|мож\w+|могут|удал\w+|стал\w*|берется|берутся|готов\w*|комментир\w+|прокомментир\w+"
    r"|подтвержда\w+|подтвердил[аио]?\b)|отказа\w+(?: \w+)? (?:подтвер\w+|комментир\w+|прокомментир\w+)"
    r"|ни подтверд\w+,? ни опроверг\w+|(?:нет|не поступа\w+|не получ\w+)(?: \w+){0,2} подтверждени\w+"
    r"|подтверждени\w+(?: \w+){0,3} (?:нет|не поступа\w+))"
)
_RU_ON = rf"(?:{_RU_THIS}|эт(?:ой|их|ого|ому|им)(?: {_RU_WHAT}\w*)?)"

#: «Позже он сам позвонил родным»: who is said to have died is alive.
RU_ALIVE = (
    r"(?:^\W*(?:позже |позднее |затем |потом |вчера |сегодня )?(?:он|она) сам[а]? "
    r"(?:позвонил|вышел на связь|вышла на связь|ответил|написал)|\b(?:он|она) жива?\b)"
)
RUSSIAN = Rebuttal(
    denied=re.compile(
        rf"{RU_ALIVE}|\b{_RU_THIS}{_RU_GAP} {_RU_DENY}\b(?! (?:[\w-]+ )?(?:слов|{_RU_WHAT}|верси))"
        rf"|\b{_RU_DENY} (?:{_RU_THIS}(?!\w)|(?:ее|их)(?=\W*$|[.,;!]))"
        rf"|\b{_RU_THIS}(?: - |,? )(?:(?!не\b)[\w\"-]+ ){{0,3}}?{_RU_FALSE}"
        rf"|\b(?:назв|назы|счел|сочл|счита|призна)\w* {_RU_THIS} (?:\w+ )?{RU_LIE}"
        rf"|\b{RU_LIE} (?:наз|счел|сочл|счита)\w*(?: [\w-]+)?? {_RU_THIS}(?!\w)"
        rf"|\b{_RU_THIS}{_RU_GAP} (?:назв|назы|счел|сочл|счита)\w+ {RU_LIE}"
        r"|^\W*(?:неправда|ложь|фейк|вранье)\W*(?:$|[,-])"
    ),
    open=re.compile(
        rf"^(?=.*(?:подтвер|комментир)).*?(?:\b{_RU_ON}\b[^;]{{0,60}}?{_RU_LEAVE}"
        rf"|{_RU_LEAVE}[^;]{{0,40}}?\b{_RU_ON}(?!\w)"
        rf"|\bподтверждени\w+ {_RU_ON}[^;]{{0,20}} (?:нет\b|не поступ|не получ))"
    ),
    void=re.compile(
        r"\bне (?:стал\w* |смог\w* |спеш\w+ |собира\w+ |удалось )?(?:опроверг|отрица|отверг|опроверж)\w*"
        r"|\bопроверг(?:ать|нуть)\b[^.;]{0,40}\bне (?:стал|реши|спеш|собира)\w*"
        rf"|(?<!не )(?<!не стали )\b{RU_CONFIRM}(?<!подтвердить)(?<!подтверждать)(?<!подтверждения)(?<!подтверждений)"
        r"(?<!подтверждение)\b(?<!подтвердилась)(?<!подтвердилось)(?<!подтвердились)"
        r"|\bли\b|^\W*(?:ранее|раньше|до этого|прежде|сначала|изначально|первоначально|перед этим)\b"
        r"|\b(?:ранее|раньше|сначала|изначально) (?:это |эту информацию )?(?:опроверг|отрица)\w*"
    ),
    relative=re.compile(r"\bкотор\w+"),
    about=re.compile(_RU_OF_HIM.replace("WHAT", rf"(?P<what>{_NOUN})")),
    accused=re.compile(r"\b(?:обвинени\w+|вин[ауеы]|виновност\w+|подозрени\w+|причастност\w+)\b"),
    defence=re.compile(
        r"\b(?:он|она|они|сам|сама|сами|подсудим\w+|обвиняем\w+|осужденн\w+|адвокат\w*|защит\w+|семь\w+|родственник\w*"
        r"|близки\w+|жен[ауы]|муж|мать|отец|брат|сестра|сторонник\w*|соратник\w*|активист\w*|журналист\w*|блогер\w*"
        r"|политик\w*|правозащитни\w+)\b"
    ),
    court=re.compile(r"\b(?:суд|судья|судьи|коллегия)\b"),
    rumour=re.compile(
        r"\b(?:сообщал\w+|слух\w*|соцсет\w+|социальн\w+ сет\w+|телеграм\w*|канал\w*|сми|писал\w*|написал\w*|пишут|якобы"
        r"|пользовател\w+|в сети|информаци\w+|издани\w+|сайт\w*)\b"
    ),
    source=re.compile(
        r"\b(?:сослал\w+|ссыла\w+|со ссылкой|источник\w*|очевид\w+|свидетел\w+|опубликов\w+|разошл\w+|распростран\w+"
        r"|появил\w+|публикаци\w+|канал\w*)\b"
    ),
    accuses=re.compile(r"\b(?:обвини(?:л|ла|ли)|обвиняет|обвиняют|пожалов\w+|жалу\w+|критик\w+|раскритик\w+)\b"),
    charged=re.compile(r"\bраспростран\w+[^.;]{0,40}\b(?:ложн|недостоверн|заведомо)\w*|\bклевет\w*"),
    says=re.compile(rf"\b{RU_SPEECH}\b[^,;]{{0,40}}, (?:что|как|будто)\b|\bи {RU_SPEECH}\b [^,]"),
)

_KK_WHAT = r"(?:ақпарат|хабар(?!ла)|қауесет|мәлімет|дерек(?!көз)|жаңалық|әңгіме|мәлімдеме|жарияланым|айыптаулар)"
_KK_THIS = (
    rf"(?:\b(?:мұны(?:ң)?|бұны|осыны|оны)\b|\b(?:бұл|осы|мұндай|аталған)(?: \w+)? {_KK_WHAT}\w*"
    rf"|(?<!туралы )(?<!деген )(?<!жайлы )(?<!жөніндегі )\b{_KK_WHAT}(?:ты|ды|ні|тарды|терді"
    rf"|тер|тар)?\b)"
)
_KK_GAP = r"(?: (?!айып|кінә|үкім|шешім|туралы|деген)[\w\"-]+){0,5}?,? "
_KK_UNSURE = (
    r"(?:растай алм\w+|раста(?:ма|ған жоқ|удан (?:да,? (?:жоққа|теріске) шығарудан да )?бас тарт)\w*"
    r"|раста\w+ мүмкін\w*|(?:түсініктеме|пікір) (?:бер(?:уден бас"
    r" тарт|ме|ген жоқ)|білдірме)\w*|түсініктемеден бас тарт\w+|растамады да,? (?:жоққа|теріске) шығарма\w+)"
)

KAZAKH = Rebuttal(
    denied=re.compile(
        rf"{_KK_THIS}{_KK_GAP}\b(?!раста(?!л))(?:{KK_DENIED}|жалған (?:ақпарат|хабар|мәлімет)\b)"
        rf"|\bбұл(?: (?:мүлде|мүлдем|тіпті|де|да|жай|ашық|нағыз|таза))? (?!раста|дұрыс|жоққа|теріске)(?:{KK_DENIED}"
        r"|жалған (?:ақпарат|хабар|мәлімет)\b)|\bбұл расталма"
    ),
    open=re.compile(rf"(?:{_KK_THIS}|\bбұл (?:туралы|жөнінде|жайында|жайлы))(?: [\w\"-]+){{0,4}}? {_KK_UNSURE}"),
    void=re.compile(
        r"\b(?:жоққа|теріске) шығар(?:ма|а алма|ған жоқ|ып отырған жоқ|ылма|удан бас тарт)|\bраста(?:ды|лды|п отыр|йды"
        r"|ған(?! жоқ))\b|^\W*(?:бұған дейін|бұрын|бұрынырақ|әуелі|алдымен|бастапқыда|алғашында|кезінде)\b|[ғқ]ан еді\b"
        r"|[гк]ен еді\b"
    ),
    relative=re.compile(r"(?!)"),
    about=re.compile(rf"\bоның (?P<what>\w+) (?:туралы|жайлы) {_KK_WHAT}\w*"),
    accused=re.compile(r"\b(?:айып\w*|кінә\w*|күдік\w*)\b"),
    defence=re.compile(
        r"\b(?:ол|олар|өзі|айыпталушы\w*|сотталушы\w*|күдікті\w*|адвокат\w*|қорғаушы\w*|туыс\w*|отбасы\w*|әйелі|жұбайы"
        r"|анасы|әкесі|ағасы|інісі|жақтас\w*|белсенді\w*|журналист\w*|блогер\w*|саясаткер\w*)\b"
    ),
    court=re.compile(r"\b(?:сот|судья|алқа)\b"),
    rumour=re.compile(
        r"\b(?:желі\w*|қауесет\w*|хабар тара\w+|деп жаз\w+|деген (?:сөз|хабар|ақпарат|қауесет|әңгіме)\w*|телеграм\w*"
        r"|арна\w*|сайт\w*|бақ|басылым\w*)\b"
    ),
    source=re.compile(r"\b(?:сілтеме жаса\w+|дереккөз\w*|куәгер\w*|жариялан\w+|тара(?:ды|лды|ған)|арна\w*)\b"),
    accuses=re.compile(r"\b(?:айыптады|айыптап|шағымдан\w+|сынады|шағым айт\w+)\b"),
    charged=re.compile(r"\bжалған (?:ақпарат|мәлімет|хабар)\w* тара\w+|\bжала жап\w+"),
    says=re.compile(r"(?!)"),
)

#: «His death», «его задержание», «оның босатылғаны»: the beginning of the noun and of the codes that it stands for.
NOUNS = (
    (r"death|смерт|гибел|кончин|қайтыс|өлім", ("DIED",)),
    (r"releas|freedom|освобожден|босат|босап", ("RELEASED", "PAROLE", "PARDONED", "AMNESTIED")),
    (
        r"arrest|detention|detain|арест|задержан|ұстал|қамал|тұтқындал",
        ("DETAINED", "REMANDED", "ADMIN_ARREST", "HOUSE"),
    ),
    (r"transfer|перевод|этапирован|ауыстыр", ("TRANSFERRED",)),
    (r"hospital|госпитализац|ауруханаға", ("HOSPITALISED",)),
    (r"hunger|голодовк|аштық", ("HUNGER_STRIKE",)),
    (r"torture|beating|ill-treat|abuse|пытк|избиени|азаптау|ұрып", ("ILL_TREATMENT",)),
    (r"pardon|помиловани|рақым", ("PARDONED", "AMNESTIED")),
    (r"sentenc|conviction|verdict|приговор|осуждени|сотталған|үкім", ("SENTENCED",)),
    (r"acquittal|оправдани|ақталған", ("ACQUITTED",)),
)
