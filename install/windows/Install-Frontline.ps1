# Starts the installer of Frontline Scorecards for the current user: finds a Python, the rest is Python's.
# Python is never looked for on the PATH, where it may be anybody's, nor in the Microsoft Store.
[CmdletBinding()]
param(
    [string] $Python,      # a Python to use instead of the bundle's own
    [switch] $Register,    # use Excel's list of add-ins instead of its start folder
    [switch] $Plan,        # only say what would be done
    [switch] $Verify,      # compare what is installed with its hashes
    [switch] $Uninstall
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
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
# Away from the folder that uninstalling removes.
Set-Location -LiteralPath $env:TEMP
$work = $null
try {
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
        Write-Output "ERROR There is no Python at $starter."
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
finally {
    if ($work -and (Test-Path -LiteralPath $work)) { Remove-Item -LiteralPath $work -Recurse -Force }
}
exit $code
