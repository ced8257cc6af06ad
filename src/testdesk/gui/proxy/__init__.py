"""Proxy codes: finding a person, issuing, printing."""
