"""Printed matter: cards, slips, sheets; laid out once, drawn on PDF, printer or image."""
