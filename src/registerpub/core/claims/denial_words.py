"""The words by which a clause is denied or left open, per language: governing verbs, what they govern, what ends it.

Only grammar is kept here: verbs and nouns of saying and denying, complementizers and joints. Which clause they reach is
decided in ``denials``. All patterns are for folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

EN_NEWS = (
    r"(?:reports?|reporting|rumou?rs?|claims?|allegations?|information|news|suggestions?|assertions?|accounts?"
    r"|accusations?|speculation|statements?|stories|story|posts?|messages?|versions?)"
)
EN_FALSE = (
    r"(?:false|untrue|fake|wrong|incorrect|inaccurate|baseless|unfounded|groundless|fabricated|nonsense|misleading"
    r"|(?:a |an )?(?:lies?|hoax|fabrication|rumou?r|invention|fiction|disinformation|misinformation))"
)
EN_SPEECH = (
    r"(?:said|says|say|saying|added|adds|adding|told|telling|insist(?:s|ed|ing)?|stat(?:es|ed|ing)|announc(?:es|ed"
    r"|ing)|confirm(?:s|ed|ing)|call(?:s|ed|ing)|not(?:es|ed|ing)|claim(?:s|ed|ing)|report(?:ed|ing)|maintain(?:s|ed"
    r"|ing)|argu(?:es|ed|ing)|explain(?:s|ed|ing)|stress(?:es|ed|ing)|acknowledg(?:es|ed|ing)|admit(?:s|ted|ting)"
    r"|ruled|found|alleg(?:es|ed|ing)|complain(?:s|ed|ing)|testif(?:ies|ied|ying)|wrote|clarif(?:ies|ied|ying))"
)
_EN_OFFICE = (
    r"(?:officials?|ministry|minister|authorities|police|prosecutors?|service|department|committee|government"
    r"|spokes\w+|administration|court|embassy|office|agency|prison|colony|investigators?)"
)
_EN_DISOWN = r"(?:den(?:y|ies|ied)|refut(?:es?|ed)|debunked|reject(?:s|ed)?|dismiss(?:es|ed)?)"
_EN_THE_REPORTS = r"(?:the|these|those|such|this) (?:\w+ )?(?:reports?|rumou?rs?|news|information|story|stories)\b"
_EN_DENY = (
    r"(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|debunk(?:s|ed|ing)?|disprov\w+|disavow\w*"
    r"|contradict(?:s|ed|ing)?)"
)
_EN_REJECT = (
    r"(?:(?:reject|dismiss|rebuff|repudiat|rebut|discount|brush|wav|scoff|quash|counter)(?:s|es|e|ed|ted|ing|ting)?"
    r"|(?:shot|shoots?|knocked|played) down|laughed off)"
)

_RU_NEWS = (
    r"(?:информаци\w+|сообщени\w+|слух\w*|данны[ехм]\w*|новост\w+|сведени\w+|публикаци\w+|утверждени\w+|заявлени\w+"
    r"|извести\w+|разговор\w+|слов\w*|верси\w+|обвинени\w+|весть|вести)"
)
_RU_REPORT = r"(?:информаци\w+|сообщени\w+|слух\w*|данны[ехм]\w*|новост\w+|сведени\w+|публикаци\w+|извести\w+)"
RU_LIE = (
    r"(?:домыслами|домыслом|фантазиями|ложью|фейком|фейками|неправдой|вымыслом|выдумкой|дезинформацией|провокацией|слухами|клеветой|ложн(?:ой|ым"
    r"|ыми)|недостоверн(?:ой|ым|ыми)|беспочвенн(?:ой|ым|ыми)|безосновательн(?:ой|ым|ыми)|неверн(?:ой|ым|ыми)|уткой)"
)
RU_SPEECH = (
    r"(?:сообщи\w+|сообща\w+|заяви\w*|заявля\w+|рассказ\w+|добави\w*|добавля\w+|уточни\w*|отмети\w*|отмеча\w+"
    r"|подчеркну\w*|поясни\w*|поясня\w+|(?<!не )подтверди\w*|сказа\w+|объяви\w*|написа\w+|утвержда\w+|говор\w+"
    r"|назва\w+|призна[лвею]\w*|объясни\w*|пишет|пишут|считает|считают)"
)
_RU_DENY = r"(?:опроверг\w*|отрица(?:ет|ют|л|ла|ли|ло|я|вш\w+|ющ\w+)|отверг\w*)"
RU_CONFIRM = r"(?:подтверд\w+|подтвержд\w+)"
_RU_FALSE = (
    rf"(?:не {RU_CONFIRM}|не (?:нашл[аио]|нашел|получил\w*) (?:\w+ )?подтверждени\w+"
    rf"|не соответству\w+ (?:\w+ )?действительности|(?:опроверг|отверг)\w*\b(?! (?:[\w-]+ ){{0,2}}?{_RU_NEWS}|,? что)"
    rf"|оказал\w+ (?:\w+ )?{RU_LIE}|явля\w+ {RU_LIE}|{RU_LIE}(?= (?:наз|счит|счел))|наз[вы]\w+ (?:\w+ )?{RU_LIE}"
    rf"|(?<=[,-] ){RU_LIE}|"
    r"\b(?:ложна|ложно|ложны|ложен|недостоверн[аоы]|неверн[аоы]|беспочвенн[аоы]|безосновательн[аоы]|неправда|не правда"
    r"|ложь|фейк|вымысел|выдумка|дезинформация|вранье|не так)\b(?! \w+ информаци)|не име[ею]т (?:\w+ ){0,3}основани\w+"
    r"|(?<=, )(?:пока |до сих пор |у \w+ )?нет\b|не поступал\w+|дал[её]к\w* от (?:истины|действительности|правды))"
)

KK_DENIED = (
    r"(?:жоққа шығар|теріске шығар|рас емес|шын емес|шындық емес|растал?м[ае]|растал?ған жоқ|жалған(?! (?:ақпарат"
    r"|мәлімет|хабар|айғақ|құжат|дерек))|өтірік|шындыққа (?:жанасп|сай (?:емес|келме)|сәйкес (?:емес|келме)|жатп"
    r"|үйлесп)|ойдан шығар|сенбе(?:ймін|ң)|ақиқатқа жанасп|негізсіз|бекер\b|дұрыс емес|раста\w* (?:[\w-]+ ){0,2}жоқ|"
    r"қате (?:ақпарат|екен|болып)"
    r"|қауесет (?:болып|екен|деп)|дәлелденбе|дәлелденген жоқ|жалған ақпарат (?:болып|екен|деп))"
)
_KK_OPEN = (
    r"(?:(?:жоққа|теріске) шығар(?:ма|ған жоқ|ып отырған жоқ|а алма|ылма)|раста[йу]\w* (?:алм[ае]|мүмкін бол|бас тарт)"
    r"|растаудан бас тарт|растамады да,? (?:жоққа|теріске) шығарма|сенбе(?!ймін|ң)|күмән)"
)


@dataclass(frozen=True, slots=True)
class Governing:
    """Patterns of a language whose governing verb stands before its clause.

    ``governor``: a denial, or with its group ``open`` words that leave the matter open; ``complement``: what opens the
    clause it governs; ``closed``: what ends that clause; ``told``: verbs of saying, whose clause is another;
    ``bare_stop``: what no object without such an opening reaches over; ``news``: a noun of report with its clause;
    ``topic``: one right before «of …»; ``refuted``: a predicate that makes such a report false; ``unsettled``: one that
    leaves it open; ``taken_up``: a later clause that denies what was just told; ``verb``: any finite verb; ``loose``: a
    governing verb that is an aside, so its clause ends with the first comma after its own verb.
    """

    governor: re.Pattern[str]
    negated: re.Pattern[str]
    complement: re.Pattern[str]
    closed: re.Pattern[str]
    told: re.Pattern[str]
    bare_stop: re.Pattern[str]
    news: re.Pattern[str]
    topic: re.Pattern[str]
    refuted: re.Pattern[str]
    unsettled: re.Pattern[str]
    taken_up: re.Pattern[str]
    verb: re.Pattern[str]
    loose: re.Pattern[str]


ENGLISH = Governing(
    governor=re.compile(
        r"\b(?:(?P<open>(?:(?:could|can|would|will|was|were|is|are) ?(?:not|n't)|unable|declin\w+|refus\w+|impossible"
        r"|hard|not possible|fail\w+) (?:be )?(?:able )?(?:to )?(?:\w+ly )?(?:confirm|verify|corroborate)(?:ed"
        r"|ied)?(?: (?:or|nor) den\w+)?|neither confirm\w* nor den\w+|not confirm\w* (?:or|nor) den\w+|(?:not"
        r"|n't) (?:rule|ruled) out|(?:not|n't) believe|doubt(?:s|ed|ing)?|yet to (?:\w+ )?(?:confirm|verify))"
        rf"|(?P<deny>{_EN_DENY}|ruled out|{_EN_REJECT}(?: [\w'-]+){{0,6}}? {EN_NEWS}|{_EN_REJECT}(?= that\b))"
        r"|(?:not|never) (?:yet )?(?:been )?(?:officially )?confirm(?:ed)?|(?:not|never) (?:true|correct|accurate"
        r"|the case)|(?:no|nobody|none)(?: \w+){1,4}? confirm(?:s|ed)|(?:false|wrong|erroneous|mistaken"
        r"|incorrect)ly (?:claim|report|stat|announc|sa|suggest|alleg|assert)\w*"
        rf"|denials?(?= that\b| of (?:\w+ ){{0,2}}{EN_NEWS})"
        r"|(?:untrue|false|incorrect|a lie|nonsense|fake)(?= that\b)|(?:no|without) (?:\w+ ){0,3}?(?:confirmation"
        r"|evidence|truth|proof|indication|basis|substance|grounds)(?=(?: [\w-]+){0,4} that\b)"
        rf"|(?:call|label|brand|describ|term|declar)(?:s|ed|ing)?(?: as)? {EN_FALSE})\b"
    ),
    negated=re.compile(
        r"(?:\b(?:not|never|nor|neither|cannot|without|nobody|no one|no longer|hard to|impossible to)"
        r"|n't)(?: \w+){0,2} $"
    ),
    complement=re.compile(
        r"\bthat\b(?! (?:was|were|is|are|has|have|had|led|would|could|will|may|might|can|\w+ed (?:to|in|from|by"
        r"|against|him|her|them|his|the|a|an))\b)"
    ),
    closed=re.compile(
        r"[;:(]|\b(?:but|yet|however|although|though|whereas)\b|, (?:while|even as)\b"
        rf"|(?:,| and)(?: and)?(?: \w+ly| also| instead| later| then)*(?: (?!that\b|who\b"
        rf"|which\b)[\w'-]+){{0,3}}? {EN_SPEECH}\b"
    ),
    told=re.compile(rf"(?<!who )(?<!which )(?<!who has )(?<!as )\b{EN_SPEECH}\b"),
    bare_stop=re.compile(
        r"[,;:()]|\b(?:and|but|yet|or|after|before|when|while|as|since|until|who|which|whose|where|because|although"
        r"|though|despite|then|that|during|following)\b"
    ),
    news=re.compile(rf"\b{EN_NEWS}\b(?: [\w'-]+){{0,4}}? (?:that|of|about|saying|alleging|claiming)\b"),
    topic=re.compile(r"(?!)"),
    refuted=re.compile(
        r"(?<!that )(?<!which )(?<!who )\b(?:is|are|was|were|has|have|had|proved?|turned out|turn out|later|are|be)\b"
        rf"(?: (?:not|never|been|to be|later|out|all|also|now|\w+ly))* (?:{EN_FALSE}|not true|denied|refuted|rejected"
        rf"|dismissed|"
        r"debunked|disproved|not (?:been )?confirmed|never (?:been )?confirmed)\b|\b(?:did|do|does) not (?:correspond"
        r"|match)|\b(?:has|have|had) no (?:basis|foundation)"
    ),
    unsettled=re.compile(
        r"\b(?:could|can) ?not (?:\w+ )?be (?:\w+ly )?(?:confirmed|verified)|\b(?:are|is|were|was"
        r"|remain\w*) unconfirmed"
    ),
    taken_up=re.compile(
        rf"(?:^|[,;-] ?|\b(?:but|although|though|however|yet|and|while) )(?:\w+ )?(?:(?:this|that|it|(?:the|these"
        rf"|those|such|this) {EN_NEWS}) (?:later |has since |has |have |had |soon )?"
        r"(?:been |turned out to be |proved (?:to be )?|(?:was|were|is|are) )|which (?:later "
        r"|soon )?(?:turned out to be|proved(?: to be)?) )"
        rf"(?:later |\w+ly )?(?:{EN_FALSE}|not true|denied|refuted|debunked|disproved)\b"
        rf"|\b{_EN_OFFICE}(?: (?!who\b)[\w'-]+){{0,4}}? {_EN_DISOWN}(?: (?:it|this|that|{_EN_THE_REPORTS}))?"
        r"(?=[.,;!]|$| (?:on|as|in|later|yesterday|today)\b)"
        rf"|[,;-] ?(?:\w+ )?(?!he\b|she\b|they\b)(?:[\w'-]+ ){{1,5}}?{_EN_DISOWN} {_EN_THE_REPORTS}"
    ),
    verb=re.compile(r"\b(?:was|were|had|has|have|is|are|did|would|\w{3,}ed|died)\b"),
    loose=re.compile(r"\bwho(?: \w+){0,3} $|\bdenying$"),
)

RUSSIAN = Governing(
    governor=re.compile(
        rf"\b(?:(?P<open>не (?:смог\w*|мож\w+|могут|удал\w+|стал\w*|берется|берутся|готов\w*"
        rf"|реши\w+)(?: \w+)? (?:ни )?(?:{RU_CONFIRM}|опровер\w+|отрицать)(?:,? (?:и|или|либо"
        rf"|ни) (?:не )?опровер\w+)?|отказа\w+(?: \w+)? (?:{RU_CONFIRM}|комментир\w+)(?:,? (?:и|или"
        rf"|либо) опровер\w+)?|не {RU_CONFIRM},? (?:и|но и|но) не {_RU_DENY}|ни {RU_CONFIRM},? ни \w+|не (?:опроверг"
        rf"|отрица|отверг|исключ)\w*|не вер[яи]т\w*|не поверил\w*|сомнева\w+|усомни\w+)|(?P<deny>{_RU_DENY}|(?:с"
        rf"|дал\w*|выступил\w*) опровержени\w+)|не {RU_CONFIRM}"
        r"|нет(?: \w+){0,2} (?:подтвержден\w+|доказательств\w*|данных|сведений|оснований|информации)"
        rf"|(?:ложно|ошибочно|неверно) {RU_SPEECH}"
        r"|(?:неправда|не правда|неверно|ложь|фейк|вранье|выдумка|вымысел|неправдой|ложью"
        r"|не соответству[ею]т действительности|не так|ложн[аыо]|недостоверн[аыо]"
        r"|беспочвенн[аыо])(?=(?: [\w-]+){0,3}?,? (?:что|будто))"
        rf"|оказал\w+ {RU_LIE}|(?:наз[вы]|призна)\w+(?: [\w-]+){{0,3}}? {RU_LIE}|(?:счел|сочл"
        rf"|счита)\w*(?: [\w-]+){{0,3}}? {RU_LIE})(?!\w)"
    ),
    negated=re.compile(r"(?!)"),
    complement=re.compile(
        r"(?<!потому )(?<!так )(?<!за то, )(?<!из-за того, )(?<!после того, )\b(?:что|будто|якобы)\b"
    ),
    closed=re.compile(
        r"[;:(]|, (?:и|но|а|однако|хотя|тогда как|при этом|зато)(?! (?:что|будто))\b"
        rf"|, (?!котор|что\b)(?:[\w\"-]+ ){{0,5}}?{RU_SPEECH}\b"
    ),
    told=re.compile(rf"(?<!как )(?<!котор.. )(?<!котор... )\b(?!\w+(?:вш|ющ|ящ)\w+){RU_SPEECH}\b"),
    bare_stop=re.compile(
        r"[,;:()]| - |\bи\b(?! об? )|\b(?:но|а|или|после|до|когда|пока|поскольку|что|чтобы|который)\b"
    ),
    news=re.compile(
        rf"(?:\b(?:{_RU_NEWS}|подтверждени\w+|доказательств\w*)[^,;]{{0,60}}, |(?:^|\W)то, |^\W*)(?:что|будто|якобы)\b"
    ),
    topic=re.compile(rf"\b(?:{_RU_NEWS}|жалоб\w*)(?: [\w-]+)?(?P<of> на| об?)? $"),
    refuted=re.compile(_RU_FALSE),
    unsettled=re.compile(rf"не (?:удалось|смогл?\w*|представляется возможным) (?:\w+ )?{RU_CONFIRM}"),
    taken_up=re.compile(
        rf"(?:[,:;-] ?|^)(?:но |однако |а |и |хотя |впрочем )?(?:\w+ )?(?:это|все это|эт[аиуо]\w*(?: \w+)? {_RU_REPORT}"
        rf"|так(?:ая|ую|ие) {_RU_REPORT}|данн\w+ {_RU_REPORT}|{_RU_REPORT}(?! об?\b| про\b)|что)(?: (?!он\b|она\b"
        rf"|они\b|сам)[\w\"-]+){{0,5}}? {_RU_FALSE}|(?:[,:;-] ?)(?:но |однако |а |хотя )?(?:(?!он\b|она\b|они\b"
        rf"|сам)[\w\"-]+ ){{1,5}}?(?:опроверг\w*|отрица[елю]\w*|отверг\w*|не {RU_CONFIRM}) (?:это"
        rf"|эт[иуо]\w* {_RU_REPORT}|так\w+ {_RU_REPORT}|данн\w+ {_RU_REPORT})"
        r"|(?:[,:;-] ?)(?:но |однако |а |хотя )(?:(?!он\b|она\b|они\b|сам)[\w\"-]+ ){1,4}?(?:это|что) (?:опроверг\w*"
        r"|отрица[елю]\w*)"
    ),
    verb=re.compile(
        r"\b(?:был\w?|умер|погиб|\w+(?:ла|ли|ло|лся|лась|лись|[аеиуыя]л|ет|ют|ят|ит|ана|ены|аны|ено|ена|ен|ан))\b"
    ),
    loose=re.compile(
        r"\b(?:отрицая|опровергая|опровергнув|отвергая|отвергнув|отрица(?:вш|ющ)\w+|опроверг(?:ш|ающ)\w+)$"
    ),
)

KK_DENY = re.compile(rf"\b{KK_DENIED}\w*")
KK_OPEN = re.compile(rf"\b{_KK_OPEN}\w*")
#: What makes the words before it a clause that another verb governs: «деген ақпарат», «туралы хабар».
KK_COMPLEMENT = re.compile(
    r"\"?,? *(?:[\w-]+ ){0,2}?(?:деп|деу|деген\w*|дейтін|делінген|туралы|жайлы|жөнінде\w*|жайында\w*)\b"
)
#: «босатылғаны», «босатылғанын», «босатылғандығын»: a clause by its own ending.
KK_NOUN_CLAUSE = re.compile(r"(?:[ғқ]аны|[гк]ені|[ғқ]анын|[гк]енін|[ғқ]анд[ыі]ғ\w+|[гк]енд[іы]г\w+|уы|уі|уын|уін)\w*$")
KK_TOLD = re.compile(
    r"\b(?:айтты|деді|дейді|хабарлады|мәлімдеді|растады|жазды|жеткізді|білдірді|мәлім етті|растап отыр|жариялады)\b"
    r"|\b(?:бірақ|алайда|дегенмен|әйтсе де|ал)\b|;|\b\w+[дт][ыі](?=,)"
)
#: A later clause about what was told; «бұл айыпты» is about guilt.
_KK_REFUTES = rf"(?:(?!айып|кінә|үкім|шешім)[\w-]+ ){{0,6}}?(?:{KK_DENIED}|{_KK_OPEN})\w*"
KK_TAKEN_UP = re.compile(
    r"(?:[,;-] ?|\b(?:бірақ|алайда|дегенмен) )[^;]{0,60}?\b(?<! ол )(?:бұл|мұны|мұның|мұндай|осы|аталған) "
    + _KK_REFUTES
)
#: «… деген хабар тарады, полиция оны жоққа шығарды».
KK_OF_REPORT = re.compile(
    r"[^;]{0,40}\b(?:ақпарат|хабар|қауесет|сөз|мәлімет|дерек|жаңалық)\w*[^;]{0,80}\bоны " + _KK_REFUTES
)
