import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type ContentStore,
  generateSigningKey,
  makeContentTicket,
  openStore,
  readStoreLocation,
  signProof,
  storeLocationText,
} from "@windlass/content";
import { hasSwift, type Swift, startSwift } from "@windlass/content/swift";
import { type PublicationView, publicationBody, type SoftwarePackageView } from "@windlass/protocol";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { signedPublicationById } from "../../src/features/publications/service.ts";
import { startSourceProcess } from "../../src/start/source-process.ts";
import { createPublishable, uploadFile } from "../definitions.ts";
import { startTestServer, type TestServer } from "../harness.ts";

const runs = hasSwift || process.env.CI === "true";

describe.skipIf(!runs)("an installation whose content is in a bucket (needs Debian's swift-proxy)", () => {
  let directory: string;
  let swift: Swift;
  let server: TestServer;
  let store: ContentStore;
  let location: ReturnType<typeof readStoreLocation>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "windlass-swift-"));
    swift = await startSwift(directory);
    await swift.createBucket("content");
    vi.stubEnv("WINDLASS_S3_ENDPOINT", swift.endpoint);
    vi.stubEnv("WINDLASS_S3_PATH_STYLE", "true");
    vi.stubEnv("AWS_ACCESS_KEY_ID", swift.credentials.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", swift.credentials.secretAccessKey);
    location = readStoreLocation("s3://content/live", "WINDLASS_CONTENT", process.env, "/");
    store = await openStore(location);
    server = await startTestServer({}, { content: store });
  }, 60_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server?.close();
    await swift?.stop();
    await rm(directory, { recursive: true });
  });

  it("takes an upload, packs it, publishes it, and its source gives it to a device in stretches", async () => {
    const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
    const { organisationId, software } = await createPublishable(server, administrator);
    const uploadId = await uploadFile(administrator, organisationId, randomBytes(400_000));
    const path = `/api/software-packages/${software.id}/files`;
    const added = await administrator.request<SoftwarePackageView>("POST", path, { uploadId, path: "setup.exe" });
    expect(added).toMatchObject({ status: 200 });
    const publication = await administrator.request<PublicationView>("POST", "/api/publications", { organisationId });
    expect(publication).toMatchObject({ status: 201 });
    const signed = await server.database.within(wholeInstallation, (connection) =>
      signedPublicationById(connection, publication.body.id),
    );
    const { sha256 = "", sizeBytes = 0 } = publicationBody.parse(JSON.parse(signed.body)).packages[0]?.archive ?? {};

    const [ticketKey, deviceKey] = [generateSigningKey(), generateSigningKey()];
    const source = await startSourceProcess(
      {
        content: storeLocationText(location),
        host: "127.0.0.1",
        port: 0,
        ticketPublicKey: ticketKey.publicKey,
        tls: undefined,
      },
      pino({ level: "silent" }),
    );
    const ticket = makeContentTicket(
      {
        deploymentId: "0b5f1bb4-6bd2-4d0a-9a0f-6d3d0c3f1a10",
        publicKey: deviceKey.publicKey,
        publicationSha256: signed.sha256,
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      },
      ticketKey,
    );
    const get = async (range: string) => {
      const url = `/content/v1/blobs/${sha256}`;
      const proof = signProof(
        { method: "GET", path: url, at: new Date(), nonce: randomBytes(16).toString("base64url") },
        deviceKey,
      );
      const answer = await fetch(source.url + url, {
        headers: { authorization: `Windlass-Ticket ${ticket}`, range, ...proof },
      });
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const first = await get("bytes=0-99999");
    const rest = await get("bytes=100000-");
    await source.stop();
    expect([first.status, rest.status]).toEqual([206, 206]);
    const whole = Buffer.concat([first.bytes, rest.bytes]);
    expect([createHash("sha256").update(whole).digest("hex"), whole.length]).toEqual([sha256, sizeBytes]);
  }, 60_000);
});
