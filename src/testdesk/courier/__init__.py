"""Carries files by stick or over the network."""
