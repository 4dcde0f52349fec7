import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";

const program = join(import.meta.dirname, "../../tenant-lab/src/main.ts");

const announcement = z.object({
  listening: z.url(),
  sample: z.object({
    tenantId: z.string(),
    clientId: z.string(),
    clientSecret: z.string(),
    groupTag: z.string(),
    groupObjectId: z.string(),
    profileName: z.string(),
  }),
});

/** A tenant lab as a program of its own, as people run it: reached by HTTP alone. */
export interface LabProcess {
  readonly url: string;
  readonly sample: z.infer<typeof announcement>["sample"];
  /** What its control API answers. */
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** A valid hardware hash of this serial number. */
  readonly hardwareHash: (serialNumber: string, tpm?: boolean) => Promise<string>;
  /** How often a serial number was ever asked to be imported. */
  readonly importsOf: (serialNumber: string) => Promise<number>;
  readonly stop: () => Promise<void>;
}

const announced = (child: ChildProcess) =>
  new Promise<z.infer<typeof announcement>>((resolve, reject) => {
    child.once("message", (message) => resolve(announcement.parse(message)));
    child.once("exit", (code) => reject(new Error(`the tenant lab ended with ${code} before it listened`)));
  });

/** Starts a lab with the sample tenant, so much faster than the real service. */
export const startLabProcess = async (speed: number): Promise<LabProcess> => {
  const child = fork(program, ["--port", "0", "--seed", "--speed", String(speed)], { silent: true });
  const { listening: url, sample } = await announced(child);
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/lab${path}`, {
      method,
      ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} gave ${answer.status}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  return {
    url,
    sample,
    control,
    hardwareHash: async (serialNumber, tpm = true) => {
      const answer = await control("POST", "/hardware-hashes", { serialNumber, tpm });
      return z.object({ hardwareHash: z.string() }).parse(answer).hardwareHash;
    },
    importsOf: async (serialNumber) => {
      const answer = await control("GET", `/imports?serialNumber=${encodeURIComponent(serialNumber)}`);
      return z.object({ imports: z.array(z.unknown()) }).parse(answer).imports.length;
    },
    stop: async () => {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGTERM");
      await ended;
    },
  };
};
