"""The only ORM models, the one chain of migrations, and the queries that turn rows into core records."""
