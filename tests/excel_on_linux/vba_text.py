"""What pyOpenVBA's interpreter cannot run of the add-in's VBA, and what stands in for it."""

from __future__ import annotations

import re

_DLL = """
Private Function LoadLibrary(ByVal lpLibFileName As String) As Long
    LoadLibrary = PythonHost.LoadDll(lpLibFileName)
End Function
Private Function XLPyDLLActivateAuto(ByRef Result As Variant, ByVal Config As String, ByVal mode As Long) As Long
    Set Result = PythonHost.Started(Config)
End Function
"""


def runnable(source: str) -> str:
    """Return a module's text without comments after directives, attributes of procedures, events and DLL calls."""
    text = source.replace("\r\n", "\n")
    text = re.sub(r"(?m)^(\s*#(?:Const|If|ElseIf|Else|End If)[^'\n]*?)[ \t]*'.*", r"\1", text)
    text = re.sub(r"(?m)^Attribute \w+\.VB_.*$", "'", text)
    text = text.replace("WithEvents ", "")
    if "XLPyDLLActivateAuto" in text:
        text = re.sub(r"(?m)^ *Private Declare .*$", "'", text) + _DLL
        # inside its own function the name without arguments is the result; the interpreter calls it again
        text = text.replace("XLPyDLLActivateAuto(XLPy, ", "XLPyDLLActivateAuto(started, ")
        text = text.replace("Err.Raise 1000, Description:=XLPy\n", "Err.Raise 1000\n    Set XLPy = started\n")
        text = text.replace("Function XLPy()\n", "Function XLPy()\n    Dim started As Variant\n")
    return text
