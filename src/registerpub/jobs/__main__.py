"""``python -m registerpub.jobs``: the worker, as the supervisor starts it. The project is $REGISTERPUB_PROJECT."""

from __future__ import annotations

import os

import django

from registerpub.jobs import run_worker

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    django.setup()
    from registerpub import settings as project

    run_worker(project.REGISTERPUB)
