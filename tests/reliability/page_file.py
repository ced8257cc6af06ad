"""The key of a file whose pages are not given."""

import secrets

KEY = secrets.token_bytes(32)
