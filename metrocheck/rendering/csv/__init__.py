"""A document as rows of CSV, for scripts. People who open a spreadsheet take the workbook."""
