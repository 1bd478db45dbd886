"""The desk's server leaves its own code out of the looks for cycles."""

from __future__ import annotations

import gc

from registerpub.desk.memory import settle


def test_a_server_that_stands_looks_seldom_and_only_at_what_is_new() -> None:
    before = gc.get_threshold()
    try:
        settle()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold()[0] > before[0] and gc.isenabled()
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
