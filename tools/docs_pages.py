"""Pages of the documentation site that live elsewhere in the project: measured results and changes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
ELSEWHERE = {"results.md": "bench/RESULTS.md", "changes.md": "CHANGELOG.md"}
#: Links out of docs/ that GitHub and editors follow: on the site they lead to the page of the same text, or to nothing.
OUTWARD = re.compile(r"\[([^\]]+)\]\(\.\./([^)#]+)(#[^)]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add the pages whose text stands outside of ``docs``."""
    for name, path in ELSEWHERE.items():
        files.append(File.generated(config, name, content=(ROOT / path).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Lead links to files outside of ``docs`` to their page, or take the link away and leave its words."""
    pages = {path: name for name, path in ELSEWHERE.items()}
    depth = "../" * page.file.src_uri.count("/")

    def inward(found: re.Match[str]) -> str:
        words, path, anchor = found[1], found[2].removeprefix("../"), found[3] or ""
        return f"[{words}]({depth}{pages[path]}{anchor})" if path in pages else words

    return OUTWARD.sub(inward, markdown)
