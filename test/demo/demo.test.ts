import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const program = join(import.meta.dirname, "../../apps/cli/src/main.ts");
const summary = z.object({
  devices: z.array(
    z.object({
      serial: z.string(),
      state: z.string(),
      registration: z.string(),
      seconds: z.number().positive(),
      reason: z.string().optional(),
    }),
  ),
  ok: z.boolean(),
});

/** `npm run demo -- …` from a built tree. */
const demo = (...parameters: string[]): Promise<{ exitCode: number | null; lines: string[]; errors: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, "demo", ...parameters], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, lines: output.trim().split("\n"), errors }));
  });

describe("npm run demo -- --once --json", () => {
  it("deploys three devices to ready, prints one JSON line last and exits 0", async () => {
    const { exitCode, lines, errors } = await demo("--once", "--json");
    const result = summary.parse(JSON.parse(lines.at(-1) ?? ""));
    expect(result.devices, errors).toHaveLength(3);
    expect(new Set(result.devices.map((device) => device.serial)).size).toBe(3);
    for (const device of result.devices) expect(device).toMatchObject({ state: "succeeded", registration: "ready" });
    expect(result.ok).toBe(true);
    expect(exitCode).toBe(0);
  });

  it("exits 1 and says why when a device is not ready", async () => {
    const { exitCode, lines } = await demo("--once", "--json", "--devices", "1", "--with-failure");
    const result = summary.parse(JSON.parse(lines.at(-1) ?? ""));
    expect(result.ok).toBe(false);
    expect(result.devices.find((device) => device.registration === "failed")).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("registered in another organisation's tenant"),
    });
    expect(result.devices.filter((device) => device.registration === "ready")).toHaveLength(1);
    expect(exitCode).toBe(1);
  });
});
