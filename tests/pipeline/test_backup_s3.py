"""Backups in an S3 store, against moto's server on loopback, and the words where it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.backup.keeping import check_backup, find_backup, list_backups
from registerpub.pipeline.backup.places import open_place
from registerpub.pipeline.backup.restoring import Wanted, restore
from registerpub.pipeline.backup.sealing import read_identities
from tests.pipeline.backing import make_backed_up, run_all, tree
from tests.pipeline.s3_store import serving_s3

pytestmark = [
    pytest.mark.slow,
    # The client of the store leaves its connections to the end of the process.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
BUCKET = "backups"


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with serving_s3(monkeypatch):
        boto3.client("s3").create_bucket(Bucket=BUCKET)
        yield f"s3://{BUCKET}/register"


def test_a_backup_goes_to_a_store_and_comes_back(bucket: str, tmp_path: Path) -> None:
    made = make_backed_up(tmp_path, to=bucket)
    place = open_place(bucket)
    assert check_backup(place, find_backup(place))[1] == []
    run_all(made.project, ["backup", bucket, "--keep", "1"])
    assert len(list_backups(place)) == 1
    restore(place, find_backup(place), tmp_path / "new", Wanted(read_identities(made.key)))
    assert tree(tmp_path / "new") == tree(made.project.root)
    # What the store changes is found.
    client = boto3.client("s3")
    [page] = [one["Key"] for one in client.list_objects_v2(Bucket=BUCKET)["Contents"] if one["Size"] < 6000][:1]
    client.put_object(Bucket=BUCKET, Key=page, Body=b"forged")
    with pytest.raises(RegisterpubError):
        restore(place, find_backup(place), tmp_path / "again", Wanted(read_identities(made.key)))
    assert not (tmp_path / "again").exists()
    with pytest.raises(RegisterpubError, match="the store refuses|no whole backup"):
        list_backups(open_place("s3://no-such-bucket/x")) or find_backup(open_place("s3://no-such-bucket/x"))
