Option Explicit
Option Private Module

Private mRibbon As IRibbonUI

Public Sub FrontlineLoaded(ribbon As IRibbonUI)
    On Error Resume Next
    Set mRibbon = ribbon
End Sub

Public Sub FrontlineRedraw()
    If Not mRibbon Is Nothing Then mRibbon.Invalidate
End Sub

' Every button that works in Python: its tag is the name of the action.
Public Sub FrontlinePress(control As IRibbonControl)
    On Error GoTo Failed
    FrontlineQuietStatus
    RunPython "import frontline_addin.ribbon;frontline_addin.ribbon.press('" & control.Tag & "'" & _
        FrontlineChosenArguments() & ")"
Done:
    On Error Resume Next
    FrontlineForgetItems
    FrontlineRedraw
    Exit Sub
Failed:
    FrontlineFailure Err.Description
    FrontlineTell FrontlineLastSentence()
    Resume Done
End Sub

Public Sub FrontlineShowLastError(control As IRibbonControl)
    On Error Resume Next
    FrontlineTell FrontlineLastSentence()
End Sub

Public Sub FrontlineGetEnabled(control As IRibbonControl, ByRef returnedVal)
    On Error Resume Next
    returnedVal = True
    returnedVal = (ReasonAgainst(control.Tag) = "")
End Sub

' What a button does; where it is disabled, first why.
Public Sub FrontlineGetSupertip(control As IRibbonControl, ByRef returnedVal)
    Dim reason As String
    On Error Resume Next
    returnedVal = TipOf(control.Tag)
    reason = ReasonAgainst(control.Tag)
    If reason <> "" Then returnedVal = reason & vbCrLf & TipOf(control.Tag)
End Sub

Public Sub FrontlineGetItemCount(control As IRibbonControl, ByRef returnedVal)
    On Error Resume Next
    returnedVal = 1
    returnedVal = FrontlineItemCount(control.Tag)
End Sub

Public Sub FrontlineGetItemLabel(control As IRibbonControl, index As Integer, ByRef returnedVal)
    On Error Resume Next
    returnedVal = ""
    returnedVal = FrontlineItemLabel(control.Tag, index)
End Sub

Public Sub FrontlineGetSelectedItem(control As IRibbonControl, ByRef returnedVal)
    On Error Resume Next
    returnedVal = 0
    returnedVal = FrontlineChosenPlace(control.Tag)
End Sub

Public Sub FrontlineChoose(control As IRibbonControl, id As String, index As Integer)
    On Error Resume Next
    FrontlineChooseItem control.Tag, index
End Sub

' Python runs already or is started; it works on the workbook in front. Errors go to the caller.
Private Sub RunPython(ByVal command As String)
    XLPy.SetAttr XLPy.Module("xlwings._xlwindows"), "BOOK_CALLER", ActiveWorkbook
    XLPy.Exec command
End Sub

' Why a control does not work now; "" where it does.
Private Function ReasonAgainst(ByVal action As String) As String
    If ActiveWorkbook Is Nothing Then
        ReasonAgainst = WithoutWorkbook(action)
    ElseIf ActiveWorkbook.ProtectStructure And AddsOrRemovesSheets(action) Then
        ReasonAgainst = "The structure of this workbook is protected: click Review, Protect Workbook first."
    Else
        ReasonAgainst = WithoutScorecard(action)
        If ReasonAgainst <> "" Then
            If FrontlineHasScorecard(ActiveWorkbook) Then ReasonAgainst = ""
        End If
    End If
End Function

Private Function WithoutWorkbook(ByVal action As String) As String
    If Not Application.ActiveProtectedViewWindow Is Nothing Then
        WithoutWorkbook = "This file is in Protected View: click Enable Editing first."
    ElseIf action = "merge_yearend" Or action = "unmerge" Then
        WithoutWorkbook = "Open the year-end workbook first."
    Else
        WithoutWorkbook = "Open the workbook with your data first."
    End If
End Function

Private Function AddsOrRemovesSheets(ByVal action As String) As Boolean
    Select Case action
        Case "build_scorecard", "refresh_rankings", "compare", "merge_yearend", "unmerge", "undo"
            AddsOrRemovesSheets = True
    End Select
End Function

' What a control that needs sheets of ours says where there are none; "" for all others.
Private Function WithoutScorecard(ByVal action As String) As String
    Select Case action
        Case "refresh_rankings"
            WithoutScorecard = "This workbook holds no scorecard yet: click Build scorecard first."
        Case "unmerge"
            WithoutScorecard = "This workbook holds no sheets of ours, so there is nothing to take out."
    End Select
End Function

Private Function TipOf(ByVal action As String) As String
    Select Case action
        Case "check_data"
            TipOf = "Reads every table of this workbook and lists each fault with its sheet, row and remedy. Changes no data."
        Case "build_scorecard"
            TipOf = "Puts the sheets of the scorecard into this workbook: results against target, trends, rankings. Your own sheets stay as they are."
        Case "refresh_rankings"
            TipOf = "Scores the data again and brings the sheets of the scorecard up to date."
        Case "compare"
            TipOf = "Compares each unit with the unit above it and with similar units, for the chosen measure, level and period."
        Case "measure"
            TipOf = "Measure to compare and rank. Automatic: as in the last run."
        Case "level"
            TipOf = "Level of units to rank, such as Branch or Region. Automatic: as in the last run."
        Case "period"
            TipOf = "Period to report. Automatic: the latest of each measure."
        Case "merge_yearend"
            TipOf = "Puts the sheets of a scorecard into this year-end workbook. Asks for your results first. Finance's own sheets stay as they are."
        Case "unmerge"
            TipOf = "Takes every sheet of ours out of this workbook again. Your own sheets stay as they are."
        Case "values_only"
            TipOf = "Saves a copy in which every formula has become its value, for people without the add-in."
        Case "repair_links"
            TipOf = "Points formulas that came from another computer at the add-in of this one."
        Case "undo"
            TipOf = "Brings the sheets of the scorecard back as they were before the last button ran. Your data are not touched."
    End Select
End Function
