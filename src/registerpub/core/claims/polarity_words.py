"""The words by which a clause denies, asks for, plans, doubts, remembers or takes back what its verb tells."""

from __future__ import annotations

import re

NOT_BEFORE = {
    "en": re.compile(
        r"\b(?:not|never|neither|n't|no longer|refused to|refuses to|declined to|declines to|"
        r"(?:declin|refus)(?:ed|es|ing)(?: [\w-]+){1,3} to|yet to|fail(?:ed|"
        r"s) to|without being|nor|instead of being|nobody|no one|none)\b(?: "
        r"[\w'-]+){0,2} ?$|n't(?: [\w'-]+){0,2} ?$|\b(?:almost|nearly|narrowly (?:avoid|escap)\w+)(?: being)? ?$"
    ),
    "ru": re.compile(r"\b(?:не|ни|отказал\w* в|отказано в)(?: [\w-]+){0,1} ?$"),
    "kk": re.compile(r"(?!)"),
}
NOT_INSIDE = {
    "en": re.compile(r"\b(?:not|never)\b|\b(?:almost|nearly)(?= \w+(?:ed|en|ght)\b)"),
    "ru": re.compile(r"\bне\b"),
    "kk": re.compile(r"(?!)"),
}
NOT_AFTER = {
    "en": re.compile(r"(?!)"),
    "ru": re.compile(
        r" (?:не (?:был|было|была|были|будет|находится|находятся|состоит|числится)|(?:необходимости|нужды|речи) "
        r"(?:нет|не))\b"
    ),
    "kk": re.compile(
        r"[а-яәіңғүұқөһ]*(?: [дт][ае])? (?:жоқ|емес)(?:пын|пін|піз|пыз|сің|сыз|сіз)?\b|[\w-]*-м[ыі]с\b|"
        r"[\w-]*(?: [\w-]+)? жазда(?:ды|ған|п)\b"
        r"|(?: [\w-]+){0,3} (?:бас тарт|рұқсат берме|қанағаттандырм|қанағаттандырылма)\w*"
    ),
}
#: «Neither X nor Y was detained»: the negation stands before both.
NEITHER = re.compile(r"\bneither [^.;:]{1,80}? nor(?: [\w'-]+){1,4} ?$")
REQUEST = {
    "en": re.compile(
        r"\b(?:demand\w*|call(?:ed|ing|s)? (?:for|on)|urg(?:e|ed|es|ing)|petition\w*|request\w*|appeal(?:ed|ing) "
        r"(?:to|for)|"
        r"ask(?:ed|ing|s)? (?:for|the|a|that|to)|sought|seek(?:s|ing)?|prosecutors? (?:asked|sought|wants?)|"
        r"wants? (?:him|her|them|to)|moved (?:that|to have)|motion (?:to|for|that)|begg?(?:ed|ing|s) |implor\w+|"
        r""
        r"(?<!ordered )(?<!ruled )(?<!directed )(?<!decided )that (?:[\w'.-]+ ){1,4}be(?= )|"
        r"plead(?:s|ed|ing)? (?:for|with)|hopes?|hoping|insist(?:s|ed|ing)? on)\b"
    ),
    "ru": re.compile(
        r"\b(?:требу\w*|потребова\w*|призва\w*|призыва\w*|ходатайству\w*|просит|просят|просил\w*|попросил\w*|"
        r"запросил\w*|запрашива\w*|добива\w+|прос[ия]\w*|настаива\w+|настоял\w*|предлага\w+|предложил\w*)\b"
    ),
    "kk": re.compile(
        r"\b(?:талап ет\w*|талап қой\w*|сұрады|сұрап|сұраған|сұрайды|өтінді|өтінген|шақырды|шақырып|үндеді|"
        r"тілейді|сұрауда|талап|\w+(?:ыңыз|іңіз|аңыз|еңіз|йңіз|йыңыз)(?:дар|дер)?)\b"
    ),
}
MODAL = {
    "en": re.compile(
        r"\b(?:may|might|could|can|would|if (?:he|she|they|convicted|found)|likely|faces? up to|risks?|expected to|"
        r"due to(?= (?:be )?$|be)|due to be|scheduled|will|set to|to be|is to|are to|should|must|plans? to|"
        r"threaten\w*|promised|offered|unless)\b"
    ),
    "ru": re.compile(
        r"\b(?:может|могут|могли|мог|грозит|грозят|возможно|вероятно|не исключено|рискует|если|должен|должна|должны|"
        r"ожидается|намечено|будет|будут|планиру\w+|назначено на|собира\w+тся|чтобы|предстоит|бы)\b"
    ),
    "kk": re.compile(
        r"\b(?:мүмкін\w*|ықтимал\w*|қаупі бар|тиіс\w*|күтіліп|белгіленген|керек|егер|жоспарла\w+|үміттен\w+)\b"
    ),
}
PAST = {
    "en": re.compile(
        r"\b(?:(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!hours )(?<!hour )(?<!month )(?<!months )earlier|"
        r"previously|had been|had (?!been)\w+ed|initially|formerly|once|years ago|months ago|in the "
        r"past|on numerous occasions|many times|several times|"
        r"repeatedly|on several occasions|at the time|previous)\b"
    ),
    "ru": re.compile(
        r"\b(?:ранее|раньше|напомним|до этого|прежде|как сообщалось|в прошлом|неоднократно|много раз|несколько раз|"
        r"не раз|когда-то|изначально|сначала|первоначально|прежний|предыдущ\w+|тогда)\b"
        r"|\b(?:года?|лет|месяцев|полгода) (?:тому )?назад\b|\bпрошл(?:ой|ым) (?:осенью|зимой|весной|летом)\b"
    ),
    "kk": re.compile(
        r"\b(?:бұған дейін|(?<!мерзімінен )(?<!апта )(?<!ай )(?<!күн )(?<!сағат )(?<!тәулік )бұрын|еске салсақ|"
        r"еске салайық|еске сала кетейік|"
        r"(?<![уыі] )(?<!сот )(?<!митинг )(?<!жиын )(?<!процесс )(?<!тергеу )(?<!карантин )(?<!соғыс )"
        r"кезінде|бір кездер[іе]?|баяғыда|ертеректе|"
        r"бірнеше рет|"
        r"талай рет|бірнеше мәрте|әуелі|бастапқыда|алғашында|болатын|бұрынғы(?! (?:[\w-]+ )?(?:мұғалім|журналист|әкім|"
        r"депутат|министр|полицей|дәрігер|басшы|директор|кәсіпкер|"
        r"заңгер|адвокат|саясаткер|банкир|шенеунік|жетекші|төраға|қызметкер|судья|прокурор|спортшы|мектеп))|"
        r"алдыңғы(?! күні))\b|ған еді\b|ген еді\b|^\W*(?:фото|(?:мұрағаттағы |көрнекі )?сурет(?:те)?)(?:\s*:|(?<=те) )"
    ),
}
LATER = re.compile(
    r"\b(?:subsequently|later|then|afterwards?|затем|впоследствии|позже|потом|после этого|кейін|соңынан|кейінірек|"
    r"артынан)\b"
)
HEARSAY = {
    "en": re.compile(
        r"\b(?:reportedly|allegedly|according to|social media posts? sa(?:y|id)|claims? that|rumou?r\w*|unconfirmed|"
        r"is said to|are said to|(?:some|they|people|many)(?: in [\w ]+?)? (?:say|write|claim)|word is|word has it|"
        r"it is (?:said|rumou?red))\b"
    ),
    "ru": re.compile(
        r"\b(?:якобы|по словам|со слов|как утвержда\w+|по неподтвержденным|предположительно|"
        r"по слухам|слух\w*(?= об? |, (?:что|будто))|по информации|"
        r"по данным|по предварительным)\b"
    ),
    "kk": re.compile(
        r"\b(?:деседі|айтуынша|мәліметінше|сөзінше|көрінеді|расталмаған|"
        r"(?:деген|\w+(?:аны|ені)\w* (?:туралы|жайлы)) (?:\w+ )?қауесет\w*|болжам бойынша|айтуына қарағанда|"
        r"хабарлауынша)\b"
    ),
}
#: «It is unclear whether X was released», «освобождён ли X»: no statement.
WHETHER = {
    "en": re.compile(r"(?<!regardless of )\bwhether\b|\b(?:says?|know|knows|clear|unclear|unknown|ask(?:ed)?) if\b"),
    "ru": re.compile(r"\bли\b"),
    "kk": re.compile(r"(?!)"),
}
#: «Urged the UN to find …»: a body is asked, it has found nothing yet.
ASKS_BODY = re.compile(
    r"\b(?:urg\w+|ask(?:ed|s|ing)?|call\w* on|appeal\w* to|petition\w*|complain\w* to|wrote to|"
    r"turn\w* to)(?: (?:the|a))?(?: (?:un|united nations|group|committee))?(?: to find(?: (?:the|that))?)? ?$"
)
#: «БҰҰ жұмыс тобына жүгінді»: whoever turns to a body has no opinion of it yet.
TURNS_TO_KK = re.compile(
    r"(?: тобы)?\w*(?:[ғқгк][ае]|н[ае]) (?:[\w-]+ ){0,2}"
    r"(?:жүгін|шағымдан|арыздан|хат (?:жаз|жолда|жібер)|өтініш|шағым (?:бер|түсір|жолда))"
)
#: «Satisfied the petition of X and released him»: what was asked for is done.
GRANTED = re.compile(
    r"\b(?:satisf(?:ied|ies)|granted|approved|allowed|upheld|considered|удовлетворил\w*)\b[^.;,]{0,30}$"
)
#: The month of May, not what may be.
MAY_MONTH = re.compile(
    r"\b(?:in|since|until|from|early|late|mid|last|by|of|this) may\b|\d(?:st|nd|rd|th)? (?:of )?may\b|\bmay,? \d+"
)
#: «It would be fitting if X were amnestied».
IF_PASSIVE = re.compile(
    r"\b(?:if|unless|should) (?:[\w'-]+ ){1,5}(?:(?:were|was|is|are|be|gets|get) )?$|"
    r"\buntil (?:[\w'-]+ ){1,5}(?:(?:is|are|be|gets|get) )?$(?<!was )(?<!were )"
)
#: Possibility, wish and condition among the words of an English trigger.
POSSIBLE = re.compile(r"\b(?:could|might|would|may|should|if|unless|whether)\b(?! (?:not|n't)\b)")
#: How English tells of a penalty by what is ahead of the convict.
TO_SERVE = re.compile(
    r"\b(?:is|are|must|will|has|have)(?: now)?(?: to)? (?:spend|serve|live|pay|await|wait|stay|"
    r"remain|be (?:held|kept|treated))\b"
)
#: A court that has spoken, not one that will.
BY_COURT = re.compile(
    r"\b(?:court|judge|panel|bench|jury|ruling|verdict)\b(?! (?:will|is to|may|could|should|must|has yet))"
)
#: A court right before its relative clause.
COURT_LAST = re.compile(r"\b(?:courts?|judges?|panel|bench|jury|magistrate|tribunal|board)(?: [\w-]+){0,3}, $")
#: «Could not confirm», «не может подтвердить»: no possibility of the event.
CANNOT = re.compile(r"\b(?:could|can|would|will)(?: ?not|n't)\b|\bне (?:может|могут|мог|могли)\b")
#: «Will spend two months in custody, a court ruled»: what a court has decided is no plan.
RULED = re.compile(
    r"\b(?:court|judge|jury|board|panel)\b[^,;]{0,40}\b(?:ruled|decided|ordered)\b(?! (?:on whether|if))|"
    r"\b(?:ruled|decided|ordered)\b[^,;]{0,20}\b(?:court|judge)\b|\bсуд\b[^,;]{0,40}\b(?:постановил|решил|приговорил)\b"
)
#: «It was X who was given four years», «one of nine whom the president pardoned»: the clause says what is new.
CLEFT = re.compile(
    r"\b(?:it (?:was|is) [^,;]{3,60} who(?:m)?|(?:was|is|are|were) (?:one of|among) [^,;]{3,60} who(?:m)?)\b"
)
#: «He will stay in custody», «she will live under supervision»: what lasts from now on.
LASTS = re.compile(
    r"\b(?:will|would|must|may not|to) (?:now |still |also |have to )?(?:be|live|stay|remain|spend|report)\b"
)
#: An appeal that a trigger itself only announces: «plans to appeal», «намерен подать апелляцию».
INTENDED = re.compile(r"\b(?:will|plans?|intends?|намерен\w*|планиру\w+|собира\w+|будет|подаст|подадут)\b")
#: English lawyers who say that they will appeal have an appeal coming; who plans to may not.
INTENDED_EN = re.compile(r"\b(?:plans?|planning|intends?|hopes?|considers?|considering|may|might|could|if)\b")
#: «Denied that he had done it and was sentenced»: the past perfect is the denied clause's.
DENIED_PAST = re.compile(r"\bden(?:y|ies|ied|ying)\b.*? and (?=(?:was|were|is|are|has|have|remains?|got|received)\b)")
#: «It is a year since X was released»: a day of remembrance, no news.
ANNIVERSARY = {
    "en": re.compile(
        r"\b(?:marks?|marked|marking|it (?:is|was|has been)|it's|passed|exactly|"
        r"celebrat\w+)\b[^.;]{0,40}\b(?:years?|months?|weeks?)"
        r"(?: \w+){0,3} since\b|\banniversary\b|\b(?:years?|months?|weeks?|days?) (?:have |has )?(?:passed|"
        r"gone by|went by)\b|"
        r"\bon this day\b|"
        r"\byears ago (?:today|this (?:week|month|spring|summer|autumn|winter))\b|"
        r"\b(?:years?|months?) (?:to the day|on)\b"
    ),
    "ru": re.compile(
        r"\b(?:минул\w*|прош(?:ел|ла|ло|ли)|исполни\w+|исполня\w+)\b[^.;]{0,60}(?:год\w*|лет|месяц\w*|"
        r"недел\w+)[^.;]{0,20}"
        r"(?:, как| со дня| с тех пор| с момента)|\bгодовщин\w+|\b(?:года?|лет|месяц\w*) (?:назад|тому назад)\b"
        r"|\b(?:года?|лет|месяц\w*|недел\w+), как\b"
    ),
    "kk": re.compile(
        r"(?:ған|ген|қан|кен)(?:ына|іне|ынан|інен|нан|нен)(?: бері)?(?: +[\w-]+){0,4}? +(?:жыл|ай|апта)\w*(?: "
        r"+[\w-]+)? +"
        r"(?:болды|толды|өтті|толады|болады)|\b(?:жыл|ай) (?:толды|толуы\w*)|жылдығы\w*"
        r"|(?:[ғқ]алы|[гк]елі)(?: бері)? (?:[\w-]+ ){1,2}(?:жыл|ай)\b"
    ),
}
#: «Had the court acquitted X, …», «If X dies», «если бы X освободили»: not so.
UNREAL = {
    "en": re.compile(
        r"^\W*(?:had (?:the|a|he|she|they|[\w-]+ [\w-]+) \w+(?:ed|en)\b|if\b|should (?:the|he|she|they|a)\b|were "
        r"(?:the|he|she) )"
        r"(?=.*\b(?:would|will|could|may|might|must|should)\b)|\bas if\b|\beven if\b"
    ),
    "ru": re.compile(r"\b(?:если|если бы|будь|случись|когда бы|в случае если)\b"),
    "kk": re.compile(r"\bегер\b|(?:са|се)(?:,| ғана| онда)(?=.*(?:еді|болар|мүмкін|керек))"),
}
#: «Could face up to 12 years» tells a maximum, not a term.
MAXIMUM = re.compile(
    r"\b(?:range[sd]? from|penalt(?:y|ies) (?:for|range)|faces?|facing|грозит|грозят|грозило|рискует|рискуют|"
    r"предусматривает|жазалануы мүмкін|қаупі төніп|көздейді|"
    r"punishable|up to|maximum|максимум|ең көп дегенде|төнеді|төніп|carries|carried|влечет|влекут|"
    r"наказывается|карается|предусмотрен\w*|көзделген|қарастырылған|"
    r"айыппұлдан (?:бастал|жет)\w*|ең (?:ауыр|жоғары|жоғарғы|үлкен) (?:жаза|мерзім)\w*|санкцияс[ыі]\w*|дейінгі|"
    r"(?:түрме|колония|айыру)\w* дейін|"
    r"көзделеді|дейін(?= (?:қамақ|бас бостандығ|түрме|айыппұл)))\b"
)
#: «Максимум – ограничение свободы», «наказание по статье – от штрафа до семи лет».
MAXIMUM_DASH = re.compile(
    r"\b(?:максимум|наказани\w+ по (?:[\w-]+ )?стать\w+|санкци\w+ стать\w+)(?: [\w-]+){0,4},? (?:- )?(?:[\w-]+ ){0,7}$"
)
#: «Пока его не отправили этапом»: until it happened.
UNTIL_RU = re.compile(r"\W*пока\b(?: [\w-]+){0,3} не $")
#: «…, где через час он получил семь суток», «…, куда его отправили»: the story goes on.
ON_THEN_RU = re.compile(r"\W*(?:где|куда|откуда)\b(?: [\w-]+){0,3} (?:он|она|его|ее|ему|ей)\b")
#: «Дома он будет после …».
WILL_BE_RU = re.compile(r"\bбуд(?:ет|ут)\b")
#: «Саяси тұтқын деп таниды»: by saying so it is done.
PERFORMS_KK = re.compile(
    r"(?:танылады|саналады|есептеледі|таниды|танимыз|жариялайды|жариялаймыз|санайды|санаймыз|есептейді|қосады|"
    r"енгізеді)$"
)
#: «Айып тағып, сотқа шықпақ»: a converb is as real as the verb that ends its sentence.
CONVERB_KK = re.compile(r"(?:ып|іп|[аеәоуөүяию]п)$")
LAST_INTENT_KK = re.compile(
    r"(?:[мбп][ае][қк](?:ш[ыі])?|шы[ғқ]ады|береді|жібереді|отыр(?:ған жоқ)|мүмкін|керек|тиіс)\W*$"
)
KK_DECIDED = re.compile(
    r"(?: туралы)?(?: [\w-]+){0,3} (?:шешім|қаулы|үкім|санкция|ұйғарым)\w*(?: [\w-]+){0,2}? (?:шығар|қабылда|бер|"
    r"шық|жаса|ет)(?!м[ае])\w*"
    r"|(?: (?:туралы|жөнінде|жайлы|жайында))? (?:ұйғар|шеш)(?:ды|ті|ған|кен|ып|іп)\b"
    r"|(?: туралы| жөніндегі| жөнінде| жайлы)(?: [\w-]+){0,2} (?:өтініш|ұсыныс|арыз|қолдаухат)\w* "
    r"(?:[\w-]+ )?(?:қанағаттандыр(?:ды|ылды|ған|ып)|мақұлда(?:ды|лды|ған|нды)|қабылда(?:ды|нды|ған))\b"
    r"| - [^.;]{0,60}\bшешім\w*"
)
#: «Төрт жылды колонияда өткізетін болды»: what a court has ruled is no plan.
RULED_KK = re.compile(
    r"т[ыі]н болды\b|\b(?:сот|судья|төреші)\b[^,;:]{0,60}\b(?:үкім|қаулы|шешім)\w* (?:[\w-]+ )?(?:шығар|қабылда|"
    r"кес)(?:ды|ған)\b"
    r"|\b(?:сот|судья|төреші)\b[^.;]{0,40}\bшара\w* (?:таңда|қолдан|тағайында)\w*д[ыі]\b"
    r"|\bдеген (?:үкім|қаулы|сот шешімі) (?:шық|шығар)\w+|\bсот\w* (?:үкім|қаулы|шешім)\w*м[ае]н\b|\bүкіммен\b"
)
#: Whoever tells it puts the past perfect for the past.
EN_TOLD = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|learn(?:ed|t)|found|ruled|concluded|wrote|posted|revealed|"
    r"emerged|"
    r"stated|added|complained|noted)\b"
)
#: «An earlier version said that X had been jailed», «ошибочно сообщалось, что»: told to be taken back.
CORRECTED = {
    "en": re.compile(
        r"\b(?:earlier|previous|original|initial) (?:version|report|story|article|post)\b[^.;]{0,80}\b(?:said|"
        r"stated|reported|"
        r"claimed|gave|named)\b|\b(?:our|yesterday's) (?:\w+ )?(?:update|report|story|post|"
        r"issue)\b[^.;]{0,40}\bwe (?:wrote|said|reported)\b|"
        r"\b(?:wrongly|mistakenly|erroneously|incorrectly) (?:\w+ )?(?:said|stated|reported|claimed|named|"
        r"wrote)\b|\b(?:said|stated|reported|claimed|named|wrote) (?:wrongly|mistakenly|erroneously|incorrectly)\b"
    ),
    "ru": re.compile(
        r"\bв (?:предыдущей|первой|прежней|ранней) (?:версии|редакции)\b[^.;]{0,80}\b(?:говорил|сообщал|указ|"
        r"указыв|утвержд|был|"
        r"значил)\w*|\bмы (?:ошиблись|ошибочно)\b|\b(?:ошибочно|неверно|по ошибке|неправильно) (?:[\w-]+ "
        r"){0,2}?(?:сообщ|указ|назв|говор|напис)\w*|"
        r"\b(?:сообщ|указ|назв|говор|напис)\w* (?:ошибочно|неверно|по ошибке|неправильно)\b"
    ),
    "kk": re.compile(
        r"\b(?:бұған дейінгі|алғашқы|бұрынғы) (?:нұсқа|хабар|мақала)\w*[^.;]{0,120}\bдеп (?:жаз|көрсет|айт|хабарла)\w*|"
        r"\b(?:қате|жаңсақ|қателесіп) (?:[\w-]+ ){0,3}?(?:жаз|көрсет|айт|хабарла|жариялан)\w*"
    ),
}
