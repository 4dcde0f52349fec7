import type { LabCore } from "../lab-core.ts";
import type { Fault } from "../state/lab-entities.ts";
import { type NewRival, rivalOf } from "./rival-writers.ts";

export interface NewFault {
  /** HTTP method, or `*`. */
  readonly method?: string | undefined;
  /** Path without query, from the version on (`/v1.0/devices/*`); `*` stands for anything. */
  readonly path: string;
  /** How often; 1 when left out. */
  readonly count?: number | undefined;
  /**
   * `performed`: the request takes effect before the failure, the case in which a client must not repeat blindly. `twice`:
   * it is delivered twice, and the second answer is given (or the failure, when there is one).
   */
  readonly effect?: "none" | "performed" | "twice" | undefined;
  readonly delayMilliseconds?: number | undefined;
  /** Somebody else who changes an application's certificates at the same moment. */
  readonly rival?: NewRival | undefined;
  /** Cut the connection instead of answering. */
  readonly drop?: boolean | undefined;
  /** The answer. Without it (and without `drop`) the request is only delayed. */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
}

export function addFault(lab: LabCore, request: NewFault): Fault {
  return lab.state.faults.put({
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    method: (request.method ?? "*").toUpperCase(),
    path: request.path,
    remaining: request.count ?? 1,
    effect: request.effect ?? "none",
    delayMilliseconds: request.delayMilliseconds ?? 0,
    ...(request.rival && { rival: rivalOf(lab, request.rival) }),
    outcome: outcomeOf(request),
  });
}

function outcomeOf(request: NewFault): Fault["outcome"] {
  if (request.drop === true) return { kind: "drop" };
  if (request.status === undefined) return { kind: "pass" };
  return { kind: "answer", status: request.status, headers: request.headers ?? {}, body: request.body ?? null };
}

export interface ImportFailure {
  /** As Intune names it, or a name that nobody knows yet. */
  readonly name: string;
  /** The documented one of the name, else 0. */
  readonly code?: number | undefined;
  /** How many imports end so; 1 when left out. */
  readonly count?: number | undefined;
}

/** Names with a known number: Windows Autopilot, "Manually register devices", device import errors. */
const knownCodes: Readonly<Record<string, number>> = {
  InvalidZtdHardwareHash: 802,
  ZtdDeviceAlreadyAssigned: 806,
  ZtdDeviceAssignedToOtherTenant: 808,
};

/** Has the next imports of a serial number end with an error. */
export function failImport(lab: LabCore, serialNumber: string, { name, code, count = 1 }: ImportFailure): void {
  lab.state.importVerdicts.put({
    id: serialNumber.toLowerCase(),
    sequence: lab.state.nextSequence(),
    name,
    code: code ?? knownCodes[name] ?? 0,
    remaining: count,
  });
}

/** Takes one use of the oldest fault that fits the request. */
export function takeFault(lab: LabCore, method: string, path: string): Fault | null {
  const fault = lab.state.faults
    .values()
    .find((one) => (one.method === "*" || one.method === method) && pathPattern(one.path).test(path));
  if (fault === undefined) return null;
  if (fault.remaining <= 1) lab.state.faults.delete(fault.id);
  else lab.state.faults.put({ ...fault, remaining: fault.remaining - 1 });
  return fault;
}

export function clearFaults(lab: LabCore): void {
  for (const fault of lab.state.faults.values()) lab.state.faults.delete(fault.id);
  for (const verdict of lab.state.importVerdicts.values()) lab.state.importVerdicts.delete(verdict.id);
}

function pathPattern(path: string): RegExp {
  const escaped = path.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`, "i");
}
