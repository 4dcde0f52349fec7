import { execFileSync } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compilePlan } from "@windlass/planner";
import { contentNamedBy, publicationBody, type ToldError } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { signedPublicationById } from "../../src/features/publications/service.ts";
import { installerFileOf, sweepInstallerParts } from "../../src/features/software/winget/installer-files.ts";
import { fetchInstaller } from "../../src/features/software/winget/installers.ts";
import { wantInstallers } from "../../src/features/software/winget/installers-repository.ts";
import { inventoryOf } from "../agent-device.ts";
import { createPackage } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild } from "../published-build.ts";

const bytes = randomBytes(300_000);
const sha256 = createHash("sha256").update(bytes).digest("hex");

/** Where a maker keeps its installer; a real server, whose faults are switched on. */
let maker: Server;
let ranges: (string | undefined)[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const address = (path = "/setup.exe") => `http://127.0.0.1:${(maker.address() as AddressInfo).port}${path}`;

const whole = (request: IncomingMessage, response: ServerResponse): void => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  const part = bytes.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, {
    "content-length": part.length,
    ...(from > 0 && { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  });
  response.end(part);
};

beforeAll(async () => {
  maker = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((resolve) => maker.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => maker.close(resolve)));
beforeEach(() => {
  ranges = [];
  answer = whole;
});

describe("the pinned installers of an organisation", () => {
  let server: TestServer;
  let administrator: TestClient;
  beforeAll(async () => {
    server = await startTestServer({ WINDLASS_INSTALLER_NETWORKS: "127.0.0.0/8" });
    administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  });
  afterAll(() => server.close());
  afterEach(() => server.context.content.delete(sha256));

  const withPin = async (hash = sha256, changes: object = {}) => {
    const published = await createPublishedBuild(server, administrator);
    const { organisationId, build } = published;
    const pin = {
      version: "25.01",
      architecture: "x64",
      type: "nullsoft",
      url: address(),
      sha256: hash,
      arguments: "/S",
      exitCodes: [],
      productCode: null,
      manifestSha256: "a".repeat(64),
      resolvedAt: "2026-11-20T08:00:00.000Z",
      ...changes,
    };
    const step = { id: randomUUID(), name: "Install", kind: "winget", packageId: "7zip.7zip", pins: [pin] };
    const software = await createPackage(administrator, organisationId, {
      name: "7-Zip",
      version: "25.01",
      steps: [step],
    });
    const saved = await administrator.request("PUT", `/api/builds/${build.id}`, {
      revision: build.revision,
      definition: { ...build.definition, packageIds: [software.id] },
    });
    expect(saved).toMatchObject({ status: 200 });
    return { organisationId, build };
  };
  const publish = (organisationId: string) =>
    administrator.request<{ id: string; error: ToldError }>("POST", "/api/publications", { organisationId });

  it("are fetched when it publishes, named by the publication, and a file of the step on the device", async () => {
    const { organisationId, build } = await withPin();
    const answered = await publish(organisationId);
    expect(answered).toMatchObject({ status: 201 });
    expect(await server.context.content.stat(sha256)).toEqual({ sizeBytes: bytes.length });
    const signed = await server.database.within(wholeInstallation, (connection) =>
      signedPublicationById(connection, answered.body.id),
    );
    const body = publicationBody.parse(JSON.parse(signed.body));
    expect(contentNamedBy(body)).toContain(sha256);
    const plan = compilePlan({
      publication: body,
      publicationSha256: signed.sha256,
      buildId: build.id,
      inventory: inventoryOf("1"),
      random: () => 0,
    });
    expect(plan.steps.filter(({ action }) => action === "run-software-step")).toMatchObject([
      { archive: null, files: [{ path: "windlass-installer.exe", sha256, sizeBytes: bytes.length }] },
    ]);
    // There already: nobody asks the maker again.
    const asked = ranges.length;
    expect(await publish(organisationId)).toMatchObject({ body: { error: { code: "publication.nothing-changed" } } });
    expect(ranges).toHaveLength(asked);
  });

  it("whose file was replaced stop publishing with the reason, and nothing of it is kept", async () => {
    const other = "b".repeat(64);
    const { organisationId } = await withPin(other);
    const refused = await publish(organisationId);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "publication.installer-missing" } } });
    expect(refused.body.error.message).toContain("it has another SHA-256");
    expect(await server.context.content.stat(sha256)).toBeNull();
    expect(await server.context.content.stat(other)).toBeNull();
  });

  it("are taken over from a process that was killed in the middle, and fetched once by two at a time", async () => {
    const { organisationId } = await withPin();
    await server.database.within(wholeInstallation, (connection) =>
      connection
        .insertInto("winget_installers")
        .values({
          organisation_id: organisationId,
          sha256,
          url: address(),
          attempts: 1,
          lease_owner: randomUUID(),
          lease_until: new Date(Date.now() + 700),
        })
        .execute(),
    );
    const { signal } = new AbortController();
    const key = { organisationId, sha256 };
    await Promise.all([fetchInstaller(server.context, key, signal), fetchInstaller(server.context, key, signal)]);
    expect(ranges).toHaveLength(1);
    const rows = await server.database.within(wholeInstallation, (connection) =>
      connection.selectFrom("winget_installers").selectAll().where("organisation_id", "=", organisationId).execute(),
    );
    expect(rows).toMatchObject([{ content_sha256: sha256, size_bytes: bytes.length, attempts: 2, problem: null }]);
  });

  it("are gone on with from what a killed process left in the data folder, whatever it is worth", async () => {
    const { organisationId } = await withPin();
    const key = { organisationId, sha256 };
    const file = installerFileOf(server.context, key);
    const { signal } = new AbortController();
    const leave = async (part: Buffer) => {
      await server.context.content.delete(sha256);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, part);
      writeFileSync(`${file}.json`, JSON.stringify({ address: address(), validator: null }));
      ranges = [];
      await server.database.within(wholeInstallation, (connection) =>
        connection.deleteFrom("winget_installers").where("organisation_id", "=", organisationId).execute(),
      );
      await server.database.within(wholeInstallation, (connection) =>
        wantInstallers(connection, organisationId, [{ sha256, url: address() }]),
      );
      await fetchInstaller(server.context, key, signal);
      expect(await server.context.content.stat(sha256)).toEqual({ sizeBytes: bytes.length });
      expect([existsSync(file), existsSync(`${file}.json`)]).toEqual([false, false]);
    };
    await leave(bytes.subarray(0, 200_000));
    expect(ranges).toEqual(["bytes=200000-"]);
    // Written, but not by the time the power went.
    await leave(Buffer.alloc(200_000));
    expect(ranges).toEqual(["bytes=200000-", undefined]);
    await leave(bytes);
    expect(ranges).toEqual([`bytes=${bytes.length}-`]);
  });

  it("leave nothing in the data folder once nobody wants them, or nobody could have them for a week", async () => {
    const { organisationId } = await withPin();
    const fileOf = (digit: string) => installerFileOf(server.context, { organisationId, sha256: digit.repeat(64) });
    await server.database.within(wholeInstallation, (connection) =>
      wantInstallers(connection, organisationId, [
        { sha256: "c".repeat(64), url: address() },
        { sha256: "d".repeat(64), url: address() },
      ]),
    );
    const hours = { c: 2, d: 8 * 24, e: 2, f: 0 };
    mkdirSync(dirname(fileOf("c")), { recursive: true });
    for (const [digit, age] of Object.entries(hours)) {
      writeFileSync(fileOf(digit), "part");
      writeFileSync(`${fileOf(digit)}.json`, "{}");
      const then = new Date(Date.now() - age * 3_600_000);
      utimesSync(fileOf(digit), then, then);
    }
    await sweepInstallerParts(server.context);
    expect(Object.keys(hours).filter((digit) => existsSync(fileOf(digit)))).toEqual(["c", "f"]);
    expect(existsSync(`${fileOf("e")}.json`)).toBe(false);
    for (const digit of ["c", "f"]) rmSync(fileOf(digit));
  });

  it("that are archives are looked into before anything is published", async () => {
    const folder = mkdtempSync(join(tmpdir(), "windlass-archive-"));
    writeFileSync(join(folder, "tool.exe"), "MZ");
    execFileSync("7zz", ["a", "-bso0", "-tzip", "tool.zip", "tool.exe"], { cwd: folder });
    const archive = readFileSync(join(folder, "tool.zip"));
    rmSync(folder, { recursive: true });
    answer = (_request, response) => void response.end(archive);
    const hash = createHash("sha256").update(archive).digest("hex");
    const archived = (path: string) => withPin(hash, { type: "portable", nestedFiles: [{ path, alias: null }] });
    const refused = await publish((await archived("bin/other.exe")).organisationId);
    expect(refused).toMatchObject({ status: 422, body: { error: { code: "software.installer-lacks-file" } } });
    const { organisationId, build } = await archived("TOOL.exe");
    const answered = await publish(organisationId);
    expect(answered).toMatchObject({ status: 201 });
    const signed = await server.database.within(wholeInstallation, (connection) =>
      signedPublicationById(connection, answered.body.id),
    );
    const plan = compilePlan({
      publication: publicationBody.parse(JSON.parse(signed.body)),
      publicationSha256: signed.sha256,
      buildId: build.id,
      inventory: inventoryOf("1"),
      random: () => 0,
    });
    expect(plan.steps.filter(({ action }) => action === "run-software-step")).toMatchObject([
      { files: [{ path: "windlass-installer.zip", sha256: hash, sizeBytes: archive.length }] },
    ]);
  });

  it("bring what they need: a framework is fetched, named by the publication and a file of the step", async () => {
    const framework = Buffer.from("PK a framework");
    const frameworkHash = createHash("sha256").update(framework).digest("hex");
    answer = (request, response) =>
      request.url === "/framework.appx" ? void response.end(framework) : whole(request, response);
    const { organisationId, build } = await withPin(sha256, {
      type: "msix",
      url: address("/Terminal.msixbundle"),
      dependencies: [
        {
          packageId: "Contoso.Framework",
          version: "14.0",
          type: "appx",
          url: address("/framework.appx"),
          sha256: frameworkHash,
        },
      ],
    });
    const answered = await publish(organisationId);
    expect(answered).toMatchObject({ status: 201 });
    const signed = await server.database.within(wholeInstallation, (connection) =>
      signedPublicationById(connection, answered.body.id),
    );
    const body = publicationBody.parse(JSON.parse(signed.body));
    expect(contentNamedBy(body)).toEqual(expect.arrayContaining([sha256, frameworkHash]));
    const plan = compilePlan({
      publication: body,
      publicationSha256: signed.sha256,
      buildId: build.id,
      inventory: inventoryOf("1"),
      random: () => 0,
    });
    expect(plan.steps.filter(({ action }) => action === "run-software-step")).toMatchObject([
      {
        files: [
          { path: "windlass-installer.msixbundle", sha256 },
          { path: "windlass-dependency-1.appx", sha256: frameworkHash, sizeBytes: framework.length },
        ],
      },
    ]);
  });
});
