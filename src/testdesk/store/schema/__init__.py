"""The tables of a station's file: each released migration, and the code that runs missing ones."""
