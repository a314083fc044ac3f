"""A document as a workbook to read, filter and calculate in. `report` lays out, `workbook` writes."""
