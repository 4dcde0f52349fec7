import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { ContentReference, OperatingSystemView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startImporting } from "../../src/features/operating-systems/import-worker.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { upload } from "../uploads/tus-client.ts";
import { beginImport, endOfImport } from "./imports.ts";
import { imageFile } from "./wim.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  worker = startImporting(server.context);
});
afterAll(async () => {
  await worker.stop();
  await server.close();
});

const stored = async () => {
  const found: ContentReference[] = [];
  for await (const reference of server.context.content.list()) found.push(reference);
  return found;
};
const uploadsLeft = () => readdir(join(server.context.configuration.dataDirectory, "uploads"));
const read = async (id: string | null) =>
  (await administrator.request<OperatingSystemView>("GET", `/api/operating-systems/${id}`)).body;

/** Where every suite counts, a missing program is a failure. */
const genisoimage = process.env.CI === "true" || spawnSync("which", ["genisoimage"]).status === 0;

/** Bytes of a bridge disc (UDF and ISO 9660) with these files. */
const discOf = (files: Readonly<Record<string, Buffer>>): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), "windlass-media-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, "tree", path)), { recursive: true });
      writeFileSync(join(folder, "tree", path), content);
    }
    const iso = join(folder, "windows.iso");
    const options = ["-quiet", "-udf", "-allow-limited-size", "-iso-level", "3", "-V", "CCCOMA_X64FRE_EN-US_DV9"];
    execFileSync("genisoimage", [...options, "-o", iso, join(folder, "tree")], { stdio: "ignore" });
    return readFileSync(iso);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const parts = ["windows-11-x64-set3.swm", "windows-11-x64-set.swm", "windows-11-x64-set2.swm"];

const importSet = async (names: readonly string[]) => {
  const [uploadId = "", ...furtherUploadIds] = await Promise.all(
    names.map((name) => upload(administrator, organisationId, imageFile(name), name)),
  );
  const body = { organisationId, uploadId, furtherUploadIds };
  const { status, body: begun } = await administrator.request<{ id: string }>("POST", "/api/operating-systems", body);
  expect(status).toBe(202);
  return await endOfImport(administrator, begun.id);
};

describe.skipIf(!genisoimage)("importing an ISO", () => {
  it("keeps the install image under its own hash, what the disc says, and nothing else of it", async () => {
    const image = imageFile();
    const disc = discOf({
      "sources/install.wim": image,
      "sources/boot.wim": imageFile("windows-11-arm64.wim"),
      "setup.exe": Buffer.from("MZ"),
    });
    const before = await stored();
    const { id } = await beginImport(administrator, organisationId, disc, "Win11_24H2.iso");
    const ended = await endOfImport(administrator, id);
    expect(ended).toMatchObject({ state: "ready", doneBytes: disc.length, totalBytes: disc.length });
    const operatingSystem = await read(ended.operatingSystemId);
    const sha256 = createHash("sha256").update(image).digest("hex");
    expect(operatingSystem).toMatchObject({
      name: "Windows 11 26100.2605 x64",
      kind: "wim",
      sha256,
      sizeBytes: image.length,
      release: { name: "Windows 11 24H2", build: 26100 },
      media: {
        fileName: "Win11_24H2.iso",
        disc: { fileSystem: "udf", label: "CCCOMA_X64FRE_EN-US_DV9" },
        paths: ["sources/install.wim"],
        bootImages: [{ architecture: "arm64" }],
        setupFiles: ["setup.exe"],
      },
      usedBy: [],
    });
    expect(await stored()).toHaveLength(before.length + 1);
    expect((await buffer(await server.context.content.open(sha256))).equals(image)).toBe(true);
    await expect.poll(uploadsLeft).toEqual([]);
    // What this version does not understand of the image's description is kept.
    const row = await server.database.within({ kind: "installation" }, (connection) =>
      connection
        .selectFrom("operating_systems")
        .select("image_xml")
        .where("id", "=", operatingSystem.id)
        .executeTakeFirstOrThrow(),
    );
    expect(row.image_xml).toContain("<PRODUCTSUITE>Terminal Server</PRODUCTSUITE>");

    const history = await administrator.request<{ items: { action: string; by: { name: string } }[] }>(
      "GET",
      `/api/changes?objectId=${operatingSystem.id}`,
    );
    expect(history.body.items).toMatchObject([{ action: "created", by: { name: "Test user" } }]);

    // The same image as a file of its own is the same operating system.
    const again = await beginImport(administrator, organisationId, image);
    expect((await endOfImport(administrator, again.id)).operatingSystemId).toBe(operatingSystem.id);
  });

  it.each<[string, () => Buffer, string]>([
    ["cut short", () => discOf({ "sources/install.wim": imageFile() }).subarray(0, 700_000), "disc.truncated"],
    ["without an install image", () => discOf({ "sources/boot.wim": imageFile() }), "disc.no-install-image"],
    ["with a damaged image", () => discOf({ "sources/install.wim": imageFile().subarray(0, 9000) }), "image.truncated"],
    ["with half a set", () => discOf({ "sources/install.swm": imageFile(parts[1]) }), "image.set-incomplete"],
  ])("refuses one %s, and keeps nothing of it", async (_what, disc, code) => {
    const before = await stored();
    const { id } = await beginImport(administrator, organisationId, disc(), "broken.iso");
    const ended = await endOfImport(administrator, id);
    expect(ended).toMatchObject({ state: "refused", operatingSystemId: null, failure: { code } });
    expect(ended.failure?.message).toContain("broken.iso");
    expect(await stored()).toEqual(before);
    await expect.poll(uploadsLeft).toEqual([]);
  });
});

describe("importing a split set", () => {
  it("keeps it as the one image it was made from, whatever the order of its parts", async () => {
    const ended = await importSet(parts);
    expect(ended).toMatchObject({ state: "ready", failure: null });
    const operatingSystem = await read(ended.operatingSystemId);
    expect(operatingSystem).toMatchObject({
      kind: "wim",
      images: [{ edition: "Professional" }, { edition: "Enterprise" }],
      media: { disc: null, paths: parts.toSorted() },
    });
    await expect.poll(uploadsLeft).toEqual([]);
    expect((await importSet(parts.toReversed())).operatingSystemId).toBe(operatingSystem.id);
  });

  it("names the part that is missing", async () => {
    const ended = await importSet(parts.slice(0, 2));
    expect(ended).toMatchObject({ state: "refused", failure: { code: "image.set-incomplete" } });
    expect(ended.failure?.message).toContain("missing are: part 2");
    await expect.poll(uploadsLeft).toEqual([]);
  });
});
