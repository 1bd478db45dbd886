"""What runs by itself: the task queue with its tick, and the supervisor of the desk and the worker."""

from __future__ import annotations

from registerpub.jobs.alone import alone
from registerpub.jobs.ports import reserved_port
from registerpub.jobs.queue import make_queue
from registerpub.jobs.steps import tick
from registerpub.jobs.supervisor import open_desk, run_web
from registerpub.jobs.work import run_scheduler, run_worker

__all__ = ["alone", "make_queue", "open_desk", "reserved_port", "run_scheduler", "run_web", "run_worker", "tick"]
