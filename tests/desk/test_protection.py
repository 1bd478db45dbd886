"""What every answer carries, cookies, sizes, and that no name gets out by an address, a title or a log."""

from __future__ import annotations

import io
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from .conftest import sign_in
from .samples import World
from .test_permissions import TABLE, address_of

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


@pytest.mark.parametrize("role", ["keeper", None])
def test_every_answer_carries_the_protective_headers(role: str | None, world: World) -> None:
    signed = sign_in("u", role)
    for name in [*TABLE, "nowhere"]:
        address = "/nowhere/" if name == "nowhere" else address_of(name)
        for client in (signed, Client()):
            for response in (client.get(address), client.post(address, {"action": "x"}), client.head(address)):
                policy = response["Content-Security-Policy"]
                assert policy in (POLICY, POLICY.replace("img-src 'self'", "img-src 'self' data:")), name
                assert ("data:" in policy) <= (name == "mfa_activate_totp"), name
                assert {header: response[header] for header in HEADERS} == HEADERS, name
                assert "camera=()" in response["Permissions-Policy"], name
                assert "no-store" in response["Cache-Control"] or name == "static", name
        if name == "account_logout":
            signed = sign_in("again", role)


@pytest.mark.parametrize("role", ["keeper", "editor"])
def test_no_page_holds_a_script_or_a_style_of_its_own_or_asks_elsewhere(role: str, world: World) -> None:
    client = sign_in("u", role)
    for name, rule in TABLE.items():
        if rule.look is None or name in ("static", "public", "public_file", "account_logout"):
            continue
        page = client.get(address_of(name)).content.decode()
        for attributes, content in re.findall(r"<script\b([^>]*)>(.*?)</script>", page, re.DOTALL):
            assert 'type="application/json"' in attributes or ('src="/static/' in attributes and not content), name
        assert "<style" not in page and " style=" not in page and "javascript:" not in page, name
        assert not re.search(r"\son\w+=", page), name
        assert not re.search(r'(src|href|action)="(https?:)?//', page), name
        assert "aksai" not in page.partition("</title>")[0].lower() and "Бекенов" not in page.partition("</title>")[0]


def test_cookies_are_for_this_site_and_its_server_only(world: World) -> None:
    client = sign_in("u", "editor")
    client.get("/")
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert cookie["samesite"] == "Strict" and cookie["httponly"], name
        assert not cookie["domain"] and cookie["path"] == "/"
    assert not client.cookies["sessionid"]["max-age"]


def test_what_the_desk_says_lies_in_no_cookie(world: World) -> None:
    client = sign_in("u", "editor")
    client.post("/people/pk3t8w2xq/names/", {"language": "en", "full": "Talgat Bekenov"})
    assert set(client.cookies) <= {"sessionid", "csrftoken"}
    assert "kept as checked" in client.get("/people/pk3t8w2xq/").content.decode()


SETTINGS = """
import django; django.setup()
from django.conf import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,
      s.SECURE_HSTS_SECONDS > 0, s.SECURE_PROXY_SSL_HEADER,
      s.CACHES["default"]["BACKEND"].rpartition(".")[2],
      getattr(s, "ALLAUTH_TRUSTED_PROXY_COUNT", 0), ",".join(s.ALLOWED_HOSTS))
"""
STRICT = "__Host-session __Host-csrf True True True ('HTTP_X_FORWARDED_PROTO', 'https') DatabaseCache 1"
LOCAL = "sessionid csrftoken False False False None DatabaseCache 0 127.0.0.1,localhost"
ONION = "b" * 56 + ".onion"


@pytest.mark.parametrize(
    ("desk", "told"),
    [
        ('address = "https://desk.example"', f"{STRICT} 127.0.0.1,localhost,desk.example"),
        ('listen = "0.0.0.0:8000"', f"{STRICT} 127.0.0.1,localhost"),
        ('listen = "localhost:8000"', LOCAL),
        (
            f'address = "http://{ONION}"',
            f"sessionid csrftoken False False False None DatabaseCache 0 127.0.0.1,localhost,{ONION}",
        ),
    ],
)
def test_outside_this_machine_cookies_are_secure_and_bound_to_the_host(desk: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "registerpub.toml").write_text(f"[desk]\n{desk}\n", encoding="utf-8")
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(tmp_path), "DJANGO_SETTINGS_MODULE": "registerpub.settings"}
    done = subprocess.run([sys.executable, "-c", SETTINGS], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == told


def test_a_body_that_is_too_large_is_refused_before_it_is_read(world: World) -> None:
    client = sign_in("u", "editor")
    for address in ("/cards/verdict234/", "/accounts/login/", "/language/"):
        answer = client.post(address, {"action": "x" * 1_000_001})
        assert answer.status_code == 413 and "This is too much at once" in answer.content.decode()
    assert client.post("/language/", {f"f{number}": "" for number in range(1001)}).status_code == 400


def test_no_view_takes_a_file_that_it_did_not_ask_for(world: World) -> None:
    client = sign_in("u", "editor")
    for address in ("/cards/verdict234/", "/accounts/login/", "/accounts/devices/"):
        file = SimpleUploadedFile("a.html", b"<script>")
        answer = client.post(address, {"action": "confirm", "file": file})
        assert answer.status_code == 415 and "This page takes no files" in answer.content.decode()


@pytest.mark.parametrize("host", ["evil.invalid", "127.0.0.1.evil.invalid", ""])
def test_other_host_names_are_refused(host: str, world: World) -> None:
    assert Client(headers={"host": host}).get("/accounts/login/").status_code == 400


def test_forged_ids_are_not_found_and_tell_nothing(world: World) -> None:
    client = sign_in("u", "keeper")
    for address in (
        "/cards/nosuchcard/",
        "/cards/%D0%91/",
        "/people/p0000000/",
        "/people/..%2f..%2fsecret/",
        "/document/999999/history/",
        "/accounts/all/0/",
        "/accounts/factors/passkeys/1/remove/",
    ):
        response = client.get(address)
        assert response.status_code == 404, address
        assert "Traceback" not in response.content.decode()


def test_nothing_that_is_logged_names_a_person_or_an_account(world: World, caplog: pytest.LogCaptureFixture) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger().addHandler(handler)
    try:
        caplog.set_level(logging.DEBUG)
        client = sign_in("gulnar-the-editor", "viewer")
        client.get("/cards/nosuchcard/")
        client.post("/cards/verdict234/", {"action": "confirm", "name.ru": "Талгат Бекенов"})
        client.get("/people/pk3t8w2xq/")
        for _ in range(32):
            client.post("/accounts/login/", {"login": "gulnar-the-editor", "password": "no"})
    finally:
        logging.getLogger().removeHandler(handler)
    said = stream.getvalue() + caplog.text
    said = "\n".join(line for line in said.splitlines() if "django.db.backends" not in line)
    assert "gulnar" not in said and "Бекенов" not in said and "Bekenov" not in said
