"""Headquarters' tables, journal and facts: what is stored, and how it is read and written."""
