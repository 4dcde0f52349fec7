import type { OfflineProfile } from "@windlass/protocol";
import { oobeConfigOf } from "./oobe-config.ts";

/** Where Windows looks for the file; no other name or place is read. */
export const offlineProfilePath = "C:\\Windows\\Provisioning\\Autopilot\\AutopilotConfigurationFile.json";

/** Every character outside ASCII as a JSON escape: Windows reads the file only as ASCII or ANSI, without a mark. */
const asciiJson = (value: object): string =>
  JSON.stringify(value, null, 2)
    .replaceAll("\n", "\r\n")
    .replaceAll(/[^\n\r\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

const optional = (name: string, value: string | null): object => (value === null ? {} : { [name]: value });

/**
 * The text of `AutopilotConfigurationFile.json`: pure ASCII, equal profiles give equal bytes. Nothing in it is secret.
 *
 * Source: Microsoft Learn, "Windows Autopilot deployment for existing devices"; language, region, connectivity check and
 * update keys as WindowsAutopilotIntune writes them.
 *
 * @example
 * const bytes = Buffer.from(renderOfflineProfile({ settings, tenant: { id, domain: "contoso.com" }, correlationId }), "ascii");
 */
export const renderOfflineProfile = ({ settings, tenant, correlationId }: OfflineProfile): string => {
  const forcedEnrollment = settings.forcedEnrollment ? 1 : 0;
  const hybrid = settings.joinMethod === "hybrid";
  return `${asciiJson({
    Version: 2049,
    Comment_File: `Profile ${settings.profileName}`,
    CloudAssignedTenantId: tenant.id,
    CloudAssignedTenantDomain: tenant.domain,
    CloudAssignedDomainJoinMethod: hybrid ? 1 : 0,
    CloudAssignedForcedEnrollment: forcedEnrollment,
    CloudAssignedOobeConfig: oobeConfigOf(settings),
    CloudAssignedAutopilotUpdateDisabled: 1,
    // Milliseconds.
    CloudAssignedAutopilotUpdateTimeout: 1_800_000,
    ZtdCorrelationId: correlationId,
    // A text that holds JSON, not an object.
    CloudAssignedAadServerData: JSON.stringify({
      ZeroTouchConfig: {
        CloudAssignedTenantUpn: "",
        ForcedEnrollment: forcedEnrollment,
        CloudAssignedTenantDomain: tenant.domain,
      },
    }),
    // A hybrid join takes its name from the domain join profile in Intune.
    ...optional("CloudAssignedDeviceName", hybrid ? null : settings.deviceNameTemplate),
    ...optional("CloudAssignedLanguage", settings.language),
    ...optional("CloudAssignedRegion", settings.region),
    ...(hybrid && settings.skipConnectivityCheck && { HybridJoinSkipDCConnectivityCheck: 1 }),
  })}\r\n`;
};
