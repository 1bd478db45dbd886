"""Fifty editors at once at the desk, with 100,000 open cards, on SQLite and on PostgreSQL: ``make bench-load``."""
