"""What templates are drawn with: pages, tables to fill in, results that spill, charts, and the link to the add-in."""
