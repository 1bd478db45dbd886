"""PDF files as text: pages, then lines, then paragraphs. Pure; runs no script of the file and opens no attachment.

A hostile file can take much memory and time here: whoever reads files of strangers runs this in a process with limits.
"""

from __future__ import annotations

from registerpub.core.pdf.extraction import MOST_PAGES, PdfText, extract_pdf, is_pdf, read_steps, text_of
from registerpub.core.pdf.paragraphs import join_paragraphs

__all__ = ["MOST_PAGES", "PdfText", "extract_pdf", "is_pdf", "join_paragraphs", "read_steps", "text_of"]
