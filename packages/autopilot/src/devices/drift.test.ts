import { describe, expect, it } from "vitest";
import { driftOf, type KnownDevice } from "./drift.ts";
import { explainDrift } from "./drift-notes.ts";
import type { AutopilotDeviceDetails, AutopilotDeviceRecord } from "./record.ts";

const details: AutopilotDeviceDetails = {
  profileStatus: "assigned",
  profileObstacle: null,
  profileAssignedAt: "2026-11-23T09:00:00.000Z",
  remediation: "none",
  userlessEnrolmentBlocked: false,
};

const record: AutopilotDeviceRecord = {
  id: "0f6f1c7e-1c59-4b6b-8a59-5f4f4b1f2c02",
  serialNumber: "5CD8068X5C",
  manufacturer: "HP",
  model: "EliteBook 840",
  systemFamily: "",
  groupTag: "OD-FINANCE",
  displayName: "",
  purchaseOrder: "",
  userPrincipalName: "",
  addressableUserName: "",
  enrolment: "enrolled",
  lastContactedAt: null,
  entraDeviceId: null,
  managedDeviceId: null,
  details,
};

const known: KnownDevice = {
  expectedGroupTag: "OD-FINANCE",
  buildName: "Finance laptop",
  deployed: true,
  recordsWithSerial: 1,
};

describe("drift of a registered device", () => {
  it("is none where tenant and build agree and nothing waits for anybody", () => {
    expect(driftOf(record, known)).toEqual([]);
  });

  it("tells a tag that is not its build's, also one that differs only in case", () => {
    expect(driftOf({ ...record, groupTag: "OD-SALES" }, known)).toEqual(["tag-differs"]);
    expect(driftOf({ ...record, groupTag: "od-finance" }, known)).toEqual(["tag-differs"]);
    expect(driftOf({ ...record, groupTag: "" }, known)).toEqual(["tag-differs"]);
  });

  it("expects no tag of a device that is not known here", () => {
    const stranger = { ...known, expectedGroupTag: null, buildName: null, deployed: false };
    expect(driftOf({ ...record, groupTag: "ANY" }, stranger)).toEqual(["never-deployed"]);
  });

  it("tells profile, remediation and block from what beta says, and guesses none of them without it", () => {
    const troubled = {
      ...record,
      details: { ...details, profileStatus: "not-assigned", remediation: "manual", userlessEnrolmentBlocked: true },
    } as const;
    expect(driftOf(troubled, known)).toEqual(["blocked", "profile-not-assigned", "remediation-manual"]);
    const refused = { ...record, details: { ...details, profileObstacle: "hardwareRequirementsNotMet" } };
    expect(driftOf(refused, known)).toEqual(["profile-failed"]);
    expect(driftOf({ ...record, details: null }, known)).toEqual([]);
  });

  it("tells a serial number that several records have", () => {
    expect(driftOf(record, { ...known, recordsWithSerial: 2 })).toEqual(["duplicate-serial"]);
  });

  it("is explained with this device's tag and build, and says what to do", () => {
    const strange = { ...record, groupTag: "OD-SALES" };
    const [note] = explainDrift(driftOf(strange, known), strange, known);
    expect(note).toMatchObject({ kind: "tag-differs", severity: "attention" });
    expect(note?.explanation).toContain("“OD-SALES”");
    expect(note?.explanation).toContain("“Finance laptop”");
    expect(note?.nextAction).not.toBe("");
  });
});
