"""Pages that cover the window: first start, sign-in, lock, crash."""
