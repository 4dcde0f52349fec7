import { spawn } from "node:child_process";
import { join } from "node:path";
import type { ConnectorProblem, ConnectorWork } from "@windlass/protocol";

/** Where Windows keeps it; null: this is no Windows. */
export const djoinOfWindows = (environment: NodeJS.ProcessEnv): string | null =>
  environment.SystemRoot ? join(environment.SystemRoot, "System32", "djoin.exe") : null;

/** Looked through for the error; never kept, never sent. */
const mostOutput = 16 * 1024;

/** Arguments of their own each, for no shell: nothing in a name can become another one (Microsoft Learn, "Djoin"). */
const djoinArguments = (work: ConnectorWork, saveFile: string): string[] => [
  "/provision",
  "/domain",
  work.domain,
  "/machine",
  work.computerName,
  ...(work.organisationalUnit === null ? [] : ["/machineou", work.organisationalUnit]),
  ...(work.reuse ? ["/reuse"] : []),
  "/savefile",
  saveFile,
];

/** djoin tells the error in its text, such as “Error code is 0x8b0.”; its exit code is the same, or a plain 1. */
const codeOf = (output: string, exitCode: number): number => {
  const told = /0x([0-9a-f]{1,8})\b/i.exec(output)?.[1];
  return told === undefined ? exitCode >>> 0 : Number.parseInt(told, 16);
};

/** Runs djoin once; null: it says that it made the account. */
export const runDjoin = (
  program: string,
  work: ConnectorWork,
  saveFile: string,
  signal: AbortSignal,
): Promise<ConnectorProblem | null> =>
  new Promise((resolve) => {
    const timedOut = AbortSignal.timeout(work.timeoutSeconds * 1000);
    const child = spawn(program, djoinArguments(work, saveFile), {
      shell: false,
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"],
      signal: AbortSignal.any([signal, timedOut]),
      killSignal: "SIGKILL",
    });
    let output = "";
    const listen = (chunk: Buffer) => {
      if (output.length < mostOutput) output += chunk.toString("latin1").replaceAll("\0", "");
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", () => {
      if (child.pid === undefined) resolve({ kind: "not-started" });
    });
    // Not "close": what djoin may have started could hold its output open for ever.
    child.on("exit", (exitCode) => {
      if (timedOut.aborted || exitCode === null) return resolve({ kind: "timed-out" });
      resolve(exitCode === 0 ? null : { kind: "exit-code", code: codeOf(output, exitCode) });
    });
  });
