import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, readPostmaster } from "../../src/embedded-postgres/postmaster.ts";

/** A program of this repository as a process of its own, with what it says. */
export interface StartedProgram {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The first message with this field. @throws with everything it wrote when it ends before */
  said<Message>(field: string): Promise<Message>;
  /** Exit code (null after a signal) and everything it wrote. */
  readonly ended: Promise<{ code: number | null; output: string }>;
}

export const startProgram = (path: string, parameters: readonly string[], options: ForkOptions): StartedProgram => {
  const child = fork(join(import.meta.dirname, path), parameters, { ...options, execArgv: [], silent: true });
  const messages: Record<string, unknown>[] = [];
  let output = "";
  let wake = () => {};
  let isOver = false;
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  child.on("message", (message) => {
    messages.push(message as Record<string, unknown>);
    wake();
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    // Not at its exit: what it wrote last may still be on the way.
    child.on("close", (code) => {
      isOver = true;
      wake();
      resolve({ code, output });
    });
  });
  return {
    child,
    pid: child.pid ?? 0,
    ended,
    said: async <Message>(field: string): Promise<Message> => {
      for (;;) {
        const found = messages.find((message) => field in message);
        if (found) return found as Message;
        if (isOver) throw new Error(`it ended without saying ${field}:\n${output}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
};

/** Waits until something is so; fails after half a minute. */
export const until = async (what: string, isSo: () => boolean | Promise<boolean>, seconds = 30): Promise<void> => {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within ${seconds} s`);
    await sleep(25);
  }
};

/** Processes that a process started, by the kernel's own list. */
export const childrenOf = async (pid: number): Promise<number[]> => {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return text.split(" ").filter(Boolean).map(Number);
};

/** A folder for one test, which takes the PostgreSQL that a killed program left in it along when it goes. */
export const temporaryDirectory = async (below = tmpdir()) => {
  const path = await mkdtemp(join(below, "windlass-cluster-test-"));
  const clusters = new Set([join(path, "postgres"), join(path, "postgres", "cluster")]);
  return {
    path,
    clusters,
    remove: async () => {
      for (const cluster of clusters) {
        const postmaster = await readPostmaster(cluster);
        if (!postmaster) continue;
        process.kill(postmaster.pid, "SIGQUIT");
        await until("PostgreSQL ends", () => !isAlive(postmaster.pid));
      }
      await rm(path, { recursive: true, force: true });
    },
  };
};
