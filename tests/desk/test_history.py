"""The history of a page as editors see it, and where a card says that its page has changed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.test import Client

from registerpub.core.differences import DiffPart, ListDifference
from registerpub.desk.changes import changed
from registerpub.store.models import Capture, DocumentRow, Finding

from .conftest import sign_in
from .samples import NOW, VERDICT_TEXTS, World, make_document

CARD = "/cards/verdict234/"
LATER = NOW + dt.timedelta(hours=5)


def text_of(response: Any) -> str:
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)))


def new_version(row: DocumentRow, text: str, **fields: Any) -> DocumentRow:
    """The page of ``row``, fetched again some hours later with another text."""
    made = make_document(row.language, text, row.source, title=row.title)
    Capture.objects.filter(pk=made.capture_id).update(fetched=LATER, version=made)
    DocumentRow.objects.filter(pk=made.pk).update(canonical=row.canonical, version=2, **fields)
    return DocumentRow.objects.get(pk=made.pk)


def verdict() -> DocumentRow:
    return DocumentRow.objects.get(text=VERDICT_TEXTS["ru"])


def test_a_card_says_that_its_page_has_changed_and_leads_to_the_words(editor: Client, world: World) -> None:
    assert "/history/" not in editor.get(CARD).content.decode()
    old = verdict()
    new_version(old, VERDICT_TEXTS["ru"].replace("пяти", "трём"))
    page = editor.get(CARD)
    assert "The page has changed since this was fetched: compare before you confirm." in text_of(page)
    address = f"/document/{old.pk}/history/"
    assert f'href="{address}"' in page.content.decode()
    shown = editor.get(address)
    assert "<del>пяти</del><ins>трём</ins>" in shown.content.decode()
    assert "2 versions" in text_of(shown) and "paragraph changed" in text_of(shown)


def test_neither_address_nor_title_of_a_history_holds_a_name(editor: Client, world: World) -> None:
    row = verdict()
    page = editor.get(f"/document/{row.pk}/history/").content.decode()
    assert re.findall(r"<title>(.*?)</title>", page)[0].startswith("History of a page")
    assert "Talgat" not in page and "Талгат" not in page


def test_what_was_seen_again_and_what_differs_outside_the_article_is_told(editor: Client, world: World) -> None:
    row = verdict()
    seen = make_document("ru", "x", row.source).capture
    DocumentRow.objects.filter(capture=seen).delete()
    Capture.objects.filter(pk=seen.pk).update(fetched=LATER, version=row, differs=["related", "noise"])
    shown = text_of(editor.get(f"/document/{row.pk}/history/"))
    assert "seen 1 more time, unchanged" in shown
    assert "Different, but no change of the article: related links, counters and times" in shown


def test_a_list_tells_entries_and_warns_where_it_is_not_believed(editor: Client, world: World) -> None:
    row = verdict()
    DocumentRow.objects.filter(pk=row.pk).update(watched="list", entries=["A"])
    told = ListDifference(("Б <b>",), ("В",), (("Г", "Ґ"),), (("Д, 7", "Д, 5"),))
    new = new_version(row, "x", watched="list", entries=["A", "Б"], difference=told.as_dict())
    address = f"/document/{new.pk}/history/"
    shown = editor.get(address).content.decode()
    assert "Б &lt;b&gt;" in shown and "<del>Г</del> <ins>Ґ</ins>" in shown and "<del>Д, 7</del>" in shown
    assert "2 entries" in text_of(editor.get(address)) and "not taken for removed" not in shown
    DocumentRow.objects.filter(pk=new.pk).update(difference=replace(told, removed=(), missing=("В",)).as_dict())
    assert "not taken for removed" in text_of(editor.get(address))


def test_words_that_are_no_longer_kept_are_not_compared(editor: Client, world: World) -> None:
    row = verdict()
    new = new_version(row, "x")
    DocumentRow.objects.filter(pk=row.pk).update(pruned=NOW, text="", title="")
    assert "are no longer kept" in text_of(editor.get(f"/document/{new.pk}/history/"))


def test_a_list_that_shrank_leads_from_its_finding_to_its_history(editor: Client, world: World) -> None:
    row = verdict()
    Capture.objects.filter(pk=row.capture_id).update(version=row)
    Finding.objects.create(key="k", kind="list_shrank", detail="6 before", capture=row.capture, seen=NOW)
    Finding.objects.create(key="l", kind="list_shrank", detail="6 before", seen=NOW)
    assert editor.get("/sources/").content.decode().count(f'href="/document/{row.pk}/history/"') == 1


def test_an_unknown_document_has_no_history(editor: Client, world: World) -> None:
    assert editor.get("/document/999999/history/").status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_history_is_told_in_the_language_of_the_desk(language: str, world: World) -> None:
    row = verdict()
    DocumentRow.objects.filter(pk=row.pk).update(watched="list")
    told = ListDifference(("Б",), (), (("Г", "Ґ"),), (("Д", "Е"),), ("В",))
    new_version(row, "Басқа мәтін.", watched="list", difference=told.as_dict())
    shown = text_of(sign_in("u", "editor", language).get(f"/document/{row.pk}/history/"))
    assert set(re.findall("[a-zA-Z]+", shown)) <= {"shamshyraq", "https", "invalid", "news", "UTC"}


def test_a_difference_is_escaped() -> None:
    parts = [DiffPart("same", "<p>"), DiffPart("removed", '"a"'), DiffPart("added", "<script>")]
    assert changed(parts) == "&lt;p&gt;<del>&quot;a&quot;</del><ins>&lt;script&gt;</ins>"
