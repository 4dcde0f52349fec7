import { randomUUID } from "node:crypto";
import { type DeploymentView, type PlannedDriver, WindlassError } from "@windlass/protocol";

const planned = (driver: Partial<PlannedDriver>): PlannedDriver => ({
  id: randomUUID(),
  inf: "e2nic.inf",
  description: "Contoso(R) Ethernet Controller I225-V",
  provider: "Contoso Networks, Inc.",
  class: "Net",
  kind: "base",
  version: "2.1.3.15",
  pack: "Contoso Lab Book 14 Windows 11 2026.08",
  archive: { sha256: "c0ffee00".repeat(8), sizeBytes: 412_000 },
  devices: ["Ethernet Controller"],
  why: "Best rank, then newest, of 3 drivers for this part.",
  ...driver,
});

const drivers = [
  planned({}),
  planned({
    inf: "iastorvd.inf",
    description: "Contoso RST VMD Controller",
    class: "SCSIAdapter",
    version: "20.1.0.1007",
    devices: ["RAID Controller", "Standard NVM Express Controller"],
    why: "Bound to this machine, and the best of those that are.",
  }),
  planned({
    inf: "touchpad.inf",
    description: "Contoso Precision Touchpad",
    class: "HIDClass",
    version: null,
    pack: null,
    devices: ["I2C HID Device"],
    why: "The only driver for this part.",
  }),
];

/** The deployment with drivers in its plan: added ones, one that Windows refused, a conflict and parts without any. */
export const withDrivers = (deployment: DeploymentView): DeploymentView => {
  const id = "02-inject-drivers";
  const title = `Add ${drivers.length} drivers to Windows`;
  const refused = new WindlassError("device.driver-refused", {
    parameters: { driver: "touchpad.inf", device: "I2C HID Device", what: "its catalogue is not signed" },
  });
  const image = deployment.steps.findIndex((step) => step.id === "02-apply-image");
  const before = deployment.steps[image];
  if (!before) return deployment;
  const outcomes = drivers.map((driver) => ({
    driverId: driver.id,
    inf: driver.inf,
    outcome: driver.inf === "touchpad.inf" ? ("failed" as const) : ("added" as const),
    error: driver.inf === "touchpad.inf" ? refused.told() : null,
  }));
  return {
    ...deployment,
    plan: {
      schemaVersion: 1,
      publication: { number: deployment.publicationNumber, sha256: "c0ffee00".repeat(8) },
      build: deployment.build,
      computerName: deployment.computerName ?? "FIN",
      architecture: "x64",
      passedOver: [],
      driverFindings: [
        {
          kind: "conflict",
          device: "Bluetooth Device",
          hardwareId: "USB\\VID_8087&PID_0036",
          why: "ibtusb.inf and ibtusb2.inf are equally good: decide between them.",
        },
        {
          kind: "none",
          device: "Smart Sound",
          hardwareId: "PCI\\VEN_8086&DEV_7E28",
          why: "No driver names this part, and the device has none of its own for it.",
        },
      ],
      steps: [
        {
          id,
          phase: "image",
          action: "inject-drivers",
          title,
          why: "They rank best for this device's parts of what is published; each says why it was chosen.",
          drivers,
          whenDriverFails: "go-on",
        },
      ],
    },
    steps: deployment.steps.toSpliced(image + 1, 0, { ...before, id, title, drivers: outcomes, progress: null }),
  };
};
