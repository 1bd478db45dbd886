"""PDF files drawn by hand: lines of text at places of pages, in a font that every reader can turn back into letters.

No font file is embedded: what matters here is the text layer, which a ``ToUnicode`` table makes.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Text whose first letter stands at ``x``, ``y`` points from the lower left corner."""

    text: str
    x: float = 60
    y: float = 700


def column(lines: Sequence[str], x: float = 60, top: float = 760, step: float = 14) -> list[Line]:
    return [Line(text, x, top - step * index) for index, text in enumerate(lines) if text]


def pdf(
    pages: Sequence[Sequence[Line]],
    *,
    title: str = "",
    rotate: int = 0,
    extra: Sequence[bytes] = (),
    catalog: bytes = b"",
    contents: bytes | None = None,
    flipped: bool = False,
) -> bytes:
    """A whole file. ``extra``: further objects, numbered from 10. ``contents``: a ready stream for every page.

    ``flipped``: drawn from the upper left corner, as browsers do.
    """
    letters = sorted({letter for page in pages for line in page for letter in line.text})
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    objects: dict[int, bytes] = {
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /Drawn /Encoding /Identity-H /DescendantFonts [4 0 R] "
        b"/ToUnicode 5 0 R >>",
        4: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Drawn /DW 550 /W [1 900 550] "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        5: _stream(_to_unicode(codes)),
        6: b"<< /Title " + _text(title) + b" /Producer (by hand) >>",
    }
    objects |= {10 + number: body for number, body in enumerate(extra)}
    first = 10 + len(extra)
    kids = []
    for number, page in enumerate(pages):
        place = first + 2 * number
        objects[place] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Contents {place + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        objects[place + 1] = contents if contents is not None else _stream(_drawn(page, codes, flipped))
        kids.append(f"{place} 0 R")
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _drawn(page: Sequence[Line], codes: dict[str, int], flipped: bool) -> bytes:
    shown = [] if not flipped else [".24 0 0 -.24 0 842 cm 3.125 0 0 3.125 0 0 cm"]
    for line in page:
        place = f"1 0 0 -1 0 {842 - line.y} Tm {line.x} 0 Td" if flipped else f"{line.x} {line.y} Td"
        shown.append(f"BT /F1 10 Tf {place} <{''.join(f'{codes[letter]:04x}' for letter in line.text)}> Tj ET")
    return "\n".join(shown).encode()


def _to_unicode(codes: dict[str, int]) -> bytes:
    pairs = [f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    table = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{table}\nendcmap end end"
    ).encode()


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"


def _text(value: str) -> bytes:
    return b"<feff" + value.encode("utf-16-be").hex().encode() + b">"


def _file(objects: dict[int, bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    rows = [
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n" for number in range(size)
    ]
    out += f"xref\n0 {size}\n{''.join(rows)}trailer\n<< /Size {size} /Root 1 0 R /Info 6 0 R >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
