"""The home of a headquarters: its vault, database and epochs; checks and salvage."""
