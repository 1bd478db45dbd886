"""Setting a project up from the desk: its first keeper, and sources that are being tried."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models


class FirstRun(models.Model):
    """The first keeper was made at the desk. Its number is always 1: of two who come at once only one can be first."""

    number = models.PositiveSmallIntegerField(primary_key=True, default=1)
    keeper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField()

    class Meta:
        db_table = "first_run"


def new_trial_key() -> str:
    """An opaque address for a trial."""
    return secrets.token_hex(8)


class SourceTrial(models.Model):
    """A keeper tries a source: a site that is new (``kind`` new), or a source that is there (check).

    ``until``: the process that tries it is given up then; ``finished``: it has told, ``result`` what it found (see
    ``pipeline.source_trial``) and ``failure`` why it found nothing. ``outcome``: what became of it (saved, verified).
    """

    key = models.CharField(max_length=20, unique=True, default=new_trial_key)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=100)
    url = models.CharField(max_length=2000, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked = models.DateTimeField()
    until = models.DateTimeField()
    finished = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    failure = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, blank=True)

    class Meta:
        db_table = "source_trial"
        ordering = ["-id"]
