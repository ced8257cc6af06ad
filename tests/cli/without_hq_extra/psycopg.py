"""Stands before psycopg in the commands that tests start: the `hq` extra is not installed."""

raise ImportError("not installed")
