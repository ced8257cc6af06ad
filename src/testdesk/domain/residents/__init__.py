"""Residents: people, addresses, documents, masking, coverage, and walking order."""
