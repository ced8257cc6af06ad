"""A list that the community brings on the day: looked at, then taken in."""
