"""Draws cards and papers, sends them to a printer, and watches their jobs."""
