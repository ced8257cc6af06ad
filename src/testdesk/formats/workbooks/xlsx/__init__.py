"""Workbooks of Excel (ECMA-376), read row by row within bounds set by their size."""
