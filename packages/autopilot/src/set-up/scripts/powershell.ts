import { X509Certificate } from "node:crypto";
import type { Cloud } from "@windlass/protocol";
import { microsoftClouds } from "../../entra/endpoints.ts";
import { profileBody } from "../../graph/beta/set-up-profiles.ts";
import { membershipRuleForTag } from "../../membership-rule/membership-rule.ts";
import { manualStepsOf } from "../hybrid-join.ts";
import { wishedPermissions } from "../permissions.ts";
import { delegatedScopes } from "../scopes.ts";
import { daysOf, markOf } from "../world.ts";
import { powershellSteps } from "./powershell-steps.ts";
import { powershellBoolean, powershellList, powershellText } from "./powershell-text.ts";
import { powershellTools } from "./powershell-tools.ts";
import type { ScriptSubject } from "./subject.ts";

/** Names of `Connect-MgGraph -Environment`. */
const environments = {
  global: "Global",
  usgov: "USGov",
  dod: "USGovDoD",
  china: "China",
  lab: "Global",
} as const satisfies Record<Cloud, string>;

const help = `#Requires -Version 5.1
#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Groups
<#
.SYNOPSIS
Prepares Microsoft Entra and Microsoft Intune for Windows Autopilot with Windlass.
.DESCRIPTION
Does the seven preparation steps: app registration, credential, permissions, admin consent, dynamic device group with its
membership rule, deployment profile with its assignment. Where it was chosen, the app becomes an owner of its own registration,
so that Windlass renews the credential before it ends. What is there already is kept; running it again changes nothing.
-WhatIf shows what it would do. -Undo removes what it made, known by its mark, and nothing else; permissions that it added
to an app registration which was there before stay, and so does the app's ownership of it.
A client secret is put on the clipboard and never shown.
It takes the roles Cloud Application Administrator, Privileged Role Administrator, Groups Administrator and Intune
Administrator, or Global Administrator, and the modules:
Install-Module Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Groups -Scope CurrentUser
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param([switch] $Undo)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
`;

const profileSettings = ({ wish, mark }: ScriptSubject): string => {
  if (!wish.profile) return "$WishedProfile = $null";
  const body = profileBody(wish.profile, markOf(mark));
  const experience = Object.entries(body.outOfBoxExperienceSetting ?? {}).map(([name, value]) =>
    typeof value === "boolean"
      ? `        ${name} = ${powershellBoolean(value)}`
      : `        ${name} = ${powershellText(String(value))}`,
  );
  return `$WishedProfile = @{
    '@odata.type' = ${powershellText(body["@odata.type"])}
    displayName = ${powershellText(wish.profile.name)}
    description = $Mark
    locale = 'os-default'
    deviceType = 'windowsPc'
    deviceNameTemplate = ${powershellText(wish.profile.deviceNameTemplate)}
    preprovisioningAllowed = ${powershellBoolean(wish.profile.preprovisioningAllowed)}
    hardwareHashExtractionEnabled = $false
    roleScopeTagIds = @('0')
    outOfBoxExperienceSetting = @{
${experience.join("\n")}
    }
}`;
};

const credentialSettings = ({ wish, certificate }: ScriptSubject): string => {
  const encoded = certificate && new X509Certificate(certificate.certificatePem).raw.toString("base64");
  return `# The public half of the certificate; its private key stays in Windlass. Empty: a client secret is made.
$Certificate = ${powershellText(encoded ?? "")}
$SecretDays = ${daysOf(wish.credential.validMonths)}`;
};

/**
 * The set-up as a PowerShell script with the Microsoft.Graph modules: idempotent, with \`-WhatIf\` and \`-Undo\`. Every name
 * is data in single quotes. Begins with a byte order mark, without which Windows PowerShell 5.1 reads names wrongly.
 */
export const powershellScript = (subject: ScriptSubject): string => {
  const { wish, mark } = subject;
  const settings = `
$Environment = ${powershellText(environments[wish.cloud])}
$TenantId = ${powershellText(wish.tenantId ?? "")}
$Scopes = ${powershellList(delegatedScopes({ wish }))}
$Mark = ${powershellText(markOf(mark))}
$ApplicationName = ${powershellText(wish.applicationName)}
$Permissions = ${powershellList(wishedPermissions({ wish }))}
$OwnsItself = ${powershellBoolean(wish.renewsItself)}
$GraphUrl = ${powershellText(microsoftClouds[wish.cloud === "lab" ? "global" : wish.cloud].graphUrl)}
$ManualSteps = ${powershellList(manualStepsOf(wish))}
$GroupName = ${powershellText(wish.group.name)}
$GroupTag = ${powershellText(wish.group.tag)}
$GroupNickname = ${powershellText(`windlass-${mark.slice(0, 8)}`)}
$Rule = ${powershellText(membershipRuleForTag(wish.group.tag))}
${profileSettings(subject)}
${credentialSettings(subject)}
`;
  return `\uFEFF${help}${settings}${powershellTools}${powershellSteps}`;
};
