"""What is printed: cards, slips, sheets; laid out once, drawn on a PDF, a printer or an image."""
