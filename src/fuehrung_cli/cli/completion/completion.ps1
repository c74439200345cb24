# Names come from a list that the program has kept, while nothing of a person is newer than it;
# all else is asked of the program. ASCII alone: not every PowerShell reads more from a program.
function global:__fuehrung_names([string]$word) {
    $place = @DATA@
    $place = "$place".TrimEnd([char[]]'/\')
    $file = Join-Path @CACHE@ 'names'
    $people = Join-Path $place 'people'
    if ($word -match '[^a-zA-Z0-9\u00e4\u00f6\u00fc\u00c4\u00d6\u00dc-]|^[a-zA-Z][0-9]') { return }
    if (-not ((Test-Path -LiteralPath $file) -and (Test-Path -LiteralPath $people))) { return }
    $kept = [IO.File]::GetLastWriteTimeUtc($file)
    if ([IO.File]::GetLastWriteTimeUtc($people) -gt $kept) { return }
    foreach ($folder in Get-ChildItem -LiteralPath $people -Directory) {
        $toml = Join-Path $folder.FullName 'person.toml'
        if ($folder.LastWriteTimeUtc -gt $kept -or [IO.File]::GetLastWriteTimeUtc($toml) -gt $kept) { return }
    }
    $lines = @([IO.File]::ReadAllLines($file))
    if ($lines[0] -cne "@HEAD@`t$place") { return }
    $lower = $word.ToLowerInvariant()
    foreach ($line in $lines | Select-Object -Skip 1) {
        $told, $forms = $line.Split("`t")
        foreach ($form in $forms) {
            if ($form.StartsWith($word, 'Ordinal') -or $form.StartsWith($lower, 'Ordinal')) {
                [pscustomobject]@{ value = $word + $form.Substring($word.Length); told = $told }
                break
            }
        }
    }
}

# The words go as base64 of UTF-8, since empty ones and quotes get lost on the way to a program.
function global:__fuehrung_ask([string]$program, [string[]]$words) {
    $typed = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($words -join "`0"))
    $answer = & $program _complete powershell $typed 2>$null
    if ($answer) { ConvertFrom-Json "$answer" | ForEach-Object { $_ } }
}

# Typographic quotation marks end a text in single quotes, too.
function global:__fuehrung_quoted([string]$value) {
    if ($value -match '^[\w./:+=%-]+$') { return $value }
    "'" + ($value -replace "['\u2018-\u201b]", '$0$0') + "'"
}

Register-ArgumentCompleter -Native -CommandName @PROGRAMS@ -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements |
            Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
            ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } })
    $words = @($before | Select-Object -Skip 1)
    $word = "$wordToComplete".Trim([char[]]"'`"")
    $found = @()
    if (@PLACES@ -ccontains ($words -join ' ')) { $found = @(__fuehrung_names $word) }
    if (-not $found) { $found = @(__fuehrung_ask $before[0] ($words + $word)) }
    foreach ($each in $found | Where-Object { $_.value }) {
        $tip = if ($each.told) { $each.told } else { $each.value }
        [Management.Automation.CompletionResult]::new(
            (__fuehrung_quoted $each.value), $each.value, 'ParameterValue', $tip)
    }
}
