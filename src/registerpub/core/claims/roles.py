"""What a name is doing in its sentence: doing or suffering (``free``), behind a preposition, owning, speaking, or only
telling whose relative, lawyer or supporter somebody else is (``kin``). A ``kin`` name never takes an event.
"""

from __future__ import annotations

import re
from typing import Literal

from registerpub.core.claims.grammar import Parsed
from registerpub.core.claims.people import NameSpan

Role = Literal["free", "oblique", "possessor", "speaker", "kin"]

_EN_KIN = re.compile(
    r"(?:brothers?|sisters?|wife|husband|father|mother|parents?|sons?|daughters?|child(?:ren)?|relatives?|family|"
    r"cousin|nephew|neighbou?rs?|pupils?|employees?|tenants?|"
    r"niece|uncle|aunt|widow|lawyers?|attorneys?|advocate|defen[cs]e team|supporters?|followers?|allies|ally|"
    r"associates?|friends?|"
    r"colleagues?|namesake|deaths?|killing|murder|funeral|memory|grave|support|solidarity|defen[cs]e|"
    r"(?<!early )(?<!conditional )release|"
    r"(?<!restricted )(?<!limited )(?<!of )freedom|"
    r"home|house|"
    r"apartment|office|portraits?|names?|bodyguard|driver|assistant|"
    r"cars?|books?|films?|statue|novels?|songs?|album|paintings?|exhibition|flight|money|passport|dacha|poems?|play)"
)
_EN_KIN_BEFORE = re.compile(rf"\b{_EN_KIN.pattern} (?:of|for|with|near) (?:[\w'.-]+ )*$")
_EN_NEXT_KIN = re.compile(
    rf"(?:[’']s?|') (?!(?:\w+ )?(?:restricted|limited) freedom|(?:\w+ )?house arrest|freedom (?:limitation|"
    rf"restriction))(?:[\w-]+ ){{0,2}}{_EN_KIN.pattern}\b"
)
_EN_PREPOSITIONS_TEXT = "of by for with against about from to near outside over into between like  alongside without"
_EN_PREPOSITIONS = frozenset(_EN_PREPOSITIONS_TEXT.split())
_EN_STOP_TEXT = (
    "is are was were has have had been be being that who whose which but said says not when after before while if"
)
_EN_VERBS = (
    "found gave let put sent took kept told held made left beat brought set cut upheld overturned sees "
    "recognises recognizes "
    "considers declares names lists adds calls demands urges says sends puts gives jails frees detains "
    "arrests convicts sentences "
    "releases acquits moves places includes counts regards"
)
_EN_STOP = frozenset((_EN_STOP_TEXT + " " + _EN_VERBS).split())
_EN_SPEECH = r"(?:said|says|say|told|reported|wrote|announced|added|confirmed|stated|tweeted|posted|claims|claimed)"
_EN_PREDICATE = re.compile(
    r"(?:,[^,]{0,120},)? (?:had|has|was|is|were|are|have|will|would|could|may|might|should|must|remains?|died|went|"
    r"got|who)\b"
)
_EN_SPEAKS = re.compile(rf"(?:,[^,]{{0,120}},|,)?(?: \w+ly)?(?: has| had)? {_EN_SPEECH}\b")
_EN_SPOKEN = re.compile(r"(?:\b(?:said|says|say|wrote|stated)|according to)(?: [\w'-]+){0,6} $")

#: «From Monday X may not …», «For talking back to a guard X was …»: what opens a sentence so is no subject.
_EN_FRONTED = re.compile(r"\W*(?:for|from|on|in|at|after|by|since|until|under|without|despite|during|with|instead of) ")
#: «Judge X heard the first witnesses»: who acts by office, unless on a register.
_EN_TITLE = re.compile(r"\b(?:judge|justice|prosecutor|investigator|spokes(?:man|woman|person)|detective|bailiff) $")

_RU_KIN = (
    r"(?:брат|сестр|отец|отц|отца|мать|матер|жен[аыеуой]|муж|сын|доч|родственник|родн|семь|дяд|племянни|вдов|супруг|"
    r"родител|сторонник|соратник|"
    r"друг|друз|подруг|коллег|сокамерни|сосед|приятел|внук|внуч|однофамил|смерт|гибел|убийств|похорон|памят|могил|поддержк|солидарност|"
    r"(?<!досрочном )(?<!досрочного )(?<!досрочное )освобожден|"
    r"портрет|имен|защитник|"
    r"дом[ау]?\b|квартир|машин|водител|помощни|груз\b|посылк|тираж|книг[аиу]|фильм|песн|картин|альбом|роман\b|"
    r"спектакл|выставк|автомобил)\w*"
)
_RU_PROFESSION = r"(?:адвокат|юрист|судь|следовател|прокурор)\w*"
_RU_ATTRIBUTE = r"(?: (?!\w*(?:л|ла|ли|ло|лся|лась|лись|ет|ит|ат|ют|ть)\b)[\w\"-]{3,}){0,3} $"
_RU_KIN_BEFORE = re.compile(rf"\b{_RU_KIN}" + _RU_ATTRIBUTE)
_RU_LAWYER_BEFORE = re.compile(rf"\b{_RU_PROFESSION}" + _RU_ATTRIBUTE)
#: «Под председательством судьи X», «следователя X»: whoever acts by office suffers nothing there.
_RU_OFFICIAL_BEFORE = re.compile(r"\b(?:судь(?:и|ю|е|ей|ями)|прокурор(?:а|ом|у)|следовател(?:я|ю|ем)) $")
#: «Из списка X исключили», «из колонии вышел X»: what follows the place, or a verb, does not hang on the preposition.
_RU_OBLIQUE = re.compile(
    r"\b(?:с|со|от(?! (?:дальнейшего )?(?:отбывания|наказания)\b)|о|об|про|за|из-за|из(?! (?:[\w-]+ "
    r"){0,2}?(?:списка|реестра|колонии|тюрьмы|сизо|изолятора|заключения|"
    r"стражи|спецприемника)\b)|вместе с|около|возле|после|без|кроме|вместо|по словам|по делу|памяти)"
    r"(?: (?!\w{2,}(?:л|ла|ли|ло|лся|лась|лись)\b)[\w-]+){0,3} $"
)
#: «Осуждённого по делу о январских событиях X этапировали»: the preposition has its noun.
_RU_CLOSED = re.compile(
    r"^(?:по делу )?о(?:б)? (?:[\w-]+ )?(?:событи|беспорядк|протест|митинг|убийств|взрыв|поджог)(?:ях|ах|ии|и|е) $"
    r"|^вместо (?:сизо|ареста|колонии|тюрьмы|удо) "
    r"|^из жизни |^со? (?:подозрени|диагноз|инфаркт|инсульт|травм|перелом)\w* "
    r"|^за (?!.*(?:активист|журналист|блогер|правозащитн|адвокат|поэт|политик|учител|отц|мат|брат|сестр|сын|доч))"
    r"(?:[\w-]+ )+$"
)
#: «Из Усть-Каменогорска X везли в Атырау».
_RU_FROM_TOWN = re.compile(r"(?:[Ии]з|[Оо]т|[Дд]о|[Сс]) [А-ЯЁӘІҢҒҮҰҚӨҺ][\w-]+ $")
_RU_KIN_NEXT = re.compile(
    r"\b((?:брат|муж|отец|отц|сын|сосед|друг|соратник|сокамерник|сторонник|племянник|товарищ|приятел)\w*) $"
)
#: Endings of a relative and of a man's name in one case: nominative, dative, instrumental.
_RU_AGREE = (
    (r"(?:[бгдкжмнтц]|ь)$", r"[^аеёиоуыэюяьй]$"),
    (r"[ую]$", r"(?:у|ю|ому|ему)$"),
    (r"(?:ом|ем)$", r"(?:ом|ем|ым|им)$"),
)
#: «Полицейских, пытавших X, …»: the person of a participle clause is its object, and somebody else its head.
_RU_DOING_TO = re.compile(
    r"\W*(?:ранее |незаконно |якобы )?\w+(?:вш|ющ|ящ|ущ|ащ)(?:ий|его|ему|им|ем|ая|ей|ую|ие|их|ими)\b(?!ся|"
    r"сь)(?: [\w-]+){0,2} $"
)
#: «На концерте X задержали троих»: it happened at what is X's.
_RU_AT_SHOW = re.compile(
    r"\b(?:на|во время|в ходе|после|перед|до) (?:[\w-]+ )?(?:концерт|выставк|лекци|встреч|презентаци|спектакл|"
    r"премьер|похорон|"
    r"юбиле|свадьб|выступлени|пресс-конференци|пикет|суд|процесс|заседани)\w*(?: (?:над|с|по делу))?"
    r"(?: (?!\w{2,}(?:л|ла|ли|ло)\b)[\w-]+){0,2} $"
)
_RU_SPEECH = (
    r"(?:сообщи\w*|заяви\w*|рассказа\w*|написа\w*|отмети\w*|сказа\w*|говорит|говорят|утвержда\w*|добави\w*|"
    r"подтверди\w*|объяви\w* о(?! подозрени| розыск)|уточни\w*)"
)
_RU_SPOKEN = re.compile(
    rf"(?:\b{_RU_SPEECH}|по словам|со слов|по информации|по данным|как передает)(?: [\w\"-]+){{0,7}} $"
)
#: «Добавил X в список» and «объявил X политзаключённым» are acts, not speech.
_RU_LISTS = re.compile(r"добави|объяви")
_RU_LIST = re.compile(r"\b(?:список|списка|реестр|реестра|политзаключенн\w+|политическ\w+ заключенн\w+)\b")
_RU_SPEAKS = re.compile(rf"(?:,[^,]{{0,120}},|,)?(?: [\w]+){{0,3}}? {_RU_SPEECH}\b")

_KK_KIN = (
    r"(?:інісі|ағасы|бауыры|қарындасы|сіңлісі|әпкесі|әкесі|анасы|шешесі|әйелі|зайыбы|жұбайы|күйеуі|(?:ұлы|қызы)(?=н|м|"
    r"\b)|баласы|"
    r"балалары|туысы|туыстары|"
    r"туған|отбасы|адвокаты|адвокаттары|қорғаушысы|заңгері|жақтастары|жақтасы|серіктері|серігі|досы|достары|әріптесі|"
    r"өлімі|қазасы|"
    r"жерлеу|аттасы|бөлмелесі|камераласы|үзеңгілесі|үйі|көлігі|портреті|есімі|көмекшісі)\w*"
)
_KK_NEXT_KIN = re.compile(rf"(?: [\w-]+){{0,2}}? {_KK_KIN}")
_KK_SUPPORT = re.compile(r" (?:қолдап|қолдау\w*|жақтап|жақтау\w*|босатуды|азат ету\w*|еске алу\w*|құрметіне|ұқса\w+)\b")
_KK_OBLIQUE_NEXT = re.compile(r" (?:туралы|бірге|сияқты|жайлы|үшін)\b")
#: «X-пен бірге сотталған Y»: what is told is told of Y.
_KK_WITH = re.compile(r"[мпб]ен$")
_KK_TOGETHER = re.compile(r" (?:бірге|қатар) (?:[\w-]+ ){0,2}?\w+(?:[ғқ]ан|[гк]ен)\b")
_KK_INSTEAD = re.compile(r" орнына\b")
_KK_GENITIVE = re.compile(r"[ндт][ыі]ң$")
_KK_CASE = re.compile(
    r"(?:[ндт][ыі]ң|(?:[вгдпфкқтсшбнлрйазжеи])(?:[ғқ]а|[гк]е)|(?<=[ве])т[ыі]|(?<=н)д[ыі]|(?<=а)н[ыі])$"
)
_KK_SPEECH = r"\b(?:деді|дейді|хабарлады|мәлімдеді|айтты|жазды|мәлім етті|жариялады|білдірді|растады)"
_KK_SPOKEN_NEXT = re.compile(
    r"(?: [\w-]+){0,2} (?:айтуынша|мәліметінше|сөзінше|сөзіне қарағанда|хабарлауынша|айтуына қарағанда|есебінше|"
    r"пікірінше|дерегінше|деректерінше|жазуынша|"
    r"айтқандай|хабарлағандай|мәлімдегендей)"
)
_KK_SPEAKS = re.compile(rf"{_KK_SPEECH}[.,!\"]*\s*$")


def role_of(parsed: Parsed, name: NameSpan) -> Role:
    """The role of one name in its sentence."""
    first = parsed.group_of(name).names[0]
    chunk = parsed.chunks[parsed.chunk_at(first.start)]
    before = parsed.sentence.folded[max(chunk.start, first.start - 90) : first.start]
    wide = parsed.sentence.folded[max(0, first.start - 90) : first.start]
    after = parsed.sentence.folded[name.end : name.end + 160]
    language = parsed.sentence.language
    if language == "en":
        if name.actor.person is None and not name.actor.alternatives and _EN_TITLE.search(before):
            return "speaker"
        return _english(before, wide, after, first.start - len(before) == 0)
    if language == "ru":
        return _russian(parsed, before, wide, after, name)
    return _kazakh(parsed, after, name)


def _english(before: str, wide: str, after: str, opens: bool) -> Role:
    if _EN_NEXT_KIN.match(after):
        return "kin"
    if after.startswith(("'s ", "' ")):
        return "possessor"
    preposition = _governing(before)
    if preposition and re.search(rf"\b{_EN_KIN.pattern}(?: [\w'-]+)? {preposition} (?:[\w'.-]+ ){{0,8}}$", before):
        return "kin"
    if (
        _EN_SPOKEN.search(wide)
        and not _EN_PREDICATE.match(after)
        and not re.search(r" that |,", wide.rsplit("sa", 1)[-1])
    ):
        return "speaker"
    if _EN_SPEAKS.match(after):
        return "speaker"
    if preposition and preposition != "of" and opens and _EN_FRONTED.match(before) and _EN_PREDICATE.match(after):
        return "free"
    return "oblique" if preposition else "free"


def _governing(before: str) -> str | None:
    """The preposition that a name hangs on, walking left over its own attributes only."""
    for word in reversed(before.split()[-9:]):
        bare = word.strip("\"'")
        if bare in _EN_PREPOSITIONS:
            return bare
        if bare in _EN_STOP or any(letter.isdigit() for letter in bare) or bare.endswith("ed"):
            return None
    return None


def _russian(parsed: Parsed, before: str, wide: str, after: str, name: NameSpan) -> Role:
    if (_RU_KIN_BEFORE.search(before) and not _is_apposed(before, name.text)) or _RU_DOING_TO.match(before):
        return "kin"
    if _RU_OFFICIAL_BEFORE.search(before) and not _is_nominative(name.text):
        return "kin"
    if _RU_AT_SHOW.search(before):
        return "oblique"
    spoken = _RU_SPOKEN.search(wide)
    about_list = _RU_LIST.search(parsed.sentence.folded) is not None
    if spoken and about_list and _RU_LISTS.match(spoken.group()):
        spoken = None
    if spoken and not re.search(r"\bчто\b|,|\bоб?\b", wide[spoken.start() :]):
        return "speaker"
    if _RU_LAWYER_BEFORE.search(before) and not before.endswith(" для ") and _looks_genitive(name.text):
        return "kin"
    speaks = _RU_SPEAKS.match(after)
    if speaks and about_list and _RU_LISTS.search(speaks.group()):
        speaks = None
    if speaks and " что " not in after[:12]:
        return "speaker"
    hangs = _RU_OBLIQUE.search(before)
    if hangs is None or _RU_CLOSED.search(hangs.group()) or _is_nominative(name.text):
        return "free"
    start = parsed.group_of(name).start
    return "free" if _RU_FROM_TOWN.match(parsed.sentence.text, start - len(hangs.group()), start) else "oblique"


def _is_nominative(name: str) -> bool:
    """«После пикета Данияр Сеитов …»: a man's given name and surname without endings hang on no preposition."""
    words = name.lower().split()
    return len(words) == 2 and all(re.search(r"[бвгдзклмнпрстфхцчшщж]$(?<![оеыи]м)", word) for word in words)


def _is_apposed(before: str, name: str) -> bool:
    """«Её соседу Оразу Гайсину», «его брат Айдар Сейлов»: the relative has the name; in «брат Айдара» another."""
    kin = _RU_KIN_NEXT.search(before)
    words = name.lower().split()
    if kin is None or len(words) < 2:
        return False
    return any(
        re.search(ending, kin[1]) and all(re.search(shape, word) for word in words) for ending, shape in _RU_AGREE
    )


def _looks_genitive(text: str) -> bool:
    """Whether the surname can be declined («адвокат Петрова», «судьи Гайсина Р.»): the name tells whose lawyer it is.

    A surname without a Russian ending in -а is a man's in the genitive: «адвокат Армана Дуйсена».
    """
    words = [word for word in text.lower().split() if not word.endswith(".")] or [text.lower()]
    declined = r"(?:[оеё]ва|ина|[оеё]вой|иной|ского|ской|[бвгджзйклмнпрстфхцчшщ]а|ая|ы|и)$"
    return bool(re.search(declined, words[-1]))


def _kazakh(parsed: Parsed, after: str, name: NameSpan) -> Role:
    last = name.text.lower()
    if _KK_WITH.search(last) and _KK_TOGETHER.match(after):
        return "kin"
    if _KK_SPOKEN_NEXT.match(after):
        return "speaker"
    if _KK_SUPPORT.match(after):
        return "kin"
    if _KK_INSTEAD.match(after):
        return "oblique"
    if _KK_GENITIVE.search(last):
        return "kin" if _KK_NEXT_KIN.match(after) else "free"
    if _KK_OBLIQUE_NEXT.match(after) or re.search(r"(?:ов|ев|ин|ова|ева|ина)(?:[тдн][ае]н|[мпб]ен)$", last):
        return "oblique"
    series = parsed.group_of(name).names[-1].text.lower()
    if _KK_CASE.search(last) or _KK_CASE.search(series) or not _KK_SPEAKS.search(parsed.sentence.folded):
        return "free"
    first_bare = next((n for n in parsed.names if not _KK_CASE.search(n.text.lower())), None)
    others = [n for n in parsed.names if n is not name]
    nominal = re.search(r"(?:[ғқ]ан|[гк]ен)(?:дығ|діг)?[ыі]н\b", parsed.sentence.folded)
    alone_speaks = bool(nominal) or bool(re.search(r"\b(?:адам|азамат|белсенді)\b", after))
    return "speaker" if name is first_bare and (others or alone_speaks) else "free"
