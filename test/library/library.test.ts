import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startTenantLab, type TenantLab } from "@windlass/tenant-lab";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { packLibrary } from "../../scripts/library/pack.ts";
import { examplesOf } from "./examples.ts";

/**
 * packages/autopilot as somebody else has it: packed as JavaScript, in a folder outside this workspace, with nothing in
 * `node_modules` but what its manifest names. There the README's examples run as they stand, against a lab.
 */

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "packages/autopilot/README.md"), "utf8");
const examples = examplesOf(readme);
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

let folder: string;
let lab: TenantLab;

const install = async (name: string, from: string): Promise<void> => {
  const target = join(folder, "node_modules", name);
  await mkdir(dirname(target), { recursive: true });
  await rename(from, target);
  const { dependencies } = manifest.parse(JSON.parse(await readFile(join(target, "package.json"), "utf8")));
  for (const dependency of Object.keys(dependencies).filter((one) => !one.startsWith("@windlass/"))) {
    const link = join(folder, "node_modules", dependency);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, "node_modules", dependency), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-library-"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const [name, made] of await packLibrary(join(folder, "packed"))) await install(name, made);
  lab = await startTenantLab({ seed: true, speed: 3600 });
});

afterAll(async () => {
  await lab?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Runs a program in the folder. @returns what it printed */
const run = async (file: string): Promise<{ code: number; output: string; complaint: string }> => {
  const { sample } = lab;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      AUTHORITY_URL: lab.url,
      GRAPH_URL: lab.url,
      TENANT_ID: sample?.tenantId,
      CLIENT_ID: sample?.clientId,
      CLIENT_SECRET: sample?.clientSecret,
      GROUP_ID: sample?.groupObjectId,
      GROUP_TAG: sample?.groupTag,
    },
  });
  let output = "";
  let complaint = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [code] = await once(child, "close");
  return { code: Number(code), output, complaint };
};

describe("the Autopilot library, packed and used without the rest", () => {
  it("carries JavaScript, types, licence and notice, and no test", async () => {
    const files = await readdir(join(folder, "node_modules/@windlass/autopilot"), { recursive: true });
    expect(files).toEqual(expect.arrayContaining(["index.js", "index.d.ts", "LICENSE", "NOTICE", "README.md"]));
    expect(files.filter((file) => /\.test\./.test(file) || (file.endsWith(".ts") && !file.endsWith(".d.ts")))).toEqual(
      [],
    );
  });

  it("has examples to run", () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
    expect(examples.filter(({ output }) => output !== null).length).toBeGreaterThanOrEqual(3);
  });

  it.each(examples.map((example, index) => [example.heading, index, example] as const))(
    "does what the README says under “%s” (%i)",
    async (_heading, index, example) => {
      const file = join(folder, `example-${index}.ts`);
      await writeFile(file, example.code);
      const { code, output, complaint } = await run(file);
      expect(complaint).toBe("");
      expect(code).toBe(0);
      if (example.output !== null) expect(output.trimEnd()).toBe(example.output.trimEnd());
      else expect(output).not.toBe("");
    },
  );
});
