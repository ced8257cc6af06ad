"""Residents: the person, the address, the document; coverage, and how a door is found."""
