"""Choosing, previewing and printing papers (whatever is printed besides cards)."""
