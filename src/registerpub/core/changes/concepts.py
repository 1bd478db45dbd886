"""Words whose translation is known: how the press of three languages speaks of courts, prisons, people and days.

One line is one concept: beginnings of words in Kazakh, in Russian and in English, parted by semicolons. A word belongs
to the longest beginning that it has; a full stop marks whole words. The list serves to see whether two texts say the
same things in the same order; no claim is read by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from registerpub.core.claims.folding import fold
from registerpub.core.records import LANGUAGES

_SHORTEST: Final = 2
_LINES: Final = """
сот ; суд ; court
судья төраға ; судь ; judge
прокур ; прокур ; prosecut
адвокат қорғаушы ; адвокат защит ; lawyer defence defense attorney counsel
үкім ; приговор вердикт ; verdict sentence
сотта ; осужд осуди приговори ; sentenced convict
шешім ; решени постановил ; decision ruling ruled
апелляц ; апелляц ; appeal
шағым ; жалоб обжал ; complain complaint
отырыс ; заседани слушани ; hearing session
процесс ; процесс ; trial
түрме абақты ; тюрьм сизо изолятор ; prison jail
колония ; колони ; colony
қамау қамал ; арест страж ; arrest custody detention remand
ұста ; задерж ; detain detained
бостандық босат ; свобод освобо ; free freed freedom release
шекте ; ограничени ; restricted restriction
шартты ; условн ; suspended conditional
жаза ; наказани ; punish punishment
мерзім ; срок ; term
айыппұл ; штраф оштраф ; fine fined
айып кінә ; вин обвин ; guilt guilty charge charged accus
кодекс ; кодекс ; code
бап бабы бабым бабын ; статьи статье статья статью статей ; article
қылмыс ; уголовн преступ ; criminal crime penal
іс. ісі істі ; дело дела делу делом деле ; case
тінту ; обыск ; search searched raid
тергеуші ; следовател ; investigator
тергеу ; следств следствен ; investigation pretrial
куә ; свидет ; witness
дәлел айғақ ; доказ показани ; evidence testimony
полиция полицей ; полици полицейск ; police officer officers
түсінік түсіндір ; комментари объяснен ; comment reasons explanation
мәлімде ; заяв ; statement said announce announced
хабарла ; сообщ ; report reported reports
растал растама ; подтверд ; confirm confirmed
тыйым ; запре запрещ ; ban banned outlaw forbidden
ұйым ; организаци объединени ; organisation organization group
қозғалыс ; движени ; movement
партия ; парти ; party
қор қоры қорды қордың ; фонд ; foundation fund
комитет ; комитет ; committee
министр ; министерств министр ; ministry minister
департамент ; департамент управлени ; department
әкім ; аким акимат ; mayor akimat
қала қалалық ; город городск ; city town
облыс ; област ; region regional
аудан ; район ; district
ауыл кент ; сел поселк ; village settlement
тізім ; списо списк реестр ; list register
саяси ; политическ политзаключ ; political
тұтқын ; заключен политзаключ узни ; prisoner prisoners
құқық ; прав правозащит ; rights
белсенді ; активист ; activist
журналист тілші ; журналист корреспондент ; journalist reporter reporters
редактор ; редактор ; editor
газет ; газет ; newspaper paper weekly
мақала ; стать ; story piece
ақын жазушы ; поэт писател ; poet writer
мұғалім ұстаз ; учител педагог ; teacher schoolteacher
инженер ; инженер ; engineer
кәсіподақ ; профсоюз ; union unionist trade
жұмысшы жұмыс ; рабоч работник ; worker workers
мұнай ; нефт ; oil
шеру ; шестви марш ; procession
митинг ; митинг протест ; rally protest
жиналыс ; собрани ; meeting gathering gatherings
ана анасы анамыз ; мать матери ; mother
әке ; отец отца отцу ; father
әйел ; жен ; wife
күйеу ; муж ; husband
ағасы інісі бауыры ; брат ; brother
сіңлі апасы әпке қарындас ; сестр ; sister
ұлы ұлын ұлымыз ; сын ; son
қызы ; дочь дочери ; daughter
бала балала ; дет ребен ; child children
отбас ; семь семей ; family
туыс ; родствен родн ; relative relatives
жақтас ; сторонник ; supporter supporters
көрші ; сосед ; neighbour neighbours
бақылаушы ; наблюдател ; observer observers
елші ; посольств дипломат ; embassy embassies diplomat
аштық ; голодов ; hunger
ашаршылық ; голод ; famine
дәрігер ; врач доктор ; doctor physician
аурухана ; больниц ; hospital
денсаулық ; здоров ; health
салмақ ; похуде ; weight kilogram
кездес ; свидани встре ; visit visits meet
хат хаттар ; письм ; letter letters
телефон ; телефон ; phone
компьютер ноутбук ; компьютер ноутбук ; computer laptop laptops
қоңырау ; звон ; call calls
құжат ; документ ; document documents paper papers
ақпарат ; информаци сведени ; information
ақша қаржы қаржыландыр ; деньг денег финанс ; money finance financing
теңге ; тенге ; tenge
сурет ; фотограф ; photograph picture
бейне ; видео ; video
желі желідегі ; сет ; network online facebook
жазба ; пост. поста посты постах запис ; post posts
заң ; закон ; law
заңсыз ; незаконн ; unlawful illegal
мүше ; член ; member members
қатыс ; участ ; participat participant participants took
шақыр ; призва вызва ; called summon urged
сұра ; проси запроси ; asked ask
талап ; требов потребова ; demand demands demanded
көлік автобус ; микроавтобус автобус машин ; minibus bus car van
үй. үйі үйін үйде ; дом ; home house
көше ; улиц ; street outside
ғимарат ; здани ; building
зал залға залда ; зал ; courtroom hall
есік қақпа ; двер ворот ; door doors gate
пробация ; пробаци ; probation
экстрем ; экстрем ; extremis
террор ; террор ; terror
ауыс ; перев переведен ; moved transfer transferred
мекеме ; учрежден ; facility institution
шақырым ; километр ; kilometre kilometres kilometer kilometers
сағат ; час ; hour hours
минут ; минут ; minute minutes
күн күні күннен ; день дня дней ; day days
апта ; недел ; week weeks
ай. айы айын айды айға ; месяц ; month months
жыл ; год лет ; year years
кеше ; вчера ; yesterday
бүгін ; сегодн ; today
ертең ; завтра ; tomorrow
таңғы таңертең ; утр ; morning early
кешке ; вечер ; evening
түн түнгі ; ноч ; night
дүйсенбі ; понедельник ; monday
сейсенбі ; вторник ; tuesday
сәрсенбі ; сред среду ; wednesday
бейсенбі ; четверг ; thursday
жұма ; пятниц ; friday
сенбі ; суббот ; saturday
жексенбі ; воскресен ; sunday
қаңтар ; январ ; january
ақпан ; феврал ; february
наурыз ; март ; march
сәуір ; апрел ; april
мамыр ; май мая мае маю ; may
маусым ; июн ; june
шілде ; июл ; july
тамыз ; август ; august
қыркүйек ; сентябр ; september
қазан ; октябр ; october
қараша ; ноябр ; november
желтоқсан ; декабр ; december
"""


#: What may follow the beginning of an English word; other languages have too many endings to list.
_ENGLISH_ENDINGS: Final = re.compile(
    r"(?:e?s|e?d|ing|e?rs?|ors?|(?:at)?ions?|al|ally|ists?|ism|[tm]|ments?|y|ies|ary|'s|s')?"
)


@cache
def _known(language: str) -> tuple[Mapping[str, int], int]:
    """Beginning → number of its concept, and the length of the longest. A whole word ends with a full stop."""
    column = LANGUAGES.index(language)
    lines = [line.split(";") for line in _LINES.strip().splitlines()]
    found = {fold(word): number for number, line in enumerate(lines) for word in line[column].split()}
    return found, max(map(len, found))


def concept_of(word: str, language: str) -> int | None:
    """The number of the concept that a folded ``word`` of ``kk``, ``ru`` or ``en`` belongs to; None for none."""
    if language not in LANGUAGES:
        return None
    known, longest = _known(language)
    if word + "." in known:
        return known[word + "."]
    for length in range(min(len(word), longest), _SHORTEST - 1, -1):
        number = known.get(word[:length])
        if number is not None and (language != "en" or _ENGLISH_ENDINGS.fullmatch(word, length)):
            return number
    return None
