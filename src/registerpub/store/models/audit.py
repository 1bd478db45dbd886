"""The audit: a chain of entries over payloads that can be erased one by one without breaking it."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """Who did what to what, and when. Append-only: never updated, never deleted.

    ``number`` counts from 1 without gaps. ``account`` is the number of an account (empty: the machine or a file),
    ``subject`` an opaque id such as ``card:k7m2p9qwer``. ``payload`` is the salted digest of the entry's payload;
    ``digest`` is of this entry with ``previous``, the digest of the entry before.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=40, db_index=True)
    account = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=10, blank=True)
    subject = models.CharField(max_length=80, blank=True, db_index=True)
    payload = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "audit_entry"
        ordering = ["number"]


class AuditPayload(models.Model):
    """What was seen and chosen, with the salt of its digest. ``person``: the opaque id of whom it tells, if anybody.

    Erasing empties ``salt`` and ``data``, both for good: without the salt nobody can try out what was erased.
    """

    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="body")
    person = models.CharField(max_length=64, blank=True, db_index=True)
    salt = models.CharField(max_length=64, blank=True)
    data = models.TextField(blank=True)
    erased = models.DateTimeField(null=True)

    class Meta:
        db_table = "audit_payload"
