"""Taking sheets of ours out of a workbook that others have saved since."""
