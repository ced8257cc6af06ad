"""The random parts of a vault, fixed."""

SALT, NONCE = bytes(range(16)), bytes(range(12))
# The secret of a vault, and the three passphrases that open it.
SECRET = bytes(range(32))
ONE, TWO, THREE = "rain 비 24", "帐篷 雨伞", "lantern 17"
