import type { AutopilotDrift, AutopilotDriftNote } from "@windlass/protocol";
import type { KnownDevice } from "./drift.ts";
import type { AutopilotDeviceRecord } from "./record.ts";

type Words = Omit<AutopilotDriftNote, "kind">;
type Note = (record: AutopilotDeviceRecord, known: KnownDevice) => Words;

const attention = (explanation: string, nextAction: string): Words => ({
  severity: "attention",
  explanation,
  nextAction,
});

const quoted = (tag: string): string => (tag === "" ? "no group tag" : `the group tag “${tag}”`);

const obstacles: Readonly<Record<string, string>> = {
  hardwareRequirementsNotMet: "the profile is self-deploying or pre-provisioned, and the hash shows no TPM 2.0",
  windowsPcProfileNotSupported: "the device takes no profile for Windows PCs",
  surfaceHubProfileNotSupported: "the device takes no profile for Surface Hub",
  surfaceHub2SProfileNotSupported: "the device takes no profile for Surface Hub 2S",
  holoLensProfileNotSupported: "the device takes no profile for HoloLens",
};

const notes: Readonly<Record<AutopilotDrift, Note>> = {
  "tag-differs": (record, known) => {
    const owner = known.buildName === null ? "its registration" : `its build “${known.buildName}”`;
    return attention(
      `The device has ${quoted(record.groupTag)}; ${owner} says ${quoted(known.expectedGroupTag ?? "")}. Its group, and with it its profile, may be another build's.`,
      "Change the group tag to the build's, or deploy the device with the build whose tag it has.",
    );
  },
  blocked: () =>
    attention(
      "Intune refuses the next enrolment, as after one that failed (0x80180014 on the device).",
      "Find out why the last enrolment failed, then unblock the device.",
    ),
  "profile-failed": ({ details }) => {
    const obstacle = details?.profileObstacle;
    const why = obstacle ? (obstacles[obstacle] ?? obstacle) : "Intune does not say why";
    return attention(
      `Intune does not give the device its deployment profile: ${why}.`,
      "Choose a user-driven profile for its group, or capture the hardware hash again in full Windows.",
    );
  },
  "profile-not-assigned": (record) =>
    attention(
      `No deployment profile is assigned. The device would be set up with Microsoft's default profile.`,
      record.groupTag === ""
        ? "Change its group tag to a build's: its group comes from the tag, and its profile from the group."
        : "Run the readiness report of the tag's build: it says whether group, rule and profile fit.",
    ),
  "remediation-manual": () =>
    attention(
      "Its hardware was changed, as with a new mainboard, and Intune cannot mend the record by itself (“Attention required”).",
      "Delete the Autopilot record and register the device again with a new hardware hash.",
    ),
  "remediation-automatic": () => ({
    severity: "information",
    explanation: "Its hardware was changed, and Intune is about to mend the record by itself (“Fix pending”).",
    nextAction: "Leave it running and online; look again in a day.",
  }),
  "duplicate-serial": (record, known) =>
    attention(
      `${known.recordsWithSerial} Autopilot records have the serial number ${record.serialNumber}.`,
      "Delete the records that are not this device; last contact and Entra device tell which one lives.",
    ),
  "never-deployed": () => ({
    severity: "information",
    explanation: "The device is registered in the tenant, and was never deployed from here.",
    nextAction: "Nothing has to be done. Deploy it with a build to bring it up to date.",
  }),
};

/** Each drift in words: what it means for this device, and what to do next. */
export const explainDrift = (
  drift: readonly AutopilotDrift[],
  record: AutopilotDeviceRecord,
  known: KnownDevice,
): AutopilotDriftNote[] => drift.map((kind) => ({ kind, ...notes[kind](record, known) }));
