"""Recognises, registers and answers scanned lines."""
