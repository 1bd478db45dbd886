"""An invented register as the public may read it."""

from __future__ import annotations

import datetime as dt

from registerpub.core.records import (
    OpenList,
    OpenMonth,
    OpenPerson,
    OpenRegister,
    OpenStep,
    PartialDate,
    ReleaseInfo,
    Term,
)

STEPS = (
    OpenStep("LIST_RECOGNISED", PartialDate(2025, 11), "dala"),
    OpenStep("SENTENCED_PRISON", PartialDate(2026, 1, 15), None, "convicted_imprisoned", Term(2, 6), "174/1"),
)
AISULU = OpenPerson(
    "p1", "f", {"kk": "Айсұлу Бекова", "ru": "Айсулу Бекова", "en": "Aisulu Bekova"}, "convicted_imprisoned",
    PartialDate(2026, 1, 15), {"dala": "recognised"}, STEPS, (1,),
)  # fmt: skip
ARMAN = OpenPerson("p2", None, {"ru": "=Арман Ли"}, None, None, {"dala": "removed"}, (STEPS[0],))
REGISTER = OpenRegister(
    (AISULU, ARMAN),
    (
        OpenList(
            "dala",
            {"kk": "Дала", "ru": "Дала", "en": "Dala"},
            ("p1",),
            {"convicted_imprisoned": 1},
            (
                OpenMonth("2025-11", {"unknown": 2}),
                OpenMonth("2025-12", {"unknown": 2}),
                OpenMonth("2026-01", {"convicted_imprisoned": 1}),
            ),
        ),
    ),
    ReleaseInfo(3, dt.datetime(2026, 3, 1, tzinfo=dt.UTC)),
)
