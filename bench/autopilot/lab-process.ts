import { createManualClock, startTenantLab } from "@windlass/tenant-lab";
import { type DeviceReadiness, type LabReady, labRequest } from "./messages.ts";

/**
 * The lab in a process of its own, so that its memory is nobody else's: documented limits, realistic delays, and a clock
 * that moves only when the contender says so.
 */

const start = Date.parse("2026-11-23T08:00:00Z");
const tenant = await startTenantLab({ clock: createManualClock(start), seed: true });
const { sample, lab } = tenant;
if (!sample || !process.send) throw new Error("this program is started by a contender");

const readiness = (): DeviceReadiness[] => {
  const devices = new Map(
    lab.view().tenants.flatMap(({ autopilotDevices }) => autopilotDevices.map((one) => [one.serialNumber, one])),
  );
  const imports = Map.groupBy(lab.importJournal(), ({ serialNumber }) => serialNumber);
  return [...imports].map(([serialNumber, entries]) => ({
    serialNumber,
    importedAt: Math.min(...entries.map(({ at }) => at)),
    imports: entries.length,
    readyAt: devices.get(serialNumber)?.profileAssignedAt ?? null,
  }));
};

process.on("message", ({ id, request }: { id: number; request: unknown }) => {
  const wanted = labRequest.parse(request);
  let result: unknown = null;
  if (wanted.kind === "advance") lab.advance(wanted.milliseconds);
  else if (wanted.kind === "readiness") result = readiness();
  else for (let count = 0; count < wanted.count; count += 1) addDevice(count);
  process.send?.({ id, result });
});
process.on("disconnect", () => process.exit(0));

const addDevice = (count: number): void => {
  lab.addRegisteredDevice(sample.tenantId, { serialNumber: `OLD-${count}`, groupTag: sample.groupTag });
};

const { tenantId, clientId, clientSecret, groupTag, groupObjectId } = sample;
const ready: LabReady = { url: tenant.url, now: start, tenantId, clientId, clientSecret, groupTag, groupObjectId };
process.send({ ready });
