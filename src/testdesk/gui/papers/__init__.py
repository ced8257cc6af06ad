"""Papers that are no cards: chosen, looked at, printed."""
