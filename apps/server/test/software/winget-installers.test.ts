import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { compilePlan } from "@windlass/planner";
import { contentNamedBy, publicationBody, type ToldError } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { signedPublicationById } from "../../src/features/publications/service.ts";
import { downloadInstaller } from "../../src/features/software/winget/download.ts";
import { fetchInstaller } from "../../src/features/software/winget/installers.ts";
import { createOutboundGuard } from "../../src/security/outbound-address.ts";
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

/** Cuts the connection after so many bytes, once each. */
const cutting = (cuts: number[], otherwise: typeof whole) => (request: IncomingMessage, response: ServerResponse) => {
  const cut = cuts.shift();
  if (cut === undefined) return otherwise(request, response);
  response.writeHead(200, { "content-length": bytes.length });
  response.write(bytes.subarray(0, cut), () => setTimeout(() => request.socket.destroy(), 10));
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

describe("downloading an installer", () => {
  const opened = createOutboundGuard(["127.0.0.0/8"]);
  const download = (changes: object = {}, url = address()) =>
    buffer(
      downloadInstaller(url, {
        guard: opened,
        signal: new AbortController().signal,
        pauseMilliseconds: 1,
        ...changes,
      }),
    );

  it("goes on where it broke off, also at a server that sends all of it again", async () => {
    answer = cutting([100_000], whole);
    expect((await download()).equals(bytes)).toBe(true);
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=\d+-$/)]);
    const always = (_request: IncomingMessage, response: ServerResponse) => void response.end(bytes);
    answer = cutting([1, 250_000], always);
    expect((await download()).equals(bytes)).toBe(true);
  });

  it("gives up on one that never gets further, and says why", async () => {
    answer = (request) => request.socket.destroy();
    await expect(download()).rejects.toMatchObject({ code: "software.installer-unreachable" });
    expect(ranges).toHaveLength(4);
    answer = (_request, response) => void response.writeHead(404).end();
    await expect(download()).rejects.toThrow("answers 404");
  });

  it("goes to no private address, by name or by redirect, and to none unencrypted that is not opened", async () => {
    const closed = createOutboundGuard([]);
    await expect(download({ guard: closed })).rejects.toMatchObject({ code: "software.installer-refused" });
    expect(ranges).toEqual([]);
    answer = (_request, response) => void response.writeHead(302, { location: "https://10.1.2.3/setup.exe" }).end();
    await expect(download()).rejects.toMatchObject({ code: "software.installer-refused" });
    answer = (_request, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end();
    await expect(download()).rejects.toThrow("neither https nor http");
    answer = (_request, response) => void response.writeHead(302, { location: "/again" }).end();
    await expect(download()).rejects.toThrow("leads on more than");
    const publicName = createOutboundGuard([], async () => [{ address: "93.184.216.34", family: 4 }]);
    await expect(download({ guard: publicName }, "http://maker.example/x.exe")).rejects.toThrow("not encrypted");
  });

  it("stops at the limit, told or not, and when it is called off", async () => {
    await expect(download({ mostBytes: 299_999 })).rejects.toMatchObject({ code: "software.installer-too-large" });
    answer = (_request, response) => {
      response.writeHead(200);
      response.end(bytes);
    };
    await expect(download({ mostBytes: 299_999 })).rejects.toMatchObject({ code: "software.installer-too-large" });
    const off = new AbortController();
    answer = (_request, response) => {
      response.writeHead(200, { "content-length": bytes.length });
      response.write(bytes.subarray(0, 10), () => off.abort(new Error("called off")));
    };
    await expect(download({ signal: off.signal })).rejects.toThrow("called off");
  });
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

  const withPin = async (hash = sha256) => {
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
});
