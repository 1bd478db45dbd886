"""One run: make the machines, let them work while faults strike, mend everything, wait until all is done, look."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from tests.faults import checks
from tests.faults.database import Database
from tests.faults.machines import Machine, Service, join, make_clock, until
from tests.faults.striking import World, plan
from tests.faults.world import EDITORS, make_projects, open_the_door, program

_TURN = 0.2
#: Seconds for everything to come to rest after the last fault; leases of the dead end after 90.
REST = 600


class Run:
    """``figures``: what was counted on the way."""

    def __init__(self, base: Path, sources: int, rounds: int) -> None:
        self._base, self._sources, self._rounds = base, sources, rounds
        self._machines = (Machine("a", "10.77.0.1", base), Machine("b", "10.77.0.2", base))
        self._others: list[Service] = []
        self._workers: list[Service] = []
        self._struck: Counter[str] = Counter()
        self._mending: list[tuple[float, str, Callable[[], None]]] = []
        self.figures: dict[str, Any] = {}

    def make(self) -> None:
        """Two machines, the database, two projects, their sites and an outlet; the workers begin."""
        (self._base / "logs").mkdir()
        make_clock(self._base)
        one, other = self._machines
        for machine in self._machines:
            machine.start()
        join(one, other)
        self._database = Database(one, self._base / "postgres")
        self._database.start()
        self._database.create()
        make_projects(one, other, self._database.url, self._sources)
        for machine in self._machines:
            site: list[str | Path] = [sys.executable, "-m", "tests.faults.site", self._heard(machine)]
            self._others.append(Service(f"site-{machine.name}", machine, site, {}))
            self._others[-1].start()
        until(lambda: self._site_answers(one), "the sites")
        open_the_door(one)
        for machine in self._machines:
            self._others.append(self._service("scheduler", machine, "scheduler"))
            only = [] if machine is one else ["--only", "crawl", "--only", "process"]
            self._workers += [self._service(f"worker-{n}", machine, "worker", *only) for n in (1, 2)]
        for service in (*self._workers, *self._others[2:]):
            service.start()
        self._editors = self._start_editors()

    def work(self, seed: int, faults: int, kinds: tuple[str, ...]) -> None:
        """Strike until the plan is at its end and every source has been visited in every round."""
        world = World(self._machines, self._database, self._workers)
        began, coming = time.monotonic(), plan(seed, kinds)
        strike_at, left, done, since = began + 2, faults, 1, 0
        while True:
            now = time.monotonic()
            self._mend(now)
            if left and now >= strike_at:
                fault = next(coming)
                strike_at = now + fault.pause
                # What is struck already is not struck again before it is mended; another fault counts instead.
                key = f"{fault.kind} {'' if fault.kind in ('network', 'database') else fault.target}"
                if not any(key == name for _, name, _ in self._mending):
                    what, mend = world.strike(fault)
                    self._say(f"{now - began:7.1f} {what}, {fault.lasts:.1f} s")
                    self._struck[fault.kind] += 1
                    left -= 1
                    self._mending.append((now + fault.lasts, key, mend))
            for service in (*self._workers, *self._others):
                service.look()
            missing = self._missing(since)
            if missing == 0 and done < self._rounds:
                since, done = self._due_again(), done + 1
                self._say(f"{now - began:7.1f} round {done}")
            elif missing == 0 and not left and not self._mending:
                break
            elif not left and not self._mending and now - strike_at > REST + 3 * self._sources:
                raise TimeoutError(f"{missing} sources were not visited in round {done}")
            time.sleep(_TURN)
        self.figures |= {"worked": round(time.monotonic() - began), "faults": dict(self._struck)}
        self._rest()

    def problems(self) -> list[str]:
        """What is wrong, once everything is at rest."""
        [self.figures["visits"]] = self._database.sql("SELECT count(*) FROM crawl_visit")[0]
        [self.figures["failed_visits"]] = self._database.sql("SELECT count(*) FROM crawl_visit WHERE failure <> ''")[0]
        fetched = "SELECT count(*) FROM capture WHERE url LIKE '%%/news/%%'"
        [self.figures["fetched"]] = self._database.sql(fetched)[0]
        [self.figures["documents"]] = self._database.sql("SELECT count(*) FROM document")[0]
        [self.figures["releases"]] = self._database.sql("SELECT count(*) FROM release")[0]
        self.figures["findings"] = dict(self._database.sql("SELECT kind, count(*) FROM finding GROUP BY kind"))
        told = [self._heard(machine) for machine in self._machines]
        found = list(checks.problems(self._database, self._machines, told, self._sources))
        checks.join_archives(self._machines)
        if against := checks.verified(self._machines[0]):
            found.append(f"registerpub verify: {against}")
        endings = {service.name: service.endings for service in (*self._workers, *self._others) if service.endings}
        if endings:
            # Ends at its beginning, as the database was away: a service manager starts it again.
            self.figures["ended"] = {name: len(codes) for name, codes in endings.items()}
        return found

    def end(self) -> None:
        """Stop what runs. What is left the kernel takes back with this process."""
        for service in (*self._workers, *self._others):
            service.stop()

    def keep_logs(self, folder: Path) -> None:
        shutil.copytree(self._base / "logs", folder, dirs_exist_ok=True)
        rows = self._database.sql("SELECT kind, source, detail, over FROM finding ORDER BY id")
        rows += self._database.sql("SELECT * FROM job") + self._database.sql("SELECT * FROM work_share")
        rows += self._database.sql("SELECT source, started, finished, outcome, failure FROM crawl_visit ORDER BY id")
        (folder / "rows.txt").write_text("\n".join(map(str, rows)), encoding="utf-8")

    def _rest(self) -> None:
        """Until the workers have nothing left to do."""
        end, words = time.monotonic() + REST, "nothing yet"
        while words:
            if time.monotonic() > end:
                raise TimeoutError(f"{words} left")
            time.sleep(1)
            for service in (*self._workers, *self._others):
                service.look()
            words = checks.unfinished(self._database, self._machines)
        self._editors.kill()

    def _service(self, name: str, machine: Machine, *arguments: str) -> Service:
        command = program("--project", machine.root / "project", *arguments)
        return Service(f"{name}-{machine.name}", machine, command, machine.with_clock)

    def _start_editors(self) -> subprocess.Popen[bytes]:
        """They sit at a desk whose clock is right."""
        machine = self._machines[0]
        with (self._base / "logs" / "editors.log").open("ab") as log:
            return subprocess.Popen(
                machine.inside([sys.executable, "-m", "tests.faults.editors", *EDITORS]),
                env={**os.environ, "REGISTERPUB_PROJECT": str(machine.root / "project")},
                stdin=subprocess.PIPE,
                stderr=log,
            )

    def _heard(self, machine: Machine) -> Path:
        return self._base / f"{machine.name}.heard"

    def _site_answers(self, machine: Machine) -> bool:
        command = "import urllib.request as u; u.urlopen('http://127.10.0.0:8080/feed.xml', timeout=1)"
        return subprocess.run(machine.inside([sys.executable, "-c", command]), capture_output=True).returncode == 0

    def _mend(self, now: float) -> None:
        due = [one for one in self._mending if one[0] <= now]
        self._mending = [one for one in self._mending if one[0] > now]
        for _, _, mend in due:
            mend()

    def _missing(self, since: int) -> int:
        """How many sources were not visited yet in this round; all while nobody can be asked."""
        try:
            return checks.unserved(self._database, self._sources, since)
        except psycopg.Error:
            return self._sources

    def _due_again(self) -> int:
        """Every source is due again; the number of the last visit before."""
        while True:
            try:
                [(last,)] = self._database.sql("SELECT max(id) FROM crawl_visit")
                self._database.sql("UPDATE source_state SET next_due = clock_timestamp() - interval '1 day'")
                return int(last)
            except psycopg.Error:
                self._mend(time.monotonic())
                time.sleep(_TURN)

    def _say(self, text: str) -> None:
        print(text, flush=True)
