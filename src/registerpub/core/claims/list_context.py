"""Of which list a text speaks: of political prisoners at all, of an earlier one, of one that the state keeps."""

from __future__ import annotations

import re

_TERROR = re.compile(r"terror|террор|лаңкес|wanted|розыск|іздеу|санкцион|sanction|финмониторинг|қаржыландыру")
_STATE_LISTS = re.compile(
    r"(?:wanted|sanctions?|terror\w*|blacklist|розыск|санкцион|террор|перечень|перечня|іздеу|лаңкес|қаржыландыру)"
)
_PREVIOUS_LIST = re.compile(
    r"\b(?:previous|earlier|former|old|last|original) (?:\w+ )?(?:list|register)\b|\b(?:предыдущ|прежн|прошл|"
    r"стар)\w+ (?:\w+ )?(?:спис|реестр)\w+|"
    r"\b(?:ранее|раньше|прежде|до этого)\b[^.]{0,40}\bспис\w+|\bспис\w+[^.]{0,20}\b(?:ранее|раньше|прежде|до этого)\b|"
    r"\b(?:алдыңғы|бұрынғы|өткен|ескі|бұған дейінгі|осыған дейінгі) (?:\w+ )?тізім\w*|\b(?:бұған дейін|"
    r"бұрын)\b[^.]{0,40}\bтізім\w*|\bтізім\w*[^.]{0,20}\b(?:бұған дейін|бұрын)\b"
)
_CONTEXT = re.compile(
    r"political prisoners?|политзэк|политическ\w+ узник|prisoners? of conscience|политзаключ|политическ\w+ заключ|"
    r"политузник|политз[еэ]к|политическ\w+ мотив|политически преследуем|саяси тұтқын|"
    r"саяси қамау|саяси (?:себеп\w*|астар\w*) (?:қамал|сотталған|бас бостандығынан айыр|түрмеде отыр|қудалан)|"
    r"ар-ождан тұтқын"
)


def has_list_context(folded: str) -> bool:
    """Whether a text speaks of political prisoners at all: without it «the list» is any list."""
    return bool(_CONTEXT.search(folded))


def about_previous_list(folded: str) -> bool:
    """«The previous list included …»: what was, no news."""
    return bool(_PREVIOUS_LIST.search(folded))


def about_state_list(folded: str) -> bool:
    """A list of the state (wanted, terrorism financing), not of a register's owner."""
    return bool(_STATE_LISTS.search(folded)) and not (_CONTEXT.search(folded) and not _TERROR.search(folded))
