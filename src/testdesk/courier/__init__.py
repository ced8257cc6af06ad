"""Carrying files: by stick or over the network."""
