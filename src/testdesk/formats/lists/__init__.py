"""What people and spreadsheets do to the cells of a list, each rule by its own."""
