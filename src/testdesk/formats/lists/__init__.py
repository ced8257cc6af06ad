"""How people and spreadsheets write the cells of a list; one rule per module."""
