"""The tables of a station's file: each released step, and taking those that are missing."""
