"""Lays out a page's elements: fits texts into boxes, chooses fonts, draws with a QPainter."""
