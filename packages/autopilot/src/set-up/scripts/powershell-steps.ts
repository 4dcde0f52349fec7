/** The steps: the same for everybody; what differs stands in variables before them. */
export const powershellSteps = `
if ($applications.Count -gt 1) { throw "$($applications.Count) app registrations have the name $ApplicationName." }
if ($groups.Count -gt 1) { throw "$($groups.Count) groups have the name $GroupName." }
if ($profilesFound.Count -gt 1) { throw "$($profilesFound.Count) deployment profiles have the name $($WishedProfile['displayName'])." }

# 1 and 3: app registration with its permissions
$graph = Get-MgServicePrincipal -Filter "appId eq '$GraphAppId'"
$roles = @(foreach ($name in $Permissions) {
    $role = $graph.AppRoles | Where-Object { $_.Value -ceq $name -and $_.AllowedMemberTypes -contains 'Application' }
    if (-not $role) { throw "Microsoft Graph in this cloud has no permission $name." }
    $role.Id
})
$application = $applications | Select-Object -First 1
if (-not $application) {
    if ($PSCmdlet.ShouldProcess($ApplicationName, 'Create app registration')) {
        $application = New-MgApplication -BodyParameter @{
            displayName = $ApplicationName
            signInAudience = 'AzureADMyOrg'
            notes = $Mark
            requiredResourceAccess = @(@{
                resourceAppId = $GraphAppId
                resourceAccess = @($roles | ForEach-Object { @{ id = $_; type = 'Role' } })
            })
        }
    }
}
else {
    $others = @($application.RequiredResourceAccess | Where-Object { $_ -and $_.ResourceAppId -ne $GraphAppId } | ForEach-Object {
        @{ resourceAppId = $_.ResourceAppId
           resourceAccess = @($_.ResourceAccess | ForEach-Object { @{ id = $_.Id; type = $_.Type } }) }
    })
    $held = @($application.RequiredResourceAccess | Where-Object { $_ -and $_.ResourceAppId -eq $GraphAppId } |
        ForEach-Object { $_.ResourceAccess } | ForEach-Object { @{ id = $_.Id; type = $_.Type } })
    $heldRoles = @($held | Where-Object { $_['type'] -eq 'Role' } | ForEach-Object { $_['id'] })
    $missing = @($roles | Where-Object { $heldRoles -notcontains $_ })
    if ($missing.Count -gt 0 -and $PSCmdlet.ShouldProcess($ApplicationName, 'Add permissions')) {
        $added = @($missing | ForEach-Object { @{ id = $_; type = 'Role' } })
        Update-MgApplication -ApplicationId $application.Id -BodyParameter @{
            requiredResourceAccess = @($others) + @(@{ resourceAppId = $GraphAppId; resourceAccess = @($held) + $added })
        }
    }
}

# 4: service principal and admin consent
$principal = $null
if ($application) {
    $principal = Get-MgServicePrincipal -Filter "appId eq '$($application.AppId)'"
    if (-not $principal -and $PSCmdlet.ShouldProcess($ApplicationName, 'Create enterprise application')) {
        $principal = Invoke-Patiently { New-MgServicePrincipal -AppId $application.AppId }
    }
}
if ($principal) {
    $granted = @(Invoke-Patiently { Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All } |
        Where-Object { $_.ResourceId -eq $graph.Id } | ForEach-Object { $_.AppRoleId })
    foreach ($role in $roles | Where-Object { $granted -notcontains $_ }) {
        if ($PSCmdlet.ShouldProcess($role, 'Grant admin consent')) {
            $null = Invoke-Patiently {
                New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -BodyParameter @{
                    principalId = $principal.Id
                    resourceId = $graph.Id
                    appRoleId = $role
                }
            }
        }
    }
}

# The app as an owner of its own registration, so that it may renew its credential
if ($OwnsItself -and $principal) {
    $owners = @(Invoke-Patiently { Get-MgApplicationOwner -ApplicationId $application.Id -All } | ForEach-Object { $_.Id })
    if ($owners -notcontains $principal.Id -and $PSCmdlet.ShouldProcess($ApplicationName, 'Make the app an owner of itself')) {
        Invoke-Patiently {
            New-MgApplicationOwnerByRef -ApplicationId $application.Id -OdataId "$GraphUrl/v1.0/directoryObjects/$($principal.Id)"
        }
    }
}

# 2: credential
$secret = $null
if ($application -and $Certificate) {
    $own = Invoke-Patiently { Get-MgApplication -ApplicationId $application.Id -Property 'id,keyCredentials' }
    $keys = @($own.KeyCredentials | Where-Object { $_ })
    $there = @($keys | Where-Object { $_.Key -and [Convert]::ToBase64String($_.Key) -ceq $Certificate })
    if ($there.Count -eq 0 -and $PSCmdlet.ShouldProcess($ApplicationName, 'Add certificate')) {
        $new = @{
            type = 'AsymmetricX509Cert'
            usage = 'Verify'
            displayName = 'Windlass'
            key = [Convert]::FromBase64String($Certificate)
        }
        Update-MgApplication -ApplicationId $application.Id -KeyCredentials (@($keys) + @($new))
    }
}
elseif ($application) {
    $own = Invoke-Patiently { Get-MgApplication -ApplicationId $application.Id -Property 'id,passwordCredentials' }
    $there = @($own.PasswordCredentials |
        Where-Object { $_ -and "$($_.DisplayName)" -ceq $Mark -and $_.EndDateTime -gt (Get-Date).AddDays(30) })
    if ($there.Count -eq 0 -and $PSCmdlet.ShouldProcess($ApplicationName, 'Add client secret')) {
        $secret = Add-MgApplicationPassword -ApplicationId $application.Id -PasswordCredential @{
            displayName = $Mark
            endDateTime = (Get-Date).AddDays($SecretDays).ToUniversalTime()
        }
        try { Set-Clipboard -Value $secret.SecretText }
        catch {
            # A secret that nobody can read is of no use, and one on the screen ends up in transcripts.
            Remove-MgApplicationPassword -ApplicationId $application.Id -KeyId $secret.KeyId
            throw "The client secret could not be put on the clipboard and was removed again: $_"
        }
    }
}

# 5 and 6: dynamic device group
$group = $groups | Select-Object -First 1
if (-not $group) {
    if ($PSCmdlet.ShouldProcess($GroupName, 'Create dynamic device group')) {
        $group = New-MgGroup -BodyParameter @{
            displayName = $GroupName
            description = $Mark
            mailEnabled = $false
            mailNickname = $GroupNickname
            securityEnabled = $true
            groupTypes = @('DynamicMembership')
            membershipRule = $Rule
            membershipRuleProcessingState = 'On'
        }
    }
}
elseif ("$($group.MembershipRule)" -ne $Rule) {
    Write-Warning "The group $GroupName was there already with the rule: $($group.MembershipRule)"
}

# 7: deployment profile
if ($WishedProfile) {
    $found = $profilesFound | Select-Object -First 1
    if (-not $found -and $PSCmdlet.ShouldProcess($WishedProfile['displayName'], 'Create deployment profile')) {
        $found = Send-Json $Profiles $WishedProfile
    }
    if ($found -and $group) {
        $targets = @(Get-All "$Profiles/$($found['id'])/assignments" | ForEach-Object { $_['target'] })
        $assigned = @($targets | Where-Object {
            $_['groupId'] -eq $group.Id -or "$($_['@odata.type'])" -like '*allDevicesAssignmentTarget'
        })
        if ($assigned.Count -eq 0 -and $PSCmdlet.ShouldProcess($GroupName, 'Assign deployment profile')) {
            $target = @{ '@odata.type' = '#microsoft.graph.groupAssignmentTarget'; groupId = $group.Id }
            $null = Invoke-Patiently { Send-Json "$Profiles/$($found['id'])/assignments" @{ target = $target } }
        }
    }
}

Write-Host ''
Write-Host 'To be entered in Windlass:'
Write-Host "  Directory (tenant) ID:   $((Get-MgContext).TenantId)"
if ($application) { Write-Host "  Application (client) ID: $($application.AppId)" }
if ($secret) {
    Write-Host '  Client secret:           on the clipboard'
    Write-Host "  Secret expires on:       $($secret.EndDateTime.ToString('yyyy-MM-dd'))"
    Write-Warning 'Enter the client secret now, then copy something else: it can be read nowhere.'
}
if ($group) { Write-Host "  Group object ID:         $($group.Id)" }
Write-Host "  Group tag:               $GroupTag"
if ($ManualSteps.Count -gt 0) {
    Write-Warning 'Hybrid join takes these steps by hand, too; without them devices stop in setup:'
    foreach ($step in $ManualSteps) { Write-Host "  $step" }
}
`;
