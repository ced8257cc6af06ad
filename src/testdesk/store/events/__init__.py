"""Events as rows, and the tables that they fold into, in one transaction."""
