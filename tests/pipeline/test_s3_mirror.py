"""An S3-compatible store as a mirror, through rclone, against moto's server on loopback."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from minisign import KeyPair

from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.pipeline import mirrors
from registerpub.pipeline.mirror_targets import SENDERS
from registerpub.pipeline.publish import publish
from registerpub.pipeline.verify_release import verify_folder
from registerpub.publishing import verify_release
from registerpub.release_settings import MirrorSettings, SigningSettings
from registerpub.store.models import Hold, Release
from tests.pipeline.conftest import LATER, Desk, files
from tests.pipeline.s3_store import REGION, SECRET, serving_s3

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("rclone"), reason="rclone is not installed: apt-get install rclone"),
]
BUCKET, PREFIX = "feeds", "public"


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A client of the store, with an empty bucket; rclone knows it as the remote ``store``."""
    with serving_s3(monkeypatch) as address:
        for name, value in {
            "TYPE": "s3",
            "PROVIDER": "Other",
            "ACCESS_KEY_ID": SECRET,
            "SECRET_ACCESS_KEY": SECRET,
            "ENDPOINT": address,
            "REGION": REGION,
        }.items():
            monkeypatch.setenv(f"RCLONE_CONFIG_STORE_{name}", value)
        monkeypatch.setenv("RCLONE_CONFIG", "/dev/null")
        monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)  # rclone of 2022 fails on it, also without TLS
        client = boto3.client("s3")
        client.create_bucket(Bucket=BUCKET)
        yield client


@dataclasses.dataclass
class Mirrored:
    config: Config
    key: KeyPair
    now: dt.datetime

    def push(self) -> mirrors.MirrorReport:
        (report,) = mirrors.push(self.config, wait=lambda _: None)
        return report

    def release(self) -> None:
        """Another release, from which somebody is gone."""
        self.now += LATER
        Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=self.now)
        publish(self.config, self.now)


@pytest.fixture
def mirrored(confirmed: Desk, store: Any, tmp_path_factory: pytest.TempPathFactory) -> Mirrored:
    key, place = KeyPair.generate(), tmp_path_factory.mktemp("keys") / "release.key"
    place.write_bytes(bytes(key.secret_key))
    place.chmod(0o600)
    site = dataclasses.replace(confirmed.config.site, demonstration=False)
    mirror = MirrorSettings("abroad", "rclone", f"store:{BUCKET}/{PREFIX}", tries=2)
    config = dataclasses.replace(
        confirmed.config, site=site, languages=("en",), mirrors=(mirror,), signing=SigningSettings(key=str(place))
    )
    publish(config, confirmed.now + LATER)
    return Mirrored(config, key, confirmed.now + LATER)


def objects(store: Any) -> dict[str, bytes]:
    found = {}
    for page in store.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=f"{PREFIX}/"):
        for one in page.get("Contents", ()):
            body = store.get_object(Bucket=BUCKET, Key=one["Key"])["Body"].read()
            found[one["Key"].removeprefix(f"{PREFIX}/")] = body
    return found


def fetched(store: Any, folder: Path) -> Path:
    """The mirror as a reader would fetch it back."""
    for name, body in objects(store).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    return folder


def test_the_store_shows_the_release_and_what_left_is_deleted(mirrored: Mirrored, store: Any) -> None:
    assert (mirrored.push().failure, mirrored.push().release) == ("", 1)
    assert objects(store) == files(mirrored.config.public / "current")
    before = set(objects(store))
    mirrored.release()
    assert mirrored.push() == mirrors.MirrorReport("abroad", 2, tries=1)
    after = objects(store)
    assert after == files(mirrored.config.public / "current")
    assert before - set(after) and not any(b"Kasenov" in body for body in after.values())


def test_a_tampered_object_is_found_in_what_is_fetched_back_and_put_right(
    mirrored: Mirrored, store: Any, tmp_path: Path
) -> None:
    mirrored.push()
    key = mirrored.key.public_key
    assert verify_folder(fetched(store, tmp_path / "whole"), key).problems == ()
    real = objects(store)["feeds/all.en.atom"]
    store.put_object(Bucket=BUCKET, Key=f"{PREFIX}/feeds/all.en.atom", Body=b"x" * len(real))
    store.put_object(Bucket=BUCKET, Key=f"{PREFIX}/added.html", Body=b"added")
    problems = verify_folder(fetched(store, tmp_path / "forged"), key).problems
    assert [problem.path for problem in problems] == ["added.html", "feeds/all.en.atom"]
    assert mirrored.push().failure == ""
    assert objects(store) == files(mirrored.config.public / "current")


def test_a_store_rolled_back_to_an_older_release_is_refused_by_who_saw_the_newer(
    mirrored: Mirrored, store: Any, tmp_path: Path
) -> None:
    mirrored.push()
    old = objects(store)
    mirrored.release()
    mirrored.push()
    for name in objects(store):
        store.delete_object(Bucket=BUCKET, Key=f"{PREFIX}/{name}")
    for name, body in old.items():
        store.put_object(Bucket=BUCKET, Key=f"{PREFIX}/{name}", Body=body)
    verdict = verify_folder(fetched(store, tmp_path / "old"), mirrored.key.public_key, after=2)
    assert (verdict.release.number, [problem.path for problem in verdict.problems]) == (1, ["release"])
    Release.objects.create(number=3, time=mirrored.now + 2 * LATER)
    with pytest.raises(InputError, match="the latest is 3"):  # nor does this side push what is out of date
        mirrored.push()
    assert objects(store) == old


def test_a_store_that_fails_is_told_and_the_next_push_brings_it_up_to_date(mirrored: Mirrored, store: Any) -> None:
    wrong = MirrorSettings("nowhere", "rclone", "nosuchremote:x", tries=1)
    config = dataclasses.replace(mirrored.config, mirrors=(wrong, *mirrored.config.mirrors))
    first, second = mirrors.push(config, wait=lambda _: None)
    assert first.mirror == "nowhere" and first.failure.startswith("rclone ended with ")
    assert (second.mirror, second.failure) == ("abroad", "")


@pytest.mark.parametrize("step", [1, 3])
def test_a_push_cut_off_at_any_step_is_ended_by_the_next(
    step: int, mirrored: Mirrored, store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirrored.push()
    mirrored.release()
    real = SENDERS["rclone"]
    with monkeypatch.context() as patch:
        patch.setattr(mirrors, "SENDERS", {"rclone": lambda *given: list(real(*given))[:step]})
        mirrored.push()
    assert verify_release(fetched(store, tmp_path / "between"))  # an object store shows a mixture, which checksums tell
    mirrored.push()
    assert objects(store) == files(mirrored.config.public / "current")
