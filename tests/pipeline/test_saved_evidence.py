"""What a person tells of the files they saved: kept in the archive, shown to editors, insisted on where it must be."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from registerpub.archive import read_captures
from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.core.records import CapturedPage
from registerpub.pipeline.importing import CONTENT_TYPES, Saving, already_archived, import_evidence, read_obtained
from registerpub.pipeline.ingest import ingest_due
from registerpub.store.models import Capture, DocumentRow
from tests.core.pdf.drawing import column, pdf
from tests.core.pdf.test_pdf_files import KAZAKH

pytestmark = pytest.mark.django_db
SAVING = Saving("aigul", dt.date(2021, 3, 2), "the court's own press service", "verdict in the case")


def save(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def archived(config: Config) -> list[CapturedPage]:
    pages = [page for path in sorted(config.archive.glob("*.warc.gz")) for page in read_captures(path)]
    return [page for page in pages if isinstance(page, CapturedPage)]


def test_who_when_where_and_why_stand_in_the_archive_and_in_the_store(
    config: Config, now: dt.datetime, tmp_path: Path
) -> None:
    payload = pdf([column(["ҮКІМ", "", *KAZAKH])])
    import_evidence([save(tmp_path, "act.pdf", payload)], config, saving=SAVING)
    (page,) = archived(config)
    assert (page.payload, page.content_type) == (payload, "application/pdf")
    told = {"imported-by": "aigul", "obtained": "2021-03-02", "obtained-from": SAVING.origin, "reason": SAVING.why}
    assert page.extra == told | {"file": "act.pdf"}
    ingest_due(config, now)
    assert Capture.objects.get().saved == {
        "by": "aigul",
        "obtained": "2021-03-02",
        "origin": SAVING.origin,
        "why": SAVING.why,
    }
    assert DocumentRow.objects.get().method == "pdf"


@pytest.mark.parametrize(
    ("saving", "missing"),
    [
        (Saving("aigul"), "needs --obtained, --from, --why as well"),
        (Saving("aigul", dt.date(2021, 3, 2), " ", "verdict"), "needs --from as well"),
    ],
)
def test_a_document_without_an_address_must_say_where_it_is_from(
    config: Config, tmp_path: Path, saving: Saving, missing: str
) -> None:
    act = save(tmp_path, "act.pdf", pdf([column(KAZAKH)]))
    with pytest.raises(InputError, match=f"act.pdf: a document without --url {missing}"):
        import_evidence([save(tmp_path, "page.txt", b"The court met."), act], config, saving=saving)
    assert not archived(config)
    import_evidence([act], config, url="https://sud.example/1", saving=saving)
    assert len(archived(config)) == 1


def test_the_same_file_with_the_same_words_is_known_before_and_after_it_is_read(
    config: Config, now: dt.datetime, tmp_path: Path
) -> None:
    page = save(tmp_path, "page.txt", b"The court met on Tuesday.")
    other = save(tmp_path, "other.txt", b"The court met on Wednesday.")
    arguments: dict[str, Any] = {"published": dt.date(2021, 3, 1), "outlet": "Lake  Post", "saving": SAVING}
    assert already_archived([page, other], config, **arguments) == []
    import_evidence([page], config, **arguments)
    assert already_archived([page, other], config, **arguments) == [page]
    ingest_due(config, now)
    assert already_archived([page, other], config, **arguments) == [page]
    renamed = save(tmp_path, "renamed.txt", page.read_bytes())
    assert already_archived([renamed], config, **arguments) == [renamed]


@pytest.mark.parametrize(
    "changed",
    [
        {"published": dt.date(2021, 3, 2)},
        {"url": "https://lake.example/a"},
        {"saving": Saving("pavel", SAVING.obtained, SAVING.origin, SAVING.why)},
        {"saving": Saving("aigul", SAVING.obtained, SAVING.origin, "another reason")},
        {"language": "ru"},
    ],
)
def test_the_same_file_with_other_words_is_not_known(config: Config, tmp_path: Path, changed: dict[str, Any]) -> None:
    page = save(tmp_path, "page.txt", b"The court met on Tuesday.")
    arguments: dict[str, Any] = {"published": dt.date(2021, 3, 1), "saving": SAVING}
    import_evidence([page], config, **arguments)
    assert already_archived([page], config, **(arguments | changed)) == []


def test_days_told_from_today_are_read_against_the_day_the_page_was_saved(
    config: Config, now: dt.datetime, tmp_path: Path
) -> None:
    html = "<article><time>кеше, 18:40</time><p>" + "Сот бүгін Шымкентте өтті, деп хабарлады баспасөз қызметі. " * 3
    page = save(tmp_path, "page.html", f"{html}</p></article>".encode())
    folder = config.sources / "lake"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(
        'title = "Lake"\nhome = "https://lake.example/"\nhosts = ["lake.example"]\nkind = "news"\ntier = "news"\n'
        'languages = ["kk"]\ntimezone = "Asia/Almaty"\n[discovery]\nfeeds = ["https://lake.example/rss"]\n'
    )
    import_evidence([page], config, url="https://lake.example/1", saving=SAVING)
    import_evidence([page], config, url="https://lake.example/2", saving=Saving("aigul"))
    ingest_due(config, now)
    days = dict(DocumentRow.objects.values_list("canonical", "published"))
    assert days == {"https://lake.example/1": dt.date(2021, 3, 1), "https://lake.example/2": None}


@pytest.mark.parametrize(
    ("text", "told"),
    [("2021-03-02", "2021-03-02"), ("2021-03-02T14:30", "2021-03-02T14:30:00+06:00"), ("2024-03-02 14:30", "+05:00")],
)
def test_the_time_of_saving_is_read_in_the_zone_of_the_project(config: Config, text: str, told: str) -> None:
    assert read_obtained(text, config).isoformat().endswith(told)


@pytest.mark.parametrize("text", ["yesterday", "2021-13-01", "2999-01-01", "1921-03-02T10:00", ""])
def test_a_time_at_which_nobody_can_have_saved_a_page_is_refused(config: Config, text: str) -> None:
    with pytest.raises(InputError, match=f"--obtained '{text}'"):
        read_obtained(text, config)


def test_a_page_cannot_be_published_after_it_was_saved(config: Config, tmp_path: Path) -> None:
    page = save(tmp_path, "page.txt", b"The court met on Tuesday.")
    with pytest.raises(InputError, match="--published 2021-05-01 is after --obtained 2021-03-02"):
        import_evidence([page], config, published=dt.date(2021, 5, 1), saving=SAVING)


def test_a_note_cannot_smuggle_in_a_second_one(config: Config, tmp_path: Path) -> None:
    page = save(tmp_path, "page.txt", b"The court met on Tuesday.")
    import_evidence([page], config, saving=Saving("aigul", None, "court\r\nsource: rferl", "x"))
    assert archived(config)[0].extra["obtained-from"] == "court source: rferl"
    assert archived(config)[0].source == "import"


def test_every_kind_of_file_has_its_type() -> None:
    assert {".pdf", ".mht", ".mhtml", ".html", ".txt"} <= set(CONTENT_TYPES)
