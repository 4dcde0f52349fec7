import { registrationState } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply } from "./apply.ts";
import { standardCadence } from "./cadence.ts";
import { decide, type NextStep } from "./decide.ts";
import type { Observation } from "./observation.ts";
import { isEnd, newRegistration, type RegistrationRecord } from "./record.ts";

const start = new Date("2026-11-23T10:00:00.000Z");
const input = {
  id: "r1",
  serialNumber: "SN-1",
  hardwareHash: "T0E=",
  groupTag: "OD-FINANCE",
  groupObjectId: "b0c1d2e3-0000-4000-8000-000000000001",
};
const device = {
  id: "ztd-1",
  serialNumber: "SN-1",
  groupTag: "OD-FINANCE",
  displayName: "PC-1",
  entraDeviceId: "entra-1",
  enrolment: "notContacted",
  remediation: "noRemediationRequired",
  userlessEnrolment: "unknown",
};
const assignedAt = "2026-11-23T10:05:00Z";
const profile = {
  assigned: true,
  assignedAt,
  obstacle: null,
  profileName: "Finance",
  deployedProfileId: "p1",
  intendedProfileId: "p1",
};

/** What the outside can answer to each step, among it every disturbance. */
const answersTo: Record<NextStep, (random: number) => Observation[]> = {
  nothing: () => [],
  "give-up": () => [{ kind: "waited-too-long", hours: 48 }],
  "start-import": (random) => [{ kind: "import-chosen", importId: `import-${random}` }],
  "confirm-import": (random) => [
    { kind: "import-accepted", importedId: `record-${random}` },
    { kind: "import-chosen", importId: "kept" },
    { kind: "import-refused", becauseOfHash: true, what: "?" },
    { kind: "import-refused", becauseOfHash: false, what: "?" },
    { kind: "approval-needed", operation: "import", code: "c1" },
  ],
  "poll-import": () => [
    { kind: "import-complete", autopilotDeviceId: "ztd" },
    { kind: "import-gone" },
    ...["ZtdDeviceAlreadyAssigned", "ZtdDeviceDuplicated", "StorageError", "ZtdDeviceAssignedToOtherTenant", ""].map(
      (name): Observation => ({ kind: "import-error", name }),
    ),
  ],
  "find-by-serial-number": () =>
    [0, 1, 2].map((count) => ({ kind: "devices-with-serial-number", devices: Array(count).fill(device) })),
  look: () => [
    { kind: "autopilot-device", device },
    { kind: "autopilot-device", device: { ...device, groupTag: "OLD" } },
    { kind: "autopilot-device", device: { ...device, entraDeviceId: null } },
    { kind: "autopilot-device", device: { ...device, remediation: "manualRemediationRequired" } },
    { kind: "autopilot-device", device: { ...device, enrolment: "blocked" } },
    { kind: "autopilot-device-missing" },
    { kind: "tag-written" },
    { kind: "entra-device", objectId: "o", physicalIds: ["[OrderId]:OD-FINANCE"] },
    { kind: "entra-device", objectId: "o", physicalIds: [] },
    { kind: "directory-hidden" },
    { kind: "membership", member: true },
    { kind: "membership", member: false },
    { kind: "profile", status: profile, expectedProfileId: "p1" },
    { kind: "profile", status: profile, expectedProfileId: "p2" },
    { kind: "profile", status: profile },
    { kind: "profile", status: { ...profile, assignedAt: null } },
    { kind: "profile", status: { ...profile, assigned: false } },
    { kind: "profile", status: { ...profile, obstacle: "hardwareRequirementsNotMet" } },
    { kind: "approval-needed", operation: "tag", code: "c2" },
  ],
  "await-approval": (random) => [
    { kind: "approval-pending" },
    { kind: "approval-over" },
    { kind: "approval-ended", how: "rejected" },
    { kind: "import-accepted", importedId: `record-${random}` },
    { kind: "tag-written" },
  ],
};
const anywhere: Observation[] = [
  { kind: "not-yet" },
  { kind: "postponed", milliseconds: 1000 },
  { kind: "trouble", what: "?", minutes: 11 },
  { kind: "trouble-over" },
  { kind: "not-authorised", what: "?" },
  { kind: "no-connection" },
];

describe("whatever Entra and Intune answer", () => {
  const rank = (record: RegistrationRecord) => registrationState.options.indexOf(record.state);

  test("states only move forward, an open import is never followed by a second, and every device ends", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (choices) => {
        let record = newRegistration(input, start);
        let now = start;
        for (const choice of choices) {
          const step = decide(record, now, standardCadence);
          const possible = step === "nothing" ? [] : [...answersTo[step](choice), ...anywhere];
          const observation = possible[choice % Math.max(1, possible.length)];
          if (!observation) break;
          const next = apply(record, observation, now, standardCadence);
          expect(rank(next)).toBeGreaterThanOrEqual(rank(record));
          if (observation.kind === "import-chosen") expect(record.importedId).toBeNull();
          if (!isEnd(next.state)) expect(next.nextCheckAt).not.toBeNull();
          expect(next.state === "failed").toBe(next.failure !== null);
          record = next;
          now = new Date(Math.max(now.getTime(), Date.parse(record.nextCheckAt ?? now.toISOString())));
        }
        // Nothing new is ever seen again: time alone ends it.
        for (let looks = 0; !isEnd(record.state); looks += 1) {
          expect(looks).toBeLessThan(1500);
          const step = decide(record, now, standardCadence);
          record = apply(
            record,
            step === "give-up" ? { kind: "waited-too-long", hours: 48 } : { kind: "not-yet" },
            now,
            standardCadence,
          );
          now = new Date(Math.max(now.getTime() + 1, Date.parse(record.nextCheckAt ?? now.toISOString())));
        }
      }),
      { numRuns: 300 },
    );
  });
});
