"""Keys, signatures, and files sealed with a passphrase."""
