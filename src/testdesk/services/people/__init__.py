"""Residents: finding, listing, correcting, their history."""
