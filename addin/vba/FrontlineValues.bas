Option Explicit
Option Private Module

' Python cannot hand an error value over: it sends the error's text, which becomes the value here.
Public Function FrontlineValue(ByVal answer As Variant) As Variant
    Select Case DimensionsOf(answer)
        Case 0
            answer = CellOf(answer)
            If IsError(answer) Then FrontlineForgetFailure
        Case 1
            RowOf answer
        Case 2
            TableOf answer
    End Select
    FrontlineCheckVersions
    FrontlineValue = answer
End Function

Private Sub RowOf(ByRef cells As Variant)
    Dim place As Long
    For place = LBound(cells) To UBound(cells)
        cells(place) = CellOf(cells(place))
    Next place
End Sub

Private Sub TableOf(ByRef cells As Variant)
    Dim line As Long
    Dim place As Long
    For line = LBound(cells, 1) To UBound(cells, 1)
        For place = LBound(cells, 2) To UBound(cells, 2)
            cells(line, place) = CellOf(cells(line, place))
        Next place
    Next line
End Sub

Private Function CellOf(ByVal cell As Variant) As Variant
    CellOf = cell
    If VarType(cell) <> vbString Then Exit Function
    If Left$(cell, 1) <> "#" Then Exit Function
    Select Case cell
        Case "#NULL!": CellOf = CVErr(2000)
        Case "#DIV/0!": CellOf = CVErr(2007)
        Case "#VALUE!": CellOf = CVErr(2015)
        Case "#REF!": CellOf = CVErr(2023)
        Case "#NAME?": CellOf = CVErr(2029)
        Case "#NUM!": CellOf = CVErr(2036)
        Case "#N/A": CellOf = CVErr(2042)
    End Select
End Function

Private Function DimensionsOf(ByRef answer As Variant) As Long
    Dim bound As Long
    If Not IsArray(answer) Then Exit Function
    On Error GoTo Counted
    bound = UBound(answer, 1)
    DimensionsOf = 1
    bound = UBound(answer, 2)
    DimensionsOf = 2
Counted:
End Function
