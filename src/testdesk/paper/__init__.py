"""Printed matter: cards, slips and sheets, laid out once, drawn on PDF, printer or image."""
