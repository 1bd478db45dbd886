"""The cases of a court's name, from the name as a source gives it. Closed rules; what they do not know stays as given.

A court's name is its head word (суд, коллегия; сот, соты, алқасы; court) with adjectives before it; what follows the
head never changes. A name in another language than the notice is left out: it is not ours to translate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from registerpub.core.notices.places import fits


@dataclass(frozen=True, slots=True)
class CourtForms:
    """``nominative`` is ready for a sentence in English (with its article); Russian ``where`` has its preposition."""

    nominative: str
    genitive: str
    where: str


#: Where the court is not known. Recognising the act already says that some court did it.
UNKNOWN_COURT = {
    "en": CourtForms("a court", "a court", "in court"),
    "ru": CourtForms("суд", "суда", "в суде"),
    "kk": CourtForms("сот", "соттың", "сотта"),
}


def court_forms(text: str, language: str) -> CourtForms | None:
    """The forms of the court named in ``text``, or None if it is in another language or of an unknown shape."""
    if language == "kk":
        return _kazakh(text)
    if not fits(text, language):
        return None
    return _russian(text) if language == "ru" else _english(text)


def _english(text: str) -> CourtForms | None:
    bare = re.sub(r"^(?:the|an?)\s+", "", text, flags=re.IGNORECASE)
    if not re.search(r"\bcourts?\b", bare, re.IGNORECASE):
        return None
    name = bare if re.match(r"court\s+no", bare, re.IGNORECASE) else f"the {bare}"
    return CourtForms(name, name, f"in {name}")


_KK_COURT = re.compile(r"(?P<base>(?:.*\s)?(?:соты|алқасы))(?:ның|нда|на|нан|н|мен)?", re.IGNORECASE)
_KK_BARE = re.compile(r"(?P<base>(?:.*\s)?сот)(?:тың|та|қа|тан|ты|пен)?", re.IGNORECASE)


def _kazakh(text: str) -> CourtForms | None:
    possessive = _KK_COURT.fullmatch(text)
    if possessive:
        base = possessive["base"]
        return CourtForms(base, f"{base}ның", f"{base}нда")
    bare = _KK_BARE.fullmatch(text)
    return CourtForms(bare["base"], f"{bare['base']}тың", f"{bare['base']}та") if bare else None


_RU_HEAD = re.compile(r"(?P<stem>суд|коллеги)(?P<ending>|а|у|ом|е|я|и|ю|ей)", re.IGNORECASE)
_RU_ADJECTIVE = re.compile(r"(?P<stem>[\w-]+?)(?P<ending>ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|юю|ей)", re.I)


def _russian(text: str) -> CourtForms | None:
    words = text.split()
    heads = [index for index, word in enumerate(words) if _RU_HEAD.fullmatch(word)]
    if not heads:
        return None
    head = _RU_HEAD.fullmatch(words[heads[0]])
    assert head is not None
    feminine = head["stem"].lower() == "коллеги"
    adjectives = [_adjective(word, feminine) for word in words[: heads[0]]]
    if any(forms is None for forms in adjectives):
        return None
    endings = ("я", "и", "и") if feminine else ("", "а", "е")
    rest = words[heads[0] + 1 :]
    built = [
        " ".join([*(forms[case] for forms in adjectives if forms), head["stem"] + endings[case], *rest])
        for case in range(3)
    ]
    return CourtForms(built[0], built[1], f"в {built[2]}")


def _adjective(word: str, feminine: bool) -> tuple[str, str, str] | None:
    """Nominative, genitive and prepositional of an adjective given in any case; None if it is not one."""
    match = _RU_ADJECTIVE.fullmatch(word)
    if match is None:
        return None
    stem, ending = match["stem"], match["ending"].lower()
    velar = stem[-1:].lower() in "кгх"
    soft = not velar and ending in ("ий", "его", "ему", "им", "ем", "яя", "юю")
    if feminine:
        return (stem + "яя", stem + "ей", stem + "ей") if soft else (stem + "ая", stem + "ой", stem + "ой")
    if soft:
        return stem + "ий", stem + "его", stem + "ем"
    return stem + ("ий" if velar else "ый"), stem + "ого", stem + "ом"
