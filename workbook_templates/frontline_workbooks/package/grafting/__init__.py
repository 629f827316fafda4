"""Adding sheets of ours to a workbook: their parts, formats, tables and names, and where they stand."""
