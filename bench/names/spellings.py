"""Writes a name in another language by published schemes, independent of the matcher that is measured.

Kazakh letters follow tables of their own below (BGN/PCGN 1979, the house style of RFE/RL, identity documents, Russian
press), and ICU's transform where PyICU is installed; Russian letters follow the ``iuliia`` package.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from bench.names.data import GivenName

Writer = Callable[[str], str]

_VOWELS = "аәоөұүуыіеэиюяё"
_COMMON = (
    "а=a б=b в=v г=g д=d е=e ж=zh з=z к=k л=l м=m н=n о=o п=p р=r с=s т=t ф=f х=kh һ=h ц=ts ч=ch ш=sh щ=shch "
    "ы=y і=i ю=yu я=ya ё=yo ұ=u"
)
_KAZAKH_LATIN = {
    "bgn_pcgn": "ә=ä ғ=gh и=ī й=y қ=q ң=ng ө=ö у=ū ү=ü ъ=” ь=’ э=ė",
    "rferl": "ә=a ғ=gh и=i й=i қ=q ң=ng ө=o у=u ү=u ъ= ь= э=e",
    "passport": "ә=a ғ=g и=i й=i қ=k ң=n ө=o у=u ү=u ъ= ь= э=e",
    "passport_ye": "ә=a ғ=g и=i й=y қ=k ң=n ө=o у=u ү=u ъ= ь= э=e",
}
_KAZAKH_IN_RUSSIAN = "ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и"
KAZAKH_TO_ENGLISH = (*_KAZAKH_LATIN, "icu_bgn")
RUSSIAN_TO_ENGLISH = ("bgn_pcgn", "icao_doc_9303", "wikipedia")
KAZAKH_TO_RUSSIAN = ("ru_media", "ru_media+kazper")
RUSSIAN_TO_KAZAKH = ("unchanged", "kazper")


def _table(pairs: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in pairs.split())


def _by_letters(table: dict[str, str], ye: bool = False) -> Writer:
    """A writer for single words; ``ye``: е at the start and after a vowel becomes ye, as in Yerzhan Bokayev."""

    def write(word: str) -> str:
        lower = word.lower()
        before = " " + lower
        letters = [
            "ye" if ye and letter == "е" and previous in f" -{_VOWELS}" else table.get(letter, letter)
            for previous, letter in zip(before, lower, strict=False)
        ]
        return _capitals("".join(letters))

    return write


def _capitals(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def kazakh_to_english(scheme: str) -> Writer | None:
    """A writer of Kazakh words in Latin letters; None if the scheme's package is not installed."""
    if scheme == "icu_bgn":
        return _icu_writer()
    return _by_letters(_table(f"{_COMMON} {_KAZAKH_LATIN[scheme]}"), ye=scheme.endswith("_ye"))


def _icu_writer() -> Writer | None:
    try:
        icu = importlib.import_module("icu")
    except ImportError:
        return None
    transform = icu.Transliterator.createInstance("Kazakh-Latin/BGN")
    return lambda word: str(transform.transliterate(word))


def russian_to_english(scheme: str) -> Writer:
    """Raises ``ImportError`` without the iuliia package."""
    schema = importlib.import_module("iuliia").schemas.get(scheme)
    return lambda word: str(schema.translate(word)).replace("ё", "ë")  # its BGN/PCGN leaves that letter Cyrillic


def kazakh_to_russian() -> Writer:
    return _by_letters(_table(_KAZAKH_IN_RUSSIAN))


def given_names(given: Iterable[GivenName], source: str, target: str) -> dict[str, str]:
    """Given names of one language in another; the first pair of several counts."""
    found: dict[str, str] = {}
    for name in given:
        found.setdefault(name.in_language(source), name.in_language(target))
    return found


@lru_cache(maxsize=200_000)
def plain_key(word: str) -> str:
    """A word of any of the three scripts as plain Latin letters, for telling that two spellings are one name."""
    return unicodedata.normalize("NFKD", _PLAIN(word)).encode("ascii", "ignore").decode().lower()


@lru_cache(maxsize=200_000)
def loose_key(word: str) -> str:
    """A plain key in which the schemes for Latin letters fall together: ye and e, y and i, q and k, kh and h."""
    key = plain_key(word)
    for written, plain in (("ye", "e"), ("y", "i"), ("q", "k"), ("kh", "h"), ("gh", "g"), ("ii", "i"), ("w", "v")):
        key = key.replace(written, plain)
    return key


_PLAIN = _by_letters(_table(f"{_COMMON} {_KAZAKH_LATIN['passport']}"))
