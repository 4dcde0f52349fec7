import { describe, expect, test } from "vitest";
import { apply } from "./apply.ts";
import { standardCadence } from "./cadence.ts";
import { lacksName } from "./device-name.ts";
import type { Observation, SeenAutopilotDevice } from "./observation.ts";
import { recheck } from "./recheck.ts";
import { newRegistration, type RegistrationRecord } from "./record.ts";

const start = new Date("2026-11-23T10:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const given = { id: "r", serialNumber: "SN-1", hardwareHash: "T0E=", groupTag: "T", groupObjectId: "g" };
const device: SeenAutopilotDevice = {
  id: "d",
  serialNumber: "SN-1",
  groupTag: "T",
  displayName: null,
  entraDeviceId: "e",
  enrolment: "notContacted",
  remediation: "noRemediationRequired",
  userlessEnrolment: "unknown",
};
const then = (record: RegistrationRecord, at: Date, ...observations: Observation[]) =>
  observations.reduce((known, one) => apply(known, one, at, standardCadence), record);
const seen = (displayName: string | null): Observation => ({
  kind: "autopilot-device",
  device: { ...device, displayName },
});
const registered = (wantedName: string | null) =>
  then(
    newRegistration({ ...given, wantedName }, start),
    start,
    { kind: "import-chosen", importId: "i" },
    { kind: "import-accepted", importedId: "j" },
    { kind: "import-complete", autopilotDeviceId: "d" },
    seen(null),
  );
const profile: Observation = {
  kind: "profile",
  status: {
    assigned: true,
    assignedAt: "2026-11-23T10:05:00Z",
    obstacle: null,
    profileName: "P",
    deployedProfileId: "p",
    intendedProfileId: "p",
  },
  expectedProfileId: "p",
};
const written: Observation = { kind: "name-written" };
const busy: Observation = { kind: "name-refused", what: "TooManyRequests", lasting: false };

describe("the name of a registered device", () => {
  test("keeps the device back until it is written, and no longer", () => {
    const waiting = then(registered("PC-1"), start, profile);
    expect(waiting.state).toBe("profile-assigned");
    expect(lacksName(waiting, start, standardCadence)).toBe(true);
    expect(then(waiting, start, written, profile).state).toBe("ready");
    expect(then(registered(null), start, profile).state).toBe("ready");
  });

  test("that Intune shows already is not written, whatever its capitals", () => {
    const named = then(registered("PC-1"), start, seen("pc-1"));
    expect(lacksName(named, start, standardCadence)).toBe(false);
    expect(then(named, start, profile).state).toBe("ready");
  });

  test("is not written again while Intune may not show it yet, and again after that", () => {
    const fresh = then(registered("PC-1"), start, written, seen(null));
    expect(lacksName(fresh, minutes(1), standardCadence)).toBe(false);
    expect(lacksName(then(fresh, minutes(3), seen(null)), minutes(3), standardCadence)).toBe(true);
  });

  test("is given up with a word where somebody else keeps changing it, and nothing ends by it", () => {
    let record = registered("PC-1");
    for (let count = 0; count < 3; count += 1) record = then(record, minutes(count * 5), written, seen("OTHER"));
    const late = then(record, minutes(30), seen("OTHER"));
    expect(late.computerName?.failure).toMatchObject({
      code: "registration.name-overwritten",
      message: expect.stringContaining("“OTHER”"),
    });
    expect(lacksName(late, minutes(30), standardCadence)).toBe(false);
    expect(then(late, minutes(30), profile).state).toBe("ready");
    expect(then(late, minutes(31), seen("PC-1")).computerName).toMatchObject({ confirmed: true, failure: null });
  });

  test("is tried again for a quarter of an hour while the service is busy, then the device goes without", () => {
    const early = then(registered("PC-1"), minutes(1), busy, profile);
    expect(early.computerName?.failure).toBeNull();
    expect(early.state).toBe("profile-assigned");
    const later = then(early, minutes(17), busy, profile);
    expect(later.computerName?.failure).toMatchObject({ code: "registration.name-not-written" });
    expect(later.state).toBe("ready");
  });

  test("of only digits is never sent, and asked for anew when somebody checks a failed device again", () => {
    expect(registered("12345").computerName?.failure?.code).toBe("registration.name-not-written");
    const failed = then(
      then(registered("PC-1"), start, { kind: "name-refused", what: "BadRequest", lasting: true }),
      start,
      { kind: "not-authorised", what: "Forbidden" },
    );
    expect(failed.state).toBe("failed");
    expect(recheck(failed, start).computerName).toMatchObject({ wanted: "PC-1", failure: null, writes: 0 });
  });
});
