"""The desk's world and its accounts, for what is tried on every address."""

from __future__ import annotations

from tests.desk.conftest import _catalogues, _fresh_limits, _quick_passwords, world

__all__ = ["_catalogues", "_fresh_limits", "_quick_passwords", "world"]
