"""The supervisor: says that the desk is open when it answers, starts dead parts again, and gives up in the end."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from registerpub.config import Config
from registerpub.jobs import supervisor
from registerpub.jobs.parts import PATIENCE, QUICK, Part, PartFailed
from registerpub.jobs.supervisor import desk_command, supervise

NOBODY = "127.0.0.1:1"


def part(name: str, code: str, clock: list[float] | None = None) -> Part:
    environment = dict(os.environ)
    if clock is None:
        return Part(name, [sys.executable, "-c", code], environment)
    return Part(name, [sys.executable, "-c", code], environment, clock=lambda: clock[0])


def ended(some: Part) -> None:
    some._process.wait()  # type: ignore[union-attr]


def test_a_part_that_dies_at_its_start_again_and_again_stops_everything(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    starts = tmp_path / "starts"
    dying = part("desk", f"open({str(starts)!r}, 'a').write('x'); raise SystemExit(3)")
    other = part("worker", "import time; time.sleep(300)")
    with pytest.raises(PartFailed, match=rf"the desk ended {PATIENCE} times .* \(exit status 3\)"):
        supervise([dying, other], NOBODY, pause=0.0)
    assert starts.read_text() == "x" * PATIENCE
    assert other.exit_status is not None
    assert "the desk is open" not in capfd.readouterr().err


def test_each_death_at_the_start_is_told_and_waits_twice_as_long(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds
        time.sleep(0.001)

    monkeypatch.setattr(supervisor, "time", SimpleNamespace(monotonic=lambda: now[0], sleep=sleep))
    with pytest.raises(PartFailed):
        supervise([part("worker", "raise SystemExit(3)")], NOBODY)
    told = [record.getMessage() for record in caplog.records]
    assert told == [f"the worker ended with 3: it is started again in {wait} s" for wait in (1, 2, 4, 8)]
    assert now[0] > 1 + 2 + 4 + 8


def test_a_terminal_that_is_closed_ends_it_unless_it_was_told_to_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang_up(_listen: str) -> bool:
        """At the first turn; the second one ends it for good."""
        turns.append(signal.getsignal(signal.SIGHUP))
        os.kill(os.getpid(), signal.SIGHUP if len(turns) == 1 else signal.SIGTERM)
        return False

    monkeypatch.setattr("registerpub.jobs.supervisor.answers", hang_up)
    before = signal.getsignal(signal.SIGHUP)
    for handler, expected in ((signal.SIG_DFL, 1), (signal.SIG_IGN, 2)):
        turns: list[object] = []
        signal.signal(signal.SIGHUP, handler)
        try:
            supervise([part("desk", "import time; time.sleep(300)")], NOBODY)
            assert len(turns) == expected and signal.getsignal(signal.SIGHUP) is handler
        finally:
            signal.signal(signal.SIGHUP, before)


def test_deaths_after_a_long_life_are_no_reason_to_give_up() -> None:
    clock = [0.0]
    dying = part("worker", "pass", clock)
    dying.start()
    for _ in range(3 * PATIENCE):
        ended(dying)
        clock[0] += QUICK + 1
        dying.revive()
    dying.stop()


def test_a_long_life_makes_up_for_quick_deaths() -> None:
    clock = [0.0]
    dying = part("worker", "pass", clock)
    dying.start()
    for lived in (*[0.0] * (PATIENCE - 1), QUICK + 1, *[0.0] * (PATIENCE - 1)):
        ended(dying)
        clock[0] += lived
        dying.revive()
    ended(dying)
    with pytest.raises(PartFailed):
        dying.revive()


def test_the_desk_is_called_open_only_once_it_answers(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def answers_at_last(listen: str) -> bool:
        """Not the first two times; the third turn ends the supervisor as Ctrl-C would."""
        asked.append(listen)
        printed.append(capfd.readouterr().err)
        if len(asked) == 3:
            os.kill(os.getpid(), signal.SIGINT)
        return len(asked) == 3

    printed: list[str] = []
    monkeypatch.setattr("registerpub.jobs.supervisor.answers", answers_at_last)
    before = signal.getsignal(signal.SIGINT)
    desk = part("desk", "import time; time.sleep(300)")
    supervise([desk], NOBODY)
    assert "".join(printed) == ""
    assert f"the desk is open at http://{NOBODY}/" in capfd.readouterr().err
    assert desk.exit_status is not None
    assert signal.getsignal(signal.SIGINT) is before


def test_as_many_processes_answer_as_the_settings_say(config: Config) -> None:
    command = desk_command(replace(config, desk_processes=3))
    assert command[command.index("--workers") + 1] == "3"
