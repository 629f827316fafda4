Option Explicit

' Calls a procedure of the add-in's ribbon as the ribbon does: with the control that was clicked.
Public Sub PressButton(ByVal macro As String, ByVal tag As String)
    Dim button As PressedButton
    Dim control As IRibbonControl
    Set button = New PressedButton
    button.SetTag tag
    Set control = button
    Application.Run "'Frontline.xlam'!" & macro, control
End Sub
