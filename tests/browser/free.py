"""``python -m tests.browser.free``: ends every lease, as if the editors had closed their cards ten minutes ago."""

from __future__ import annotations

import django

django.setup()

from registerpub.store.models import Lease  # noqa: E402  # Django must be set up before its models are read

if __name__ == "__main__":
    Lease.objects.all().delete()
