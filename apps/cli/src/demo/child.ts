import { type ChildProcess, fork } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";

const apps = join(import.meta.dirname, "../../..");

/** Another app of the workspace, running as a process of its own: apps never import apps. */
export interface Child {
  readonly process: ChildProcess;
  /** Ends it gently, by force after ten seconds. */
  stop(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly exited: Promise<number>;
  /** The end of what it said so far. */
  lastWords(): string;
}

export interface ChildOptions {
  readonly parameters?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Everything it says is appended here. */
  readonly logFile: string;
}

const forceAfterMilliseconds = 10_000;
const tailLength = 2000;

/** Runs `apps/<name>/src/main.ts` on this Node. */
export const startChild = (name: string, options: ChildOptions): Child => {
  const child = fork(join(apps, name, "src/main.ts"), options.parameters ?? [], {
    env: { ...process.env, ...options.environment },
    // Its own group: Ctrl-C reaches the demo, which ends its children in the right order.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const log = createWriteStream(options.logFile, { flags: "a" });
  let tail = "";
  const remember = (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-tailLength);
  };
  child.stdout?.on("data", remember);
  child.stderr?.on("data", remember);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const exited = new Promise<number>((resolve) => {
    child.once("exit", (code) => {
      log.end();
      resolve(code ?? 1);
    });
  });
  return {
    process: child,
    exited,
    lastWords: () => tail.trim(),
    kill: (signal) => void child.kill(signal),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), forceAfterMilliseconds);
      await exited;
      clearTimeout(force);
    },
  };
};

/** The first message a child sends that `recognise` accepts. */
export const messageOf = <Message>(
  child: Child,
  name: string,
  recognise: (message: unknown) => Message | undefined,
): Promise<Message> =>
  new Promise((resolve, reject) => {
    child.process.on("message", (message) => {
      const recognised = recognise(message);
      if (recognised !== undefined) resolve(recognised);
    });
    child.process.once("error", reject);
    void child.exited.then((code) =>
      reject(new Error(`${name} ended with exit code ${code} before it was ready:\n${child.lastWords()}`)),
    );
  });
