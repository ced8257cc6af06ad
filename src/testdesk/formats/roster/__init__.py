"""Lists of residents: from a workbook or CSV file to rows, with a report of what was left out."""
