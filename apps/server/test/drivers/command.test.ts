import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { createUser } from "../../src/features/people/service.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { listDrivers } from "./imports.ts";
import { inf, pack, vendorPack } from "./packs.ts";

const person = { email: "operator@example.test", password: "correct horse battery" };
const bin = join(import.meta.dirname, "../../../cli/bin/windlass.mjs");

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let url: string;
let folder: string;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-command-"));
  server = await startTestServer();
  url = await server.app.listen({ host: "127.0.0.1", port: 0 });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator, "Contoso");
  await createUser(server.context, { ...person, name: "Operator", roles: [{ role: "administrator", organisationId }] });
  worker = startImportingDrivers(server.context);
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await rm(folder, { recursive: true });
});

const windlass = async (...parameters: readonly string[]) => {
  const env = {
    ...process.env,
    WINDLASS_EMAIL: person.email,
    WINDLASS_PASSWORD: person.password,
    XDG_STATE_HOME: join(folder, "state"),
  };
  const child = spawn(process.execPath, [bin, "drivers", "import", ...parameters, "--server", url], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { out: "", told: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    texts.out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    texts.told += chunk.toString();
  });
  const [status] = await once(child, "close");
  return { status, ...texts };
};

describe("windlass drivers import", () => {
  it("sends a folder as one archive, leaves links out, and tells which INF files are in trouble", async () => {
    const source = join(folder, "Lab Book 14");
    const long = `Für alle/${"ein langer Name/".repeat(9)}treiber.inf`;
    for (const [path, content] of Object.entries({ ...vendorPack(), [long]: inf("primitive-filter.inf") })) {
      await mkdir(dirname(join(source, path)), { recursive: true });
      await writeFile(join(source, path), content);
    }
    await symlink("/etc/passwd", join(source, "link.inf"));
    const { status, out, told } = await windlass(source);
    expect(status).toBe(1);
    expect(told).toContain("link.inf is left out");
    expect(out).toContain("Lab Book 14.tar: 9 INF files, 6 imported, 1 refused, 2 not for devices");
    expect(out).toContain("! Drivers/broken.inf: ");
    expect(out).toContain("! Drivers/Storage/vmd.inf: iaVmd32.cat, x64/etw/RstMwEvent.man");
    const drivers = await listDrivers(administrator, `organisationId=${organisationId}`);
    expect(drivers.map((driver) => driver.infPath)).toContain(long);
  });

  it("sends packs as they are, and ends with 2 for what is refused", async () => {
    const path = join(folder, "pack.7z");
    await writeFile(
      path,
      pack(
        { "a/x.inf": inf("arm64-gpio.inf"), "a/qcgpio8380.cat": "c", "a/qcgpio8380.sys": "s", "a/qcgpioif.bin": "b" },
        "pack.7z",
      ),
    );
    const { status, out } = await windlass(path, "--json");
    expect({ status, told: JSON.parse(out) }).toMatchObject({
      status: 0,
      told: { state: "ready", imported: 1, troubled: [] },
    });
    await writeFile(join(folder, "words.zip"), "only words, and no archive at all");
    const refused = await windlass(join(folder, "words.zip"));
    expect(refused).toMatchObject({ status: 2, told: expect.stringContaining("7-Zip cannot open words.zip") });
    const denied = await windlass(path, "--shared");
    expect(denied).toMatchObject({ status: 2, told: expect.stringContaining("shared") });
    expect(await windlass(join(folder, "nowhere"))).toMatchObject({ status: 2 });
  });
});
