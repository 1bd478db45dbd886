"""Watching the machine itself: facts as numbers, metrics, readiness, alerts. Nothing here names a person."""
