"""A panic ends processing that is under way, wherever it is; when it is over the rest is done, once."""

from __future__ import annotations

import datetime as dt

import pytest

from registerpub.config import Config
from registerpub.pipeline import panic
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.panic import StandsStill
from registerpub.pipeline.panic_mark import mark_path, set_mark
from registerpub.pipeline.process import process
from registerpub.pipeline.registers import import_register
from registerpub.store.models import DocumentRow, Finding, NameRow, Panic, Proposal, WorkShare
from tests.projects import DATA


def test_it_ends_in_every_stage_and_goes_on_when_it_is_over(
    db: None, config: Config, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panic, "LOOK_SECONDS", 0.0)
    import_register(DATA / "second-register.json", now)
    import_evidence([DATA / "second-article.en.txt"], config, published=dt.date(2021, 3, 3))
    ended, made = [], []
    for stage in ("ingest", "match", "claim", "copies", "propose", "earlier"):

        def declare(told: str, *_: int, wanted: str = stage) -> None:
            if told == wanted:
                ended.append(told)
                made.append(Proposal.objects.count())
                set_mark(config.var)

        if stage == "earlier":
            NameRow.objects.update(searched=None)
        with pytest.raises(StandsStill, match="what was processed until then stands"):
            process(config, lambda: now, declare)
        assert not WorkShare.objects.exists()
        with pytest.raises(StandsStill, match="nothing was done"):
            process(config, lambda: now)
        mark_path(config.var).unlink()
        Panic.objects.update(lifted=now)
    assert ended == ["ingest", "match", "claim", "copies", "propose", "earlier"]
    assert all(result.failed == 0 for result in process(config, lambda: now))
    assert DocumentRow.objects.count() == 1
    assert made[:4] == [0] * 4 and 0 < made[4] == made[5] == Proposal.objects.count()
    assert not Finding.objects.filter(kind="stage_failed").exists()
