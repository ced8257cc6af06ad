"""Marks on a page: set into boxes, in fonts that have the letters, drawn with a QPainter."""
