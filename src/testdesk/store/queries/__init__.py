"""Queries for screens and look-ups, one repository for each subject."""
