"""Work that is due, what visits of sources brought, how sources are doing, and who works here."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone

#: How long a new password may be used to set up a first second factor.
ENROLMENT = dt.timedelta(days=3)


def end_of_enrolment() -> dt.datetime:
    """Of an account that is made now."""
    return timezone.now() + ENROLMENT


class SourceState(models.Model):
    """When a source is next due; a crawl is claimed by a conditional update of ``lease_until``.

    ``lease_machine`` is the machine and folder of the locks of whoever wrote the lease: there the locks say whether the
    crawl still runs, elsewhere the time does.
    ``attempt`` counts failures of the crawler itself in a row; ``last_success`` is the last visit on which the source
    gave what it has. ``health`` is the state that was last noted (empty: none yet), its changes are HealthChange rows.
    """

    name = models.CharField(primary_key=True, max_length=100)
    next_due = models.DateTimeField()
    lease_since = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    lease_machine = models.CharField(max_length=255, blank=True)
    attempt = models.IntegerField(default=0)
    last_success = models.DateTimeField(null=True)
    last_message = models.TextField(blank=True)
    first_visit = models.DateTimeField(null=True)
    last_visit = models.DateTimeField(null=True)
    last_outcome = models.CharField(max_length=20, blank=True)
    last_new_item = models.DateTimeField(null=True)
    health = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "source_state"


class Job(models.Model):
    """Periodic work, a row for each kind: the truth behind the task queue, which may lose what it was told.

    ``due``: when it should run next. ``queued_until``: a scheduler has rung for it and need not do so again before.
    ``lease_until``: a worker has it; ``lease`` is its token (``pipeline.processes.new_token``), renewed while it works.
    ``attempt`` counts beginnings since the last good end, but for those that a stop of the worker cut off;
    ``last_good`` is that end. All times are those of the database's clock.
    """

    name = models.CharField(primary_key=True, max_length=60)
    due = models.DateTimeField()
    queued_until = models.DateTimeField(null=True)
    lease = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempt = models.IntegerField(default=0)
    last_good = models.DateTimeField(null=True)

    class Meta:
        db_table = "job"


class WorkShare(models.Model):
    """What a process works on now: an ``item`` of a ``stage`` (``pipeline.shares``). Never more than a few rows.

    ``owner``: the process, as ``pipeline.processes.me`` writes it; ``until``: by the database's clock, when it is let
    go.
    """

    stage = models.CharField(max_length=20)
    item = models.CharField(max_length=300)
    owner = models.CharField(max_length=120)
    until = models.DateTimeField()

    class Meta:
        db_table = "work_share"
        constraints = [models.UniqueConstraint(fields=["stage", "item"], name="work_share_once")]


class CrawlVisit(models.Model):
    """One visit of a source, as the crawler told of it. Rows are let go of after a while (``pipeline.visits``).

    ``day``: of its end, by the project's time zone. ``outcome``: one of ``core.health.OUTCOMES``. ``bytes`` as they
    came over the wire. ``items``: links seen in discovery, ``new_items``: those never seen before. ``swept``: it looked
    further back than usual, as a first visit does. ``findings``: number by kind; ``statuses`` as the crawler counts.
    """

    source = models.CharField(max_length=100)
    day = models.DateField()
    started = models.DateTimeField()
    finished = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    requests = models.IntegerField(default=0)
    bytes = models.BigIntegerField(default=0)
    articles = models.IntegerField(default=0)
    items = models.IntegerField(default=0)
    new_items = models.IntegerField(default=0)
    not_modified = models.IntegerField(default=0)
    swept = models.BooleanField(default=False)
    statuses = models.JSONField(default=dict)
    findings = models.JSONField(default=dict)
    failure = models.TextField(blank=True)

    class Meta:
        db_table = "crawl_visit"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["day", "source"], name="crawl_visit_day"),
            models.Index(fields=["source", "finished"], name="crawl_visit_source"),
        ]


class HealthChange(models.Model):
    """A source's state became another. ``line`` is what the notification hook is given: no person, address or text.

    ``told`` is when the hook had run, or at once where there is none; until then ``next_try`` is when it is due, moved
    on by a conditional update before each try.
    """

    source = models.CharField(max_length=100)
    time = models.DateTimeField()
    previous = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=20)
    line = models.JSONField()
    told = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    next_try = models.DateTimeField()

    class Meta:
        db_table = "health_change"
        ordering = ["id"]
        indexes = [models.Index(fields=["id"], condition=models.Q(told__isnull=True), name="health_change_untold")]


class UserProfile(models.Model):
    """Role (viewer, editor, publisher, keeper) and desk language of an account.

    Until ``enrol_until`` its first second factor may be set up; after that only a reset opens the account again.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    role = models.CharField(max_length=20)
    language = models.CharField(max_length=8, default="en")
    enrol_until = models.DateTimeField(default=end_of_enrolment)

    class Meta:
        db_table = "user_profile"


class AccountRequest(models.Model):
    """What changes who can act takes two people: one asks, another confirms. Rows are kept as a record.

    ``kind``: reset, role (``value``: the new one) or enable. ``sealed``: the first half of the new password of a reset,
    until it is decided. ``outcome``: empty, confirmed, declined or lapsed.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="account_requests")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=20, blank=True)
    sealed = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "account_request"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(outcome=""), name="account_request_one_open_per_account"
            )
        ]


class Alert(models.Model):
    """Something that an operator must hear of stands, or is over and has not been told so. No person, page or account.

    ``due``: when it is told next, moved on by a conditional update before it is; ``told``: how many times it was.
    """

    key = models.CharField(max_length=200, unique=True)
    code = models.CharField(max_length=60)
    about = models.CharField(max_length=120, blank=True)
    number = models.BigIntegerField(default=0)
    grave = models.BooleanField(default=False)
    since = models.DateTimeField()
    over = models.DateTimeField(null=True)
    due = models.DateTimeField()
    told = models.IntegerField(default=0)

    class Meta:
        db_table = "alert"
        ordering = ["id"]
