"""Carrying files: sticks now, the network later."""
