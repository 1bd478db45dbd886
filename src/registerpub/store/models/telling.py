"""Who is told of releases: outlets by webhook, readers by a WebSub hub; and what has been told so far."""

from __future__ import annotations

from django.db import models


class Webhook(models.Model):
    """An outlet that is told of each notice. ``address`` and secrets are sealed (``pipeline.sealing``).

    ``state``: new (no test has been answered), off, on, or stopped (given up, for ``reason``). ``tested``: when a test
    was last answered with 2xx. ``told``: the last release whose notices stand as deliveries, null before it was first
    switched on. ``next_secret`` signs beside ``secret`` while it is being replaced.
    ``channels``: ids, empty for everything.
    """

    name = models.CharField(max_length=40, unique=True)
    address = models.TextField()
    secret = models.TextField()
    next_secret = models.TextField(blank=True)
    languages = models.JSONField(default=list)
    channels = models.JSONField(default=list)
    state = models.CharField(max_length=20, default="new")
    reason = models.TextField(blank=True)
    created = models.DateTimeField()
    tested = models.DateTimeField(null=True)
    told = models.PositiveIntegerField(null=True)

    class Meta:
        db_table = "webhook"
        ordering = ["name"]


class Delivery(models.Model):
    """One message for one outlet. It holds no words: they are read from the public tree when it is sent.

    ``kind``: notice, withdrawal or test. ``release`` brought the text in, changed it or took it out. ``key`` is the
    same for every attempt. ``state``: waiting, done, overtaken (something newer tells more), dead, or of a test failed.
    ``due``: the next attempt, moved on by a conditional update before each one, so that it is a lease as well.
    ``failure``: the code of what went wrong last.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20)
    notice = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=8, blank=True)
    release = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=20, default="waiting")
    created = models.DateTimeField()
    due = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True)
    done = models.DateTimeField(null=True)

    class Meta:
        db_table = "webhook_delivery"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "notice", "language", "release", "kind"],
                condition=~models.Q(kind="test"),
                name="webhook_delivery_once",
            )
        ]
        indexes = [models.Index(fields=["due"], condition=models.Q(state="waiting"), name="webhook_delivery_due")]


class HubTopic(models.Model):
    """A feed of which a hub is told. ``path`` in the tree; ``shown`` is the SHA-256 of its bytes as last seen public.

    ``told`` is what the hub knows of; where it differs a ping is due at ``due``, null if there is none or no more.
    """

    hub = models.CharField(max_length=500)
    path = models.CharField(max_length=300)
    shown = models.CharField(max_length=64)
    told = models.CharField(max_length=64, blank=True)
    told_at = models.DateTimeField(null=True)
    due = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True)

    class Meta:
        db_table = "hub_topic"
        ordering = ["hub", "path"]
        constraints = [models.UniqueConstraint(fields=["hub", "path"], name="hub_topic_once")]
