"""Saved evidence at the desk: the way of import-evidence, refusals in words, and what became of each file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from registerpub.archive import read_captures
from registerpub.archive.manifest import complete_files
from registerpub.config import Config
from registerpub.core.records import CapturedPage
from registerpub.desk.views import evidence as view
from registerpub.pipeline import evidence_upload
from registerpub.pipeline.audit import list_entries
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.process import process
from registerpub.store.models import Capture, Evidence

from .conftest import sign_in
from .samples import World

HTML = """<html lang="ru"><head><title>Суд в Аксае</title></head><body><article>
<h1>Суд в Аксае вынес приговор</h1>
<p>Аксайский городской суд 3 апреля 2026 года приговорил Талгата Бекенова к четырём годам лишения свободы.</p>
<p>Заседание прошло в закрытом режиме. Защита намерена обжаловать приговор в областном суде в ближайшие дни.</p>
</article></body></html>"""
TOLD = {"by": "юрист", "obtained": "2026-04-04", "origin": "сайт суда", "why": "страницу могут снять"}


@pytest.fixture
def project(tmp_path: Path, settings: Any) -> Config:
    config: Config = dataclasses.replace(settings.REGISTERPUB, root=tmp_path)
    config.archive.mkdir(parents=True)
    settings.REGISTERPUB = config
    return config


def send(client: Client, payload: bytes, name: str = "page.html", **told: str) -> Any:
    return client.post("/evidence/", {**TOLD, **told, "file": SimpleUploadedFile(name, payload)})


def archived(config: Config) -> list[CapturedPage]:
    pages = [page for path in complete_files(config.archive) for page in read_captures(path)]
    return [page for page in pages if isinstance(page, CapturedPage)]


def test_a_file_is_archived_with_what_was_told_and_the_card_of_it_cites_it(world: World, project: Config) -> None:
    editor = sign_in("e1", "editor")
    url = "https://court.example.kz/act/12"
    assert send(editor, HTML.encode(), url=url, published="2026-04-03")["Location"] == "/evidence/"
    (page,) = archived(project)
    assert page.payload == HTML.encode() and page.url == url and page.source == "import"
    assert page.extra["imported-by"] == "юрист" and page.extra["obtained"] == "2026-04-04"
    entry = list_entries()[0]
    assert entry.action == "evidence" and entry.account == "e1" and entry.data == {"sha256": page.sha256}
    assert "1 file is archived and not read yet" in editor.get("/evidence/").content.decode()
    process(project, utc_now)
    capture = Capture.objects.get(source="import")
    assert capture.saved == {"by": "юрист", "obtained": "2026-04-04", "origin": "сайт суда", "why": TOLD["why"]}
    cards = set(Evidence.objects.filter(document=capture.version_id).values_list("proposal__public_id", flat=True))
    assert cards, "the text tells of somebody on record"
    shown = editor.get("/evidence/").content.decode()
    assert all(f'href="/cards/{card}/"' in shown for card in cards) and "not read yet" not in shown
    assert "Where from: сайт суда." in editor.get(f"/cards/{cards.pop()}/").content.decode()


def test_the_same_file_with_the_same_words_is_not_archived_twice(world: World, project: Config) -> None:
    editor = sign_in("e1", "editor")
    for _ in range(2):
        send(editor, HTML.encode())
    assert len(archived(project)) == 1 and len([one for one in list_entries() if one.action == "evidence"]) == 1
    send(editor, HTML.encode(), why="другая причина")
    assert len(archived(project)) == 2


@pytest.mark.parametrize(
    ("name", "payload", "words"),
    [
        ("page.docx", b"PK\x03\x04", "Files of this kind cannot be read"),
        ("page", b"text", "Files of this kind cannot be read"),
        ("page.exe.", b"MZ", "Files of this kind cannot be read"),
        ("act.pdf", b"<html>", "Inside, the file is of another kind"),
        ("page.html", b"%PDF-1.7 <", "Inside, the file is of another kind"),
        ("page.html", b"PK\x03\x04<", "Inside, the file is of another kind"),
        ("page.html", b"no markup at all", "Inside, the file is of another kind"),
        ("page.txt", b"a\x00b", "Inside, the file is of another kind"),
        ("page.mhtml", b"<html></html>", "Inside, the file is of another kind"),
        ("page.txt", b"", "The file is empty"),
    ],
)
def test_a_file_that_is_no_evidence_is_refused_in_words(
    world: World, project: Config, name: str, payload: bytes, words: str
) -> None:
    page = send(sign_in("e1", "editor"), payload, name)
    assert page.status_code == 422 and words in page.content.decode()
    assert archived(project) == [] and not [one for one in list_entries() if one.action == "evidence"]
    assert not list((project.var / "uploads").glob("*")), "nothing of it stays"


@pytest.mark.parametrize(
    "told",
    [
        {"by": " "},
        {"origin": ""},
        {"why": ""},
        {"why": "x" * 1001},
        {"obtained": ""},
        {"obtained": "2999-01-01"},
        {"obtained": "1970-01-01"},
        {"obtained": "gestern"},
        {"published": "2026-04-05"},
        {"published": "x"},
        {"url": "javascript:alert(1)"},
        {"url": "https://"},
        {"url": "https://a b"},
        {"url": "https://[a"},
    ],
)
def test_what_is_told_must_be_whole_and_fit_together(world: World, project: Config, told: dict[str, str]) -> None:
    page = send(sign_in("e1", "editor"), HTML.encode(), **told)
    assert page.status_code == 422 and archived(project) == []
    assert "Nothing was archived" in page.content.decode()


def test_without_a_file_it_is_asked_for_and_what_was_written_stays(world: World, project: Config) -> None:
    page = sign_in("e1", "editor").post("/evidence/", TOLD).content.decode()
    assert "Choose a file first." in page and 'value="сайт суда"' in page and TOLD["why"] in page


def test_a_name_that_means_something_to_a_file_system_means_nothing(world: World, project: Config) -> None:
    send(sign_in("e1", "editor"), b"text", "..\\..\\../etc/..:pass*wd.TXT")
    (page,) = archived(project)
    assert page.extra["file"] == "pass_wd.txt" or "/" not in page.extra["file"]
    assert page.url.startswith("urn:sha256:")


def test_no_more_than_the_limit_is_ever_written(world: World, project: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_upload, "MAX_BYTES", 1000)
    taken: list[int] = []

    def chunks() -> Iterator[bytes]:
        for number in range(1000):
            taken.append(number)
            yield b"x" * 100

    with pytest.raises(evidence_upload.UploadRefused) as refused:
        evidence_upload._receive(project.var / "file", chunks())
    assert refused.value.code == "too_large" and len(taken) == 11 and (project.var / "file").stat().st_size == 1000


def test_a_file_larger_than_the_form_takes_is_refused_before_it_is_read(world: World, project: Config) -> None:
    editor = sign_in("e1", "editor")
    length = str(view.evidence.takes_files + 1)  # type: ignore[attr-defined]  # set where the view is made
    answer = editor.post(
        "/evidence/", BytesIO(b"").read(), content_type="text/plain", headers={"Content-Length": length}
    )
    assert answer.status_code == 413 and archived(project) == []


def test_a_card_leads_to_the_form_and_the_form_back(world: World, project: Config) -> None:
    editor = sign_in("e1", "editor")
    assert 'href="/evidence/?card=verdict234"' in editor.get("/cards/verdict234/").content.decode()
    assert 'href="/cards/verdict234/"' in editor.get("/evidence/?card=verdict234").content.decode()
    assert "nowhere" not in editor.get("/evidence/?card=nowhere").content.decode()


def test_a_document_without_text_stays_and_says_so(world: World, project: Config) -> None:
    editor = sign_in("e1", "editor")
    send(editor, b"%PDF-1.7\nnothing of use", "act.pdf")
    process(project, utc_now)
    shown = editor.get("/evidence/").content.decode()
    assert "No text could be read of it." in shown and "The document is damaged" in shown


def test_a_file_that_was_archived_when_the_desk_was_killed_gets_its_entry_when_it_is_sent_again(
    world: World, project: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = import_evidence

    def killed(*given: Any, **told: Any) -> None:
        archive(*given, **told)
        raise KeyboardInterrupt

    editor = sign_in("e1", "editor")
    monkeypatch.setattr(evidence_upload, "import_evidence", killed)
    with pytest.raises(KeyboardInterrupt):
        send(editor, HTML.encode())
    assert len(archived(project)) == 1 and not [one for one in list_entries() if one.action == "evidence"]
    monkeypatch.setattr(evidence_upload, "import_evidence", archive)
    send(editor, HTML.encode())
    assert len(archived(project)) == 1 and [one.account for one in list_entries() if one.action == "evidence"] == ["e1"]
