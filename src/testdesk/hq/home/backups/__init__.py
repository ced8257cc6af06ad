"""A headquarters as one encrypted file: its keys and its database, whichever that is."""
