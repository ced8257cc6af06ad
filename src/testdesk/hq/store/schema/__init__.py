"""The tables of headquarters."""
