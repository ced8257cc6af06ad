"""Bytes and values: what travels, what is printed, what is kept under a passphrase."""
