"""Proxy codes: issuing, printing, revoking."""
