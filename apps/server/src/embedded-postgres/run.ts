import { spawn } from "node:child_process";
import type { UnprivilegedUser } from "./unprivileged-user.ts";

export interface RunOptions {
  readonly user: UnprivilegedUser | undefined;
}

/** Runs a program to its end. Resolves with its exit code and everything it wrote. */
export const run = (
  program: string,
  parameters: readonly string[],
  options: RunOptions,
): Promise<{ exitCode: number; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      // The caller's folder may be closed to the unprivileged user.
      cwd: "/",
      env: { PATH: process.env.PATH ?? "", LC_ALL: "C" },
      stdio: ["ignore", "pipe", "pipe"],
      ...(options.user && { uid: options.user.uid, gid: options.user.gid }),
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? 1, output }));
  });
