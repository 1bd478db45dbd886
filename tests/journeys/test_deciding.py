"""Two processes decide the same cards at the same moment: one decision each, and the other is told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.projects import Project, make_project

pytestmark = pytest.mark.journey

WORKER = Path(__file__).parent / "deciding_worker.py"
CARDS = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
django.setup()
from registerpub.pipeline.clock import utc_now
from registerpub.store.models import PersonRow, Proposal
now = utc_now()
person = PersonRow.objects.create(id="p1", created=now)
Proposal.objects.bulk_create(
    Proposal(key=f"card{n:06}", public_id=f"card{n:06}", person=person, event="QUESTIONED", severity="C",
             certainty="strong", created=now, updated=now)
    for n in range(int(os.environ["CARDS"]))
)
"""
COUNT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
django.setup()
from django.conf import settings
from registerpub.pipeline.verify import verify
from registerpub.store.models import AuditEntry, Decision, Proposal, Vote
problems, _ = verify(settings.REGISTERPUB)
decided = AuditEntry.objects.filter(action="decide").count()
print(Decision.objects.count(), Decision.objects.values("proposal").distinct().count(), Vote.objects.count(),
      Proposal.objects.filter(state="rejected").count(), decided, len(problems))
"""


def run(project: Project, code: str, **variables: str) -> str:
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(project.root), **variables}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=300, check=True
    )
    return done.stdout


@contextmanager
def worker(project: Project, user: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(project.root)}
    command = [sys.executable, str(WORKER), user]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True, bufsize=1) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=60)


def tell(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def hear(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.parametrize("cards", [50, pytest.param(1000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("store", ["sqlite", "postgres"])
def test_two_processes_on_the_same_cards_give_one_decision_each(
    store: str, cards: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server = request.getfixturevalue("postgres") if store == "postgres" else None
    project = make_project(tmp_path / "race", postgres=server)
    run(project, CARDS, CARDS=str(cards))
    with ExitStack() as stack:
        two = [stack.enter_context(worker(project, user)) for user in ("aigul", "pavel")]
        assert [hear(process) for process in two] == ["ready", "ready"]
        for number in range(cards):
            # Who is told first changes from card to card, so that neither always wins.
            for process in two if number % 2 else two[::-1]:
                tell(process, f"card{number:06}")
            said = sorted(hear(process) for process in two)
            assert said[0] == "decided", said
            assert said[1].startswith("refused: card") and ("already rejected" in said[1] or "just been" in said[1])
    n = str(cards)
    assert run(project, COUNT).split() == [n, n, n, n, n, "0"]
