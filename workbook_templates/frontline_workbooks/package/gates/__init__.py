"""The gate every changed workbook passes before it is given back: nothing of theirs is lost."""
