"""Time stamps of finished days: asked once, through the gate, checked at once and again with the archive."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from registerpub.archive.manifest import manifests
from registerpub.config import ArchiveSettings, Config, CrawlSettings
from registerpub.core.errors import GateError
from registerpub.gate import Gate
from registerpub.pipeline.archive_check import check_archive
from registerpub.pipeline.manifest import record_day
from registerpub.pipeline.panic_mark import set_mark
from registerpub.pipeline.posting import PostFailed, post
from registerpub.pipeline.timestamp import check_stamp, stamp_of
from registerpub.store.models import Finding
from tests.pipeline.archives import page, write
from tests.pipeline.stamping import Authority, answering, make_authority

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def authority() -> Iterator[Authority]:
    with answering(make_authority()) as running:
        yield running


@pytest.fixture
def stamped(config: Config, authority: Authority) -> Config:
    """A project that has its days stamped and one archive file."""
    (config.root / "root.pem").write_bytes(authority.root)
    write(config, ("/a", page()))
    return replace(
        config,
        evidence=ArchiveSettings(timestamp=authority.address, timestamp_root="root.pem"),
        crawl=CrawlSettings(allow_loopback=True),
    )


def details() -> list[str]:
    return list(Finding.objects.filter(kind="timestamp_failed").values_list("detail", flat=True))


def test_a_day_is_stamped_once_when_it_is_over(stamped: Config, authority: Authority, now: dt.datetime) -> None:
    record_day(stamped, now)
    assert authority.asked == []
    for _ in range(3):
        record_day(stamped, now + DAY)
    assert len(authority.asked) == 1
    assert details() == []
    [manifest] = manifests(stamped.archive)
    stamp = stamp_of(manifest).read_bytes()
    given = check_stamp(stamp, manifest.read_bytes(), stamped)
    assert abs(dt.datetime.now(dt.UTC) - given) < dt.timedelta(minutes=5)
    report = check_archive(stamped)
    assert (report.problems, report.stamps) == ([], 1)


def test_in_a_panic_no_authority_is_asked(stamped: Config, authority: Authority, now: dt.datetime) -> None:
    record_day(stamped, now)
    set_mark(stamped.var)
    record_day(stamped, now + DAY)
    assert authority.asked == [] and details() == []


def test_nothing_but_a_digest_leaves_the_house(stamped: Config, authority: Authority, now: dt.datetime) -> None:
    record_day(stamped, now)
    record_day(stamped, now + DAY)
    assert b"warc" not in authority.asked[0]
    assert len(authority.asked[0]) < 100


def test_a_stamp_of_something_else_is_found(stamped: Config, now: dt.datetime) -> None:
    record_day(stamped, now)
    record_day(stamped, now + DAY)
    [manifest] = manifests(stamped.archive)
    manifest.write_bytes(manifest.read_bytes() + b"# a word more\n")
    assert any("something else than the manifest" in str(problem) for problem in check_archive(stamped).problems)
    stamp_of(manifest).write_bytes(b"no stamp at all")
    assert any("is no time stamp" in str(problem) for problem in check_archive(stamped).problems)


def test_the_signature_must_be_of_the_authority_that_the_settings_name(stamped: Config, now: dt.datetime) -> None:
    (stamped.root / "root.pem").write_bytes(make_authority().root)
    record_day(stamped, now)
    record_day(stamped, now + DAY)
    assert ["signature is not one of the authority" in detail for detail in details()] == [True]
    assert not list(stamped.archive.glob("*.tsr"))


@pytest.mark.parametrize(
    ("spoiled", "reason"),
    [
        ({"status": 503}, "127.0.0.1 answered 503"),
        ({"status": 302}, "127.0.0.1 answered 302"),
        ({"granted": False}, "refused the request"),
        ({"wrong_nonce": True}, "not to this request"),
    ],
)
def test_an_authority_that_fails_is_a_finding_and_asked_again_after_an_hour(
    stamped: Config, authority: Authority, now: dt.datetime, spoiled: dict[str, object], reason: str
) -> None:
    record_day(stamped, now)
    for name, value in spoiled.items():
        setattr(authority, name, value)
    record_day(stamped, now + DAY)
    record_day(stamped, now + DAY + dt.timedelta(minutes=59))
    assert len(authority.asked) == 1
    assert reason in details()[0]
    authority.status, authority.granted, authority.wrong_nonce = 200, True, False
    record_day(stamped, now + DAY + dt.timedelta(minutes=61))
    assert len(list(stamped.archive.glob("*.tsr"))) == 1


def test_without_permission_for_loopback_the_gate_refuses(
    stamped: Config, authority: Authority, now: dt.datetime
) -> None:
    closed = replace(stamped, crawl=CrawlSettings())
    record_day(closed, now)
    record_day(closed, now + DAY)
    assert authority.asked == []
    assert "[sources]" in details()[0]


def test_without_the_extra_the_finding_says_what_to_install(
    stamped: Config, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    record_day(stamped, now)
    record_day(stamped, now + DAY)
    assert "rfc3161-client" in details()[0]


def test_no_authority_is_asked_unless_one_is_named(config: Config, now: dt.datetime) -> None:
    write(config, ("/a", page()))
    record_day(config, now)
    record_day(config, now + DAY)
    assert not list(config.archive.glob("*.tsr"))
    assert not Finding.objects.exists()


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://localhost.localdomain@127.0.0.1/", "ftp://tsa.example/"])
def test_the_gate_judges_every_address(url: str) -> None:
    with pytest.raises(GateError):
        post(url, b"x", "text/plain", Gate())


def test_the_address_that_a_name_resolves_to_is_judged_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("10.0.0.1", 80))])
    with pytest.raises(GateError, match="not a public address"):
        post("http://tsa.example/", b"x", "text/plain", Gate())


def test_a_service_that_is_not_there_is_named_without_its_path() -> None:
    with answering(make_authority()) as gone:
        address = gone.address
    with pytest.raises(PostFailed, match="127.0.0.1 cannot be reached") as caught:
        post(address + "secret", b"x", "text/plain", Gate(allow_loopback=True))
    assert "secret" not in str(caught.value)
