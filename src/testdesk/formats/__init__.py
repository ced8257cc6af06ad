"""Encoding and decoding of files that travel, printed codes and files under a passphrase."""
