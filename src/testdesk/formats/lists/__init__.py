"""What people and spreadsheets do to the cells of a list, one rule per module."""
