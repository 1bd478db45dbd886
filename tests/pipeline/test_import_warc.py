"""Import of foreign WARC files: checked, copied, told where from, and then read like the project's own."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
from pathlib import Path

import pytest

from registerpub.archive import Exchange, WarcWriter
from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.pipeline.import_warc import FaultyArchive, Imported, Terms, import_warc
from registerpub.pipeline.ingest import ingest_due
from registerpub.store.models import Capture, DocumentRow, Finding
from tests.archive.foreign_files import Made, page, record_id, warc_bytes, write_warc

pytestmark = pytest.mark.django_db
URL = "https://www.news.example/2021/03/a.html?utm_source=feed"
OTHER = "https://www.news.example/2021/03/b.html"
WORDS = "The court in Shymkent met on Tuesday and heard two witnesses of the defence, a clerk said in the evening."
ARTICLE = page(WORDS, "The court met")
RUSSIAN = page(
    "Суд в Шымкенте заслушал во вторник двух свидетелей защиты, сообщила вечером секретарь суда.", "Суд", "ru"
)
TERMS = Terms("aigul", "a colleague", "Lake Post")


def bring(path: Path, config: Config, now: dt.datetime, terms: Terms = TERMS) -> Imported:
    return import_warc(path, config, terms, now)


def ingest(config: Config, now: dt.datetime) -> int:
    result = ingest_due(config, now)
    assert result.failed == 0
    return result.made


def test_a_foreign_page_is_ingested_like_an_imported_one(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    path = write_warc(tmp_path / "in" / "a.warc.gz", [Made(URL, ARTICLE), Made("https://a.example/ru", RUSSIAN)])
    before = path.read_bytes()
    done = bring(path, config, now)
    assert ingest(config, now) == 2
    row = DocumentRow.objects.get(language="en")
    assert (row.canonical, row.version) == ("https://www.news.example/2021/03/a.html", 1)
    assert (row.title, row.outlet, row.origin, row.source) == ("The court met", "Lake Post", "news.example", "import")
    assert DocumentRow.objects.get(language="ru").canonical == "https://a.example/ru"
    assert Capture.objects.get(url=URL).record == record_id(0)
    assert done.archive.name == hashlib.sha256(before).hexdigest() + ".warc.gz"
    assert (done.archive.read_bytes(), path.read_bytes()) == (before, before)


def test_who_brought_a_file_when_and_from_where_stands_beside_it(
    config: Config, now: dt.datetime, tmp_path: Path
) -> None:
    path = write_warc(tmp_path / "in" / "a.warc.gz", [Made(URL, ARTICLE)])
    done = bring(path, config, now)
    told = json.loads(done.archive.with_name(done.archive.name + ".json").read_text(encoding="utf-8"))
    assert (told["file"], told["imported_by"], told["origin"]) == ("a.warc.gz", "aigul", "a colleague")
    assert (told["imported"], told["pages"], told["sha256"]) == (
        "2021-03-04T09:00:00+00:00",
        1,
        hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def test_importing_twice_is_harmless(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    path = write_warc(tmp_path / "in" / "a.warc.gz", [Made(URL, ARTICLE)])
    first = bring(path, config, now)
    ingest(config, now)
    again = bring(path, config, now, Terms("pavel"))
    assert (first.new, again.new, again.archive) == (True, False, first.archive)
    assert ingest(config, now) == 0
    assert '"aigul"' in first.archive.with_name(first.archive.name + ".json").read_text(encoding="utf-8")
    assert len(list(first.archive.parent.iterdir())) == 2


def test_an_uncompressed_file_is_compressed_record_by_record(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    path = write_warc(tmp_path / "in" / "a.warc", [Made(URL, ARTICLE), Made(OTHER, ARTICLE)], compressed=False)
    done = bring(path, config, now)
    assert gzip.decompress(done.archive.read_bytes()) == path.read_bytes()
    assert done.archive.name.startswith(hashlib.sha256(path.read_bytes()).hexdigest())
    assert ingest(config, now) == 2


def test_a_link_shares_the_bytes(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    path = write_warc(tmp_path / "in" / "a.warc.gz", [Made(URL, ARTICLE)])
    done = bring(path, config, now, Terms("aigul", link=True))
    assert done.archive.samefile(path)


def test_a_page_belongs_to_the_source_on_whose_host_it_was_found(
    config: Config, now: dt.datetime, tmp_path: Path
) -> None:
    marked = ARTICLE.replace(b"<p>", b'<div id="article-content"><div class="wsw"><p>').replace(
        b"</p>", b"</p></div></div>"
    )
    path = write_warc(tmp_path / "in" / "a.warc.gz", [Made("https://www.rferl.org/a/1.html", marked)])
    bring(path, config, now)
    ingest(config, now)
    row = DocumentRow.objects.get()
    assert (row.origin, row.source) == ("rferl", "import")
    assert row.outlet != "Lake Post"


def test_what_a_file_says_of_its_own_source_is_not_believed(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    """A colleague's registerpub, or somebody who claims to be one, names the page's source beside it."""
    exchange = Exchange(
        "https://fake.example/a", 200, (("Content-Type", "text/html"),), ARTICLE, now, "rferl", "article",
        {"outlet": "Radio", "published": "2021-03-02"},
    )  # fmt: skip
    with WarcWriter(tmp_path / "in", "crawl") as writer:
        writer.write_response(exchange)
    bring(writer.completed[0], config, now)
    ingest(config, now)
    row = DocumentRow.objects.get()
    assert (row.origin, row.outlet, row.source) == ("fake.example", "Lake Post", "import")


def test_pictures_and_visits_make_neither_documents_nor_findings(
    config: Config, now: dt.datetime, tmp_path: Path
) -> None:
    made = [
        Made(URL, ARTICLE),
        Made("https://a.example/x.png", b"\x89PNG\r\n\x1a\n" + bytes(90), content_type="image/png"),
        Made(URL, b"", kind="revisit", fields={"WARC-Refers-To": record_id(7)}),
    ]
    bring(write_warc(tmp_path / "in" / "a.warc.gz", made), config, now)
    assert ingest(config, now) == 1
    assert not Finding.objects.exclude(kind="no_date").exists()


def _cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-20])
    return path


def test_a_file_with_faults_is_refused_whole_and_leaves_nothing(
    config: Config, now: dt.datetime, tmp_path: Path
) -> None:
    path = _cut(write_warc(tmp_path / "in" / "a.warc.gz", [Made(URL, ARTICLE), Made(OTHER, ARTICLE)]))
    with pytest.raises(FaultyArchive, match="not imported: 1 faults") as refused:
        bring(path, config, now)
    (fault,) = refused.value.checked.faults
    assert "the file ends before the record is complete" in fault
    assert list((config.archive / "foreign").iterdir()) == []
    assert path.exists()


def test_a_file_whose_faults_are_known_can_be_taken(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    path = _cut(write_warc(tmp_path / "in" / "a.warc.gz", [Made(URL, ARTICLE), Made(OTHER, ARTICLE)]))
    bring(path, config, now, Terms("aigul", despite_faults=True))
    assert ingest(config, now) == 1
    assert Finding.objects.filter(kind="broken_record").count() == 1


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        ([Made(URL, ARTICLE, fields={"WARC-Payload-Digest": "sha1:" + "A" * 32})], "the payload fits no digest"),
        ([Made(URL, ARTICLE, fields={"WARC-Record-ID": f"<urn:uuid:{'1' * 99}>"})], "a record id of at most 100"),
        ([Made(URL, ARTICLE)] + [Made(URL, ARTICLE, fields={"WARC-Record-ID": record_id(0)})], "the same id"),
        ([Made("https://a.example/" + "a" * 2000, ARTICLE)], "the address is longer than 2000 letters"),
    ],
)
def test_what_the_store_cannot_hold_or_prove_is_a_fault(
    config: Config, now: dt.datetime, tmp_path: Path, made: list[Made], fault: str
) -> None:
    with pytest.raises(FaultyArchive) as refused:
        bring(write_warc(tmp_path / "in" / "a.warc.gz", made), config, now)
    assert fault in refused.value.checked.faults[0]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"x", "not a .warc or .warc.gz file"),
        ("a.warc.gz", warc_bytes([]), "it holds no page"),
        ("b.warc", b"no archive\n", "the record has no readable header"),
        ("", b"", "not a .warc"),
    ],
)
def test_what_is_no_archive_is_refused(
    config: Config, now: dt.datetime, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / "in" / name
    path.parent.mkdir(exist_ok=True)
    if name:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        bring(path, config, now)


def test_what_a_killed_import_left_is_removed_by_the_next(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    folder = config.archive / "foreign"
    folder.mkdir(parents=True)
    for name in ("incoming-1.lock", "incoming-1.part"):
        (folder / name).write_bytes(b"x")
    bring(write_warc(tmp_path / "in" / "a.warc.gz", [Made(URL, ARTICLE)]), config, now)
    assert [path.suffix for path in sorted(folder.iterdir())] == [".gz", ".json"]


def test_a_file_put_there_by_hand_is_foreign_too(config: Config, now: dt.datetime) -> None:
    write_warc(config.archive / "foreign" / "a.warc.gz", [Made(URL, ARTICLE)])
    assert ingest(config, now) == 1
    assert DocumentRow.objects.get().source == "import"
