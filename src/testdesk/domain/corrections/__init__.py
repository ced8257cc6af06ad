"""Combines all authors' statements about a resident: who may claim what, what is current."""
