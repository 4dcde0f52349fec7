import { accessErrors } from "./access.ts";
import { agentErrors } from "./agent.ts";
import { archiveErrors } from "./archive.ts";
import { autopilotDeviceErrors } from "./autopilot-device.ts";
import { autopilotImportErrors } from "./autopilot-import.ts";
import { commonErrors } from "./common.ts";
import { connectorErrors } from "./connector.ts";
import { contentErrors } from "./content.ts";
import { corporateIdentifierErrors } from "./corporate-identifier.ts";
import { credentialErrors } from "./credential.ts";
import { csvErrors } from "./csv.ts";
import type { ErrorDefinition } from "./definition.ts";
import { definitionErrors } from "./definitions.ts";
import { deploymentErrors } from "./deployment.ts";
import { deviceErrors } from "./device.ts";
import { deviceWindowsErrors } from "./device-windows.ts";
import { discErrors } from "./disc.ts";
import { driverErrors } from "./driver.ts";
import { driverMatchErrors } from "./driver-match.ts";
import { hardwareHashErrors } from "./hardware-hash.ts";
import { imageErrors } from "./image.ts";
import { infErrors } from "./inf.ts";
import { installerErrors } from "./installer.ts";
import { mdtErrors } from "./mdt.ts";
import { namingErrors } from "./naming.ts";
import { qualityCheckErrors } from "./quality-check.ts";
import { registrationErrors } from "./registration.ts";
import { secretErrors } from "./secret.ts";
import { setUpErrors } from "./set-up.ts";
import { softwareErrors } from "./software.ts";
import { startErrors } from "./start.ts";
import { tenantErrors } from "./tenant.ts";
import { uploadErrors } from "./upload.ts";
import { webhookErrors } from "./webhook.ts";

/** Every failure the product can tell of: one catalogue for API, console, command line and agent. */
export const errorCatalogue = {
  ...commonErrors,
  ...accessErrors,
  ...startErrors,
  ...imageErrors,
  ...infErrors,
  ...driverMatchErrors,
  ...discErrors,
  ...installerErrors,
  ...mdtErrors,
  ...driverErrors,
  ...softwareErrors,
  ...connectorErrors,
  ...contentErrors,
  ...archiveErrors,
  ...csvErrors,
  ...autopilotImportErrors,
  ...hardwareHashErrors,
  ...uploadErrors,
  ...tenantErrors,
  ...credentialErrors,
  ...webhookErrors,
  ...secretErrors,
  ...setUpErrors,
  ...definitionErrors,
  ...deploymentErrors,
  ...agentErrors,
  ...deviceErrors,
  ...deviceWindowsErrors,
  ...qualityCheckErrors,
  ...registrationErrors,
  ...namingErrors,
  ...corporateIdentifierErrors,
  ...autopilotDeviceErrors,
} satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof errorCatalogue;
