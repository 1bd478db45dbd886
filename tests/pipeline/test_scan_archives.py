"""Scan of whole archives: what is printed, what is ruled out, what is wrong, and the same in several processes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from registerpub.core.errors import InputError
from registerpub.pipeline.scan import load_scanner
from registerpub.pipeline.scan_archives import Tally
from registerpub.pipeline.scan_run import Sink, find_inputs, scan_all
from tests.archive.foreign_files import Made, page, record_id, squeezed, warc_bytes, write_warc
from tests.pipeline.test_scan import TODAY
from tests.projects import DATA

FILE = DATA / "second-register.json"
URL = "https://news.example/2021/03/a.html?utm_source=feed"
NAMED = page("Timur Baimenov was detained in Almaty on Tuesday, the police said in a short statement.", "Detained")
WEATHER = page("Rain and wind are expected in the north on Thursday, the weather service said in the evening.")
RECOGNISED = page(
    "The rights movement recognised Nurlan Ospanov as a political prisoner. "
    "Its list of political prisoners now includes 14 people, it said in a statement."
)


def scanned(
    *inputs: Path, processes: int = 1, hits_only: bool = False, prefilter: bool = True
) -> tuple[list[Any], list[Any], Tally]:
    """Results, faults and counts."""
    written: list[str] = []
    complaints: list[str] = []
    scanner = load_scanner(FILE, TODAY, hits_only=hits_only, prefilter=prefilter)
    sink = Sink(written.append, complaints.append, lambda done, due: None)
    tally = scan_all(find_inputs(inputs), scanner, io.BytesIO(b""), sink, processes)
    return [json.loads(line) for line in written], [json.loads(line) for line in complaints], tally


def test_a_page_that_names_somebody_is_printed_with_its_text_and_address(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc.gz", [Made("https://news.example/", WEATHER), Made(URL, NAMED)])
    (result,), faults, tally = scanned(path)
    assert (result["id"], result["url"], result["title"]) == (record_id(1), URL, "Detained")
    (mention,) = result["mentions"]
    assert result["text"][mention["start"] : mention["end"]] == "Timur Baimenov"
    assert [claim["event"] for claim in result["claims"]] == ["DETAINED"]
    assert (faults, tally.pages, tally.kept, tally.mentioned) == ([], 2, 1, 1)


def test_a_page_that_names_nobody_but_tells_of_a_list_is_printed_unless_only_hits_are_wanted(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc.gz", [Made(URL, RECOGNISED), Made(URL, NAMED)])
    (told, named), _, _ = scanned(path)
    assert told["mentions"] == []
    assert [claim["event"] for claim in told["claims"]] == ["LIST_RECOGNISED"]
    assert [total["number"] for total in told["totals"]] == [14]
    assert [result["id"] for result in scanned(path, hits_only=True)[0]] == [named["id"]]


@pytest.mark.parametrize("name", ["a.warc", "a.WARC.GZ", "deep/er/a.warc.gz"])
def test_both_forms_are_read_and_a_folder_stands_for_the_archives_below_it(tmp_path: Path, name: str) -> None:
    write_warc(tmp_path / "w" / name, [Made(URL, NAMED)], compressed=name.lower().endswith("gz"))
    (tmp_path / "w" / "notes.txt").write_text("Timur Baimenov", encoding="utf-8")
    assert len(scanned(tmp_path / "w", tmp_path / "w" / name, tmp_path / "w" / "**" / "*.[wW]*")[0]) == 1


def test_a_folder_or_a_pattern_without_archives_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "*.warc.gz"):
        with pytest.raises(InputError, match="no .warc or .warc.gz file there"):
            find_inputs([path])


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (Made(URL, b"", "304 Not Modified", kind="revisit"), "revisit"),
        (Made(URL, NAMED, "301 Moved Permanently", headers={"Location": "/"}), "redirect"),
        (Made(URL, NAMED, "404 Not Found"), "answer other than 200"),
        (Made(URL, NAMED, content_type="image/png"), "no HTML or text"),
        (Made("https://news.example/robots.txt", NAMED, content_type="text/plain"), "robots or feed"),
        (Made(URL, NAMED, content_type="application/rss+xml"), "robots or feed"),
        (Made(URL, NAMED, content_type="image/png", kind="resource"), "no HTML or text"),
        (Made(URL, b"GET / HTTP/1.1\r\n\r\n", content_type="application/http", kind="request"), "other record"),
        (Made("dns:news.example", NAMED, content_type="text/dns"), "other record"),
    ],
)
def test_what_is_no_page_is_counted_by_its_kind(tmp_path: Path, made: Made, kind: str) -> None:
    path = write_warc(tmp_path / "a.warc.gz", [made, Made(URL, NAMED)])
    results, faults, tally = scanned(path)
    assert (len(results), faults) == (1, [])
    assert tally.skipped[kind] == 1 + (kind == "other record")  # the file's first record tells of the file


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (squeezed(NAMED), {"Content-Encoding": "gzip"}),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(NAMED), NAMED), {"Transfer-Encoding": "chunked"}),
        (NAMED.decode().encode("utf-16"), {}),
    ],
)
def test_encodings_are_undone_before_anybody_is_looked_for(
    tmp_path: Path, body: bytes, headers: dict[str, str]
) -> None:
    made = Made(URL, body, headers=headers, content_type="text/html")
    (result,), faults, _ = scanned(write_warc(tmp_path / "a.warc.gz", [made]))
    assert (result["title"], faults) == ("Detained", [])


def test_a_resource_and_plain_text_are_pages_too(tmp_path: Path) -> None:
    words = b"Timur Baimenov was detained in Almaty on Tuesday, the police said in a short statement."
    made = [Made("file:///a.txt", words, content_type="text/plain", kind="resource"), Made(URL, NAMED, kind="resource")]
    results, _, _ = scanned(write_warc(tmp_path / "a.warc.gz", made))
    assert [(result["url"], len(result["mentions"])) for result in results] == [("file:///a.txt", 1), (URL, 1)]


def test_a_title_that_was_noted_beside_a_plain_page_is_read_too(tmp_path: Path) -> None:
    words = b"He was detained in Almaty on Tuesday, the police said in a short statement about the case."
    noted = Made(URL, b"title: Timur Baimenov\r\n", content_type="application/warc-fields", kind="metadata",
                 fields={"WARC-Concurrent-To": record_id(0), "WARC-Record-ID": record_id(9)})  # fmt: skip
    path = write_warc(tmp_path / "a.warc.gz", [Made(URL, words, content_type="text/plain"), noted])
    (result,), _, _ = scanned(path, hits_only=True)
    assert result["title"] == "Timur Baimenov"


# --- faults ----------------------------------------------------------------------------------------------------------


def _members(*made: Made) -> list[bytes]:
    """Each record as its own gzip member."""
    return [warc_bytes([one], info=False) for one in made]


def test_a_damaged_record_is_told_with_file_and_offset_and_the_rest_goes_on(tmp_path: Path) -> None:
    first, second, third = _members(Made(URL, WEATHER), Made(URL, NAMED), Made(URL, NAMED))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(first + second[:100] + b"\0" * 40 + second[140:] + third)
    results, (fault,), tally = scanned(path)
    assert len(results) == 1
    assert fault == {"error": "the compressed record is damaged", "file": str(path), "offset": len(first)}
    assert tally.faults == 1


def test_of_a_file_that_was_cut_everything_before_the_cut_is_read(tmp_path: Path) -> None:
    whole = warc_bytes([Made(URL, NAMED), Made(URL, NAMED)], info=False)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(whole[:-30])
    results, (fault,), _ = scanned(path)
    assert len(results) == 1
    assert (fault["error"], fault["offset"]) == ("the file ends before the record is complete", len(whole) // 2)


@pytest.mark.parametrize("compressed", [True, False])
def test_a_file_that_begins_strangely_is_read_from_its_first_record_on(tmp_path: Path, compressed: bool) -> None:
    strange = b"HTTP/1.1 200 OK\r\n\x1f\x8b\x08\n" * 70_000
    path = tmp_path / "a.warc.gz"
    path.write_bytes(strange + b"\n" + warc_bytes([Made(URL, NAMED), Made(URL, NAMED)], compressed=compressed))
    results, (fault,), _ = scanned(path)
    assert len(results) == 2
    assert (fault["error"], fault["offset"]) == ("the file does not begin with a record", 0)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "the file holds no record"), (b"no archive at all\n" * 9, "the record has no readable header")],
)
def test_a_file_that_is_no_archive_is_a_fault(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    assert scanned(path)[1][0] == {"error": message, "file": str(path), "offset": 0}


def test_a_file_that_is_missing_is_a_fault(tmp_path: Path) -> None:
    (fault,) = scanned(tmp_path / "a.warc.gz")[1]
    assert (fault["error"], fault["file"]) == ("No such file or directory", str(tmp_path / "a.warc.gz"))


def test_a_body_that_opens_without_end_is_a_fault_and_never_held_in_memory(tmp_path: Path) -> None:
    bomb = Made(URL, squeezed(bytes(40_000_000)), headers={"Content-Encoding": "gzip"})
    results, (fault,), _ = scanned(write_warc(tmp_path / "a.warc.gz", [bomb, Made(URL, NAMED)]))
    assert len(results) == 1
    assert fault["error"] == "the record cannot be read: the body opens to more than 16777216 bytes"


def test_a_record_that_opens_without_end_is_a_fault(tmp_path: Path) -> None:
    bomb = Made(URL, bytes(140 * 1024 * 1024), content_type="video/mp4")
    results, (fault,), _ = scanned(write_warc(tmp_path / "a.warc.gz", [bomb, Made(URL, NAMED)]))
    assert len(results) == 1
    assert fault["error"].startswith("the record is larger than")


@pytest.mark.parametrize(
    ("name", "message"),
    [("WARC-Payload-Digest", "the payload fits no digest"), ("WARC-Block-Digest", "the block fits no digest")],
)
def test_a_digest_that_does_not_fit_is_told_and_the_page_is_read_all_the_same(
    tmp_path: Path, name: str, message: str
) -> None:
    made = Made(URL, NAMED, fields={name: "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    (result,), (fault,), _ = scanned(write_warc(tmp_path / "a.warc.gz", [made]))
    assert (len(result["mentions"]), fault["error"]) == (1, message)


def test_a_page_on_which_the_reader_fails_is_a_fault_that_quotes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(page: object) -> object:
        raise ValueError("Timur Baimenov")

    monkeypatch.setattr("registerpub.pipeline.scan_archives.read_capture", fail)
    _, (fault,), _ = scanned(write_warc(tmp_path / "a.warc.gz", [Made(URL, NAMED)]))
    assert fault["error"].startswith("the page cannot be read: ValueError at test_scan_archives.py:")


# --- several processes -----------------------------------------------------------------------------------------------


def _many(folder: Path) -> list[Path]:
    """Archives of very different length, one of them cut, and a plain file."""
    paths: list[Path] = []
    for number, count in enumerate([40, 1, 7]):
        made = [Made(f"{URL}&n={number}-{at}", (NAMED, WEATHER, RECOGNISED)[at % 3]) for at in range(count)]
        paths.append(write_warc(folder / f"{number}.warc.gz", made))
    paths[1].write_bytes(paths[1].read_bytes()[:-20])
    plain = folder / "plain.txt"
    plain.write_text("Timur Baimenov was detained.", encoding="utf-8")
    return [paths[0], plain, *paths[1:]]


def test_several_processes_print_the_same_in_the_same_order(tmp_path: Path) -> None:
    paths = _many(tmp_path)
    alone, together = scanned(*paths), scanned(*paths, processes=2)
    assert alone == together
    assert alone[2].faults == 1
    assert len(alone[0]) == 27 + 1 + 5


def test_the_prefilter_takes_nothing_away_that_would_be_reported(tmp_path: Path) -> None:
    path = _many(tmp_path)[0]
    quick, slow = scanned(path)[0], scanned(path, prefilter=False)[0]
    assert quick == [result for result in slow if result["mentions"] or result["claims"] or result["totals"]]
