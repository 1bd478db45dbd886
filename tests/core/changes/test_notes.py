"""Notes of correction are known by the word that opens a paragraph."""

from __future__ import annotations

import pytest

from registerpub.core.changes.notes import correction_note


@pytest.mark.parametrize(
    "note",
    [
        "Correction: the term was three years.",
        "CORRECTION. The term was three years.",
        "An earlier version of this article gave another term.",
        "Исправление: срок – три года.",
        "В предыдущей версии текста был указан другой срок.",
        "Опровержение",
        "Түзету: мерзімі – үш жыл.",
        "Мақаланың алдыңғы нұсқасында басқа мерзім жазылған.",
        "* Уточнение — срок три года.",
    ],
)
def test_a_note_is_found_with_its_paragraph(note: str) -> None:
    text = f"Первый абзац статьи.\n{note}\nLast paragraph."
    place = correction_note(text)
    assert place is not None and text[place[0] : place[1]] == note


@pytest.mark.parametrize(
    "text",
    [
        "He was sent to a correctional colony.",
        "Correctional colony No 5 holds him.",
        "The court made a correction to its ruling.",
        "Исправительная колония находится в городе.",
        "Суд внёс уточнение: статья другая.",
        "Түзету мекемесінде отыр.",
        "",
    ],
)
def test_a_word_in_another_meaning_is_none(text: str) -> None:
    assert correction_note(text) is None
