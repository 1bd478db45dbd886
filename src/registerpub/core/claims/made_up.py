"""Texts that only play at events: satire, fiction, drills, mock trials. What they tell has not happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from registerpub.core.claims.folding import occurs
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.sentences import Sentence

#: Words that say so of the whole text.
_WHOLE: Final = re.compile(
    r"(?:шынайы|нағыз|рас) (?:іс|оқиға|хабар|жаңалық) емес|ойдан (?:шығарыл|құрастырыл)\w+|"
    r"(?:ойын|рөлдік) сот\w*|"
    r"учебн\w+ (?:суд|заседани|задержани)\w*|деловая игра|ролев\w+ игр\w+|"
    r"сатир\w+ (?:заметк|текст|рубрик|колонк)\w*|рубрик\w+ сатир\w+|все (?:имена|события)[^.]{0,40} вымышлен\w+|"
    r"(?:события|персонажи|совпадения)[^.]{0,30} (?:вымышлен|случайн)\w+|"
    r"\b(?:names|events|characters)[^.]{0,40} (?:fictional|fictitious|invented|made up)\b"
)
#: Words that say so of their own sentence and of the ones before and behind it.
_KAZAKH: Final = re.compile(
    r"(?:көркем|деректі-көркем) фильм\w*|"
    r"(?:пьеса|спектакль|хикая|повесть|роман|әңгіме|сериал)\w* (?:кейіпкер|желі|оқиға)\w+|"
    r"рөлін\w* [^.]{0,30}(?:ойна|сомда|шығар)\w+|сахна\w* [^.]{0,60}(?:ойна|көрсет|қой)\w+|"
    r"актер(?:лар|лер)? ойна\w+|сценарий бойынша|оқу-жаттығу|әзіл-сықақ"
)
_RUSSIAN: Final = re.compile(
    r"(?:художественн\w+|игров\w+) (?:фильм|лент|картин)\w*|по сюжету|по сценарию|"
    r"геро(?:й|иня) (?:романа|повести|фильма|пьесы|рассказа|сериала)|роль [^.]{0,40}(?:играет|исполн|сыграл)\w*|"
    r"на сцене [^.]{0,40}(?:играют|показ|арест)\w*"
)
_ENGLISH: Final = re.compile(
    r"^\W*in (?:the|his|her|a|this) (?:new )?(?:play|film|novel|movie|series|drama|opera|musical|comedy|sketch)\b|"
    r"\b(?:satir\w+|parod(?:y|ies)|spoof|lampoon|"
    r"(?:april|all) fools?'? (?:day|joke)|ministry of (?:irony|truth|silly \w+)|"
    r"mock (?:trial|court|arrest|hearing)|moot court|role[- ]?play(?:ing|ed)?|re-?enact(?:ed|ment|s|ing)?|"
    r"(?:in|of|during|for|by) (?:a|an|the|our|this) (?:\w+ )?(?:drill|simulation|training exercise|rehearsal|"
    r"classroom exercise|war game|dystopia|sketch|skit|short story|puppet show|board game|video game)|"
    r"(?:drill|simulation|exercise) (?:scenario|script)|fictional|fictitious|imaginary|make-believe|not a true story|"
    r"(?:book|novel|film|play|exhibition|documentary|memoir|poem) (?:tells|recounts|shows|describes) (?:how|the story)|"
    r"any resemblance|was (?:only |just )?a (?:joke|drill|rehearsal|sketch)|invented (?:character|story|person)|"
    r"(?:plays?|played|playing|portrays?|stars? as|cast as) (?:a|an|the) (?:\w+ ){0,2}?(?:prisoner|convict|dissident|"
    r"judge|prosecutor|journalist|poet|activist|hero|heroine)|"
    r"(?:hero|heroine|protagonist|main character|character|villain) of (?:the|his|her|a|this) (?:\w+ ){0,2}?"
    r"(?:novel|play|film|series|story|book|drama|comedy|musical|comic)|"
    r"(?:novel|play|film|movie|series|drama|comic|musical|opera|thriller)(?:'s)? "
    r"(?:hero|heroine|protagonist|character)|"
    r"(?:chapter|act|scene|episode) (?:\d+|one|two|three|four|five|six)\b[^.]{0,40}"
    r"\b(?:novel|play|series|film|drama))\b"
)
_SAID: Final = {"kk": _KAZAKH, "ru": _RUSSIAN, "en": _ENGLISH}
#: «По легенде», «в спектакле», «приснилось»: what follows in a Russian sentence is told of a made-up world.
_FRAME_RU: Final = re.compile(
    r"\b(?:по легенде|легенда:|по сценарию|сценарий (?:учений|тренинга|игры)|по сюжету|сюжет\w*|вымышлен\w+|выдуман\w+|"
    r"(?:роман|повест|рассказ|пьес|спектакл|фильм|сериал|комикс|антиутопи|постановк)\w* о том,? (?:как|что)|"
    r"в (?:\w+ )?(?:роман|повест|пьес|спектакл|фильм|сериал|комикс|антиутопи|постановк|мюзикл|клип)[еу]\b|"
    r"(?:геро|героин|персонаж)\w+ (?:роман|повест|пьес|спектакл|фильм|сериал|книг)\w*|"
    r"(?:на|в ходе|во время) (?:\w+ )?(?:учений|учениях|тренинг\w*|деловой игр\w+|ролевой игр\w+)|"
    r"учения:|тренинг\w*\b(?! по)|учебн\w+ (?:тревог|суд|задержани)\w*|модельн\w+ суд\w*|инсценировк\w+|"
    r"первоапрельск\w+|сатир\w+|фельетон\w*|пароди\w+|(?:при|мне |ему |ей |снова )снил\w+|во сне\b|ролев\w+ игр\w+)"
)
_NO_FRAME_RU: Final = re.compile(
    r"\b(?:не|никак\w+) (?:\w+ )?(?:первоапрельск|сюжет|выдум|вымыс|пароди|учебн|сатир)\w*"
)
#: Told of the whole text: names in it are by chance those of living people.
_DISCLAIMED: Final = re.compile(
    r"\bсовпадени\w+ (?:имени|имен|с реальн|случайн|фамили)\w*|\bвсе (?:персонажи|герои|имена) (?:\w+ )?вымышлен\w+|"
    r"\b(?:это|текст|материал|заметка) (?:-+ )?(?:был\w* )?(?:первоапрельск|сатирическ|пароди|шутк)\w*"
)
#: How many sentences away it may stand.
_REACH: Final = 1


def is_made_up_text(folded: str) -> bool:
    """Whether a whole text says of itself that nothing in it happened."""
    return bool(_WHOLE.search(folded))


def is_made_up(sentences: Sequence[Sentence], index: int) -> bool:
    """Whether a sentence, or one right beside it, says that it is all play. That somebody acts or films is no sign."""
    said = _SAID.get(sentences[index].language)
    return said is not None and any(
        said.search(one.folded) for one in sentences[max(0, index - _REACH) : index + _REACH + 1]
    )


def is_told_of_a_play(folded: str, hit: Hit) -> bool:
    """Whether a Russian sentence opens a made-up world before the hit."""
    if hit.code in ("CORRECTION", "EXTRA_BAN") or not occurs(_FRAME_RU, folded) or occurs(_NO_FRAME_RU, folded):
        return False
    frame = _FRAME_RU.search(folded)
    return frame is not None and frame.start() < hit.start


def is_disclaimed(sentences: Sequence[Sentence]) -> bool:
    """Whether a Russian text says that its names are those of living people by chance, or that it is a joke."""
    return any(occurs(_DISCLAIMED, one.folded) for one in sentences)


def is_opened_as_play(sentences: Sequence[Sentence], index: int) -> bool:
    """Whether a short Russian sentence right before only opens a made-up world: «Тренинг для наблюдателей.»."""
    if not index or sentences[index - 1].paragraph != sentences[index].paragraph:
        return False
    opening = sentences[index - 1].folded
    return len(opening.split()) <= 6 and occurs(_FRAME_RU, opening) and not occurs(_NO_FRAME_RU, opening)


def calls_itself_play(sentences: Sequence[Sentence], index: int) -> bool:
    """Whether any of these holds of a sentence, so that what it tells makes no claim."""
    if is_made_up(sentences, index):
        return True
    folded = sentences[index].folded
    is_framed = occurs(_FRAME_RU, folded) and not occurs(_NO_FRAME_RU, folded)
    return sentences[index].language == "ru" and (is_framed or is_opened_as_play(sentences, index))
