"""Headquarters as a server: the stations' interface and the pages of the operators."""
