"""Lays out marks on a page: fits them into boxes, chooses fonts, draws with a QPainter."""
