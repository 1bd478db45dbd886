"""Every address × nobody and the roles that can do most, fed with what no browser sends: no fault, no leak, no deed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from registerpub.store.models import AuditEntry, Decision, LedgerEvent, Notice, Proposal, Vote
from registerpub.urls import urlpatterns
from tests.desk.test_permissions import TABLE, address_of
from tests.desk.test_protection import HEADERS, POLICY
from tests.security.forms import forms_of

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
