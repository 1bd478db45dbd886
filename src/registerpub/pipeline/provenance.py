"""Where an archive file came from that the project did not write: a small JSON file beside it, written when it came in.

What a foreign file says of its own source is not believed: only the address of a page decides whose page it is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from registerpub.archive.foreign import is_page_type
from registerpub.core.records import CapturedPage

#: The folder of the archive that foreign files are kept in.
FOREIGN: Final = "foreign"
_SUFFIX: Final = ".json"


@dataclass(frozen=True, slots=True)
class Provenance:
    """``file`` as the importer's file was called and ``sha256`` of its bytes; ``origin``, ``outlet``: as was stated."""

    file: str
    sha256: str
    size: int
    imported: str
    imported_by: str
    origin: str
    outlet: str
    records: int
    pages: int
    faults: int


def write_provenance(archive: Path, provenance: Provenance) -> None:
    """Beside the archive file, which need not be there yet. The first one stays. Raises :class:`OSError`."""
    path = _beside(archive)
    if path.exists():
        return
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with new.open("w", encoding="utf-8") as file:
        json.dump(asdict(provenance), file, ensure_ascii=False, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def read_provenance(archive: Path) -> Provenance | None:
    """``None`` for a file that the project wrote itself. A file that was put there by hand tells nothing of itself."""
    if archive.parent.name != FOREIGN:
        return None
    if not _beside(archive).exists():
        return Provenance(archive.name, "", 0, "", "", "", "", 0, 0, 0)
    data: Mapping[str, object] = json.loads(_beside(archive).read_text(encoding="utf-8"))
    return Provenance(**data)  # type: ignore[arg-type]  # written by write_provenance


def adopted(page: CapturedPage, provenance: Provenance, source: str) -> CapturedPage:
    """The page as if a person had saved and imported it; pictures, styles and scripts are no articles."""
    role = page.role if page.role != "article" or is_page_type(page.content_type) else "other"
    extra = {**page.extra, "outlet": provenance.outlet, "imported-by": provenance.imported_by}
    return replace(page, source=source, role=role, extra=extra)


def _beside(archive: Path) -> Path:
    return archive.with_name(archive.name + _SUFFIX)
