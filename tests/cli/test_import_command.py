"""Importing what a person saved, at the terminal: what is missing is asked for, what is known is not added again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.core.pdf.drawing import column, pdf
from tests.core.pdf.test_pdf_files import KAZAKH
from tests.core.reading.test_mhtml import bundle
from tests.core.reading.test_reading_pages import FILLER, article
from tests.projects import DATA, Project, make_project

pytestmark = pytest.mark.journey
WORDS = ("--by", "aigul", "--obtained", "2021-03-04", "--from", "the court", "--why", "it names people of the list")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("imports") / "project")
    project.ok("register", "import", DATA / "second-register.json")
    return project


def test_a_document_needs_its_words_and_is_added_once(project: Project, tmp_path: Path) -> None:
    act = tmp_path / "act.pdf"
    act.write_bytes(pdf([column(["ҮКІМ", "", *KAZAKH])]))
    assert "a document without --url needs --obtained, --from, --why as well" in project.refused("import-evidence", act)
    assert "1 archived" in project.run("import-evidence", act, *WORDS).stderr
    again = project.run("import-evidence", act, *WORDS).stderr
    assert f"{act}: archived before, with the same words: nothing was added" in again and "0 archived" in again
    assert "1 archived" in project.run("import-evidence", act, *WORDS[:-1], "another reason").stderr
    assert "nothing was added" in project.run("import-evidence", act, *WORDS).stderr


def test_editors_are_told_who_saved_a_page_and_why(project: Project) -> None:
    article = DATA / "second-article.en.txt"
    project.ok("import-evidence", article, "--published", "2021-03-03", *WORDS)
    project.ok("process")
    cards: list[dict[str, Any]] = project.json("queue", "list")
    (evidence,) = project.json("queue", "show", cards[0]["id"])["evidence"]
    assert evidence["saved"] == {
        "by": "aigul",
        "obtained": "2021-03-04",
        "from": "the court",
        "why": "it names people of the list",
    }


def test_a_page_saved_as_one_file_says_itself_where_it_is_from(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page.mhtml"
    page.write_bytes(bundle(article(FILLER).encode()))
    told = project.run("import-evidence", page, *WORDS).stderr
    assert f"{page}: taken as saved from https://paper.example/a, as the file says" in told
    assert "nothing was added" in project.run("import-evidence", page, *WORDS).stderr
    told = project.run("import-evidence", page, "--url", "https://paper.example/a#top", *WORDS).stderr
    assert "warning" not in told
    told = project.run("import-evidence", page, "--url", "https://other.example/b", *WORDS).stderr
    said = "the file says it was saved from https://paper.example/a, not from --url https://other.example/b"
    assert f"warning: {page}: {said}" in told
    project.ok("process")
    assert "seen 2 times" in project.run("document", "history", "https://paper.example/a").stdout
    assert "version 1" in project.run("document", "history", "https://other.example/b").stdout
