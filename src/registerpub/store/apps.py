"""Django's handle on the store."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "registerpub.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
