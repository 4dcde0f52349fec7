/** Signing in, looking and undoing: the same for everybody; what differs stands in variables before it. */
export const powershellTools = `
$GraphAppId = '00000003-0000-0000-c000-000000000000'
$Profiles = 'beta/deviceManagement/windowsAutopilotDeploymentProfiles'

function ConvertTo-FilterText([string] $Text) { return "'" + $Text.Replace("'", "''") + "'" }

function Get-All([string] $Uri) {
    while ($Uri) {
        $page = Invoke-MgGraphRequest -Method GET -Uri $Uri -OutputType Hashtable
        foreach ($item in $page['value']) { $item }
        $Uri = $page['@odata.nextLink']
    }
}

# Without its character set the body would be sent as Latin 1, and names would arrive mangled.
function Send-Json([string] $Uri, [hashtable] $Body) {
    Invoke-MgGraphRequest -Method POST -Uri $Uri -OutputType Hashtable -ContentType 'application/json; charset=utf-8' -Body (
        ConvertTo-Json $Body -Depth 5)
}

# What was just made is not known everywhere at once.
function Invoke-Patiently([scriptblock] $Work) {
    foreach ($wait in 2, 4, 8, 15, 30) {
        try { return & $Work }
        catch {
            if ("$_" -notmatch 'does not exist|NoBackingApplicationObject|not reference a valid|cannot be found') { throw }
            Start-Sleep -Seconds $wait
        }
    }
    return & $Work
}

# The sign-in ends with this window: no token stays on the computer.
$connect = @{ Scopes = $Scopes; Environment = $Environment; ContextScope = 'Process'; NoWelcome = $true }
if ($TenantId) { $connect['TenantId'] = $TenantId }
Connect-MgGraph @connect

$applications = @(Get-MgApplication -All -Filter ('displayName eq ' + (ConvertTo-FilterText $ApplicationName)))
$groups = @(Get-MgGroup -All -Filter ('displayName eq ' + (ConvertTo-FilterText $GroupName)))
$profilesFound = @()
if ($WishedProfile) { $profilesFound = @(Get-All $Profiles | Where-Object { $_['displayName'] -ceq $WishedProfile['displayName'] }) }

if ($Undo) {
    foreach ($one in $profilesFound | Where-Object { "$($_['description'])".Contains($Mark) }) {
        if ($PSCmdlet.ShouldProcess($one['displayName'], 'Remove deployment profile with its assignments')) {
            $assignments = @(Get-All "$Profiles/$($one['id'])/assignments")
            foreach ($assignment in $assignments) {
                Invoke-MgGraphRequest -Method DELETE -Uri "$Profiles/$($one['id'])/assignments/$($assignment['id'])"
            }
            # Intune refuses to delete a profile for a moment after its last assignment went.
            if ($assignments.Count -gt 0) { Start-Sleep -Seconds 15 }
            Invoke-MgGraphRequest -Method DELETE -Uri "$Profiles/$($one['id'])"
        }
    }
    foreach ($one in $groups | Where-Object { "$($_.Description)".Contains($Mark) }) {
        if ($PSCmdlet.ShouldProcess($one.DisplayName, 'Remove group')) { Remove-MgGroup -GroupId $one.Id }
    }
    foreach ($one in $applications | Where-Object { "$($_.Notes)".Contains($Mark) }) {
        if ($PSCmdlet.ShouldProcess($one.DisplayName, 'Remove app registration')) {
            Remove-MgApplication -ApplicationId $one.Id
        }
    }
    return
}
`;
