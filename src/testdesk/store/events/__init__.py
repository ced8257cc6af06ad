"""Events as rows, and the tables into which they are folded, in one transaction."""
