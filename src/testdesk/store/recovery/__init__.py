"""Saves a station's store as one file, or rescues it from a damaged file."""
