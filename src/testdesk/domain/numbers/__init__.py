"""Recognises the numbers that people scan and type: documents, tubes and codes."""
