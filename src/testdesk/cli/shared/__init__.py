"""Shared by several commands: options, output, JSON shapes, opening a station."""
