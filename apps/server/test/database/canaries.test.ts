import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentSigningKey } from "../../src/features/signing-keys/service.ts";
import { TestDevice } from "../agent-device.ts";
import { dumpTables, tablesThatTell } from "../database-dump.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

/** Passwords, sessions and set-up links are looked for in test/people, client secrets in test/tenant-connections. */
describe("a dump of the database", () => {
  it("does not hold a device's token or content ticket", async () => {
    const published = await createPublishedBuild(server, administrator);
    const device = new TestDevice(server, published.bootProfileId);
    const grant = await device.deploy(administrator, published.build.id);
    expect(await tablesThatTell(server, grant.token)).toEqual([]);
    expect(await tablesThatTell(server, grant.contentTicket)).toEqual([]);
    expect(await tablesThatTell(server, device.key.publicKey)).toEqual(["agent_sessions"]);
  });

  it("does not hold the private half of a signing key, nor the master key", async () => {
    for (const purpose of ["publication", "content-ticket"] as const) {
      const { privateKey } = await currentSigningKey(server.context, purpose);
      const seed = privateKey.export({ format: "jwk" }).d ?? "";
      const dump = [...(await dumpTables(server)).values()].flat().join("\n");
      const bytes = Buffer.from(seed, "base64url");
      expect(bytes).toHaveLength(32);
      for (const writing of [seed, bytes.toString("base64"), bytes.toString("hex")])
        expect(dump).not.toContain(writing);
      const master = server.context.masterKey.key;
      for (const encoding of ["base64", "base64url", "hex"] as const)
        expect(dump).not.toContain(master.toString(encoding));
      expect(dump).toContain("wrappedKey");
    }
  });
});
