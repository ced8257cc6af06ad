"""Headquarters' server: the stations' interface and the operators' pages."""
