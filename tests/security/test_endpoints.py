"""Every address × nobody and the roles that can do most, fed with what no browser sends: no fault, no leak, no deed."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

from registerpub.store.models import AuditEntry, ClaimRow, Decision, LedgerEvent, Notice, Proposal, Vote
from registerpub.urls import urlpatterns
from tests.desk.conftest import sign_in
from tests.desk.samples import World, make_trials, make_webhook
from tests.desk.test_permissions import TABLE, address_of
from tests.desk.test_protection import HEADERS, POLICY
from tests.security.forms import description, forms_of

#: Markup that is new in an answer only if what was sent came back as it was.
MARK = "<zq9 onload=x>'\"&{{7*7}}"
HOSTILE = (
    "\x00",
    "a\x00b",
    "\ufffe\u202e\u200b",
    "9" * 400,
    "-1",
    "9223372036854775808",
    "1e999",
    "NaN",
    "../../etc/passwd",
    "0000-99-99",
    "[]",
    '{"a":',
    "'; DROP TABLE x; --",
    "%00%ff%zz",
    "x" * 50_000,
    MARK,
)
LEAKS = re.compile(r"Traceback \(most recent|File \"/|site-packages|DoesNotExist|sqlite3\.|django\.db|OperationalError")
#: Addresses with a number in them: what stands before and after it.
NUMBERED = [
    (route.partition("<int:")[0], route.partition("<int:")[2].partition(">")[2])
    for route in (str(pattern.pattern) for pattern in urlpatterns)
    if "<int:" in route and "<str:" not in route
]
HEADERS_OF_STRANGERS = (
    ("accept-language", "kk;q=9, x-" + "y" * 5000),
    ("accept-language", MARK),
    ("cookie", "sessionid=\x00; csrftoken=; desk_language=" + MARK),
    ("cookie", "sessionid=" + "s" * 5000),
    ("cookie", ";=;=\xff"),
    ("authorization", "Bearer " + MARK),
    ("authorization", "Basic \xff"),
    ("if-none-match", '"' * 500),
    ("if-modified-since", "Thu, 99 Foo 99999"),
    ("range", "bytes=9-1,-,99999999999999999999-"),
    ("accept", "*/*;q=x, application/json"),
    ("accept-encoding", "br, \x00"),
    ("referer", "javascript:" + MARK),
    ("user-agent", "\x00" + MARK),
    ("x-forwarded-for", "::1, " + "9" * 500),
    ("x-forwarded-host", "evil.invalid"),
    ("x-http-method-override", "DELETE"),
    ("content-length", "-1"),
)
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


class Checks:
    """Looks at every answer and keeps where something was wrong, so that one run tells of all."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def __call__(self, answer: Any, place: object) -> None:
        try:
            look(answer, place)
        except AssertionError as error:
            self.wrong.append(f"{place} {answer.status_code}: {str(error)[:300]}")


@pytest.fixture
def check() -> Iterator[Checks]:
    checks = Checks()
    yield checks
    assert not checks.wrong, "\n".join(checks.wrong)


def look(answer: Any, place: object) -> None:
    """What holds of every answer, whatever was asked."""
    assert answer.status_code < 500, place
    text = b"".join(answer).decode(errors="replace") if answer.streaming else answer.content.decode(errors="replace")
    assert not LEAKS.search(text), place
    assert "<zq9" not in text and "49&" not in text, place
    assert not any(MARK in str(value) or "\n" in str(value) for value in answer.headers.values()), place
    assert answer["Content-Security-Policy"] in (POLICY, POLICY.replace("img-src 'self'", "img-src 'self' data:")), (
        place
    )
    assert {name: answer.get(name) for name in HEADERS} == HEADERS, place
    location = answer.get("Location", "/")
    assert location.startswith("/") and not location.startswith("//"), place


def store() -> list[Any]:
    """What must not change by looking: votes, decisions, events, notices, the audit and the state of cards."""
    counted = [model.objects.count() for model in (Vote, Decision, LedgerEvent, Notice, AuditEntry)]
    return [*counted, *Proposal.objects.order_by("pk").values_list("state", "version")]


def alive(client: Client, role: str) -> bool:
    return role == "nobody" or client.get("/accounts/devices/").status_code == 200


def test_looking_changes_nothing_and_hostile_queries_break_nothing(clients: dict[str, Client], check: Checks) -> None:
    for name in TABLE:
        address = address_of(name)
        before = store()
        for role, client in clients.items():
            if name == "account_logout":
                continue
            query = dict(zip(("q", "page", "next", "action", "a"), HOSTILE[:5], strict=True))
            check(client.get(address, {**query, "language": MARK, "next": "//evil.invalid/"}), (name, role))
            check(client.head(address, {"page": HOSTILE[5], "next": "https://evil.invalid/"}), (name, role))
        assert store() == before, name


@pytest.mark.parametrize("role", ["nobody", "publisher", "keeper"])
def test_forms_with_hostile_fields_break_nothing(role: str, clients: dict[str, Client], check: Checks) -> None:
    client = clients[role]
    forms = {name: fields for name, fields in forms_of(client).items() if name != "account_logout"}
    assert role == "nobody" or len(forms) > 5
    number = 0
    for name, fields in forms.items():
        address = address_of(name)
        usual = {field: values[0] for field, values in fields.items()}
        for field in fields:
            sent = {**usual, field: HOSTILE[number % len(HOSTILE)]}
            number += 1
            check(client.post(address, sent), (name, role, field, sent[field][:20]))
        check(client.post(address, dict.fromkeys(fields, MARK)), (name, role, "all"))
        check(
            client.post(address, {field: [value, MARK, "\x00"] for field, value in usual.items()}), (name, role, "many")
        )


@pytest.mark.parametrize("role", ["nobody", "keeper"])
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"action": "confirm"}'),
        ("application/json; charset=utf-99", b"\xff\xfe"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'),
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=" + "b" * 300, b"--b"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"action=confirm&%ff=%00&a=%ED%A0%80"),
        ("application/x-www-form-urlencoded", b"&&==&%&%zz=%u0000&" + b"action=x&" * 900),
        ("", b"\x00\xff"),
        ("text/\x7f", b"x" * 100_000),
    ],
)
def test_bodies_of_the_wrong_kind_break_nothing(
    role: str, kind: str, body: bytes, clients: dict[str, Client], check: Checks
) -> None:
    client = clients[role]
    for name in TABLE:
        if name == "account_logout":
            continue
        address, before = address_of(name), store()
        check(client.generic("POST", address, body, kind), name)
        assert store() == before, name


@pytest.mark.parametrize("role", ["nobody", "keeper"])
def test_hostile_addresses_headers_and_methods_break_nothing(
    role: str, clients: dict[str, Client], check: Checks
) -> None:
    client, before = clients[role], store()
    for path in (
        "\x00",
        "%00",
        "%ff",
        "%ED%A0%80",
        "..%2f..%2f",
        "//evil.invalid/",
        "a" * 9000,
        MARK,
        "\u202e",
        ";/..",
    ):
        for start in (
            "/",
            "/cards/",
            "/people/",
            "/public/",
            "/static/",
            "/notices/",
            "/live/cards/",
            "/accounts/all/",
        ):
            check(client.get(start + path), (start, path[:20]))
    for huge in ("9" * 19, "9" * 400, "0", "00", "9223372036854775807", "9223372036854775808"):
        for start, rest in NUMBERED:
            check(client.get(f"/{start}{huge}{rest}"), (start, huge[:20]))
            check(client.post(f"/{start}{huge}{rest}", {"action": "x"}), (start, huge[:20]))
    for name, value in HEADERS_OF_STRANGERS:
        for address in ("/", "/accounts/login/", "/static/desk.css", "/public/", "/metrics", "/healthz", "/nowhere/"):
            check(client.get(address, headers={name: value}), (name, value[:20]))
    for method in ("PUT", "OPTIONS", "TRACE", "GETT"):
        for name in TABLE:
            if name != "account_logout":
                check(client.generic(method, address_of(name), b"action=confirm"), (method, name))
    assert store() == before


def test_no_form_counts_without_the_token_of_its_session(clients: dict[str, Client], check: Checks) -> None:
    for role in ("nobody", "keeper"):
        client, before = clients[role], store()
        client.handler.enforce_csrf_checks = True
        for name, rule in TABLE.items():
            if not rule.send:
                continue
            sent = {"action": next(iter(rule.send)), "csrfmiddlewaretoken": "x" * 64}
            headers = {"x-csrftoken": "\x00", "origin": "https://evil.invalid"}
            for answer in (client.post(address_of(name), sent), client.post(address_of(name), headers=headers)):
                check(answer, (name, role))
                assert answer.status_code == 403, (name, role)
        assert store() == before


def explore(clients: dict[str, Client], examples: int) -> int:
    """schemathesis over the description of every address, through WSGI and with a token; how many were sent."""
    document = description({**forms_of(clients["editor"]), **forms_of(clients["keeper"])})
    schema = schemathesis.openapi.from_dict(document)
    schema.app = WSGIHandler()
    left_out = {"look-account_logout", "send-account_logout", "send-devices", "send-account_change_password"}
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 2 * len(TABLE)
    chosen = [one for one in operations if one.definition.raw["operationId"] not in left_out]
    sent, numbers = [], count()
    unhurried = hypothesis(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @unhurried
    @given(data=st.data(), role=st.sampled_from(ROLES))
    def run(data: st.DataObject, role: str) -> None:
        operation = data.draw(st.sampled_from(chosen))
        case = data.draw(operation.as_strategy())
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

    run()
    assert {200, 302, 403} <= set(sent), "the addresses are reached"
    return len(sent)


def test_schemathesis_finds_no_fault(clients: dict[str, Client]) -> None:
    assert explore(clients, 60) >= 60


@pytest.mark.slow
def test_schemathesis_finds_no_fault_in_many_tries(clients: dict[str, Client]) -> None:
    assert explore(clients, 10_000) >= 10_000
