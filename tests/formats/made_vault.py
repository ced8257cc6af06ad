"""The random parts of a vault, fixed."""

SALT, NONCE = bytes(range(16)), bytes(range(12))
