import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCatalogue, WindlassError } from "@windlass/protocol";
import { describe, expect, test } from "vitest";
import { profileStatusOf } from "../graph/beta/profile-status.ts";
import { memberOf } from "../graph/json.ts";
import { apply } from "./apply.ts";
import { standardCadence } from "./cadence.ts";
import type { Observation, SeenAutopilotDevice } from "./observation.ts";
import { newRegistration } from "./record.ts";

/** Microsoft's names, in the contract folder beside the repository; without it the names below are walked. */
const constants = (): unknown => {
  try {
    return JSON.parse(
      readFileSync(join(import.meta.dirname, "../../../../../shared/graph/autopilot-constants.json"), "utf8"),
    );
  } catch {
    return null;
  }
};

const namesIn = (block: string, fallback: readonly string[]): string[] => {
  const found = memberOf(constants(), block);
  const values = memberOf(found, "values");
  if (Array.isArray(values)) return values.map(String);
  return typeof found === "object" && found !== null ? Object.keys(found) : [...fallback];
};

const start = new Date("2026-11-23T10:00:00Z");
const given = { id: "r", serialNumber: "SN-1", hardwareHash: "T0E=", groupTag: "T", groupObjectId: "g" };
const run = (observations: readonly Observation[]) =>
  observations.reduce((record, one) => apply(record, one, start, standardCadence), newRegistration(given, start));
const imported: Observation[] = [
  { kind: "import-chosen", importId: "i" },
  { kind: "import-accepted", importedId: "j" },
];
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
const registered: Observation[] = [
  ...imported,
  { kind: "import-complete", autopilotDeviceId: "d" },
  { kind: "autopilot-device", device },
];

/** Told to people: a sentence that names the device and a next action, without a bare number. */
const expectWords = (told: { code: string; message: string; remedy: string } | null) => {
  expect(told?.message).toContain("SN-1");
  expect(told?.message).not.toMatch(/\{|\b80[0-9]\b/u);
  expect(told?.remedy.length).toBeGreaterThan(20);
};

/** Names that end a registration only when they last, or that are no failure at all. */
const passing = new Set(["ZtdDeviceAlreadyAssigned", "ZtdDeviceDuplicated", "StorageError", "None"]);

describe("every name of Microsoft's tables", () => {
  test.each(
    namesIn("deviceErrorNames", ["ZtdDeviceAssignedToOtherTenant", "InvalidZtdHardwareHash", ...passing]).filter(
      (name) => name !== "None",
    ),
  )("for an import that ended with %s is a failure of its own, or is worked on further", (name) => {
    const record = run([...imported, { kind: "import-error", name }]);
    expect(record.state).toBe(passing.has(name) ? "importing" : "failed");
    if (passing.has(name)) return;
    expectWords(record.failure);
    expect(record.failure?.code).not.toBe("registration.import-failed");
  });

  test.each(namesIn("deploymentProfileAssignmentDetailedStatus", ["none", "hardwareRequirementsNotMet"]))(
    "for a profile that is refused with %s is a failure of its own, or none",
    (name) => {
      const status = profileStatusOf(
        JSON.parse(
          `{"deploymentProfileAssignmentStatus":"pending","deploymentProfileAssignmentDetailedStatus":"${name}"}`,
        ),
      );
      const record = run([...registered, { kind: "profile", status }]);
      const harmless = name === "none" || name === "unknownFutureValue";
      expect(record.state).toBe(harmless ? "registered" : "failed");
      if (harmless) return;
      expectWords(record.failure);
      expect(record.failure?.code).not.toBe("registration.profile-refused");
    },
  );

  test.each(
    namesIn("deploymentProfileAssignmentStatus", ["unknown", "assignedUnkownSyncState", "notAssigned", "failed"]),
  )("for the state %s of an assignment leads on, waits or fails by name", (name) => {
    const status = profileStatusOf(
      JSON.parse(
        `{"deploymentProfileAssignmentStatus":"${name}","deploymentProfileAssignedDateTime":"2026-11-23T10:00:00Z","deploymentProfile":{"id":"p"},"intendedDeploymentProfile":{"id":"p"}}`,
      ),
    );
    const record = run([...registered, { kind: "profile", status, expectedProfileId: "p" }]);
    const expected = name.startsWith("assigned") ? "ready" : name === "failed" ? "failed" : "registered";
    expect(record.state).toBe(expected);
    if (expected === "failed") expectWords(record.failure);
  });

  test.each(namesIn("remediationState", ["noRemediationRequired", "manualRemediationRequired"]))(
    "for the remediation %s is told where somebody has to act",
    (name) => {
      const record = run([...registered, { kind: "autopilot-device", device: { ...device, remediation: name } }]);
      expect(record.state).toBe(name === "manualRemediationRequired" ? "failed" : "registered");
      if (name.startsWith("manual")) expectWords(record.failure);
      if (name.startsWith("automatic")) expectWords(record.notice);
    },
  );

  test.each(["enrolled", "blocked"])("for the enrolment %s is told as a notice", (enrolment) => {
    expectWords(run([...registered, { kind: "autopilot-device", device: { ...device, enrolment } }]).notice);
  });

  test.each(["rejected", "cancelled", "expired"] as const)(
    "for an approval that was %s is a failure of its own",
    (how) => {
      const asked: Observation = { kind: "approval-needed", operation: "import", code: "c" };
      const waiting = run([{ kind: "import-chosen", importId: "i" }, asked]);
      expectWords(waiting.notice);
      const ended = apply(waiting, { kind: "approval-ended", how }, start, standardCadence);
      expect(ended.failure?.code).toBe(`registration.approval-${how}`);
      expectWords(ended.failure);
    },
  );

  test("a storage error that lasts is a failure of its own", () => {
    const again: Observation[] = Array.from({ length: 5 }, (_, index) => [
      { kind: "import-chosen" as const, importId: `i${index}` },
      { kind: "import-accepted" as const, importedId: `j${index}` },
      { kind: "import-error" as const, name: "StorageError" },
    ]).flat();
    expect(run(again).failure?.code).toBe("registration.storage-error");
  });

  test("every failure of a registration has a sentence and a next action", () => {
    const codes = Object.keys(errorCatalogue).filter((code) => code.startsWith("registration."));
    expect(codes.length).toBeGreaterThan(20);
    for (const [code, { message, remedy }] of Object.entries(errorCatalogue)) {
      if (!code.startsWith("registration.")) continue;
      expect(message.endsWith(".") && remedy.endsWith(".")).toBe(true);
    }
    expect(new WindlassError("registration.device-gone", { parameters: { serialNumber: "X" } }).message).toContain("X");
  });
});
