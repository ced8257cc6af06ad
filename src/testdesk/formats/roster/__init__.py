"""Lists of residents as they come: from a workbook or CSV file to rows, with what was left out."""
