"""Accounts of a database from before the second factor can still set one up after it is brought to this version."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

BEFORE, AFTER = ("store", "0009_clusters"), ("store", "0012_accounts")


@pytest.mark.django_db(transaction=True)
def test_an_account_from_before_has_some_days_to_set_up_its_second_factor() -> None:
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate([BEFORE])
    try:
        old = executor.loader.project_state([BEFORE, ("auth", "0012_alter_user_first_name_max_length")]).apps
        user = old.get_model("auth", "User").objects.create(username="aigul")
        old.get_model("store", "UserProfile").objects.create(user_id=user.pk, role="editor")
        executor = MigrationExecutor(connection)
        executor.migrate([AFTER])
        new = executor.loader.project_state([AFTER]).apps
        profile = new.get_model("store", "UserProfile").objects.get()
        left = profile.enrol_until - timezone.now()
        assert dt.timedelta(days=2) < left <= dt.timedelta(days=3)
    finally:  # the tests after this one need the tables of today
        MigrationExecutor(connection).migrate(latest)
