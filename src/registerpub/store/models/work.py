"""Work that is due and who works here."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SourceState(models.Model):
    """When a source is next due; a crawl is claimed by a conditional update of ``lease_until``.

    ``lease_machine`` wrote the lease: on that machine locks say whether the crawl still runs, elsewhere the time does.
    """

    name = models.CharField(primary_key=True, max_length=100)
    next_due = models.DateTimeField()
    lease_since = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    lease_machine = models.CharField(max_length=255, blank=True)
    attempt = models.IntegerField(default=0)
    last_success = models.DateTimeField(null=True)
    last_message = models.TextField(blank=True)

    class Meta:
        db_table = "source_state"


class UserProfile(models.Model):
    """Role (viewer, editor, publisher, keeper) and desk language of an account."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    role = models.CharField(max_length=20)
    language = models.CharField(max_length=8, default="en")

    class Meta:
        db_table = "user_profile"
