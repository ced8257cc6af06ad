"""The tables of a station's file: each released migration, and running the missing ones."""
