"""An outlet's view: every kind of tampering is told, by our command and by minisign and sha256sum alike."""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from minisign import PublicKey

from registerpub.core.errors import GateError, InputError, RegisterpubError
from registerpub.core.records import ReleaseInfo, Site
from registerpub.gate import Gate
from registerpub.pipeline.verify_release import newest_seen, read_key, remember_seen, verify_address, verify_folder
from registerpub.publishing import Signer, load_channels, publish_folder
from registerpub.publishing.signing import SignatureError
from registerpub.wording import load_wording
from tests.publishing.signing_keys import MINISIGN, by_program, new_signer, sums_hold

ROOT = Path(__file__).parents[2]
TIME = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def signer() -> Signer:
    return new_signer()


@pytest.fixture(scope="module")
def releases(signer: Signer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two signed releases of an empty register in one language."""
    out, site = tmp_path_factory.mktemp("signed"), Site("Register", "https://r.example", "r.example")
    words = {"en": load_wording(ROOT / "locales", "en")}
    for number in (1, 2):
        info = ReleaseInfo(number, TIME + dt.timedelta(days=number))
        publish_folder(out, site, info, load_channels(ROOT / "feeds")[:1], [], words, signers=[signer])
    return out


@pytest.fixture
def folder(releases: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(releases / "releases/2", tmp_path / "mirror"))


@pytest.fixture
def key(signer: Signer) -> PublicKey:
    return PublicKey.from_base64(signer.public)


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def change_a_byte(folder: Path) -> None:
    path = folder / "feeds/all.en.atom"
    path.write_bytes(path.read_bytes().replace(b"Register", b"register", 1))


def drop_a_file(folder: Path) -> None:
    (folder / "feeds/all.en.rss").unlink()


def add_a_file(folder: Path) -> None:
    (folder / "notices").mkdir()
    (folder / "notices/99.en.html").write_text("forged")


def add_to_the_checksums(folder: Path) -> None:
    with (folder / "SHA256SUMS").open("a") as file:
        file.write(f"{'0' * 64}  extra\n")


def take_the_signature(folder: Path) -> None:
    (folder / "SHA256SUMS.minisig").unlink()


def change_the_comment(folder: Path) -> None:
    path = folder / "SHA256SUMS.minisig"
    path.write_text(path.read_text().replace("release:2", "release:9"))


Verdict = Callable[[Path | str, PublicKey], list[str]]


def of_folder(place: Path | str, key: PublicKey) -> list[str]:
    return [str(problem) for problem in verify_folder(Path(place), key).problems]


def of_address(place: Path | str, key: PublicKey) -> list[str]:
    return [str(problem) for problem in verify_address(str(place), key, Gate(allow_loopback=True)).problems]


def test_a_whole_release_is_accepted_in_a_folder_and_at_an_address(
    folder: Path, address: str, releases: Path, key: PublicKey
) -> None:
    assert of_folder(folder, key) == of_address(address, key) == of_folder(releases, key) == []
    verdict = verify_folder(folder, key)
    assert (verdict.release.number, verdict.release.time) == (2, TIME + dt.timedelta(days=2))
    assert verdict.files == len((folder / "SHA256SUMS").read_text().splitlines())


CHANGED, MISSING = "feeds/all.en.atom: was changed after it was published", "feeds/all.en.rss: is missing"


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (change_a_byte, [CHANGED]),
        (drop_a_file, [MISSING]),
        (add_a_file, ["notices/99.en.html: is not in the checksums"]),
    ],
)
def test_a_file_that_was_touched_is_named(
    harm: Callable[[Path], None], told: list[str], folder: Path, address: str, key: PublicKey, signer: Signer
) -> None:
    harm(folder)
    assert of_folder(folder, key) == told
    assert of_address(address, key) == ([] if harm is add_a_file else told)
    if MINISIGN:
        assert by_program(folder, signer.public)[0]
        assert sums_hold(folder) is (harm is add_a_file)


@pytest.mark.parametrize("harm", [add_to_the_checksums, take_the_signature, change_the_comment])
def test_nothing_is_believed_of_what_the_signature_does_not_cover(
    harm: Callable[[Path], None], folder: Path, address: str, key: PublicKey, signer: Signer
) -> None:
    harm(folder)
    for verify, place in ((of_folder, folder), (of_address, address)):
        with pytest.raises(SignatureError, match="signature"):
            verify(place, key)
    if MINISIGN:
        assert not by_program(folder, signer.public)[0]


def test_another_key_s_signature_is_refused(folder: Path, address: str) -> None:
    other = new_signer()
    key = PublicKey.from_base64(other.public)
    for verify, place in ((of_folder, folder), (of_address, address)):
        with pytest.raises(SignatureError, match=f"by key {other.id}"):
            verify(place, key)


def test_an_older_release_than_was_seen_is_a_rollback(releases: Path, tmp_path: Path, key: PublicKey) -> None:
    state = tmp_path / "state/seen.json"
    assert newest_seen(state, key) == 0
    remember_seen(state, key, verify_folder(releases / "releases/2", key).release)
    older = verify_folder(releases / "releases/1", key, newest_seen(state, key))
    assert [problem.path for problem in older.problems] == ["release"]
    assert "release 1 is older than 2" in older.problems[0].message
    remember_seen(state, key, older.release)
    assert newest_seen(state, key) == 2
    assert verify_folder(releases / "releases/2", key, 2).problems == ()


def test_an_address_on_this_machine_is_asked_only_if_that_is_allowed(address: str, key: PublicKey) -> None:
    with pytest.raises(GateError):
        verify_address(address, key, Gate())


def test_a_site_that_is_not_there_is_an_error_with_its_host(key: PublicKey) -> None:
    with pytest.raises(RegisterpubError, match=r"127\.0\.0\.1 cannot be reached"):
        verify_address("http://127.0.0.1:9", key, Gate(allow_loopback=True))


def test_a_key_is_a_file_or_the_word_itself(tmp_path: Path, signer: Signer, folder: Path) -> None:
    assert read_key(str(folder / "minisign.pub")) == read_key(signer.public)
    with pytest.raises(InputError, match="--key"):
        read_key("RWQ")


@pytest.mark.parametrize("content", ["x", "[]", json.dumps({"x": 1})])
def test_a_damaged_memory_is_said_and_never_taken_for_nothing_seen(
    content: str, tmp_path: Path, key: PublicKey
) -> None:
    state = tmp_path / "seen.json"
    state.write_text(content)
    if content.startswith("{"):
        assert newest_seen(state, key) == 0
        return
    with pytest.raises(InputError, match="mend or remove it"):
        newest_seen(state, key)
