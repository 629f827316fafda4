@echo off
rem Uninstalling removes this file while it runs: what comes after stands in the same line.
"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -ExecutionPolicy Bypass -File "%~dp0Install-Frontline.ps1" %* & (if errorlevel 1 (pause & exit /b 1) else (pause & exit /b 0))
