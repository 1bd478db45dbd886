"""What the table of events lets out about statuses: derived from the events that lead to them, never listed twice."""

from __future__ import annotations

import pytest

from registerpub.core.events import (
    CONSENT_STATUSES,
    EVENT_TYPES,
    PRIVATE_STATUSES,
    STATUSES,
    is_consent_needed,
    is_private,
)


@pytest.mark.parametrize("status", sorted(STATUSES))
def test_reporting_a_status_is_never_freer_than_every_event_that_leads_to_it(status: str) -> None:
    leading = {kind.publish for kind in EVENT_TYPES.values() if kind.to == status}
    if leading and "always" not in leading:
        assert is_private("STATE_REPORTED", status) or is_consent_needed("STATE_REPORTED", status)


def test_a_status_is_private_or_needs_consent_but_not_both() -> None:
    assert not PRIVATE_STATUSES & CONSENT_STATUSES


def test_being_in_exile_needs_consent_like_leaving_the_country() -> None:
    assert is_consent_needed("LEFT_COUNTRY", None)
    assert is_consent_needed("STATE_REPORTED", "in_exile")


def test_what_the_public_record_allows_needs_no_consent() -> None:
    assert not is_consent_needed("STATE_REPORTED", "convicted_imprisoned")
    assert not is_consent_needed("STATE_REPORTED", None)
    assert not is_consent_needed("SENTENCED_PRISON", None)
