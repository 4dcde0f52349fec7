import type { Cloud } from "@windlass/protocol";
import { microsoftClouds } from "../../entra/endpoints.ts";
import { profileBody } from "../../graph/beta/set-up-profiles.ts";
import { membershipRuleForTag } from "../../membership-rule/membership-rule.ts";
import { manualStepsOf } from "../hybrid-join.ts";
import { wishedPermissions } from "../permissions.ts";
import { daysOf, markOf } from "../world.ts";
import type { ScriptSubject } from "./subject.ts";
import { terraformComment, terraformText } from "./terraform-text.ts";

/** Names of the clouds for the provider `hashicorp/azuread`; `microsoft/msgraph` takes Graph's address. */
const environments = {
  global: "global",
  usgov: "usgovernmentl4",
  dod: "usgovernmentl5",
  china: "china",
  lab: "global",
} as const satisfies Record<Cloud, string>;

const header = ({
  wish,
}: ScriptSubject): string => `${terraformComment(`Windows Autopilot with Windlass: ${wish.applicationName}`)}
# Does the seven preparation steps in Microsoft Entra and Intune. Sign in with “az login” first, then:
#   terraform init && terraform apply
# hashicorp/azuread has no resource for Autopilot deployment profiles, so these go through microsoft/msgraph, Microsoft's
# own provider for any Graph address. Changing the Autopilot resources takes an account or app with
# DeviceManagementServiceConfig.ReadWrite.All.
terraform {
  required_version = ">= 1.5"
  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 3.0"
    }
    msgraph = {
      source  = "microsoft/msgraph"
      version = ">= 0.2.0"
    }
  }
}
`;

const tenantLine = (tenantId: string | null): string => (tenantId ? `  tenant_id = ${terraformText(tenantId)}\n` : "");

const providers = ({ wish }: ScriptSubject): string => {
  const { graphUrl } = microsoftClouds[wish.cloud === "lab" ? "global" : wish.cloud];
  return `
provider "azuread" {
  environment = "${environments[wish.cloud]}"
${tenantLine(wish.tenantId)}}

provider "msgraph" {
  msgraph_endpoint = "${graphUrl}"
${tenantLine(wish.tenantId)}}
`;
};

const directory = ({ wish, mark }: ScriptSubject): string => `
data "azuread_client_config" "current" {}

data "azuread_service_principal" "graph" {
  client_id = "00000003-0000-0000-c000-000000000000"
}

locals {
  permissions = [
${wishedPermissions({ wish })
  .map((name) => `    ${terraformText(name)},`)
  .join("\n")}
  ]
}

# Not azuread_application: with that one the app could not become an owner of itself.
resource "azuread_application_registration" "windlass" {
  display_name     = ${terraformText(wish.applicationName)}
  sign_in_audience = "AzureADMyOrg"
  notes            = ${terraformText(markOf(mark))}
}

resource "azuread_application_api_access" "graph" {
  application_id = azuread_application_registration.windlass.id
  api_client_id  = data.azuread_service_principal.graph.client_id
  role_ids       = [for name in local.permissions : data.azuread_service_principal.graph.app_role_ids[name]]
}

resource "azuread_service_principal" "windlass" {
  client_id = azuread_application_registration.windlass.client_id
}

resource "azuread_app_role_assignment" "windlass" {
  for_each            = toset(local.permissions)
  app_role_id         = data.azuread_service_principal.graph.app_role_ids[each.value]
  principal_object_id = azuread_service_principal.windlass.object_id
  resource_object_id  = data.azuread_service_principal.graph.object_id
}

resource "azuread_group" "devices" {
  display_name     = ${terraformText(wish.group.name)}
  description      = ${terraformText(markOf(mark))}
  security_enabled = true
  types            = ["DynamicMembership"]

  dynamic_membership {
    enabled = true
    rule    = ${terraformText(membershipRuleForTag(wish.group.tag))}
  }
}
`;

const ownership = ({ wish }: ScriptSubject): string =>
  wish.renewsItself
    ? `
# So that Windlass renews the credential before it ends. When it has, the credential below is gone: remove its block
# (“terraform state rm” forgets it), or Terraform would add the old one again.
resource "azuread_application_owner" "windlass" {
  application_id  = azuread_application_registration.windlass.id
  owner_object_id = azuread_service_principal.windlass.object_id
}
`
    : "";

const manualSteps = ({ wish }: ScriptSubject): string => {
  const steps = manualStepsOf(wish);
  if (steps.length === 0) return "";
  return `
# Hybrid join takes these steps by hand, too; without them devices stop in setup:
${steps.map(terraformComment).join("\n")}
`;
};

const credential = ({ wish, certificate }: ScriptSubject): string =>
  certificate
    ? `
# The public half alone; the private key stays in Windlass.
resource "azuread_application_certificate" "windlass" {
  application_id = azuread_application_registration.windlass.id
  type           = "AsymmetricX509Cert"
  value          = ${terraformText(certificate.certificatePem)}
  end_date       = ${terraformText(certificate.endsAt)}
}
`
    : `
# The secret lies in Terraform's state: keep the state where only administrators read it.
resource "azuread_application_password" "windlass" {
  application_id    = azuread_application_registration.windlass.id
  display_name      = "Windlass"
  end_date_relative = "${daysOf(wish.credential.validMonths) * 24}h"
}

output "client_secret" {
  value     = azuread_application_password.windlass.value
  sensitive = true
}
`;

const profile = ({ wish, mark }: ScriptSubject): string => {
  if (!wish.profile) return "";
  const body = profileBody(wish.profile, markOf(mark));
  const experience = Object.entries(body.outOfBoxExperienceSetting ?? {}).map(
    ([name, value]) => `      ${name} = ${typeof value === "boolean" ? String(value) : terraformText(String(value))}`,
  );
  return `
resource "msgraph_resource" "profile" {
  url         = "deviceManagement/windowsAutopilotDeploymentProfiles"
  api_version = "beta"
  body = {
    "@odata.type"                 = ${terraformText(body["@odata.type"])}
    displayName                   = ${terraformText(wish.profile.name)}
    description                   = ${terraformText(markOf(mark))}
    locale                        = "os-default"
    deviceType                    = "windowsPc"
    deviceNameTemplate            = ${terraformText(wish.profile.deviceNameTemplate)}
    preprovisioningAllowed        = ${String(wish.profile.preprovisioningAllowed)}
    hardwareHashExtractionEnabled = false
    roleScopeTagIds               = ["0"]
    outOfBoxExperienceSetting = {
${experience.join("\n")}
    }
  }
}

resource "msgraph_resource" "assignment" {
  url         = "deviceManagement/windowsAutopilotDeploymentProfiles/\${msgraph_resource.profile.id}/assignments"
  api_version = "beta"
  body = {
    target = {
      "@odata.type" = "#microsoft.graph.groupAssignmentTarget"
      groupId       = azuread_group.devices.object_id
    }
  }
}
`;
};

const outputs = ({ wish }: ScriptSubject): string => `
output "tenant_id" {
  value = data.azuread_client_config.current.tenant_id
}

output "client_id" {
  value = azuread_application_registration.windlass.client_id
}

output "group_object_id" {
  value = azuread_group.devices.object_id
}

output "group_tag" {
  value = ${terraformText(wish.group.tag)}
}
`;

/** The set-up as one Terraform file. Every name is an escaped string; nothing of it can become an expression. */
export const terraformFile = (subject: ScriptSubject): string =>
  [header, providers, directory, ownership, credential, profile, manualSteps, outputs]
    .map((part) => part(subject))
    .join("");
