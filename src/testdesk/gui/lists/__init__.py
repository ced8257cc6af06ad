"""Importing a list that the community brings on the day: it is checked first, then imported."""
