import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assetImportReport, assetView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startCommandLine } from "../command-line.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestServer } from "../harness.ts";

let server: TestServer;
let windlass: Awaited<ReturnType<typeof startCommandLine>>;
let folder: string;
let organisation: string;

beforeAll(async () => {
  server = await startTestServer();
  windlass = await startCommandLine(server);
  organisation = await createOrganisation(await server.signInAs([{ role: "administrator", organisationId: null }]));
  folder = await mkdtemp(join(tmpdir(), "windlass-assets-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await server.close();
});

const assets = (...parameters: string[]) => windlass(["assets", ...parameters, "--organisation", organisation]);

/** A file of the list. */
const file = async (name: string, ...rows: string[]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, `Serial number,Computer name,Asset tag\n${rows.join("\n")}\n`);
  return path;
};

describe("windlass assets", () => {
  it("shows what a file would do, takes it over, lists it and prints what it reads back unchanged", async () => {
    const path = await file("assets.csv", "SN-1,PC-1,A-1", "SN-2,PC-2,");
    const shown = await assets("import", path, "--dry-run");
    expect(shown).toMatchObject({ status: 0, told: "" });
    expect(shown.out).toContain("Row 2: new, SN-1 → PC-1");
    expect(shown.out).toContain("2 new, 0 changed, 0 unchanged, 0 refused. Nothing was taken over.");
    expect((await assets("list")).out).toBe("");
    expect((await assets("import", path)).out).toContain("2 taken over.");
    expect((await assets("list")).out).toBe("PC-1  SN-1  A-1\nPC-2  SN-2\n");
    const found = await assets("list", "--search", "pc-2", "--json");
    expect(z.array(assetView).parse(JSON.parse(found.out))).toMatchObject([{ serialNumber: "SN-2" }]);
    const exported = join(folder, "exported.csv");
    await writeFile(exported, (await assets("export")).out);
    const again = await assets("import", exported, "--json");
    expect(assetImportReport.parse(JSON.parse(again.out)).counts).toMatchObject({ unchanged: 2, new: 0, changed: 0 });
  }, 60_000);

  it("ends with 2 where rows are refused, takes the others, and with words where there is no table", async () => {
    const some = await assets("import", await file("some.csv", "SN-3,SERVER,", "SN-4,PC-4,"));
    expect(some.status).toBe(2);
    expect(some.out).toContain("reserves this word");
    expect(some.out).toContain("1 taken over.");
    const picture = join(folder, "picture.csv");
    await writeFile(picture, Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 0]));
    const refused = await assets("import", picture);
    expect(refused).toMatchObject({ status: 2, out: "" });
    expect(refused.told).toContain("picture.csv");
    const missing = await assets("import", join(folder, "not-there.csv"));
    expect(missing).toMatchObject({ status: 2, out: "", told: expect.stringContaining("not-there.csv") });
  }, 60_000);
});
