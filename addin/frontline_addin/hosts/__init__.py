"""Where an action works: a workbook open in Excel, or a closed file; the actions see only `Host`."""
