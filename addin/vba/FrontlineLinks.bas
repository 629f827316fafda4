Option Explicit
Option Private Module

Private Const EXCEL_LINKS As Long = 1

' A formula with a function of this add-in is saved as a link to the path the add-in had on that machine.
' Every link that ends in this add-in's file name is pointed here; the number of changed links comes back.
Public Function FrontlineRepairLinks(ByVal book As Workbook) As Long
    Dim links As Variant
    Dim place As Long
    Dim wasSaved As Boolean
    If book Is Nothing Then Exit Function
    If book.IsAddin Then Exit Function
    links = book.LinkSources(EXCEL_LINKS)
    If IsEmpty(links) Then Exit Function
    wasSaved = book.Saved
    For place = LBound(links) To UBound(links)
        If IsForeign(CStr(links(place))) Then
            FrontlineRepairLinks = FrontlineRepairLinks + Repaired(book, CStr(links(place)))
        End If
    Next place
    ' Opening and closing without a change must not ask whether to save.
    If wasSaved Then book.Saved = True
End Function

Private Function IsForeign(ByVal link As String) As Boolean
    If LCase$(FileNameOf(link)) <> LCase$(ThisWorkbook.Name) Then Exit Function
    IsForeign = LCase$(link) <> LCase$(ThisWorkbook.FullName)
End Function

Private Function Repaired(ByVal book As Workbook, ByVal link As String) As Long
    On Error Resume Next
    book.ChangeLink link, ThisWorkbook.FullName, EXCEL_LINKS
    If Err.Number = 0 Then Repaired = 1
End Function

Private Function FileNameOf(ByVal link As String) As String
    Dim cut As Long
    cut = InStrRev(link, "\")
    If InStrRev(link, "/") > cut Then cut = InStrRev(link, "/")
    FileNameOf = Mid$(link, cut + 1)
End Function
