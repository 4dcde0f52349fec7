import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asOnMedia } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startImporting } from "../../src/features/operating-systems/import-worker.ts";
import { createUser } from "../../src/features/people/service.ts";
import { buildDefinitionOf, createBuild, createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { imageFile, paddedImageFile } from "./wim.ts";

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
  worker = startImporting(server.context);
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await rm(folder, { recursive: true });
});

/** Starts the command; `until` kills it as soon as its progress says so. */
const windlass = async (parameters: readonly string[], until?: RegExp) => {
  const env = {
    ...process.env,
    WINDLASS_EMAIL: person.email,
    WINDLASS_PASSWORD: person.password,
    XDG_STATE_HOME: join(folder, "state"),
  };
  const child = spawn(process.execPath, [bin, "os", ...parameters, "--server", url], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let told = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    told += chunk.toString();
    if (until?.test(told)) child.kill("SIGKILL");
  });
  const [status] = await once(child, "close");
  return { status, out, told };
};

/** A fixture, or other bytes, as a file of the given name. */
const file = async (name: string, bytes: Buffer): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

describe("windlass os", () => {
  it("imports several media at once, the parts of a set together, and tells how far it is", async () => {
    const parts = ["windows-11-x64-set2.swm", "windows-11-x64-set.swm", "windows-11-x64-set3.swm"];
    const paths = [
      await file("arm.wim", imageFile("windows-11-arm64.wim")),
      ...(await Promise.all(parts.map((name) => file(name, imageFile(name))))),
    ];
    const { status, out, told } = await windlass(["import", ...paths, "--json"]);
    expect({ status, lines: out.trimEnd().split("\n").length }).toEqual({ status: 0, lines: 2 });
    const [arm, set] = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(arm).toMatchObject({
      organisationId,
      release: { name: "Windows 11 24H2" },
      images: [{ architecture: "arm64" }],
    });
    expect(set).toMatchObject({ kind: "wim", images: [{ edition: "Professional" }, { edition: "Enterprise" }] });
    expect(told).toContain("Sending arm.wim:");
    expect(told).toContain("(100 %)");
  });

  it("goes on where an upload was broken off", async () => {
    const path = await file("large.wim", paddedImageFile(50 * 1024 * 1024));
    const broken = await windlass(["import", path], /\(3\d %\)/u);
    expect(broken.out).toBe("");
    const again = await windlass(["import", path, "--name", "After a break"]);
    expect(again).toMatchObject({ status: 0, out: "After a break: Windows 11 24H2, Professional, Enterprise\n" });
    const [first] = /Sending large\.wim: .* \((\d+) %\)/u.exec(again.told) ?? [];
    expect(first).not.toContain("(0 %)");
  });

  it("refuses before anything is sent, and says where a server is not reached or a name not known", async () => {
    const cut = await file("cut.wim", imageFile().subarray(0, 20_000));
    const refused = await windlass(["import", cut, "--json"]);
    expect(refused).toMatchObject({ status: 2, told: "" });
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: "image.truncated" } });
    const lonely = await file("lonely.swm", imageFile("windows-11-x64-set2.swm"));
    expect((await windlass(["import", lonely])).told).toContain("missing are: part 1, part 3");
    const unknown = await windlass(["replace", "--replace", "Windows 12", "--by", "After a break"]);
    expect(unknown).toMatchObject({ status: 2, out: "" });
    expect(unknown.told).toContain("“Windows 11 24H2”");
  });

  it("shows what replacing changes and does it when asked", async () => {
    const list = await administrator.request<{ items: { id: string; name: string; images: unknown[] }[] }>(
      "GET",
      `/api/operating-systems?organisationId=${organisationId}`,
    );
    const before = list.body.items.find(({ images, name }) => images.length === 2 && name !== "After a break");
    const entry = {
      architecture: "x64",
      operatingSystemId: before?.id ?? "",
      imageIndex: 2,
      ...asOnMedia,
      language: "sv-SE",
    } as const;
    const definition = buildDefinitionOf(before?.id ?? "", { name: "Office", operatingSystems: [entry] });
    await createBuild(administrator, organisationId, definition);
    const parameters = ["replace", "--replace", before?.name ?? "", "--by", "After a break"];
    const preview = await windlass([...parameters, "--preview"]);
    expect(preview).toMatchObject({ status: 0, told: "" });
    expect(preview.out).toContain("Office\n  x64, sv-SE: ");
    expect(preview.out).toContain("becomes After a break, image 2 (Enterprise 26100.2605)\nNothing was changed.");
    const done = await windlass([...parameters, "--json"]);
    expect(JSON.parse(done.out)).toMatchObject({ applied: true, builds: [{ name: "Office", revision: 2 }] });
    expect((await windlass(parameters)).out).toBe("No build uses the operating systems to replace.\n");
  });
});
