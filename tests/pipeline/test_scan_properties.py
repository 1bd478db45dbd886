"""Whatever pages and damage an archive holds: ruling pages out loses nothing, and a broken record costs only itself."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.foreign_files import Made, record_id, warc_bytes, write_warc
from tests.pipeline.test_scan_archives import NAMED, URL, scanned

NAMES = (
    "Timur Baimenov", "Тимур Байменов", "ТИМУРА БАЙМЕНОВА", "Байменов Тимур", "Т. Байменов", "Тимур Байменовті",
    "Әсел Жүнісова", "Асель Жунусовой", "Timur Akhmetov", "Айгуль Жунусова", "#ТимурБайменов", "Baimenov",
)  # fmt: skip
SENTENCES = (
    "{} was detained in Almaty on Tuesday, the police said.",
    "Суд в Шымкенте приговорил {} к двум годам лишения свободы.",
    "{} сәрсенбіде босатылды деп хабарлады полиция.",
    "Fair Trial Watch added {} to its list of political prisoners.",
    "Правозащитники признали Марата Жанова политзаключённым.",
    "Their list of political prisoners has risen to nine.",
    "В списке политзаключённых теперь 14 человек.",
    "Саяси тұтқындар тізіміне Марат Жанов енгізілді. Қазір тізімде тоғыз адам бар.",
    "The shopping list has grown; the register of companies includes 9 names.",
    "Rain and wind are expected in the north on Thursday.",
)
MARKS = (
    "",
    "<b>",
    "</i>",
    "&shy;",
    "&#8203;",
    "<wbr>",
    "<!-- x -->",
    "<span class=a>",
    "&nbsp;",
    "\n",
    "<br>",
    "<x-y>",
)


@st.composite
def pages(draw: st.DrawFn) -> Made:
    """A page of a few sentences with marks strewn into it, in one of several encodings."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        words = draw(st.sampled_from(SENTENCES)).format(draw(st.sampled_from(NAMES)))
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(words)))
            words = words[:at] + draw(st.sampled_from(MARKS)) + words[at:]
        parts.append(draw(st.sampled_from(("<p>{}</p>", "<div>{}</div>", "<li>{}", "{}<br><br>"))).format(words))
    title = draw(st.sampled_from(("News", *NAMES, "Политзаключённые")))
    head = f'<title>News</title><meta property="og:title" content="{title}">'
    html = f"<!doctype html><html><head>{head}</head><body><main>{''.join(parts)}</main></body></html>"
    charset = draw(st.sampled_from(("utf-8", "utf-16", "cp1251")))
    return Made(URL, html.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")


@given(st.lists(pages(), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_ruling_pages_out_loses_nothing_that_reading_all_would_report(made: list[Made]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_warc(Path(folder) / "a.warc.gz", made)
        slow, faults, _ = scanned(path, prefilter=False)
        quick, _, _ = scanned(path)
        hits, _, _ = scanned(path, hits_only=True)
    told = [result for result in slow if result["mentions"] or result["claims"] or result["totals"]]
    assert faults == []
    assert [result for result in quick if result in told] == told
    assert hits == [result for result in slow if result["mentions"]]


@given(st.data(), st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_broken_record_costs_only_itself(data: st.DataObject, compressed: bool) -> None:
    """Changed bytes or a lost end; both in one record may cost the one that follows, too."""
    fields = [{"WARC-Record-ID": record_id(number)} for number in range(5)]
    records = [warc_bytes([Made(URL, NAMED, fields=one)], compressed=compressed, info=False) for one in fields]
    broken = data.draw(st.integers(0, 4))
    record = bytearray(records[broken])
    earliest = 0 if broken else 16  # the first bytes of a file say what kind of file it is
    if data.draw(st.booleans()):
        for _ in range(data.draw(st.integers(1, 5))):
            record[data.draw(st.integers(earliest, len(record) - 1))] ^= data.draw(st.integers(1, 255))
    else:
        # Cut inside its beginning, a record cannot be told from the one that follows.
        shortest = 64
        del record[data.draw(st.integers(shortest, len(record))) :]
    records[broken] = bytes(record)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("a.warc.gz" if compressed else "a.warc")
        path.write_bytes(b"".join(records))
        results, _, _ = scanned(path)
    others = [record_id(number) for number in range(5) if number != broken]
    assert [result["id"] for result in results if result["id"] in others] == others
