"""Alerts by mail: what they tell, and that what leaves this machine is sealed where the server can, or not sent."""

from __future__ import annotations

import datetime as dt
import ipaddress
import smtplib
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import Mock

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from registerpub.config import Config
from registerpub.pipeline.watching import alerts
from registerpub.pipeline.watching.alerts import watch
from registerpub.store.models import Finding
from tests.pipeline.watching.test_alerts import HOUR, failing, watching

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@dataclass
class Mailbox:
    """A mail server on loopback that takes everything. ``got``: each line and whether it came sealed.

    ``seal``: it offers STARTTLS with that certificate, if there is one.
    """

    address: str = ""
    seal: ssl.SSLContext | None = None
    got: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        return [line for line, _ in self.got]

    def settings(self) -> dict[str, object]:
        return {"mail_to": ("ops@group.example",), "mail_from": "desk@group.example", "mail_server": self.address}


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.sendall(b"220 here\r\n")
            if self.talk(self.request, sealed=False) and box.seal:
                try:
                    sealed = box.seal.wrap_socket(self.request, server_side=True)
                except (ssl.SSLError, OSError):  # the client does not trust it and hangs up
                    return
                with sealed:
                    self.talk(sealed, sealed=True)

        def talk(self, connection: ssl.SSLSocket, *, sealed: bool) -> bool:
            """Until the client asks for STARTTLS (True) or has had enough."""
            offer = b"250-here\r\n250 STARTTLS\r\n" if box.seal and not sealed else b"250 here\r\n"
            answers = {"EHLO": offer, "STAR": b"220 go on\r\n", "DATA": b"354 go on\r\n", "QUIT": b"221 bye\r\n"}
            data = False
            with connection.makefile("rb") as lines:
                for raw in lines:
                    line = raw.decode().rstrip("\r\n")
                    box.got.append((line, sealed))
                    if data and line != ".":
                        continue
                    connection.sendall(answers.get(line[:4].upper(), b"250 fine\r\n"))
                    data = line.upper() == "DATA"
                    if line.upper() in ("QUIT", "STARTTLS"):
                        return line.upper() == "STARTTLS"
            return False

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        box.address = f"127.0.0.1:{server.server_address[1]}"
        yield box
        server.shutdown()


@pytest.fixture
def certificate(tmp_path: Path, mailbox: Mailbox) -> Path:
    """The mail server offers STARTTLS with this certificate, which it has signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail of a test")])
    now = dt.datetime.now(dt.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - DAY, now + DAY)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    signed = made.add_extension(here, critical=False).sign(key, hashes.SHA256())
    path = tmp_path / "mail.pem"
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "mail.key").write_bytes(secret)
    mailbox.seal = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mailbox.seal.load_cert_chain(path, tmp_path / "mail.key")
    return path


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server counts as one of another machine."""
    monkeypatch.setattr(alerts, "_is_of_this_machine", lambda server: False)


def test_a_mail_tells_codes_and_numbers(config: Config, mailbox: Mailbox, now: dt.datetime) -> None:
    failing(now, 4)
    assert watch(watching(config, **mailbox.settings()), lambda: now) == ["job_fails_times"]
    assert "Subject: registerpub: job_fails_times publish stands" in mailbox.lines and "number: 4" in mailbox.lines
    assert "rcpt TO:<ops@group.example>" in mailbox.lines


@pytest.mark.usefixtures("elsewhere")
def test_a_mail_to_another_machine_is_sealed(
    config: Config, mailbox: Mailbox, certificate: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    failing(now)
    assert watch(watching(config, **mailbox.settings()), lambda: now) == ["job_fails_times"]
    in_clear = [line for line, sealed in mailbox.got if not sealed]
    assert in_clear == ["ehlo registerpub.invalid", "STARTTLS"]
    assert "Subject: registerpub: job_fails_times publish stands" in mailbox.lines


@pytest.mark.usefixtures("elsewhere", "certificate")
def test_a_server_whose_certificate_does_not_verify_gets_nothing_and_the_alert_counts_as_untold(
    config: Config, mailbox: Mailbox, now: dt.datetime
) -> None:
    failing(now)
    assert watch(watching(config, **mailbox.settings()), lambda: now) == []
    assert mailbox.lines == ["ehlo registerpub.invalid", "STARTTLS"]
    told = Finding.objects.get(kind="alert_failed").detail
    assert told.startswith("the mail server's certificate does not verify, nothing was sent: self")


@pytest.mark.usefixtures("certificate")
def test_a_mail_server_of_this_machine_may_have_any_certificate(
    config: Config, mailbox: Mailbox, now: dt.datetime
) -> None:
    failing(now)
    assert watch(watching(config, **mailbox.settings()), lambda: now) == ["job_fails_times"]
    assert "STARTTLS" not in mailbox.lines and "number: 3" in mailbox.lines


@pytest.mark.parametrize(
    ("address", "near"),
    [("127.0.0.1", True), ("::1", True), ("::ffff:127.0.0.1", True), ("192.0.2.7", False), ("fe80::1%eth0", False)],
)
def test_which_machine_is_this_one(address: str, near: bool) -> None:
    server = smtplib.SMTP()
    server.sock = Mock(getpeername=lambda: (address, 25))
    assert alerts._is_of_this_machine(server) is near


def test_a_mail_server_that_is_away_is_a_finding(config: Config, now: dt.datetime) -> None:
    failing(now)
    mail = {"mail_to": ("ops@group.example",), "mail_from": "desk@group.example", "mail_server": "127.0.0.1:1"}
    watch(watching(config, **mail), lambda: now)
    watch(watching(config, mail_to=("ops@group.example",)), lambda: now + 30 * HOUR)
    away, unset = Finding.objects.order_by("pk").values_list("detail", flat=True)
    assert away == "the mail server refused or is away: ConnectionRefusedError"
    assert "mail_from or mail_server is not" in unset
