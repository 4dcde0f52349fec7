import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadMasterKey, rotateMasterKeyFile } from "../../src/security/master-key.ts";

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

  it("is rotated into a file that opens with the key before it, which stays beside it", async () => {
    const before = await loadMasterKey(directory, undefined);
    await rotateMasterKeyFile(directory);
    const after = await loadMasterKey(directory, undefined);
    expect(after.id).not.toBe(before.id);
    expect(after.others).toEqual([before]);
    expect((await stat(join(directory, "master.key"))).mode & 0o777).toBe(0o600);
    await expect(rotateMasterKeyFile(directory)).rejects.toMatchObject({ code: "master-key.rotation-under-way" });
    expect(await loadMasterKey(directory, undefined)).toEqual(after);
  });

  it("is there and opens everything at whatever moment its rotation ended, which then can be done again", async () => {
    const before = await loadMasterKey(directory, undefined);
    // Ended after the old key got its second name.
    await writeFile(join(directory, "master.key.previous"), await readFile(join(directory, "master.key")));
    expect(await loadMasterKey(directory, undefined)).toEqual(before);
    // Ended with the next one made.
    await writeFile(join(directory, "master.key.next"), randomBytes(32).toString("base64"));
    await rotateMasterKeyFile(directory);
    expect((await loadMasterKey(directory, undefined)).others).toEqual([before]);
    expect((await readdir(directory)).toSorted()).toEqual(["master.key", "master.key.previous"]);
  });

  it("cannot be rotated where there is none in a file", async () => {
    await expect(rotateMasterKeyFile(directory)).rejects.toMatchObject({ code: "master-key.no-file" });
    expect(await readdir(directory)).toEqual([]);
  });
});
