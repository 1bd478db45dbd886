"""The one clock. Stages take ``now`` as an argument; only their callers ask the time."""

from __future__ import annotations

import datetime as dt


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
