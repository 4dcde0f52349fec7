import { registrationState } from "@windlass/protocol";
import { describe, expect, test } from "vitest";
import { apply } from "./apply.ts";
import { intervalAt, standardCadence } from "./cadence.ts";
import { decide } from "./decide.ts";
import type { Observation } from "./observation.ts";
import { recheck } from "./recheck.ts";
import { newRegistration } from "./record.ts";

const start = new Date("2026-11-23T10:00:00.000Z");
const input = {
  id: "r1",
  serialNumber: "SN-1",
  hardwareHash: "T0E=",
  groupTag: "OD-FINANCE",
  groupObjectId: "b0c1d2e3-0000-4000-8000-000000000001",
};
const minutes = 60_000;
const at = (milliseconds: number) => new Date(start.getTime() + milliseconds);
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
const run = (observations: readonly Observation[], from = newRegistration(input, start)) =>
  observations.reduce((record, observation) => apply(record, observation, start, standardCadence), from);
const submitted: Observation[] = [
  { kind: "import-chosen", importId: "i1" },
  { kind: "import-accepted", importedId: "imported-1" },
];
const assignedAt = "2026-11-23T10:05:00Z";
const profile = {
  assigned: true,
  assignedAt,
  obstacle: null,
  profileName: "Finance",
  deployedProfileId: "p1",
  intendedProfileId: "p1",
};

describe("a registration", () => {
  test("goes from hash to ready through every state, keeping the time of each", () => {
    const record = run([
      ...submitted,
      { kind: "import-complete", autopilotDeviceId: "ztd-1" },
      { kind: "autopilot-device", device },
      { kind: "entra-device", objectId: "object-1", physicalIds: ["[ZTDID]:x", "[OrderId]:OD-FINANCE"] },
      { kind: "membership", member: true },
      { kind: "profile", status: profile },
    ]);
    expect(record.transitions.map(({ state }) => state)).toEqual(
      registrationState.options.filter((state) => state !== "failed"),
    );
    expect(record).toMatchObject({
      state: "ready",
      profileName: "Finance",
      leftoverImportedIds: ["imported-1"],
      nextCheckAt: null,
    });
  });

  test("is not ready before Intune has dated the assignment", () => {
    const known = { ...newRegistration(input, start), state: "in-group" as const, tagConfirmed: true };
    const record = run([{ kind: "profile", status: { ...profile, assignedAt: null } }], known);
    expect(record.state).toBe("profile-assigned");
    expect(run([{ kind: "profile", status: profile }], record).state).toBe("ready");
  });

  test.each([
    ["ZtdDeviceAssignedToOtherTenant", "registration.other-tenant"],
    ["ZtdDeviceAssignedToAnotherTenant", "registration.other-tenant"],
    ["InvalidZtdHardwareHash", "registration.invalid-hash"],
    ["SomethingNew", "registration.import-failed"],
  ])("ends with Intune's %s as %s, leaving its import record to be removed", (name, code) => {
    const record = run([...submitted, { kind: "import-error", name }]);
    expect(record).toMatchObject({ state: "failed", failure: { code }, nextCheckAt: null });
    expect(record.leftoverImportedIds).toEqual(["imported-1"]);
    expect(record.failure?.message).toContain(name === "SomethingNew" ? name : "SN-1");
  });

  test("of a device that this tenant knows already is reconciled by its serial number", () => {
    const known = run([...submitted, { kind: "import-error", name: "ZtdDeviceAlreadyAssigned" }]);
    expect(decide(known, start, standardCadence)).toBe("find-by-serial-number");
    const other = { ...device, groupTag: "OLD" };
    const found = run([{ kind: "devices-with-serial-number", devices: [other] }], known);
    expect(found).toMatchObject({ state: "registered", autopilotDeviceId: "ztd-1", tagConfirmed: false });
    expect(found.transitions.at(-1)?.detail).toContain("OLD");
    expect(run([{ kind: "devices-with-serial-number", devices: [device, other] }], known).failure).toMatchObject({
      code: "registration.ambiguous",
    });
  });

  test("is imported again after a passing error of Intune, with a new import id, but not for ever", () => {
    let record = run([...submitted, { kind: "import-error", name: "StorageError" }]);
    expect(decide(record, start, standardCadence)).toBe("start-import");
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      expect(record.state).toBe("importing");
      record = run(
        [
          { kind: "import-chosen", importId: `i${attempt}` },
          { kind: "import-accepted", importedId: `imported-${attempt}` },
          { kind: "import-error", name: "StorageError" },
        ],
        record,
      );
    }
    expect(record).toMatchObject({ state: "failed", attempts: 5, failure: { code: "registration.storage-error" } });
  });

  test("whose import record vanished looks for the device before it imports again", () => {
    const gone = run([...submitted, { kind: "import-gone" }]);
    expect(decide(gone, start, standardCadence)).toBe("find-by-serial-number");
    const missing: Observation = { kind: "devices-with-serial-number", devices: [] };
    const early = apply(gone, missing, at(10 * minutes), standardCadence);
    expect(decide(early, at(10 * minutes), standardCadence)).toBe("find-by-serial-number");
    const late = apply(early, missing, at(16 * minutes), standardCadence);
    expect(decide(late, at(16 * minutes), standardCadence)).toBe("start-import");
  });

  test("goes on without Entra where the app may not read devices", () => {
    const record = run([
      ...submitted,
      { kind: "import-complete", autopilotDeviceId: "ztd-1" },
      { kind: "autopilot-device", device },
      { kind: "directory-hidden" },
    ]);
    expect(decide(record, start, standardCadence)).toBe("look");
    expect(run([{ kind: "profile", status: profile }], record).state).toBe("ready");
  });

  test("gives up after 48 hours in one state, naming it", () => {
    const record = run(submitted);
    expect(decide(record, at(48 * 60 * minutes), standardCadence)).toBe("poll-import");
    expect(decide(record, at(48 * 60 * minutes + 1), standardCadence)).toBe("give-up");
    const late = run([{ kind: "waited-too-long", hours: 48 }], record);
    expect(late.failure?.code).toBe("registration.timed-out");
    expect(late.failure?.message).toContain("importing");
  });

  test("is looked at every 15 s for 2 minutes, more and more seldom, and from 15 minutes on every 5", () => {
    const seconds = [0, 119, 120, 400, 900, 90_000].map((age) => intervalAt(age * 1000, standardCadence) / 1000);
    expect(seconds).toEqual([15, 15, 30, 60, 300, 300]);
    expect(intervalAt(1500, { ...standardCadence, factor: 0.01 })).toBe(300);
  });

  test("starts anew when a failed one is checked again, and is only hurried when it waits", () => {
    const failed = run([...submitted, { kind: "import-error", name: "InvalidZtdHardwareHash" }]);
    const again = recheck(failed, at(minutes));
    expect(again).toMatchObject({
      state: "captured",
      failure: null,
      importId: null,
      leftoverImportedIds: ["imported-1"],
    });
    expect(again.transitions.at(-1)).toEqual({
      state: "captured",
      at: at(minutes).toISOString(),
      detail: "Started again on request.",
    });
    const waiting = run(submitted);
    expect(recheck(waiting, at(5000))).toEqual({ ...waiting, nextCheckAt: at(5000).toISOString() });
  });
});
