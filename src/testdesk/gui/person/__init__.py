"""One person: the history, corrections and rare actions."""
