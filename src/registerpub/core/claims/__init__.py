"""Claims: what a text asserts about people of the registers and about candidates. See :func:`read_claims`."""

from __future__ import annotations

from registerpub.core.claims.reader import read_claims

#: Raise it whenever a rule or table changes, so that stored readings are known to be out of date.
CLAIMS_VERSION = "4"

__all__ = ["CLAIMS_VERSION", "read_claims"]
