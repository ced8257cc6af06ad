"""Proxy codes: finding a person, and issuing and printing cards."""
