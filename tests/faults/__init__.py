"""Two machines with real workers and one PostgreSQL, and what happens to them: ``python -m tests.faults --help``."""
