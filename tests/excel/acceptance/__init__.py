"""Checks in a real Excel, as a list: each says what is expected, and what it saw.

`every_check` is the list, `run` works through it, `report` writes the page. Everything that needs Windows stands in
`windows_excel` and `message_boxes`; tests put a stand-in there.
"""
