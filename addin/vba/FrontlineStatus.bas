Option Explicit
Option Private Module

Private Const TITLE As String = "Frontline Scorecards"

Private mFailure As String  ' why Python could not answer; what Python itself found is kept in Python
Private mNotice As String   ' the add-in and the package are not the same version
Private mAnswered As Boolean

' A call that failed shows #VALUE!; its sentence is kept.
Public Function FrontlineFailure(ByVal description As String) As Variant
    mFailure = SentenceOf(description)
    FrontlineFailure = CVErr(2015)
End Function

' The same for FLS_LAST_ERROR, which shows the sentence itself.
Public Function FrontlineFailureText(ByVal description As String) As String
    If mFailure = "" Then mFailure = SentenceOf(description)
    FrontlineFailureText = mFailure
End Function

Public Sub FrontlineForgetFailure()
    mFailure = ""
End Sub

' What FLS_LAST_ERROR shows when Python answers: a failure that Python knows nothing of comes first.
Public Function FrontlineNewest(ByVal answer As Variant) As Variant
    FrontlineNewest = answer
    If mFailure <> "" Then FrontlineNewest = mFailure
End Function

' What the button Last error shows. Python is asked only if it has answered before.
Public Function FrontlineLastSentence() As String
    Dim found As String
    On Error Resume Next
    found = mFailure
    If found = "" And mAnswered Then found = CStr(FLS_LAST_ERROR())
    If found = "" Then found = "No function and no button has failed since Excel was started."
    If mNotice <> "" Then found = found & vbCrLf & vbCrLf & mNotice
    FrontlineLastSentence = found
End Function

Public Sub FrontlineTell(ByVal sentence As String)
    MsgBox sentence, vbInformation, TITLE
End Sub

' Once, at the first answer of Python: a difference of versions is said, with which of the two to update.
Public Sub FrontlineCheckVersions()
    Dim installed As Variant
    If mAnswered Then Exit Sub
    mAnswered = True
    On Error Resume Next
    installed = FLS_VERSION()
    If IsError(installed) Or IsEmpty(installed) Then Exit Sub
    If CStr(installed) = FRONTLINE_VERSION Then Exit Sub
    mNotice = "The add-in is version " & FRONTLINE_VERSION & ", the Python package " & CStr(installed) & ": update the " & _
        IIf(IsOlder(FRONTLINE_VERSION, CStr(installed)), "add-in.", "Python package.")
    Application.StatusBar = mNotice
End Sub

Public Sub FrontlineQuietStatus()
    If mNotice <> "" Then Application.StatusBar = False
End Sub

Private Function IsOlder(ByVal one As String, ByVal other As String) As Boolean
    Dim ours() As String
    Dim theirs() As String
    Dim place As Long
    ours = Split(one & ".0.0.0", ".")
    theirs = Split(other & ".0.0.0", ".")
    For place = 0 To 2
        If Val(ours(place)) <> Val(theirs(place)) Then
            IsOlder = Val(ours(place)) < Val(theirs(place))
            Exit Function
        End If
    Next place
End Function

' The last line of a traceback says what happened; the rest is for nobody who uses Excel.
Private Function SentenceOf(ByVal description As String) As String
    Dim lines() As String
    Dim place As Long
    Dim found As String
    lines = Split(Replace(description, vbCr, vbLf), vbLf)
    For place = LBound(lines) To UBound(lines)
        If Trim$(lines(place)) <> "" Then found = Trim$(lines(place))
    Next place
    If found = "" Then found = "no reason was given."
    SentenceOf = "Python did not answer: " & found & " Click Check set-up on the tab Scorecards."
End Function
