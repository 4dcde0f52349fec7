import type { DeploymentSummary } from "@windlass/protocol";

/** One device of a finished demo, as `--json` prints it. */
export interface DeviceResult {
  readonly serial: string;
  readonly state: DeploymentSummary["state"] | "not-started";
  readonly registration: NonNullable<DeploymentSummary["registrationState"]> | "none";
  /** Drivers of the library that were added to its Windows. */
  readonly drivers: number;
  /** From the device's start to its end. */
  readonly seconds: number;
  /** Why it is not ready; null when it is. */
  readonly reason: string | null;
}

export const isReady = (device: DeviceResult): boolean =>
  device.state === "succeeded" && device.registration === "ready";

const pad = (text: string, width: number): string => text.padEnd(width);

/** The table for people. */
export const describeResults = (devices: readonly DeviceResult[]): string => {
  const lines = devices.map((device) => {
    const drivers = device.drivers === 1 ? ", 1 driver" : device.drivers > 1 ? `, ${device.drivers} drivers` : "";
    const end = `${device.state}, Autopilot ${device.registration}${drivers}, ${device.seconds.toFixed(1)} s`;
    return `  ${isReady(device) ? "✓" : "✗"} ${pad(device.serial, 16)} ${end}${device.reason ? `\n      ${device.reason}` : ""}`;
  });
  const ready = devices.filter(isReady).length;
  return `${lines.join("\n")}\n\n  ${ready} of ${devices.length} devices are ready.\n`;
};

/** The one line of `--json`. */
export const resultsAsJson = (devices: readonly DeviceResult[]): string =>
  JSON.stringify({
    devices: devices.map(({ reason, seconds, drivers: _, ...device }) => ({
      ...device,
      seconds: Math.round(seconds * 10) / 10,
      ...(reason && { reason }),
    })),
    ok: devices.length > 0 && devices.every(isReady),
  });
