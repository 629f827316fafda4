"""What each sheet says: immutable descriptions, drawn by `frontline_workbooks.write`."""
