import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { z } from "zod";

const program = join(import.meta.dirname, "../../../source/src/main.ts");
const restartAfterMilliseconds = 1000;
/** Devices that are being served get this long to take what they asked for. */
const forceAfterMilliseconds = 10_000;

export interface SourceSettings {
  /** As `WINDLASS_CONTENT` says it; what reaches a bucket is in the environment, which the source inherits. */
  readonly content: string;
  readonly host: string;
  readonly port: number;
  /** Raw Ed25519 key that content tickets are signed with, base64url. */
  readonly ticketPublicKey: string;
  /** Paths: the key itself never stands on a command line. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | undefined;
}

export interface SourceProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** What the source says once, when it listens or when it cannot. */
const announcement = z.union([
  z.object({ listening: z.url() }),
  z.object({ error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }) }),
]);

/** The source's own words for why it did not start. */
export class SourceNotStarted extends Error {
  readonly code: string;
  readonly remedy: string;

  constructor(error: { code: string; message: string; remedy: string }) {
    super(error.message);
    this.code = error.code;
    this.remedy = error.remedy;
  }
}

const launch = (settings: SourceSettings): ChildProcess =>
  fork(
    program,
    // One argument each: one key in 64 begins with a dash and would be taken for an option.
    [
      `--content=${settings.content}`,
      `--host=${settings.host}`,
      `--port=${settings.port}`,
      `--ticket-key=${settings.ticketPublicKey}`,
      ...(settings.tls
        ? [`--tls-certificate=${settings.tls.certificateFile}`, `--tls-key=${settings.tls.keyFile}`]
        : []),
    ],
    // It ends by itself when this process is gone: the channel closes.
    { stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );

const whenListening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once("message", (message) => {
      const said = announcement.safeParse(message);
      if (!said.success) reject(new Error("the deployment source said something unknown"));
      else if ("listening" in said.data) resolve(said.data.listening);
      else reject(new SourceNotStarted(said.data.error));
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the deployment source ended with exit code ${code}`)));
  });

/**
 * The master deployment source, a process of its own so that serving content never slows the API (field measurement:
 * 32 streams in the API's process raise its p99 from 4 to 58 ms and more). Started again when it ends by itself.
 */
export const startSourceProcess = async (settings: SourceSettings, log: Logger): Promise<SourceProcess> => {
  let child = launch(settings);
  let stopping = false;
  const url = await whenListening(child);
  // An address with its scheme's usual port does not name it.
  const samePort = { ...settings, port: settings.port || Number(new URL(url).port) };

  const watch = (): void => {
    child.once("exit", async (code) => {
      if (stopping) return;
      log.error({ code }, "the deployment source ended; starting it again");
      await sleep(restartAfterMilliseconds);
      if (stopping) return;
      child = launch(samePort);
      // One that cannot even be launched ends as well, and is tried again; without a listener it would end this process.
      child.on("error", (error) => log.error({ err: error }, "the deployment source could not be launched"));
      watch();
    });
  };
  watch();

  return {
    url,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.connected) child.disconnect();
      const force = setTimeout(() => child.kill("SIGKILL"), forceAfterMilliseconds);
      await ended;
      clearTimeout(force);
    },
  };
};
