import { randomUUID } from "node:crypto";
import {
  type AgentEvent,
  type BuildView,
  type DeploymentRequestView,
  type DeploymentStepView,
  type DeploymentView,
  type DeviceView,
  type phase,
  type RegistrationState,
  type RegistrationView,
  registrationState,
  WindlassError,
} from "@windlass/protocol";

const started = Date.UTC(2026, 10, 23, 1, 58, 0);
const at = (seconds: number) => new Date(started + seconds * 1000).toISOString();

const titles: [string, (typeof phase.options)[number], string][] = [
  ["01-partition-disk", "disk", "Partition disk 0 (KIOXIA 512GB)"],
  ["02-apply-image", "image", "Apply Windows 11 Enterprise"],
  ["03-write-answer-file", "configuration", "Write the answer file"],
  ["04-restart", "configuration", "Restart into Windows"],
  ["05-run-software-step", "software", "Contoso VPN 5.2: Copy the tools"],
  ["06-verify-software", "software", "Verify that Contoso VPN 5.2 is installed"],
  ["07-register-autopilot", "registration", "Register in Windows Autopilot"],
  ["08-wait-for-autopilot", "registration", "Wait until Autopilot is ready"],
  ["09-hand-over", "hand-over", "Hand over to the out-of-box experience"],
];

/** Steps of a plan of which `done` are finished and the next one runs or, with `failed`, has failed. */
const steps = (done: number, failed: boolean): DeploymentStepView[] =>
  titles.map(([id, stepPhase, title], index) => {
    const state = index < done ? "succeeded" : index > done ? "waiting" : failed ? "failed" : "running";
    const running = state === "running";
    return {
      id,
      phase: stepPhase,
      title,
      drivers: [],
      verdicts: [],
      decision: null,
      state,
      attempt: state === "waiting" ? 0 : 1,
      startedAt: state === "waiting" ? null : at(index * 40),
      finishedAt: state === "succeeded" || state === "failed" ? at(index * 40 + 37) : null,
      progress: running ? { done: 3_221_225_472, total: 5_512_903_771, unit: "bytes" } : null,
      exitCode: state === "failed" ? 1603 : null,
      error:
        state === "failed"
          ? new WindlassError("device.step-failed", {
              parameters: {
                step: title,
                exitCode: 1603,
                words: "A fatal error; the log says more above “Return value 3”.",
              },
            }).told()
          : null,
    };
  });

export const registration = (
  organisationId: string,
  deploymentId: string,
  device: DeviceView,
  state: RegistrationState,
): RegistrationView => {
  const order = registrationState.options;
  const reached = state === "failed" ? 3 : order.indexOf(state) + 1;
  const failure = new WindlassError("registration.other-tenant", { parameters: { serialNumber: device.serialNumber } });
  const passed = order.slice(0, reached).map((name, index) => ({
    state: name,
    at: at(250 + index * 21),
    detail: `Seen as ${name} in Intune.`,
  }));
  return {
    id: randomUUID(),
    organisationId,
    origin: "deployment",
    deploymentId,
    deviceId: device.id,
    serialNumber: device.serialNumber,
    groupTag: "OD-FINANCE",
    groupObjectId: randomUUID(),
    assignedUser: null,
    hash: {
      serialNumber: device.serialNumber,
      manufacturer: device.manufacturer,
      model: device.model,
      integrity: "intact",
      tpm: { present: true, version: "2.0" },
      findings: [],
    },
    state,
    transitions: state === "failed" ? [...passed, { state, at: at(330), detail: failure.message }] : passed,
    failure: state === "failed" ? failure.told() : null,
    autopilotDeviceId: reached > 3 ? randomUUID() : null,
    entraDeviceId: reached > 3 ? randomUUID() : null,
    profileName: reached > 6 ? "User-driven, standard" : null,
    computerName: { name: "WL-234ABC", state: reached > 3 ? "written" : "waiting", failure: null },
    notice: null,
    nextCheckAt: state === "failed" || state === "ready" ? null : at(400),
  };
};

export const deployment = (
  device: DeviceView,
  build: BuildView,
  done: number,
  ending: "running" | "succeeded" | "failed",
  reached: RegistrationState | null,
): DeploymentView => {
  const id = randomUUID();
  const list = steps(done, ending === "failed");
  const current = list[done] ?? null;
  return {
    id,
    organisationId: device.organisationId,
    deviceId: device.id,
    serialNumber: device.serialNumber,
    computerName: `FIN-${device.serialNumber.slice(-8)}`,
    build: { id: build.id, name: build.definition.name },
    publicationNumber: 6,
    state: ending,
    phase: current?.phase ?? "hand-over",
    percent: Math.floor((done / list.length) * 100),
    way: reached || ending !== "failed" ? "registration" : "none",
    registrationState: reached,
    approvedBy: "Ada Endpoint",
    startedAt: at(0),
    finishedAt: ending === "running" ? null : at(412),
    failure: ending === "failed" ? (current?.error ?? null) : null,
    plan: null,
    decidedPackages: [],
    steps: list,
    corporateIdentifier: null,
    computerAccount: null,
    registration: reached && registration(device.organisationId, id, device, reached),
    lastSequence: 12,
    lastEventAt: at(300),
  };
};

/** What a request becomes when it is approved. */
export const approvedDeployment = (request: DeploymentRequestView, build: BuildView): DeploymentView => {
  const { id, organisationId, serialNumber, manufacturer, model, inventory } = request;
  const device = {
    id,
    organisationId,
    serialNumber,
    manufacturer,
    model,
    vendorName: null,
    modelName: null,
    inventory: { ...inventory, hardwareIds: [], deviceNodes: [] },
    hardwareHash: null,
    address: "10.20.4.17",
    location: null,
    computerName: null,
  };
  const prestaging = { prestagedBuildId: null, prestagedName: null, prestagedPackages: [] };
  const seen = { ...prestaging, lastSeenAt: at(0), latestDeploymentId: null };
  return deployment({ ...device, ...seen }, build, 0, "running", null);
};

/** A journal of `count` events. */
export const journal = (count: number): AgentEvent[] =>
  Array.from({ length: count }, (_, index): AgentEvent => {
    const level = index % 23 === 22 ? "warning" : index % 5 === 4 ? "debug" : "information";
    const message = level === "warning" ? "The source answered slowly; trying again" : `Line ${index + 1} of the log`;
    return { sequence: index + 1, at: at(index), body: { kind: "log", level, message, stepId: "02-apply-image" } };
  });
