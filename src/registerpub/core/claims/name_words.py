"""Capitalised words that are no names: parts of organisations, places and dates, roles and openers of sentences."""

from __future__ import annotations

_NO_PART_OF_A_NAME = """
    arbitrary detention working watchdog parole
    party court region street service human rights republic city district union nations radio kazakh kazakhstan
    kazakhstani russian russia president ministry minister committee group center centre foundation alliance
    association council january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday east west north south eastern western northern southern
    central almaty astana nur-sultan shymkent europe european united supreme article code criminal penal law state
    national international our political prisoners prisoner democratic choice movement front congress party's free
    liberty rfe asia asian american казахстан казахстана казахстане республики республика партия партии суд суда
    район области область союз радио свобода министерство комитет фонд альянс уголовный уголовного кодекс кодекса
    верховный генеральный генеральная прокуратура алматы астана астане нур-султан шымкент актау атырау январь
    февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь россия россии европейский центральный
    демократический выбор қазақстан қазақстанның республикасы партиясы сот соты аудандық ауданы облысы облыстық
    қаласы қаласының қалалық радиосы азаттық министрлігі комитеті қоры альянсы қылмыстық кодексінің жоғарғы бас ішкі
    день дня независимости конституции победы республики тәуелсіздік күні конституция
    day independence constitution victory new year month
    agency department office institute prosecutor's commission service letters
    watch initiative fund rights equal monitor bureau society union justice
    оон обсе афм дчс дуис куис кнб снг сизо шизо ивс руп ровд рувд удо цон
    украина украинаға украинада украинадан грузия грузияға грузияда грузиядан польша польшаға германия германияға
    түркия түркияға литва литваға чехия чехияға франция францияға қырғызстан қырғызстанға
    ұлттық елорда еуропа парламент парламенті ақорда оқиғасы қозғалысы бірлестігі ұйымы бюросы
"""
_OPENERS_AND_ROLES = """
    the a an in on at but and or he she they his her their this that these those after before when while as for from
    by of to with since earlier previously today yesterday meanwhile however also among activist activists
    journalist blogger poet businessman businesswoman politician lawyer judge prosecutor defender human former
    prominent opposition brother sister mother father wife husband son daughter civil dissident writer local
    authorities police supporters relatives both another according one two three four five six seven eight nine ten
    new chairwoman chairman head director active investigator officer colonel major в на и но а он она они его ее их
    это эти по с со у к о об от до за из при после ранее вчера сегодня также среди активист активистка активиста
    активистку активисты блогер журналист журналистка журналиста поэт поэта бизнесмен бизнесмена политик политика
    адвокат адвоката юрист судья прокурор правозащитник правозащитница правозащитника бывший бывшая брат сестра мать
    отец жена муж сын дочь сторонники полиция полицейские следователь глава председатель директор гражданский
    гражданская оппозиционный поэтесса писатель когда напомним суд еще другой ол олар оның олардың бұл осы және
    бірақ ал белсенді белсенділер ақын кәсіпкер саясаткер қорғаушы заңгер құқыққорғаушы тергеуші азаматтық бұрынғы
    кеше бүгін бұған сондай-ақ жақтастары бауыры інісі ағасы әйелі анасы әкесі ұйым ұйымның жетекшісі төрағасы
    төрайымы азамат қоғам сот тізімге тізіміне тізімде тізімнен тізімі тізім
    список списка списке реестр отсидев отбыв проведя узнав получив признав рассмотрев изучив просидев отмотав выслушав
    приговором постановлением решением указом
    саму самого самой самому сам сама пленум
    определением итог приговорив задержав освободив прибыв выйдя
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that are never part of a person's name.
NEVER = _words(_NO_PART_OF_A_NAME)
#: Words that open a sentence or name a role and are capitalised only there.
LEADING = _words(_OPENERS_AND_ROLES)
