"""The history of a page in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project, make_project

pytestmark = pytest.mark.journey
URL = "https://news.example/a"
TEXTS = ("The court met on Tuesday and gave him 7 years.", "The court met on Tuesday and gave him 5 years.")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("document") / "project")
    for number, text in enumerate((*TEXTS, TEXTS[1])):
        page: Path = project.root / f"{number}.txt"
        page.write_text(text, encoding="utf-8")
        # The same file with the same words would not be archived a second time.
        project.ok("import-evidence", page, "--url", URL, "--published", "2021-03-03", "--why", f"look {number}")
        project.ok("process")
    return project


def test_versions_are_told_with_their_words(project: Project) -> None:
    shown = project.ok("document", "history", URL + "?utm_source=x").splitlines()
    assert shown[0].startswith("version 1 (document 1): 20")
    assert shown[1].startswith("version 2 (document 2): 20") and "seen 2 times until" in shown[1]
    assert shown[2] == "  changed: The court met on Tuesday and gave him [-7-]{+5+} years."
    assert project.ok("document", "history", "1").splitlines() == shown


def test_versions_are_told_as_json(project: Project) -> None:
    found = project.json("document", "history", URL)
    assert [version["number"] for version in found["versions"]] == [1, 2]
    assert found["versions"][1]["difference"]["paragraphs"][0]["kind"] == "changed"
    assert len(found["versions"][1]["visits"]) == 2


def test_an_unknown_page_is_refused(project: Project) -> None:
    assert "no version of this page is known" in project.refused("document", "history", "https://news.example/b")
