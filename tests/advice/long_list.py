"""A list that takes several pieces."""

PEOPLE = 6000
