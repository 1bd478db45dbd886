"""Trigger tables compiled to patterns, once per language, and searched in one folded sentence.

Syntax in ``registerpub.core.events``. An ending of a Kazakh verb also tells whether it is denied, meant for the
future, reported at second hand or only a noun: Kazakh negation stands inside the verb, so it is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from registerpub.core.claims.numbers import indefinite_source, number_source
from registerpub.core.claims.terms import duration_source
from registerpub.core.claims.trigger_index import SHORTEST_STEM, WHOLE, WORD, Trigger, TriggerIndex
from registerpub.core.events.families_ru import FAMILIES as RUSSIAN_FAMILIES
from registerpub.core.events.phrases_en import PHRASES as ENGLISH_PHRASES
from registerpub.core.events.phrases_kk import PHRASES as KAZAKH_PHRASES
from registerpub.core.events.phrases_ru import PHRASES as RUSSIAN_PHRASES
from registerpub.core.events.triggers_en import TRIGGERS as ENGLISH
from registerpub.core.events.triggers_kk import TRIGGERS as KAZAKH
from registerpub.core.events.triggers_ru import TRIGGERS as RUSSIAN
from registerpub.core.events.wordings_en import WORDINGS as ENGLISH_WORDINGS
from registerpub.core.events.wordings_ru import WORDINGS as RUSSIAN_WORDINGS

_TABLES = {
    "en": (ENGLISH, ENGLISH_PHRASES, ENGLISH_WORDINGS),
    "ru": (RUSSIAN, RUSSIAN_PHRASES, RUSSIAN_WORDINGS, RUSSIAN_FAMILIES),
    "kk": (KAZAKH, KAZAKH_PHRASES),
}
_GAP = "..."
#: Marks an optional part until parts are joined.
_OPTIONAL = "\0"
#: Marks a part that ends with the space after it.
_OWN_SPACE = "\1"
_UNIT_KINDS = (
    (("year", "год", "лет", "жыл"), ("years", "months")),
    (("month", "месяц", "ай"), ("months",)),
    (("day", "сут", "дн", "тәулік", "күн"), ("days",)),
)
#: What may stand after the unit of a length: «three years, suspended», «three years' probation».
_SIGNS = {",": ",?", "'": "(?:'s?)?"}
#: Verbs that keep their sense with -ся; of others it makes another verb (задержал: задержался, оправдал: оправдался).
_REFLEXIVE = tuple(
    "пополнил расширил сократил увеличил скончал закончил завершил окончил оказал пожаловал вернул добил "
    "отделал отказал "
    "начал открыл освободил обновил обратил издевал появил перебрал распространил явил состоял прервал "
    "согласил".split()
)
#: Behind them a name may have an aside: «proceedings against X, a teacher, are over».
_ABOUT = frozenset({"of", "against", "concerning"})
#: Between two words of an English trigger an adverb of time may stand: «refused on Monday to review».
_JOINT_EN = r"(?: +(?:on [a-z]+day +|yesterday +|today +|again +|also +)?|-)"
_KAZAKH_PAST = re.compile(r"(?<=\w\w)[дт][ыі]$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger at ``[start:end]`` of a folded sentence. ``form``: empty or one of the Kazakh verb forms below.

    ``gaps``: how many of its letters fill gaps, so are no words of the trigger.
    """

    code: str
    source: str
    start: int
    end: int
    form: str = ""
    gaps: int = 0

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def weight(self) -> int:
        """How many letters the trigger's own words have: more words know better."""
        return self.length - self.gaps


_FORMS = ("neg", "future", "intent", "nominal", "hearsay", "participle")
_KAZAKH_ENDING = (
    r"(?:[ыі]л|[ыі]н|л|н)?(?:"
    r"(?P<neg>(?:м[ае]|б[ае]|п[ае])(?:д[ыі]\w{0,3}|[ғқ]ан\w{0,6}|[гк]ен\w{0,6}|й(?:ды|ді|тын\w*|тін\w*|ынша|інше)?|с|"
    r"пт[ыі]|с[ыі]н|ст[ае]н|у\w{0,4}))"
    r"|(?P<intent>(?:м[ае]|б[ае]|п[ае])[қк](?:ш[ыі])?)"
    r"|(?P<hearsay>[ыі]?пт[ыі])"
    r"|(?P<participle>(?:[ғқ]ан|[гк]ен)(?:дар|дер)?(?:[ыі]н\w{0,4}|[ыі]|нын|нін|д[ыі][ғг][ыі]\w{0,4}|н[аеыі]\w{0,3})?)"
    r"|[дт][ыі](?:қ|к|м)?|[ыі]п|п|(?:[ғқ]алы|[гк]елі)(?! (?:отыр|жатыр|тұр|жүр))"
    r"|(?P<future>(?:[ае]|й)(?:ды|ді|тын\w{0,5}|тін\w{0,5}))"
    r"|(?P<nominal>у(?:[ыі]\w{0,4}|ға|ге|ды|ді|дан|ден|да|де)?)"
    r")"
)
_RUSSIAN_ENDING = (
    "(?:ого|ому|ыми|ими|ами|ями|ией|ых|их|ым|им|ом|ем|ой|ей|ою|ею|ую|юю|ая|яя|ое|ее|ый|ий|ые|ие|ов|ев|ах|ях|ам|ям|"
    "а|я|у|ю|ы|и|е|о|ь)?"
)


def find_hits(folded: str, language: str) -> list[Hit]:
    """All trigger hits in one folded sentence, any overlap included, by start."""
    if language not in _TABLES:
        return []
    hits: list[Hit] = []
    for trigger in _index(language).candidates(folded):
        for match in trigger.pattern.finditer(folded):
            groups = match.groupdict()
            form = next((name for name in _FORMS if groups.get(name)), "")
            if not form and language == "kk" and trigger.ends_in_verbs:
                form = _form_of(folded[match.start() : match.end()], trigger.source)
            gaps = sum(len(words) for name, words in groups.items() if words and name.startswith("gap"))
            hits.append(Hit(trigger.code, trigger.source, match.start(), match.end(), form, gaps))
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def _form_of(words: str, source: str) -> str:
    """The form of the last word of a Kazakh trigger with several verbs; empty where it tells plainly what happened."""
    last = WORD.findall(words)[-1]
    for token in reversed(source.split()):
        match = _last_verbs(token).fullmatch(last) if _verb_stems(token) else None
        if match or not token.startswith("?"):
            return next((name for name in _FORMS if match[name]), "") if match else ""
    return ""


@cache
def _last_verbs(token: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(_kazakh_stem, _verb_stems(token)))}){_KAZAKH_ENDING}")


def _verb_stems(token: str) -> list[str]:
    """Stems of the verbs among the forms of a Kazakh part: marked ones, and past tenses, which take any ending, too."""
    stems = (
        (form[:-1] if form.endswith("~") else _KAZAKH_PAST.sub("", form), form)
        for form in token[token[:1] == "?" :].split("/")
    )
    return [stem for stem, form in stems if stem != form]


@cache
def compiled(language: str) -> tuple[Trigger, ...]:
    """Every trigger of ``language``, as a pattern."""
    rows = (row for table in _TABLES[language] for row in table.items())
    return tuple(_compile(code, text, language) for code, texts in rows for text in texts)


@cache
def _index(language: str) -> TriggerIndex:
    return TriggerIndex(compiled(language))


def _compile(code: str, text: str, language: str) -> Trigger:
    folded = text.lower().replace("ё", "е").replace("\u2013", "-")
    tokens = folded.split()
    parts: list[str] = []
    index = 0
    while index < len(tokens):
        used, part = _part(tokens, index, language)
        comma = ",?" if language == "kk" and _is_converb(tokens[index]) and tokens[index] != tokens[-1] else ""
        parts.append(f"(?P<gap{index}>{part}){_OWN_SPACE}" if tokens[index] == _GAP else part + comma)
        index += used
    source = _join(parts, _JOINT_EN if language == "en" else " +")
    end = "" if folded.endswith(":") else r"(?!\w)"
    verbal = tokens[-1].startswith("?") or ("/" in tokens[-1] and bool(_verb_stems(tokens[-1])))
    return Trigger(code, text, rf"(?<!\w){source}{end}", tuple(_stems(tokens, language)), verbal)


def _is_converb(token: str) -> bool:
    """«Жазасын өтеп, түрмеден шықты»: a comma may stand after a converb, which is as much part of the act."""
    return not token.startswith("?") and any(form.endswith("п") for form in token.split("/"))


def _join(parts: list[str], joint: str) -> str:
    """Parts are parted by spaces; a gap brings its own, an optional part the space that leads to what must be there."""
    needed = [number for number, part in enumerate(parts) if not part.endswith(_OPTIONAL)]
    source = ""
    for number, part in enumerate(parts):
        bare = part.removesuffix(_OPTIONAL).removesuffix(_OWN_SPACE)
        if number > needed[-1]:
            source += f"(?:{joint}{bare})?"
            continue
        joined = number and not parts[number - 1].endswith((_OPTIONAL, _OWN_SPACE))
        source += (joint if joined else "") + (f"(?:{bare}{joint})?" if part.endswith(_OPTIONAL) else bare)
    return source


def _part(tokens: list[str], index: int, language: str) -> tuple[int, str]:
    """How many tokens were used, and the source for them."""
    word = tokens[index]
    if word == _GAP:
        return 1, _gap(language, tokens[index - 1])
    if word.startswith("{n}-"):
        kinds = _kinds(word[4:])
        return 1, duration_source(language, kinds) if kinds else number_source(language) + re.escape(word[3:])
    if word == "{y}":
        return 2, duration_source(language, ("years",))
    if word == "{n}":
        return _number_part(tokens, index, language)
    last = index == len(tokens) - 1
    if word.startswith(("?{n}", "?{y}")):
        following = [token[1:] for token in tokens[index + 1 : index + 2] if token.startswith("?")]
        used, source = _part([word[1:], *following], 0, language)
        return used, f"(?:{source}){_OPTIONAL}"
    if word.startswith("?"):
        return 1, _word(word[1:], language, last) + _OPTIONAL
    return 1, _word(word, language, last)


def _word(word: str, language: str, last: bool) -> str:
    forms = word.split("/")
    if len(forms) > 1 and language == "kk" and all(form.endswith("~") for form in forms):
        return "(?:" + "|".join(_kazakh_stem(form[:-1]) for form in forms) + ")" + _unnamed(_KAZAKH_ENDING)
    if len(forms) > 1:
        return "(?:" + "|".join(_unnamed(_word(form, language, last)) for form in forms) + ")"
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    if word.endswith("~"):
        return _inflected(word[:-1], language, last)
    if language == "kk" and last and _KAZAKH_PAST.search(word):
        return _inflected(_KAZAKH_PAST.sub("", word), language, last)
    literal = re.escape(word)
    return literal.replace(r"\-", "[ -]") if language == "en" else literal


def _gap(language: str, before: str) -> str:
    """Up to six words; after an English verb or preposition also a name with an aside: «sentenced X, a nurse, to»."""
    if language != "en":
        return r"(?:[^\s;:]+ +){0,6}?"
    words = r"(?:[^\s,;:]+ +){0,6}?"
    aside = r"(?:[^\s,;:]+ +){0,3}?[^\s,;:]+, (?:[^\s,;:]+ +){0,6}?[^\s,;:]+, +"
    return rf"(?:{words}|{aside})" if before.endswith("ed") or _ABOUT & {*before.split("/")} else words


def _number_part(tokens: list[str], index: int, language: str) -> tuple[int, str]:
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    kinds = _kinds(following.rstrip("~"))
    if kinds:
        return 2, duration_source(language, kinds) + _SIGNS.get(following[-1], "")
    number = f"(?:{number_source(language)}|{indefinite_source(language)})"
    if not following and language == "ru":
        return 1, f"(?:{duration_source(language, ('years', 'months'))}|{number})"
    return 1, number


def _kinds(word: str) -> tuple[str, ...]:
    return next((kinds for starts, kinds in _UNIT_KINDS if word.startswith(starts)), ())


def _inflected(stem: str, language: str, last: bool) -> str:
    literal = re.escape(stem)
    if language == "en":
        return literal + "(?:s|es|d|ed|ing)?"
    if language == "ru":
        if stem.endswith(("ан", "ен", "ят", "ит")) and len(stem) > 3:
            return literal + "[аоы]?"
        if stem.endswith("л"):
            return literal + "[аои]?" + ("(?:сь|ся)?" if stem.endswith(_REFLEXIVE) else "")
        return literal + _RUSSIAN_ENDING
    return _kazakh_stem(stem) + (_KAZAKH_ENDING if last else _unnamed(_KAZAKH_ENDING)) + _kazakh_noun(stem)


def _kazakh_noun(stem: str) -> str:
    """Nouns marked with ``~`` take case endings instead; none of them is a verb stem."""
    return "" if not stem.endswith(("изолятор", "тізім")) else r"?\w{0,6}"


def _kazakh_stem(stem: str) -> str:
    """A final к, қ, п may soften before a vowel (шық: шығып)."""
    soft = {"қ": "ғ", "к": "г", "п": "б"}.get(stem[-1])
    return re.escape(stem[:-1]) + f"[{stem[-1]}{soft}]" if soft else re.escape(stem)


def _unnamed(source: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", source)


def _stems(tokens: list[str], language: str) -> Iterator[frozenset[str]]:
    """For each word that must be there, the beginnings it may have; short words and numbers are left out."""
    for index, token in enumerate(tokens):
        counted = index > 0 and tokens[index - 1] in ("{n}", "{y}") and _kinds(token.rstrip("~"))
        if counted or token == _GAP or token.startswith(("{n}", "{y}", "?")):
            continue
        last = index == len(tokens) - 1
        forms = [_beginning(form, language, last) for form in token.split("/")]
        if all(len(form) >= SHORTEST_STEM for form in forms):
            yield frozenset(forms)


def _beginning(word: str, language: str, last: bool) -> str:
    """The unchanging beginning of a trigger's word, up to the first sign that is no letter."""
    inflected = word.endswith(("~", "*"))
    stem = word.rstrip("~*").lstrip('"')
    if language == "kk" and last:
        stem = _KAZAKH_PAST.sub("", stem)
    if language == "kk" and stem and stem[-1] in "қкп" and (inflected or last):
        stem = stem[:-1]
    found = WORD.match(stem)
    if found is None or len(found.group()) < SHORTEST_STEM:
        return ""
    return found.group() + (WHOLE if language == "en" and not inflected else "")
