"""``python -m registerpub.jobs worker|scheduler``, as the supervisor starts it. The project is $REGISTERPUB_PROJECT."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django

from registerpub.presence import enter

if __name__ == "__main__":
    enter(Path(os.environ.get("REGISTERPUB_PROJECT", ".")) / "var")
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    django.setup()
    from registerpub import settings as project
    from registerpub.jobs.work import run_scheduler, run_worker
    from registerpub.secret_key import read_secret

    read_secret(project.REGISTERPUB.var)
    {"worker": run_worker, "scheduler": run_scheduler}[sys.argv[1]](project.REGISTERPUB)
