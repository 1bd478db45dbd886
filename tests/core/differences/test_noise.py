"""What is a counter, a clock or a button, and what is never taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.differences import bare_entry, is_noise, without_noise


@pytest.mark.parametrize(
    "line",
    [
        "Просмотров: 1 204",
        "1 204 просмотра",
        "Просмотры (1204)",
        "12 тыс. просмотров",
        "Комментарии: 5",
        "Қаралым: 1 204",
        "1204 рет қаралды",
        "Пікірлер 3",
        "1,204 views",
        "12K views",
        "3 min read",
        "2 мин. чтения",
        "Время чтения: 3 минуты",
        "Оқу уақыты: 3 минут",
        "обновлено 12:41",
        "Обновлено: 3 марта 2026 г., 12:41",
        "Жаңартылды: бүгін, сағат 12:41",
        "Updated on 3 March 2026 at 14:20",
        "Last updated 2026-03-03",
        "5 минут назад",
        "2 сағат бұрын",
        "5 minutes ago",
        "только что",
        "12:41",
        "Поделиться: Facebook Telegram 12",
        "Бөлісу: Telegram",
        "Просмотров: 1 204 | 5 комментариев | 12:41",
    ],
)
def test_a_line_that_is_nothing_else_is_noise(line: str) -> None:
    assert is_noise(line) and is_noise(line.upper()) and without_noise(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "7 лет",
        "7 жыл",
        "7 years",
        "7",
        "3 марта 2026",
        "03.03.2026",
        "Видео набрало 1 204 просмотра",
        "Суд приговорил его к 7 годам.",
        "Он вышел на свободу 5 минут назад.",
        "Статья 405",
        "Обновлено: добавлен комментарий адвоката",
        "Заседание в 12:41",
        "Асан Асанов",
        "",
        "—",
        "6294-25-00-4/215",
        "просмотров " + "1 " * 200,
    ],
)
def test_what_says_anything_is_none(line: str) -> None:
    assert not is_noise(line) and without_noise(line) == line


def test_noise_between_separators_is_left_out_and_the_rest_stays() -> None:
    assert without_noise("Асан Жүнісов | Просмотров: 1 204 | 12:41") == "Асан Жүнісов"
    assert without_noise("Алматы · 3 min read") == "Алматы"
    assert without_noise("7 лет | 5 лет") == "7 лет | 5 лет"


def test_a_bare_time_counts_where_asked() -> None:
    assert not is_noise("10:00", clocks=False) and without_noise("10:00", clocks=False) == "10:00"
    assert is_noise("обновлено 10:00", clocks=False)


@given(st.text(max_size=400))
def test_any_line_is_judged_and_judged_once(line: str) -> None:
    rest = without_noise(line)
    assert without_noise(rest) == rest or is_noise(rest)


@pytest.mark.parametrize(
    "line", ["обновлено " + "1 1 2026 12:41 " * 19, "views " * 49, "1 " * 149, "updated " * 37, "1.1." * 74]
)
def test_a_hostile_line_is_judged_at_once(line: str) -> None:
    is_noise(line[:300])


@pytest.mark.parametrize(
    ("entry", "bare"),
    [
        ("1. Асан Жүнісов", "Асан Жүнісов"),
        ("12) Asan Zhunisov", "Asan Zhunisov"),
        ("№ 3. Асан", "Асан"),
        ("• Асан", "Асан"),
        ("– Асан", "Асан"),
        ("1985 жылы туған Асан", "1985 жылы туған Асан"),
        ("12.03.2026 сот отырысы", "12.03.2026 сот отырысы"),
    ],
)
def test_numbers_and_bullets_of_entries_go(entry: str, bare: str) -> None:
    assert bare_entry(entry) == bare
