"""Hides psycopg from the commands that tests start, as if the `hq` extra were not installed."""

raise ImportError("not installed")
