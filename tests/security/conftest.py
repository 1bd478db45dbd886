"""The desk's world and its accounts, for what is tried on every address."""

from __future__ import annotations

import pytest
from django.test import Client

from registerpub.store.models import ClaimRow
from tests.desk.conftest import _catalogues, _fresh_limits, _quick_passwords, sign_in, world
from tests.desk.samples import World, make_trials, make_webhook
from tests.desk.test_permissions import TABLE, address_of

__all__ = ["_catalogues", "_fresh_limits", "_quick_passwords", "world"]

#: Fields of a stored claim that the invented ones leave open.
UNSAID = ("article", "place", "facility", "speaker", "register", "owner", "rule")
ROLES = ("nobody", "editor", "publisher", "keeper")


@pytest.fixture
def clients(world: World) -> dict[str, Client]:
    """One signed-in client for each role, in a world with a card of each kind, trials and an outlet."""
    make_trials()
    make_webhook()
    for claim in ClaimRow.objects.all():
        claim.data = {**dict.fromkeys(UNSAID), "alternatives": [], "certainty": "strong", **claim.data}
        claim.data["quote"], claim.data["date_basis"] = claim.data["trigger"], "stated"
        claim.save()
    for name in TABLE:
        address_of(name)  # makes the rows that stand behind an address
    made = {"nobody": Client(), **{role: sign_in(f"fuzz-{role}", role) for role in ROLES[1:]}}
    for client in made.values():
        client.raise_request_exception = False
    return made
