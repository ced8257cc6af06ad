"""One person: the history, corrections, and what is done rarely."""
