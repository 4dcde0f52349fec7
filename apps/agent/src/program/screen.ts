import type { DriverFinding, Phase, ToldError } from "@windlass/protocol";

/** What the device shows to whoever stands before it. */
export type ScreenLine =
  | { readonly type: "started"; readonly serialNumber: string; readonly model: string; readonly environment: string }
  | { readonly type: "waiting"; readonly reason: string }
  | { readonly type: "match-code"; readonly matchCode: string; readonly serialNumber: string; readonly state: string }
  | { readonly type: "approved"; readonly deploymentId: string }
  | {
      readonly type: "plan";
      readonly computerName: string;
      readonly build: string;
      readonly steps: number;
      readonly findings: readonly DriverFinding[];
    }
  | { readonly type: "phase"; readonly phase: Phase }
  | { readonly type: "step"; readonly stepId: string; readonly title: string; readonly attempt: number }
  | { readonly type: "step-end"; readonly stepId: string; readonly outcome: string; readonly exitCode: number | null }
  | { readonly type: "driver"; readonly inf: string; readonly error: ToldError | null }
  | { readonly type: "check"; readonly title: string; readonly outcome: string; readonly says: string }
  | { readonly type: "decision-wanted"; readonly minutes: number; readonly against: readonly string[] }
  | { readonly type: "restarting"; readonly into: string }
  | { readonly type: "handed-over"; readonly serialNumber: string }
  | { readonly type: "finished"; readonly outcome: "succeeded" | "failed"; readonly error: ToldError | null };

export interface Screen {
  show(line: ScreenLine): void;
}

/** Conflicts one by one, since somebody has to decide; parts that get no driver by their number. */
const driverWords = (findings: readonly DriverFinding[]): string[] => {
  const without = findings.filter(({ kind }) => kind === "none").length;
  return [
    ...findings.flatMap(({ kind, device, why }) => (kind === "conflict" ? [`  Drivers for ${device}: ${why}`] : [])),
    ...(without > 0 ? [`  ${without} parts get no driver of the library; the deployment's page lists them`] : []),
  ];
};

const text = (line: ScreenLine): string => {
  switch (line.type) {
    case "started":
      return `Windlass agent on ${line.model}, serial number ${line.serialNumber} (${line.environment})`;
    case "waiting":
      return `  waiting: ${line.reason}`;
    case "match-code":
      return line.state === "pending"
        ? `\n    Match code   ${line.matchCode}\n\n  Compare it in the console under Deployments and approve this device.`
        : `  Match code ${line.matchCode} (${line.state})`;
    case "approved":
      return `  Approved: deployment ${line.deploymentId}`;
    case "plan":
      return [`  Plan: ${line.build} as ${line.computerName}, ${line.steps} steps`, ...driverWords(line.findings)].join(
        "\n",
      );
    case "phase":
      return `— ${line.phase}`;
    case "step":
      return `  ${line.title}${line.attempt > 1 ? ` (attempt ${line.attempt})` : ""}`;
    case "step-end":
      return line.outcome === "succeeded"
        ? "    done"
        : `    ${line.outcome}${line.exitCode === null ? "" : `, exit code ${line.exitCode}`}`;
    case "driver":
      return line.error ? `    ${line.error.message}` : `    ${line.inf}`;
    case "check":
      return `    ${line.outcome === "passed" ? "passed" : line.outcome === "failed" ? "NOT PASSED" : "cannot tell"}: ${line.title}. ${line.says}`;
    case "decision-wanted":
      return `\n  Waits up to ${line.minutes} minutes for a technician: decide on this deployment's page in the console.\n  Against going on: ${line.against.join(", ")}`;
    case "restarting":
      return `  Restarting into ${line.into}`;
    case "handed-over":
      return `Device ${line.serialNumber} was handed over already; start it with --again to deploy it anew.`;
    case "finished":
      return line.error
        ? `Failed: ${line.error.message}\n  ${line.error.remedy}`
        : "Done: the device is as its build describes it, and waits for its user.";
  }
};

/** Lines for people. */
export const textScreen = (write: (text: string) => void): Screen => ({ show: (line) => write(`${text(line)}\n`) });

/** One JSON object a line, for programs. */
export const jsonScreen = (write: (text: string) => void): Screen => ({
  show: (line) => write(`${JSON.stringify(line)}\n`),
});
