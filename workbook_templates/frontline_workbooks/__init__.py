"""Workbooks: reading the tables, describing the sheets, writing them."""
