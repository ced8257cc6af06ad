"""Printed matter: cards and papers, laid out once, drawn on PDF, printer or image."""
