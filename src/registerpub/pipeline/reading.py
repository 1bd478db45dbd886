"""Reading with a guard: PDF files of strangers are opened in a process with limits, everything else is read here."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import IO, Any

from registerpub.core.pdf import PdfText, text_of
from registerpub.core.pdf.extraction import DAMAGED, TOO_MUCH
from registerpub.core.reading import ReadingRules, ReadResult, read_page
from registerpub.core.records import CapturedPage
from registerpub.pipeline.pdf_worker import SECONDS

#: Seconds after which a file is given up whatever it does; its computing time is limited by the worker itself.
PATIENCE = 120


def read_capture(page: CapturedPage, rules: ReadingRules | None = None) -> ReadResult:
    """As :func:`~registerpub.core.reading.read_page`, and no file can take the memory or the time of this process."""
    return read_page(page, rules or ReadingRules(), extract_guarded)


def extract_guarded(payload: bytes, patience: float = PATIENCE, seconds: int = SECONDS) -> PdfText:
    """The text of a PDF. Where its process was stopped the pages told before are kept, and the fault says so.

    ``patience``: seconds by the clock; ``seconds``: of computing.
    """
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as told:
        source.write(payload)
        source.seek(0)
        whole = _run(source, told, patience, seconds)
        told.seek(0)
        text = text_of(_steps(told))
    if whole:
        return text
    return PdfText(text.pages, text.count, text.title, text.lost, TOO_MUCH if text.pages else DAMAGED)


def _run(source: IO[bytes], told: IO[bytes], patience: float, seconds: int) -> bool:
    """Whether the worker came to its end."""
    command = [sys.executable, "-m", "registerpub.pipeline.pdf_worker", str(seconds)]
    with subprocess.Popen(  # nosec B603  # our own program, no shell
        command, stdin=source, stdout=told, stderr=subprocess.DEVNULL
    ) as worker:
        try:
            return worker.wait(patience) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            worker.kill()


def _steps(told: IO[bytes]) -> Iterator[dict[str, Any]]:
    """What the worker told; a line that was cut when it was stopped is left out."""
    with contextlib.suppress(ValueError):
        for line in told:
            yield json.loads(line)
