# Starts the installer of Frontline Scorecards for the current user: finds a Python, the rest is Python's.
# Python is never looked for on the PATH, where it may be anybody's, nor in the Microsoft Store.
[CmdletBinding()]
param(
    [string] $Python,      # the whole path of a Python to use instead of the bundle's own
    [switch] $Register,    # use Excel's list of add-ins instead of its start folder
    [switch] $Plan,        # only say what would be done
    [switch] $Verify,      # compare what is installed with its hashes
    [switch] $Uninstall
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$bundle = $PSScriptRoot

function Find-Python {
    foreach ($list in Get-ChildItem -LiteralPath $bundle -Filter 'requirements-3.*.txt') {
        $version = $list.BaseName.Substring('requirements-'.Length)
        foreach ($root in 'HKCU:', 'HKLM:') {
            $key = "$root\Software\Python\PythonCore\$version\InstallPath"
            if (-not (Test-Path -LiteralPath $key)) { continue }
            $entry = Get-ItemProperty -LiteralPath $key -Name ExecutablePath -ErrorAction SilentlyContinue
            if (-not $entry) { continue }
            $found = $entry.ExecutablePath
            if ($found -and $found -notlike '*\WindowsApps\*' -and (Test-Path -LiteralPath $found)) { return $found }
        }
    }
}

if ($Python -and (Test-Path -LiteralPath $Python)) { $Python = Convert-Path -LiteralPath $Python }
# A 32-bit host sees another part of the registry, where no 64-bit Python is: the 64-bit one goes on.
$native = Join-Path $env:SystemRoot 'Sysnative\WindowsPowerShell\v1.0\powershell.exe'
if (Test-Path -LiteralPath $native) {
    $words = @('-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', $PSCommandPath)
    if ($Python) { $words += '-Python', $Python }
    foreach ($name in 'Register', 'Plan', 'Verify', 'Uninstall') {
        if (Get-Variable -Name $name -ValueOnly) { $words += "-$name" }
    }
    & $native @words
    exit $LASTEXITCODE
}
$work = $null
try {
    # Away from the folder that uninstalling removes.
    Set-Location -LiteralPath $env:TEMP
    $own = Get-ChildItem -LiteralPath $bundle -Filter 'python-3.*-embed-amd64.zip' | Select-Object -First 1
    if (-not $Python -and -not $own) { $Python = Find-Python }
    if ($Python) {
        $starter = $Python
    }
    elseif ($own) {
        $work = Join-Path $env:TEMP ('frontline-' + [guid]::NewGuid().ToString('N'))
        Expand-Archive -LiteralPath $own.FullName -DestinationPath $work
        $starter = Join-Path $work 'python.exe'
    }
    else {
        Write-Output 'ERROR No Python was found. Install a 64-bit Python from python.org, or name one with -Python PATH.'
        exit 1
    }
    if (-not (Test-Path -LiteralPath $starter -PathType Leaf)) {
        Write-Output "ERROR There is no Python at $starter. Name the whole path of its python.exe."
        exit 1
    }

    $action = 'install'
    if ($Plan) { $action = 'plan' }
    if ($Verify) { $action = 'verify' }
    if ($Uninstall) { $action = 'uninstall' }
    $options = @($action)
    if ($Python) { $options += '--python', $Python }
    if ($Register) { $options += '--register' }
    & $starter -I -B (Join-Path $bundle 'start.py') @options
    $code = $LASTEXITCODE
}
catch {
    Write-Output "ERROR $($_.Exception.Message) IT-GUIDE.md says how to install without PowerShell."
    $code = 1
}
finally {
    if ($work) { Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue }
}
exit $code
