"""The standstill that a panic brings, for all machines of the database."""

from __future__ import annotations

from django.db import models


class Panic(models.Model):
    """One panic. ``key``: the digest of the mark of the machine it was declared on (see ``pipeline.panic``).

    ``lifted`` is set once, by two keepers; ``failures`` and ``last_failure`` slow down whoever guesses their codes.
    """

    key = models.CharField(max_length=64, primary_key=True)
    begun = models.DateTimeField()
    lifted = models.DateTimeField(null=True)
    failures = models.IntegerField(default=0)
    last_failure = models.DateTimeField(null=True)

    class Meta:
        db_table = "panic"
