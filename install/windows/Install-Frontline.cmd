@echo off
if not exist "%~dp0Install-Frontline.ps1" (echo Unpack the whole bundle first: right-click it, Extract All, and start this file there. & pause & exit /b 1)
rem Where this file lies is kept now, as the current folder changes: none that uninstalling removes may be in use.
set "FRONTLINE_BUNDLE=%~dp0"
cd /d "%SystemRoot%"
rem A 32-bit program that starts this file finds the 64-bit PowerShell in Sysnative.
set "FRONTLINE_SHELL=%SystemRoot%\Sysnative\WindowsPowerShell\v1.0\powershell.exe"
if not exist "%FRONTLINE_SHELL%" set "FRONTLINE_SHELL=%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe"
rem Uninstalling removes this file while it runs: what comes after stands in the same line.
"%FRONTLINE_SHELL%" -NoProfile -ExecutionPolicy Bypass -File "%FRONTLINE_BUNDLE%Install-Frontline.ps1" %* & (if errorlevel 3 (pause & exit /b 3) else if errorlevel 1 (pause & exit /b 1) else (pause & exit /b 0))
