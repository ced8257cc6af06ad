"""Notices, door lists, bag sheets and labels."""
