import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeClientCertificate } from "@windlass/autopilot";
import { type SampleTenant, startTenantLab, type TenantLab } from "@windlass/tenant-lab";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../support/free-port.ts";

const command = join(import.meta.dirname, "../../apps/cli/bin/windlass.mjs");

let lab: TenantLab;
let sample: SampleTenant;
let folder: string;
beforeAll(async () => {
  lab = await startTenantLab({ seed: true });
  if (!lab.sample) throw new Error("the lab has no sample tenant");
  sample = lab.sample;
  folder = await mkdtemp(join(tmpdir(), "windlass-check-"));
});
afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true });
});

/** Runs the command beside the lab, which lives in this process. */
const check = async (parameters: readonly string[], environment: Record<string, string> = {}) => {
  const child = spawn(process.execPath, [command, "autopilot", "check", ...parameters], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, errors] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [status] = await once(child, "close");
  return { status, out, errors };
};

const tenant = () => [
  "--tenant",
  sample.tenantId,
  "--client",
  sample.clientId,
  "--authority",
  lab.url,
  "--graph",
  lab.url,
];
const build = (tag: string) => ["--group", sample.groupObjectId, "--tag", tag];
const secret = () => ({ WINDLASS_CLIENT_SECRET: sample.clientSecret });

describe("windlass autopilot check, stand-alone", () => {
  test("prints the report as one JSON object and ends with 0 when nothing failed", async () => {
    const { status, out, errors } = await check([...tenant(), ...build(sample.groupTag), "--json"], secret());
    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    expect(out.trimEnd().split("\n")).toHaveLength(1);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(["checkedAt", "outcome", "builds", "rows"]);
    expect(report.outcome).toBe("passed");
    expect(new Set(report.rows.map(({ step }: { step: number }) => step)).size).toBe(7);
  });

  test("ends with 1 for a failed row, and tells people step by step what to do and what to paste", async () => {
    const { status, out } = await check(
      [...tenant(), ...build("ANOTHER-TAG"), "--intended-mode", "self-deploying"],
      secret(),
    );
    expect(status).toBe(1);
    expect(out).toMatch(/^Step 1 {2}App registration\n {2}✓ passed/u);
    expect(out).toContain('(device.devicePhysicalIds -any (_ -eq "[OrderID]:ANOTHER-TAG"))');
    expect(out).toMatch(/✗ FAILED\s+Membership rule/u);
    expect(out).toMatch(/! warning\s+Deployment mode/u);
    expect(out).toMatch(/Result: .*1 failed, 1 warning/u);
    expect(out).not.toContain(sample.clientSecret);
  });

  test("signs in with a certificate, whose life and place in the app it tells", async () => {
    const made = await makeClientCertificate({ commonName: "Check", from: new Date(), days: 20 });
    await writeFile(join(folder, "app.pem"), made.certificatePem);
    await writeFile(join(folder, "app.key"), made.privateKeyPem);
    const files = ["--certificate", join(folder, "app.pem"), "--key", join(folder, "app.key")];
    const refused = JSON.parse((await check([...tenant(), ...files, "--json"])).out);
    expect(refused.rows[0]).toMatchObject({ state: "failed", reason: "certificate-not-registered" });
    lab.lab.addCertificate(sample.clientId, { certificatePem: made.certificatePem });
    const { status, out } = await check([...tenant(), ...files, "--json"]);
    expect(status).toBe(0);
    const life = JSON.parse(out).rows.find(({ id }: { id: string }) => id === "secret-expiry");
    expect(life).toMatchObject({ state: "warning", reason: "certificate-expiring" });
  });

  test("ends with 2 when it is called wrongly, and never takes a secret as an argument", async () => {
    const calls: [string[], Record<string, string>, string][] = [
      [[], {}, "--tenant"],
      [tenant(), {}, "WINDLASS_CLIENT_SECRET"],
      [[...tenant(), "--tag", "X"], secret(), "--group and --tag"],
      [[...tenant(), "--certificate", "/none", "--key", "/none"], {}, "/none"],
      [[...tenant(), "--secret", "x"], {}, "unknown option"],
      [[...tenant(), "--expires", "soon"], secret(), "YYYY-MM-DD"],
    ];
    const answers = await Promise.all(calls.map(([parameters, environment]) => check(parameters, environment)));
    expect(answers.map(({ status, out }) => [status, out])).toEqual(calls.map(() => [2, ""]));
    for (const [index, [, , word]] of calls.entries()) expect(answers[index]?.errors).toContain(word);
  });

  test("ends with 2 when nobody can be reached", async () => {
    const closed = `http://127.0.0.1:${await freePort()}`;
    const nowhere = ["--authority", closed, "--graph", closed];
    const { status, out } = await check([...tenant(), ...nowhere, "--json"], secret());
    expect(status).toBe(2);
    expect(JSON.parse(out).rows[0]).toMatchObject({ id: "token", state: "cannot-tell", reason: "unreachable" });
    const server = await check(["--server", closed], { WINDLASS_EMAIL: "a@b.c", WINDLASS_PASSWORD: "x" });
    expect(server).toMatchObject({ status: 2, out: "", errors: expect.stringContaining("ECONNREFUSED") });
  });
});
