"""Near-copies: whether two texts are one text, reprinted with another headline, a cut lead or words exchanged.

Words are compared in overlapping runs (w-shingling, Broder 1997): the share of the shorter text's runs that also stand
in the longer one. Three things that look like copies are none: independent reports that quote one statement, notes
that an agency fills in about other people, and short notes in one frame. So long quotations are left out first; where
little is shared it must be spread over the text, as by an editor who exchanged words, and not one stretch, as by a
quotation without marks; and the names and figures must mostly be the same.

Which texts are worth comparing at all is found by MinHash: texts that share a band of their sketches. A translation
shares no run of words and is not found here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rensa import RMinHash

#: Words in a run. With three, a word changed in every eight leaves half of the runs; with five hardly a third.
RUN: Final = 3
#: Measured (``bench/copies``): copies share .38 or more of their runs, independent reports .31 or less.
SHARED, SURELY_SHARED = 0.34, 0.5
#: Below :data:`SURELY_SHARED` what is shared must stand at this many places or more, none with nearly all of it.
_PLACES: Final = 3
_ONE_PLACE: Final = 0.8
#: Words that must be left for quotations to be set aside; a text of nearly nothing but quotations is compared whole.
_ENOUGH: Final = 12
#: Names and figures of the shorter text that the longer one lacks: so large a share, or so many and a smaller share.
_OTHERS, _SOME_OTHERS, _SOME = 0.5, 0.25, 3
#: Letters of a name that are compared: what follows may be an ending.
_STEM: Final = 5

_BANDS, _ROWS, _SEED = 32, 2, 42
#: The method of :func:`sketch`; sketches of another one cannot be compared. Grows when a sketch can come out otherwise.
SKETCH_METHOD: Final = f"1-{_BANDS}x{_ROWS}-{RUN}-rensa{RMinHash.ALGORITHM_VERSION}"

_WORD: Final = re.compile(r"\w+")
_TOKEN: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.!?…\n]")
_END: Final = ".!?…\n"
_QUOTATION: Final = re.compile(r"«[^«»]{25,}»|[“„][^“”„]{25,}[”“]|\"[^\"\n]{25,}\"")
_REMEMBERED: Final = 256


class _Read(NamedTuple):
    runs: tuple[str, ...]
    known: frozenset[str]
    facts: frozenset[str]


def are_copies(first: str, second: str) -> bool:
    """Whether the two are one text, whoever printed it first. A text without a word is no copy."""
    shorter, longer = sorted((_read(first), _read(second)), key=lambda read: (len(read.known), read.runs))
    if not shorter.known:
        return False
    share = len(shorter.known & longer.known) / len(shorter.known)
    if share < SHARED or _tells_of_others(shorter.facts, longer.facts):
        return False
    return share >= SURELY_SHARED or _is_spread([run in longer.known for run in shorter.runs])


def sketch(text: str, language: str) -> tuple[int, ...]:
    """Values of the text's MinHash bands, 64 bits with sign; near-copies in one language share at least one.

    Measured in ``bench/copies``. Empty for a text so short that its likeness to another says nothing.
    """
    runs = _read(text).runs
    if len(runs) + RUN - 1 < _ENOUGH:
        return ()
    minhash = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    minhash.update(list(dict.fromkeys(runs)))
    digest = minhash.digest()
    return tuple(_band(language, at, digest[at * _ROWS : (at + 1) * _ROWS]) for at in range(_BANDS))


def _band(language: str, at: int, rows: Sequence[int]) -> int:
    told = f"{language}:{at}:{','.join(map(str, rows))}".encode()
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> _Read:
    """Runs of words, case, punctuation and ё aside; a shorter text is one run."""
    plain = unicodedata.normalize("NFKC", text).replace("ё", "е").replace("Ё", "Е")
    words = _WORD.findall(_QUOTATION.sub(" ", plain).casefold())
    if len(words) < _ENOUGH:
        words = _WORD.findall(plain.casefold())
    runs = tuple(" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))) if words else ()
    return _Read(runs, frozenset(runs), _facts(plain))


def _facts(text: str) -> frozenset[str]:
    """Figures, and words in capitals that do not merely begin a sentence."""
    tokens = ["\n", *_TOKEN.findall(text), "\n"]
    found = set()
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token[0].isdigit():
            found.add(token)
        elif token[0].isupper() and (before not in _END or after[0].isupper()):
            found.add(token.casefold()[:_STEM])
    return frozenset(found)


def _tells_of_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether too many names and figures differ for one text. Texts without any say nothing of it."""
    fewer, more = sorted((one, other), key=len)
    lacking = len(fewer - more)
    return lacking > _OTHERS * len(fewer) or (lacking >= _SOME and lacking > _SOME_OTHERS * len(fewer))


def _is_spread(shared: Sequence[bool]) -> bool:
    """Whether the shared runs stand at several places, so that they are no single quotation."""
    places, length = [], 0
    for found in (*shared, False):
        if found:
            length += 1
        elif length:
            places.append(length)
            length = 0
    return len(places) >= _PLACES and max(places) <= _ONE_PLACE * sum(places)
