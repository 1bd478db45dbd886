"""``var/secret.key``: what cookies, messages of the queue and sealed seeds rest on. Never guessed, never made up.

Whoever knows it can sign a message of the queue, which is a program for every worker. So a project without a good one
is refused, and nothing stands in for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from registerpub.core.errors import ConfigError

NAME: Final = "secret.key"
#: As Django asks of its own (``security.W009``); ``init`` writes 64 letters of 64 kinds.
_SHORTEST, _KINDS = 50, 5
_MEND: Final = (
    "copy it from the machine of the desk; 'registerpub init' makes it for a new project. Where it is lost, see "
    '"Keys" in docs/operators.md'
)


def read_secret(var: Path) -> str:
    """The project's secret. Raises :class:`ConfigError` if it is missing, unreadable, too short or no line of letters.

    What is wrong is said without a letter of it.
    """
    path = var / NAME
    try:
        secret = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise ConfigError(f"{path} is missing: {_MEND}") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror}): give it to the account that runs this") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is no key, it holds other than plain letters: {_MEND}") from None
    if not secret:
        raise ConfigError(f"{path} is empty: {_MEND}")
    if not secret.isprintable() or " " in secret:
        raise ConfigError(f"{path} is no key, it is more than one word: {_MEND}")
    if len(secret) < _SHORTEST or len(set(secret)) < _KINDS:
        raise ConfigError(f"{path} is too easily guessed, it needs {_SHORTEST} letters or more: {_MEND}")
    return secret
