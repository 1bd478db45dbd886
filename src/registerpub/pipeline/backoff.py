"""When what is told to the outside is tried again: fixed steps, the same for webhooks and for hubs, 54 hours in all.

Alerts to the operator stay at the first of them and are never given up.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

_MINUTE, _HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
#: Between one attempt and the next. No chance in them: outlets and operators can work out when the next one comes.
WAITS: Final = (
    *(1 * _MINUTE, 4 * _MINUTE, 10 * _MINUTE, 45 * _MINUTE),
    *(2 * _HOUR, 4 * _HOUR, 8 * _HOUR, 15 * _HOUR, 24 * _HOUR),
)
#: So many attempts are made; the last one 54 hours and some seconds after the first.
ATTEMPTS: Final = len(WAITS) + 1
#: An attempt ends within this time. Shorter than every wait, so that moving ``due`` on keeps others away meanwhile.
SECONDS: Final = 15.0


def due_after(attempts: int, now: dt.datetime) -> dt.datetime:
    """When the next attempt is due if the one that begins now, after ``attempts`` others, fails or is killed.

    After the last one there is none by plan; whoever was killed in it begins it again.
    """
    return now + (WAITS[attempts] if attempts < len(WAITS) else WAITS[0])


def is_last(attempts: int) -> bool:
    """Whether no attempt follows the one that began after ``attempts`` others."""
    return attempts >= len(WAITS)
