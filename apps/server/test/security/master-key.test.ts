import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadMasterKey } from "../../src/security/master-key.ts";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-key-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe("the master key", () => {
  it("is made at first start, for its owner's eyes only, and stays", async () => {
    const made = await loadMasterKey(directory, undefined);
    expect(made.key).toHaveLength(32);
    expect((await stat(join(directory, "master.key"))).mode & 0o777).toBe(0o600);
    expect(await loadMasterKey(directory, undefined)).toEqual(made);
    expect(await readdir(directory)).toEqual(["master.key"]);
  });

  it("is one for starts that race", async () => {
    const keys = await Promise.all([1, 2, 3, 4].map(() => loadMasterKey(directory, undefined)));
    expect(new Set(keys.map((key) => key.id)).size).toBe(1);
    expect(await readdir(directory)).toEqual(["master.key"]);
  });

  it("comes from the environment where that is set, and then lies in no file", async () => {
    const key = randomBytes(32);
    expect((await loadMasterKey(directory, key.toString("base64"))).key).toEqual(key);
    expect(await readdir(directory)).toEqual([]);
  });

  it("is never made anew over one that cannot be read", async () => {
    for (const text of ["", "c2hvcnQ=", randomBytes(33).toString("base64")]) {
      await writeFile(join(directory, "master.key"), text);
      await expect(loadMasterKey(directory, undefined)).rejects.toMatchObject({ code: "start.setting-invalid" });
      expect(await readFile(join(directory, "master.key"), "utf8")).toBe(text);
    }
    await expect(loadMasterKey(directory, "short")).rejects.toMatchObject({ code: "start.setting-invalid" });
  });
});
