"""Combines all authors' statements about a resident: what each may claim and what is current."""
