"""Pages that cover the desk: first start, sign-in, lock, crash."""
