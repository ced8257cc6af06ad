"""One tube: who is in it, and its recall sheet."""
