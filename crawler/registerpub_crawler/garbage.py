"""How often a crawl looks for garbage: most of what it makes goes away by itself."""

from __future__ import annotations

import gc

#: Objects made since the last look and still there. Python's own number makes it look after every few pages.
_EVERY = 10_000


def collect_seldom() -> None:
    """From now on; what is loaded by now lives as long as the process and is not gone through again."""
    gc.freeze()
    gc.set_threshold(_EVERY)
