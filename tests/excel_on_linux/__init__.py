"""Equipment of tests: xlwings' Windows modules behind a fake pywin32, and the add-in's VBA in an interpreter.

Everything that decides what a function receives and returns is real: xlwings' decorators, `XLPython.CallUDF`, its
converters, and the VBA text of the built add-in. Only COM, the DLL and Excel's object model are stood in for.
"""
