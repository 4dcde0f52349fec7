import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readMdtShare } from "@windlass/media";
import { type MdtNode, mdtReport } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProgram } from "../program.ts";
import { shareOnDisk } from "./share-on-disk.ts";

const makeShare = join(import.meta.dirname, "../../../../packages/media/fixtures/make-mdt-share.ts");

let folder: string;
let share: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windlass-mdt-"));
  share = join(folder, "share");
  execFileSync(process.execPath, [makeShare, share]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const windlass = async (...parameters: string[]) => {
  const told = { out: "", error: "", status: 0 };
  const terminal = {
    out: (text: string) => {
      told.out += text;
    },
    error: (text: string) => {
      told.error += text;
    },
  };
  const exit = (status: number) => {
    told.status = status;
  };
  const program = await createProgram("1.0.0", terminal, exit, parameters);
  await program.parseAsync(parameters, { from: "user" });
  return told;
};

const namesOf = (nodes: readonly MdtNode[]): string[] =>
  nodes.flatMap((node) => [node.name, ...(node.kind === "group" ? namesOf(node.nodes) : [])]);

describe("windlass mdt report", () => {
  it("names each item, step and rule of a share once, as data and for people", async () => {
    const read = await readMdtShare(shareOnDisk(share), share);
    const settings = read.rules.flatMap(({ sections }) => sections.flatMap((section) => section.settings));
    const expected = [
      ...[read.applications, read.drivers, read.operatingSystems, read.packages].flat().map(({ name }) => name),
      ...[read.selectionProfiles, read.medias, read.folders, read.settings, settings].flat().map(({ name }) => name),
      ...read.taskSequences.flatMap((sequence) => [
        sequence.name,
        ...sequence.variables.map(({ name }) => name),
        ...namesOf(sequence.nodes ?? []),
      ]),
      ...read.problems.map(({ file }) => file),
    ];
    const { out, status } = await windlass("mdt", "report", share, "--json");
    expect(status).toBe(0);
    const report = mdtReport.parse(JSON.parse(out));
    expect(report.entries.map(({ name }) => name).sort()).toEqual(expected.sort());
    const text = (await windlass("mdt", "report", share)).out;
    for (const { name, where } of report.entries) expect(text).toContain(`${name} · ${where}`);
  });

  it("tells no password and no product key", async () => {
    for (const parameters of [[], ["--json"]]) {
      const { out } = await windlass("mdt", "report", share, ...parameters);
      expect(out).not.toMatch(/planted-|plant-1/i);
      expect(out).toContain("DomainAdminPassword");
    }
  });

  it("ends with 2 for a folder that is no share, and does not follow links out of one", async () => {
    const { status, error } = await windlass("mdt", "report", folder);
    expect([status, error]).toEqual([2, expect.stringContaining("it has no folder Control")]);
    const linked = join(folder, "linked");
    mkdirSync(linked);
    symlinkSync(join(share, "Control"), join(linked, "Control"));
    const missing = join(folder, "missing");
    for (const path of [linked, missing]) expect((await windlass("mdt", "report", path)).status).toBe(2);
  });
});
