"""Claims: what a text asserts about people of the registers and about candidates. See :func:`read_claims`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from registerpub.core.claims.reader import read_claims

#: Raise it whenever a rule or table changes, so that stored readings are known to be out of date.
CLAIMS_VERSION = "5"

__all__ = ["CLAIMS_VERSION", "read_claims"]


def __getattr__(name: str) -> Any:
    """The reader when it is asked for: its patterns take longer to make than most commands take that read nothing."""
    if name != "read_claims":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from registerpub.core.claims.reader import read_claims

    return read_claims
