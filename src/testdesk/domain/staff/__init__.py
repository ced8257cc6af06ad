"""The people who work at a station: their roles, what each role may do, PINs."""
