"""One encoding for each value: canonical JSON, its bounds, the forms of fields."""
