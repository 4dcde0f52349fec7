import type { Cloud } from "@windlass/protocol";

/** The admin centers of a cloud; a tenant lab and China's cloud have none under these names. */
const hosts: Partial<Record<Cloud, { readonly intune: string; readonly entra: string }>> = {
  global: { intune: "https://intune.microsoft.com", entra: "https://entra.microsoft.com" },
  usgov: { intune: "https://intune.microsoft.us", entra: "https://entra.microsoft.us" },
  dod: { intune: "https://intune.microsoft.us", entra: "https://entra.microsoft.us" },
};

interface PortalLink {
  readonly title: string;
  readonly address: string;
}

/** Where Microsoft's admin centers show a device. */
export const portalLinks = (cloud: Cloud | null, managedDeviceId: string | null): PortalLink[] => {
  const host = cloud === null ? undefined : hosts[cloud];
  if (!host) return [];
  const devices = `${host.intune}/#view/Microsoft_Intune_Enrollment/AutopilotDevices.ReactView`;
  const entra = `${host.entra}/#view/Microsoft_AAD_Devices/DevicesMenuBlade/~/Devices`;
  const managed = `${host.intune}/#view/Microsoft_Intune_Devices/DeviceSettingsMenuBlade/~/overview/mdmDeviceId/`;
  return [
    { title: "Autopilot devices in Intune", address: devices },
    ...(managedDeviceId
      ? [{ title: "This device in Intune", address: `${managed}${encodeURIComponent(managedDeviceId)}` }]
      : []),
    { title: "Devices in Microsoft Entra", address: entra },
  ];
};
