"""Writes ``index.html`` beside the pictures of ``make screens``: one row a screen, one column a language and width."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from html import escape
from pathlib import Path

NAME = re.compile(r"(?P<screen>.+)-(?P<language>kk|ru|en)-(?P<width>\d+)-(?P<scheme>light|dark)(?P<state>-\d+)?\.png")


def index(folder: Path) -> str:
    """The page; raises ``SystemExit`` where there is nothing to show."""
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for path in sorted(folder.glob("*.png")):
        found = NAME.fullmatch(path.name)
        if found is not None:
            look = f"{found['language']} {found['width']} {found['scheme']}"
            rows[found["screen"] + (found["state"] or "")][look] = path.name
    if not rows:
        raise SystemExit(f"there are no pictures in {folder}")
    looks = sorted({look for row in rows.values() for look in row}, key=lambda look: (look.split()[1:], look))
    head = "".join(f"<th>{escape(look)}</th>" for look in looks)
    body = "".join(
        f"<tr><th>{escape(screen)}</th>" + "".join(f"<td>{_picture(row.get(look))}</td>" for look in looks) + "</tr>"
        for screen, row in sorted(rows.items())
    )
    style = "img{width:14rem;border:1px solid #999}th,td{vertical-align:top;padding:.3rem;font:14px sans-serif}"
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>Screens</title><style>{style}</style>"
        f"<table><tr><th></th>{head}</tr>{body}</table></html>"
    )


def _picture(name: str | None) -> str:
    return f'<a href="{escape(name)}"><img src="{escape(name)}" alt="" loading=lazy></a>' if name else ""


if __name__ == "__main__":
    place = Path(sys.argv[1])
    (place / "index.html").write_text(index(place), encoding="utf-8")
    print(f"{place / 'index.html'}: {len(list(place.glob('*.png')))} pictures")
