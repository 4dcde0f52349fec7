import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CertificateAndKey,
  makeAuthority,
  type ThrowAwayAuthority,
} from "@windlass/content/throw-away-certificates";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

const program = join(import.meta.dirname, "../../apps/cli/src/main.ts");
const server = join(import.meta.dirname, "../../apps/server/src/main.ts");
const summary = z.object({ devices: z.array(z.object({ state: z.string(), registration: z.string() })) });

let directory: string;
let authority: ThrowAwayAuthority;
let intermediate: ThrowAwayAuthority;
let own: CertificateAndKey;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-tls-"));
  authority = await makeAuthority();
  intermediate = await authority.issueAuthority();
  own = await intermediate.issue("127.0.0.1");
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const write = async (name: string, text: string): Promise<string> => {
  const path = join(directory, name);
  await writeFile(path, text);
  return path;
};

const run = (parameters: readonly string[], environment: Readonly<Record<string, string>>) =>
  new Promise<{ exitCode: number | null; output: string; errors: string }>((resolve, reject) => {
    const env = { ...process.env, ...environment };
    const child = spawn(process.execPath, parameters, { env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output, errors }));
  });

describe("an installation with a certificate", () => {
  it("deploys a device to ready over TLS alone: server, source, registration", async () => {
    const { exitCode, output, errors } = await run([program, "demo", "--once", "--json", "--devices", "1"], {
      // The server's file ends with the intermediate, so that is what the boot medium pins.
      WINDLASS_TLS_CERTIFICATE: await write("chain.pem", `${own.certificate}\n${intermediate.certificate}`),
      WINDLASS_TLS_KEY: await write("own.key", own.key),
      // For the demo's own client, which plays the administrator; a device with an authority does not heed it.
      NODE_EXTRA_CA_CERTS: await write("authority.pem", authority.certificate),
    });
    const { devices } = summary.parse(JSON.parse(output.trim().split("\n").at(-1) ?? ""));
    expect(devices, errors).toEqual([{ state: "succeeded", registration: "ready" }]);
    expect(exitCode).toBe(0);
  });

  it("does not start with the key of another one, and says so before it touches anything", async () => {
    const { exitCode, errors } = await run([server], {
      WINDLASS_DATA: join(directory, "never-made"),
      WINDLASS_TLS_CERTIFICATE: await write("own.pem", own.certificate),
      WINDLASS_TLS_KEY: await write("other.key", (await authority.issue("127.0.0.1")).key),
    });
    expect(exitCode).toBe(1);
    expect(errors).toContain("WINDLASS_TLS_KEY is not usable: it does not belong to “CN=127.0.0.1”");
    expect(errors).toContain("(start.setting-invalid)");
    await expect(rm(join(directory, "never-made"), { recursive: true })).rejects.toThrow("ENOENT");
  });
});
