"""``python -m registerpub.pipeline.trial_worker KEY``: runs one trial of a source; the project is $REGISTERPUB_PROJECT.

It ends itself when its time is over, whatever it is waiting for.
"""

from __future__ import annotations

import os
import signal
import sys

import django


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    django.setup()
    from registerpub import settings as project
    from registerpub.pipeline.clock import utc_now
    from registerpub.pipeline.source_trial import LIMIT, run_trial

    signal.alarm(int(LIMIT.total_seconds()))
    run_trial(sys.argv[1], project.REGISTERPUB, utc_now)


if __name__ == "__main__":
    main()
