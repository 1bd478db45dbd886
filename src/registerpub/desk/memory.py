"""What the desk's server does about Python's collector of cycles, once it stands."""

from __future__ import annotations

import gc

from django.urls import get_resolver

#: New objects between two looks for cycles. Python's own 700 means a dozen looks while one page is made.
_BETWEEN = 10_000


def settle() -> None:
    """Load what every page needs, and leave it out of all later looks: code and catalogues stay until the end.

    For processes that serve pages alone: nothing that was there before is freed again.
    """
    assert get_resolver().url_patterns  # the views, and what they import
    gc.collect()
    gc.freeze()
    gc.set_threshold(_BETWEEN, *gc.get_threshold()[1:])
