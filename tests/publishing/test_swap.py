"""The publisher's folder: what cannot be written is said with the folder's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from registerpub.core.errors import InputError
from registerpub.publishing.swap import publishing_lock


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="choose another folder"), publishing_lock(tmp_path / "file" / "out"):
        pass
