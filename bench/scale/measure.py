"""Measure the stages on invented pages: a new project, WARC files of generated pages, each stage by itself.

Pages are those of :mod:`bench.archives`: 33 kB, a tenth of it text, some naming one of 500 people; each sentence gets
words of its own, as otherwise all stories would look like copies of one another.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.archives import DAY, Names, invent_names, make_page, register_of

from registerpub.archive import Exchange, WarcWriter

#: From bench/RESULTS.md: a crawl's processor time a page, a scan's pages a second on one core, releases.
CRAWL, SCAN_PAGES, RELEASE_ONE, RELEASE_NOTICES = 2.54e-3, 125, 6.86, 10_000


def measure(megabytes: float) -> dict[str, Any]:
    """Fields of :class:`bench.scale.costs.Costs`, from ``megabytes`` of pages before packing."""
    with tempfile.TemporaryDirectory(prefix="registerpub-bench-") as name:
        folder = Path(name)
        root = folder / "project"
        names = invent_names()
        register = folder / "register.json"
        register.write_text(json.dumps(register_of(names.people), ensure_ascii=False), encoding="utf-8")
        paths, pages = _archives(folder / "pages", names, megabytes * 1e6)
        _cli(folder, "init", root)
        _cli(root, "register", "import", register)
        _cli(root, "import-warc", *paths, "--from", "bench", "--link")
        return _stages(root, pages, sum(path.stat().st_size for path in paths))


def _archives(folder: Path, names: Names, size: float) -> tuple[list[Path], int]:
    chance, pages, unpacked = random.Random("pages"), 0, 0
    with WarcWriter(folder, "bench", max_bytes=1 << 40, max_age=dt.timedelta(days=9)) as out:
        while unpacked < size:
            body = re.sub(r"\.(?= |</p>)", lambda _: f" {_words(chance)}.", make_page(chance, names).decode()).encode()
            url = f"https://news.example/{pages}.html"
            head = (("Content-Type", "text/html; charset=utf-8"),)
            out.write_response(Exchange(url, 200, head, body, DAY, "bench", "article"))
            pages, unpacked = pages + 1, unpacked + len(body)
    return out.completed, pages


def _words(chance: random.Random) -> str:
    return " ".join("".join(chance.choice(("ба", "ле", "ро", "ни", "ту")) for _ in range(4)) for _ in range(5))


def _cli(folder: Path, *arguments: str | Path) -> None:
    command = [sys.executable, "-m", "registerpub.cli", *map(str, arguments)]
    subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)


def _stages(root: Path, pages: int, packed: int) -> dict[str, Any]:
    os.environ["REGISTERPUB_PROJECT"] = str(root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    import django

    django.setup()
    from registerpub.config import load_config
    from registerpub.pipeline.claim import claim_due
    from registerpub.pipeline.ingest import ingest_due
    from registerpub.pipeline.match import match_due
    from registerpub.pipeline.propose import propose_due
    from registerpub.store.models import ClaimRow, DocumentRow, MentionRow

    config, now = load_config(root), DAY + dt.timedelta(days=1)
    before = _size(root)
    ingest = _spent(lambda: ingest_due(config, now))
    match = _spent(lambda: match_due(config, now))
    claim = _spent(lambda: claim_due(now))
    propose = _spent(lambda: propose_due(now))
    documents = DocumentRow.objects.count()
    naming = MentionRow.objects.values("document").distinct().count()
    claiming = ClaimRow.objects.values("document").distinct().count()
    print(f"{pages} pages, {documents} documents, {naming} name somebody, {claiming} have a claim", file=sys.stderr)
    return {
        "crawl": CRAWL,
        "ingest": round(ingest / documents, 5),
        "match": round(match / documents, 5),
        "claim": round(claim / documents, 5),
        "propose": round(propose / documents, 5),
        "scan": round(1 / SCAN_PAGES, 5),
        "release": 0.0,
        "release_notice": RELEASE_ONE / RELEASE_NOTICES,
        "archive_bytes": round(packed / pages),
        "store_bytes": round((_size(root) - before) / documents),
    }


def _spent(stage: Callable[[], object]) -> float:
    began = time.process_time()
    stage()
    return time.process_time() - began


def _size(root: Path) -> int:
    return sum(path.stat().st_size for path in (root / "var").glob("registerpub.sqlite3*"))
