Option Explicit
Option Private Module

' What the lists Measure, Level and Period offer: read from the workbook in front, without Python.
Private Const MAX_ITEMS As Long = 500
Private Const OWN_SHEET As String = "Frontline_sheet"

Private mItems(0 To 2) As Object    ' id -> label of each list; Nothing until somebody looks
Private mChosen(0 To 2) As String   ' chosen ids, "" is automatic

Public Function FrontlineItemCount(ByVal list As String) As Long
    FrontlineItemCount = 1 + ItemsOf(list).Count
End Function

Public Function FrontlineItemLabel(ByVal list As String, ByVal place As Long) As String
    FrontlineItemLabel = "Automatic"
    If place > 0 Then FrontlineItemLabel = Left$(ItemsOf(list).Items()(place - 1), 1000)
End Function

Public Function FrontlineChosenPlace(ByVal list As String) As Long
    Dim ids As Variant
    Dim place As Long
    If ItemsOf(list).Count = 0 Then Exit Function
    ids = ItemsOf(list).Keys()
    For place = 0 To UBound(ids)
        If ids(place) = mChosen(NumberOf(list)) Then FrontlineChosenPlace = place + 1
    Next place
End Function

Public Sub FrontlineChooseItem(ByVal list As String, ByVal place As Long)
    mChosen(NumberOf(list)) = ""
    If place > 0 Then mChosen(NumberOf(list)) = ItemsOf(list).Keys()(place - 1)
End Sub

' Another workbook is in front: nothing read or chosen holds for it.
Public Sub FrontlineForgetChoices()
    Dim number As Long
    FrontlineForgetItems
    For number = 0 To 2
        mChosen(number) = ""
    Next number
End Sub

' A button ran: the workbook may offer other things now; what was chosen stays chosen.
Public Sub FrontlineForgetItems()
    Dim number As Long
    For number = 0 To 2
        Set mItems(number) = Nothing
    Next number
End Sub

' The three choices as arguments of a call: hexadecimal digits alone, so no text of a workbook is ever Python code.
Public Function FrontlineChosenArguments() As String
    Dim number As Long
    For number = 0 To 2
        FrontlineChosenArguments = FrontlineChosenArguments & ",'" & HexOf(mChosen(number)) & "'"
    Next number
End Function

Public Function FrontlineHasScorecard(ByVal book As Workbook) As Boolean
    Dim sheet As Worksheet
    For Each sheet In book.Worksheets
        If IsOurs(sheet) Then FrontlineHasScorecard = True
    Next sheet
End Function

Private Function NumberOf(ByVal list As String) As Long
    NumberOf = InStr("measure level period", list) \ 7
End Function

Private Function ItemsOf(ByVal list As String) As Object
    Dim number As Long
    number = NumberOf(list)
    If mItems(number) Is Nothing Then
        Select Case list
            Case "measure": Set mItems(number) = DistinctOf("Measures", "measure_id", "measure_name")
            Case "level": Set mItems(number) = DistinctOf("Units", "level", "level")
            Case Else: Set mItems(number) = DistinctOf("Results", "period", "period")
        End Select
    End If
    Set ItemsOf = mItems(number)
End Function

Private Function DistinctOf(ByVal table As String, ByVal idHeader As String, ByVal labelHeader As String) As Object
    Dim found As Object
    Dim ids As Variant
    Dim labels As Variant
    Dim line As Long
    Set found = CreateObject("Scripting.Dictionary")
    Set DistinctOf = found
    If ActiveWorkbook Is Nothing Then Exit Function
    ids = ColumnOf(CellsOf(ActiveWorkbook, table), idHeader)
    If Not IsArray(ids) Then Exit Function
    labels = ColumnOf(CellsOf(ActiveWorkbook, table), labelHeader)
    If Not IsArray(labels) Then labels = ids
    For line = 2 To UBound(ids, 1)
        AddItem found, TextOf(ids(line, 1)), TextOf(labels(line, 1))
        If found.Count = MAX_ITEMS Then Exit Function
    Next line
End Function

Private Sub AddItem(ByVal found As Object, ByVal id As String, ByVal label As String)
    If id = "" Then Exit Sub
    If found.Exists(id) Then Exit Sub
    found.Add id, IIf(label = "", id, label)
End Sub

' The table of that name, else the sheet of that name; Nothing where there is neither.
Private Function CellsOf(ByVal book As Workbook, ByVal name As String) As Range
    Dim sheet As Worksheet
    Dim table As ListObject
    For Each sheet In book.Worksheets
        If Not IsOurs(sheet) Then
            For Each table In sheet.ListObjects
                If LCase$(table.Name) = LCase$(name) Then
                    Set CellsOf = table.Range
                    Exit Function
                End If
            Next table
        End If
    Next sheet
    For Each sheet In book.Worksheets
        If LCase$(Trim$(sheet.Name)) = LCase$(name) And Not IsOurs(sheet) Then Set CellsOf = sheet.UsedRange
    Next sheet
End Function

' One block of the first column with that header, header included; Empty where there is none.
Private Function ColumnOf(ByVal cells As Range, ByVal header As String) As Variant
    Dim headers As Variant
    Dim place As Long
    If cells Is Nothing Then Exit Function
    If cells.Rows.Count = 1 Then Exit Function
    If cells.Columns.Count = 1 Then
        If HeaderOf(cells.Cells(1, 1).Value) = header Then ColumnOf = cells.Value
        Exit Function
    End If
    headers = cells.Rows(1).Value
    For place = 1 To UBound(headers, 2)
        If HeaderOf(headers(1, place)) = header Then
            ColumnOf = cells.Columns(place).Value
            Exit Function
        End If
    Next place
End Function

Private Function HeaderOf(ByVal cell As Variant) As String
    HeaderOf = Replace(LCase$(TextOf(cell)), " ", "_")
End Function

Private Function TextOf(ByVal cell As Variant) As String
    If IsError(cell) Or IsEmpty(cell) Then Exit Function
    If VarType(cell) = vbDate Then
        TextOf = Format$(cell, "yyyy-mm-dd")
    Else
        TextOf = Trim$(CStr(cell))
    End If
End Function

Private Function IsOurs(ByVal sheet As Worksheet) As Boolean
    Dim found As Name
    On Error Resume Next
    Set found = sheet.Names(OWN_SHEET)
    IsOurs = Not found Is Nothing
End Function

' UTF-16, most significant byte first.
Private Function HexOf(ByVal text As String) As String
    Dim place As Long
    For place = 1 To Len(text)
        HexOf = HexOf & Right$("000" & Hex$(AscW(Mid$(text, place, 1))), 4)
    Next place
End Function
