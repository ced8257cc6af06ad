"""The length of a list that is imported in several pieces."""

PEOPLE = 6000
