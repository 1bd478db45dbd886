"""schemathesis over every address, described from the URLconf and from the forms that pages show."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
import schemathesis
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from schemathesis.core.result import Ok

from tests.desk.conftest import sign_in
from tests.desk.test_permissions import TABLE
from tests.security.conftest import ROLES
from tests.security.forms import description, forms_of
from tests.security.test_endpoints import LEAKS, store


def alive(client: Client, role: str) -> bool:
    return role == "nobody" or client.get("/accounts/devices/").status_code == 200


def explore(clients: dict[str, Client], examples: int, *, same_each_time: bool) -> int:
    """schemathesis over the description of every address, through WSGI and with a token; how many were sent.

    ``examples`` are tried at each address, so that none depends on being drawn among the others.
    """
    document = description({**forms_of(clients["editor"]), **forms_of(clients["keeper"])})
    schema = schemathesis.openapi.from_dict(document)
    schema.app = WSGIHandler()
    left_out = {"look-account_logout", "send-account_logout", "send-devices", "send-account_change_password"}
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == 2 * len(TABLE)
    chosen = [one for one in operations if one.definition.raw["operationId"] not in left_out]
    sent, numbers = [], count()
    unhurried = hypothesis(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=same_each_time,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    def send(case: schemathesis.Case[Any], role: str) -> None:
        if not alive(clients[role], role):
            clients[role] = sign_in(f"again-{next(numbers)}", role)
        token = "t" * 32
        jar = clients[role].cookies
        session = f"{name}={jar[name].value}; " if (name := settings.SESSION_COOKIE_NAME) in jar else ""
        before = store() if case.method == "GET" else None
        extra = {"Cookie": f"{session}{settings.CSRF_COOKIE_NAME}={token}", "X-CSRFToken": token}
        answer = case.call(headers=extra)
        sent.append(answer.status_code)
        assert answer.status_code < 500, case.as_curl_command()
        assert not LEAKS.search(answer.content.decode(errors="replace")), case.as_curl_command()
        policy = answer.headers["content-security-policy"][0]
        assert policy.startswith("default-src 'none'"), case.as_curl_command()
        assert before is None or store() == before, case.as_curl_command()

    for operation in chosen:
        unhurried(given(case=operation.as_strategy(), role=st.sampled_from(ROLES))(send))()
    assert {200, 302, 403} <= set(sent), "the addresses are reached"
    return len(sent)


def test_schemathesis_finds_no_fault(clients: dict[str, Client]) -> None:
    assert explore(clients, 2, same_each_time=True) >= len(TABLE)


@pytest.mark.slow
def test_schemathesis_finds_no_fault_in_many_tries(clients: dict[str, Client]) -> None:
    assert explore(clients, 100, same_each_time=False) >= 10_000
