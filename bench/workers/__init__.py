"""How much faster two processes are than one at what came in, on SQLite and on PostgreSQL: ``make bench-workers``."""
