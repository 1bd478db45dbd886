"""Every kind of finding has words and says what to do, in each language; raw codes are for the keeper only."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from registerpub.core.reading.model import FINDING_KINDS
from registerpub.desk.findings import FINDINGS, OTHERWISE, finding_words
from registerpub.pipeline import stage
from registerpub.store.models import Finding, SourceState

from .conftest import LOCALES, sign_in
from .samples import NOW

SOURCE = Path(stage.__file__).parents[1]
CRAWLER = LOCALES.parent / "crawler" / "registerpub_crawler"


def kinds() -> set[str]:
    """The kinds that reading, stages and crawler record, as their code names them."""
    ours = "".join(
        path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] != "desk"
    )
    crawler = "".join(path.read_text(encoding="utf-8") for path in CRAWLER.glob("*.py") if path.name != "discover.py")
    found_by_kind = re.findall(r'(?:broken|empty): str = "(\w+)"|\(\(?"(\w+)", f"\{', crawler)
    found = set(FINDING_KINDS) | set(re.findall(r'(?:record_finding|ReadFinding)\(\s*"(\w+)"', ours))
    found |= set(re.findall(r'\.find\(\s*"(\w+)"', crawler)) | set(re.findall(r'kind = .*"(\w+)"\)', crawler))
    found |= {kind for pair in found_by_kind for kind in pair if kind} | set(re.findall(r'\{"kind": "(\w+)"', crawler))
    for table in re.findall(r"_(?:FAULTS|DROPPED)\b.*? = \((.*?)\n\)", crawler, re.DOTALL):
        found |= set(re.findall(r'"([a-z]+(?:_[a-z]+)*)"', table))
    return found


def test_every_kind_that_the_code_records_has_words() -> None:
    assert {"http_status", "timeout", "robots_forbidden", "no_answer", "broken_record", "stage_failed"} <= kinds()
    assert {"blocked", "empty_listing", "broken_sitemap", "discovery_bound", "many_findings"} <= kinds()
    assert kinds() <= set(FINDINGS)


@pytest.mark.parametrize("kind", FINDINGS)
def test_a_finding_reads_differently_in_each_language(kind: str) -> None:
    said = {}
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            said[language] = finding_words(kind)
    for number in (0, 1):
        assert len({words[number] for words in said.values()}) == 3
    assert not re.search("[a-z]", "".join(said["kk"] + said["ru"]))


def test_a_kind_that_nobody_foresaw_is_shown_as_such() -> None:
    with translation.override("ru"):
        assert finding_words("never_heard_of") == tuple(map(str, OTHERWISE))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_codes_and_details_stand_apart_for_the_keeper(db: None, language: str) -> None:
    SourceState.objects.create(
        name="jarshy", next_due=NOW, attempt=1, last_message="the crawler ended with 1: KeyError"
    )
    for kind in FINDINGS:
        Finding.objects.create(key=kind, kind=kind, source="jarshy", detail=f"{kind}: 11 bytes", seen=NOW)
    page = sign_in("k1", "editor", language).get("/sources/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    shown = re.sub(r"<[^>]+>", " ", re.sub(r"<code lang=\"en\">.*?</code>", "", main, flags=re.DOTALL))
    assert "11 bytes" in main and "KeyError" in main
    assert set(re.findall("[a-zA-Z]+", shown)) <= {"jarshy", "UTC"}
