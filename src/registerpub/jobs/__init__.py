"""What runs by itself: the task queue with its tick, and the supervisor of the desk and the worker."""

from __future__ import annotations

from registerpub.jobs.ports import reserved_port
from registerpub.jobs.queue import make_queue, run_worker, tick
from registerpub.jobs.supervisor import open_desk

__all__ = ["make_queue", "open_desk", "reserved_port", "run_worker", "tick"]
