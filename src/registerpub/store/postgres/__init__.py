"""PostgreSQL as the store: Django's backend, with one writer at a time as on SQLite."""
