import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultQualityChecks } from "@windlass/planner";
import { planPreview } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inventoryOf } from "../agent-device.ts";
import { SoftwareDevice } from "../agents/software-device.ts";
import { startCommandLine } from "../command-line.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";

let server: TestServer;
let windlass: Awaited<ReturnType<typeof startCommandLine>>;
let published: PublishedBuild;
let device: SoftwareDevice;
let folder: string;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  windlass = await startCommandLine(server);
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  published = await createPublishedBuild(server, administrator);
  device = new SoftwareDevice(server, published.bootProfileId, "5CG1234ABC");
  await device.deployUpToSoftware(administrator, published.build.id);
  folder = await mkdtemp(join(tmpdir(), "windlass-plan-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await server.close();
});

const plan = (...flags: string[]) =>
  windlass(["plan", "--organisation", published.organisationId, "--build", published.build.definition.name, ...flags]);

describe("windlass plan", () => {
  it("tells what a known device would get, with reasons, and what differs from its last deployment", async () => {
    const { status, out } = await plan("--device", "5CG1234ABC");
    expect(status).toBe(0);
    expect(out).toContain("on 5CG1234ABC, by publication 1: PC-G1234ABC, x64");
    expect(out).toMatch(/ 1 {2}Wipe and partition disk 0 \(NVMe, 512 GB\)\n {5}Disk 0: it is the only disk that fits/);
    expect(out).toMatch(/Fetched: 3\.7 GB\n.*publication {7}Publication 1\n.*3\.7 GB {2}image {13}Windows 11 Pro/);
    expect(out).toContain("not known before a first deployment");
    expect(out).toContain("nothing differs");
    expect(out).toMatch(/Computer name:\n {2}PC-G1234ABC: from the template .*; the device keeps its name/);
  });

  it("prints the API's answer, and of the draft that of no publication", async () => {
    const { status, out } = await plan("--device", "5CG1234ABC", "--publication", "draft", "--json");
    expect(status).toBe(0);
    expect(planPreview.parse(JSON.parse(out))).toMatchObject({ publicationNumber: null, outcome: { kind: "planned" } });
  });

  it("tells which quality checks would stop the device or warn, and which only the device can answer", async () => {
    const { build } = published;
    const definition = { ...build.definition, checks: defaultQualityChecks };
    const changed = await administrator.request("PUT", `/api/builds/${build.id}`, { revision: 1, definition });
    expect(changed).toMatchObject({ status: 200 });
    const { status, out } = await plan("--device", "5CG1234ABC", "--publication", "draft");
    expect(status).toBe(0);
    expect(out).toContain("Quality checks: nothing that is known stands against going on");
    expect(out).toMatch(/passed {4}blocks {2}Memory: The device has 16 GB of memory\./);
    expect(out).toMatch(/\? {9}warns {3}Clock: Only the device can measure it, in Windows PE\./);
    expect(out).toMatch(/not told {2}warns {3}.*readiness was never checked/);
  });

  it("ends with 1 and the next action for a device of a file that would be refused", async () => {
    const file = join(folder, "no-disk.json");
    await writeFile(file, JSON.stringify(inventoryOf("NO-DISK", { disks: [] })));
    const { status, out } = await plan("--inventory", file);
    expect(status).toBe(1);
    expect(out).toContain("NO-DISK would not be deployed with publication 1:");
    expect(out.trimEnd().split("\n")).toHaveLength(3);
  });

  it("ends with 2 where it is not clear what is meant", async () => {
    expect(await plan()).toMatchObject({ status: 2, told: expect.stringContaining("--inventory, and not both") });
    expect(await plan("--device", "NOT-THERE")).toMatchObject({ status: 2 });
    expect(await plan("--device", "5CG1234ABC", "--publication", "newest")).toMatchObject({ status: 2 });
    const broken = join(folder, "broken.json");
    await writeFile(broken, '{"architecture":"z80"}');
    expect(await plan("--inventory", broken)).toMatchObject({
      status: 2,
      told: expect.stringContaining("is not an inventory"),
    });
  });
});
