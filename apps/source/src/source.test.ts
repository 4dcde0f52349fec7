import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  createFolderStore,
  generateSigningKey,
  makeContentTicket,
  type SigningKey,
  signProof,
} from "@windlass/content";
import { canonicalJson, publicationBody, publishedPackage } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningSource, startSource } from "./source.ts";

const server = generateSigningKey();
const device = generateSigningKey();
const content = randomBytes(3_000_000);
const sha256 = createHash("sha256").update(content).digest("hex");
const blob = `/content/v1/blobs/${sha256}`;
const now = new Date("2026-11-03T08:00:00.000Z");

/** In the store, but named by no publication of the device. */
const foreign = Buffer.from("content of another organisation");
const foreignSha256 = createHash("sha256").update(foreign).digest("hex");

/** One archive holds this package's files; the file itself is not sent by itself, even where it still lies here. */
const archive = Buffer.from("the bytes of an archive");
const archiveSha256 = createHash("sha256").update(archive).digest("hex");
const loose = Buffer.from("a file that is in the archive");
const looseSha256 = createHash("sha256").update(loose).digest("hex");

/** What the device's ticket is for: it names the content as a package's file. */
const publication = publicationBody.parse({
  schemaVersion: 1,
  organisationId: "0d4f3c1e-5f5a-4d0f-8d7e-3d7f5a0b9c11",
  number: 1,
  createdAt: now.toISOString(),
  previousSha256: null,
  builds: [],
  operatingSystems: [],
  driverCatalogue: null,
  packages: [
    publishedPackage.parse({
      id: "7c0e8a52-2b6f-4d7c-9d1a-5a1f0b7c2e33",
      name: "Tools",
      version: "1",
      steps: [],
      files: [{ path: "tools.bin", sha256, sizeBytes: content.length }],
      archive: null,
    }),
    publishedPackage.parse({
      id: "7c0e8a52-2b6f-4d7c-9d1a-5a1f0b7c2e34",
      name: "Packed",
      version: "1",
      steps: [],
      files: [{ path: "loose.bin", sha256: looseSha256, sizeBytes: loose.length }],
      archive: { sha256: archiveSha256, sizeBytes: archive.length },
    }),
  ],
});
const publicationText = canonicalJson(publication);
const publicationSha256 = createHash("sha256").update(publicationText).digest("hex");

let directory: string;
let source: RunningSource;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-source-"));
  const contentDirectory = join(directory, "content");
  await writeFile(join(directory, "secret"), "secret");
  const store = createFolderStore(contentDirectory);
  for (const bytes of [content, foreign, archive, loose, Buffer.from(publicationText)])
    await store.put(Readable.from([bytes]));
  source = await startSource({
    content: { kind: "folder", directory: contentDirectory },
    host: "127.0.0.1",
    port: 0,
    ticketPublicKey: server.publicKey,
    now: () => now,
  });
});
afterAll(async () => {
  await source.close();
  await rm(directory, { recursive: true });
});

const ticketFor = (
  key: SigningKey,
  expiresAt = "2026-11-03T20:00:00.000Z",
  signer = server,
  ticketPublication = publicationSha256,
) =>
  makeContentTicket(
    {
      deploymentId: "6b5f1bb4-6bd2-4d0a-9a0f-6d3d0c3f1a10",
      publicationSha256: ticketPublication,
      publicKey: key.publicKey,
      expiresAt,
    },
    signer,
  );
const nonce = () => randomBytes(16).toString("base64url");
const proofOf = (method: string, path: string, key = device, at = now) =>
  signProof({ method, path, at, nonce: nonce() }, key);
const ticketHeader = (ticket = ticketFor(device)) => ({ authorization: `Windlass-Ticket ${ticket}` });

const get = async (path: string, headers: Record<string, string> = {}, method = "GET") =>
  await fetch(source.url + path, { method, headers: { ...ticketHeader(), ...proofOf(method, path), ...headers } });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe("giving content to a device", () => {
  it("gives the publication itself, and nothing that it does not name", async () => {
    const own = await get(`/content/v1/blobs/${publicationSha256}`);
    expect([own.status, await own.text()]).toEqual([200, publicationText]);
    const other = await get(`/content/v1/blobs/${foreignSha256}`);
    expect((await get(`/content/v1/blobs/${archiveSha256}`)).status).toBe(200);
    expect((await get(`/content/v1/blobs/${looseSha256}`)).status).toBe(404);
    const absent = await get(`/content/v1/blobs/${"0".repeat(64)}`);
    expect([other.status, absent.status]).toEqual([404, 404]);
    const told = (await other.json()) as { error: { code: string } };
    expect(told.error.code).toBe("content.not-found");
  });

  it("gives nothing for a publication that it does not have", async () => {
    const ticket = ticketHeader(ticketFor(device, undefined, undefined, "f".repeat(64)));
    expect((await get(blob, ticket)).status).toBe(404);
    expect((await get(blob)).status).toBe(200);
  });

  it("gives the whole of it, immutable and under its hash", async () => {
    const answer = await get(blob);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "cache-control": "private, max-age=31536000, immutable",
      "content-length": String(content.length),
      "content-type": "application/octet-stream",
      etag: `"${sha256}"`,
      "x-content-type-options": "nosniff",
    });
    expect((await bytesOf(answer)).equals(content)).toBe(true);
  });

  it("gives parts, so that a download that broke off is resumed", async () => {
    const first = await get(blob, { range: "bytes=0-1499999" });
    expect([first.status, first.headers.get("content-range")]).toEqual([206, `bytes 0-1499999/${content.length}`]);
    const rest = await get(blob, { range: "bytes=1500000-", "if-range": `"${sha256}"` });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-length")).toBe("1500000");
    expect(Buffer.concat([await bytesOf(first), await bytesOf(rest)]).equals(content)).toBe(true);
    expect((await bytesOf(await get(blob, { range: "bytes=-10" }))).equals(content.subarray(-10))).toBe(true);
  });

  it("gives all of it again when the resumed download was of something else", async () => {
    const answer = await get(blob, { range: "bytes=1500000-", "if-range": '"other"' });
    expect([answer.status, (await bytesOf(answer)).length]).toEqual([200, content.length]);
  });

  it("says which ranges it cannot give, and lets nobody cache that", async () => {
    const answer = await get(blob, { range: "bytes=3000000-" });
    expect(answer.status).toBe(416);
    expect(answer.headers.get("content-range")).toBe(`bytes */${content.length}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({
      error: { code: "content.range-not-satisfiable", remedy: expect.any(String) },
    });
  });

  it("sends nothing to a device that has it, and only the size for HEAD", async () => {
    expect((await get(blob, { "if-none-match": `"${sha256}"` })).status).toBe(304);
    const head = await get(blob, {}, "HEAD");
    expect([head.status, head.headers.get("content-length"), head.headers.get("etag")]).toEqual([
      200,
      String(content.length),
      `"${sha256}"`,
    ]);
    expect((await bytesOf(head)).length).toBe(0);
  });

  it("serves many devices at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, async (_, part) => {
        const start = part * 100_000;
        const answer = await get(blob, { range: `bytes=${start}-${start + 99_999}` });
        return (await bytesOf(answer)).equals(content.subarray(start, start + 100_000));
      }),
    );
    expect(answers.every(Boolean)).toBe(true);
  });

  it("knows only what is there", async () => {
    const answer = await get(`/content/v1/blobs/${"0".repeat(64)}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "content.not-found", requestId: expect.any(String) } });
  });
});

describe("refusing everybody else", () => {
  const refusal = async (headers: Record<string, string>, path = blob, method = "GET") => {
    const answer = await fetch(source.url + path, { method, headers });
    const { error } = (await answer.json()) as { error: { code: string } };
    return [answer.status, error.code];
  };
  const proof = (key = device) => proofOf("GET", blob, key);

  it.each<[string, () => Record<string, string>, string]>([
    ["no ticket", () => proof(), "content.ticket-missing"],
    ["another scheme", () => ({ ...proof(), authorization: `Bearer ${ticketFor(device)}` }), "content.ticket-missing"],
    [
      "a tampered ticket",
      () => ({ ...proof(), ...ticketHeader(`e${ticketFor(device).slice(1)}A`) }),
      "content.ticket-invalid",
    ],
    [
      "a ticket it made itself",
      () => ({ ...proof(), ...ticketHeader(ticketFor(device, undefined, device)) }),
      "content.ticket-invalid",
    ],
    [
      "an expired ticket",
      () => ({ ...proof(), ...ticketHeader(ticketFor(device, now.toISOString())) }),
      "content.ticket-expired",
    ],
    ["a ticket but no proof", () => ticketHeader(), "agent.proof-missing"],
    ["another device's ticket", () => ({ ...proof(generateSigningKey()), ...ticketHeader() }), "agent.proof-invalid"],
    ["a proof for another path", () => ({ ...proofOf("GET", `${blob}?x`), ...ticketHeader() }), "agent.proof-invalid"],
    ["a proof for another method", () => ({ ...proofOf("HEAD", blob), ...ticketHeader() }), "agent.proof-invalid"],
    [
      "a proof of yesterday",
      () => ({ ...proofOf("GET", blob, device, new Date(now.getTime() - 86_400_000)), ...ticketHeader() }),
      "agent.proof-invalid",
    ],
  ])("refuses %s", async (_what, headers, code) => {
    expect(await refusal(headers())).toEqual([401, code]);
  });

  it("refuses the same signed request a second time", async () => {
    const headers = { ...proof(), ...ticketHeader() };
    expect((await fetch(source.url + blob, { headers })).status).toBe(200);
    expect(await refusal(headers)).toEqual([401, "agent.proof-replayed"]);
  });

  it("answers 404 to every other address and method, even with a ticket", async () => {
    for (const path of [
      "/",
      "/content/v1/blobs",
      "/content/v1/blobs/",
      "/content/v1",
      "/api/openapi.json",
      `${blob}/x`,
    ])
      expect(await refusal({ ...ticketHeader(), ...proofOf("GET", path) }, path), path).toEqual([
        404,
        "route.not-found",
      ]);
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
      expect(await refusal({ ...ticketHeader(), ...proofOf(method, blob) }, blob, method)).toEqual([
        404,
        "route.not-found",
      ]);
  });

  it("never leaves the content store, however the path is written", async () => {
    // fetch would tidy these paths up before sending them.
    const raw = (path: string) =>
      new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
        const url = new URL(source.url);
        const headers = { ...ticketHeader(), ...proofOf("GET", path) };
        httpRequest({ host: url.hostname, port: url.port, path, headers }, async (answer) => {
          resolve({ status: answer.statusCode, body: Buffer.concat(await answer.toArray()).toString() });
        })
          .on("error", reject)
          .end();
      });
    for (const name of [
      "../../../secret",
      "..%2f..%2f..%2fsecret",
      "%2e%2e%2f%2e%2e%2fsecret",
      "..%5c..%5csecret",
      `${sha256.slice(0, 60)}%00`,
      "%",
      "a".repeat(500),
    ]) {
      const { status, body } = await raw(`/content/v1/blobs/${name}`);
      expect(status, name).toBeGreaterThanOrEqual(400);
      expect(status, name).toBeLessThan(500);
      expect(JSON.parse(body)).toMatchObject({ error: { code: expect.any(String) } });
    }
  });

  it("tells anybody that it is well, and nothing more", async () => {
    const answer = await fetch(`${source.url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
  });
});
