"""The demonstration: a made-up city and a day at its testing point."""
