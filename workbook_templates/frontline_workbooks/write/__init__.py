"""How a described workbook is drawn and saved."""
