"""Marks on a page: fitted into boxes, in fonts that have the letters, drawn with a QPainter."""
