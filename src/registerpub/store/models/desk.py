"""Who works on which card: leases, unsaved choices, and what an editor has said to have looked at."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Lease(models.Model):
    """An editor has a card open until ``until``. One row per card; ``reason``: why it was taken over, else empty."""

    proposal = models.OneToOneField("store.Proposal", on_delete=models.CASCADE, related_name="lease")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="leases")
    since = models.DateTimeField()
    until = models.DateTimeField(db_index=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "lease"


class Draft(models.Model):
    """An editor's unsaved choices on a card: ``form`` is the desk's form, filled in on ``version`` of the card."""

    proposal = models.ForeignKey("store.Proposal", on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    form = models.JSONField()
    version = models.IntegerField()
    saved = models.DateTimeField()

    class Meta:
        db_table = "draft"
        constraints = [models.UniqueConstraint(fields=["proposal", "user"], name="draft_once")]


class Look(models.Model):
    """An editor has looked at a contradiction between the sources of a card; ``seal`` names what contradicts what."""

    proposal = models.ForeignKey("store.Proposal", on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="looks")
    seal = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "look"
        constraints = [models.UniqueConstraint(fields=["proposal", "user", "seal"], name="look_once")]
