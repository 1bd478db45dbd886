"""The reports of one day in three languages, with a translation and a copy, read as pages of five outlets."""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from registerpub.config import Config
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.process import process
from registerpub.pipeline.registers import import_register

FOLDER = Path(__file__).parents[2] / "bench" / "claims" / "oneday"
REPORTS = ("report-kk", "report-ru", "report-en")
REPEATED = ("translation-of-ru", "copy-of-en")


@cache
def told(name: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def add_people(folder: Path, now: dt.datetime) -> None:
    """The register of the reports' owner, with the two people of whom it knows nothing yet."""
    labels = told("labels")
    people = [
        {
            "id": person["id"],
            "names": [{"language": code, "full": full, "kind": "main"} for code, full in person["names"].items()],
            "sex": None,
            "consent": "public_record_only",
            "events": [],
        }
        for person in labels["people"]
    ]
    register = {"id": "qalqan", "owner": labels["owner"], "languages": ["kk", "ru", "en"], "scope": "invented"}
    whole = {"format": "registerpub/register-1", "register": register, "people": people}
    path = folder / "qalqan.json"
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    import_register(path, now)


def add_page(folder: Path, config: Config, host: str, page: Mapping[str, Any]) -> None:
    title = html.escape(page.get("title", ""))
    paragraphs = "".join(f"<p>{html.escape(words)}</p>" for words in page["paragraphs"])
    path = folder / "page.html"
    path.write_text(
        f'<html lang="{page["language"]}"><head><title>{title}</title></head><body><article><h1>{title}</h1>'
        f"{paragraphs}</article></body></html>",
        encoding="utf-8",
    )
    import_evidence(
        [path],
        config,
        url=page.get("url", f"https://{host}/{page['id']}" if "id" in page else None),
        published=dt.date.fromisoformat(page["published"]),
        language=page["language"],
        outlet=page.get("outlet", host),
    )


def read(folder: Path, config: Config, now: dt.datetime, names: Iterable[str]) -> None:
    """Import the files ``names`` of the day and take them all the way to cards."""
    for name in names:
        add_page(folder, config, told(name)["host"], told(name))
    process(config, lambda: now)
