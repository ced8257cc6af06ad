"""Keys, signatures, and what is kept under a passphrase."""
