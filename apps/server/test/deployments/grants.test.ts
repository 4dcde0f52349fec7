import { afterAll, beforeAll, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { findGrant, issueToken } from "../../src/features/deployments/grants.ts";
import { TestDevice } from "../agent-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

it("a deployment that ended while its device asked for a token gets none", async () => {
  const published = await createPublishedBuild(server, administrator);
  const device = new TestDevice(server, published.bootProfileId);
  await device.deploy(administrator, published.build.id);
  const before = await findGrant(server.context, device.sessionId);
  if (!before) throw new Error("the deployment has no grant");
  const end = { outcome: "succeeded", error: null, lastSequence: 0 };
  expect(await device.send("POST", "/agent/v1/finish", end)).toMatchObject({ status: 200 });
  await expect(issueToken(server.context, before)).rejects.toMatchObject({ code: "agent.deployment-finished" });
  const token = await server.database.within(wholeInstallation, (connection) =>
    connection.selectFrom("deployments").select("token_sha256").where("id", "=", before.id).executeTakeFirst(),
  );
  expect(token).toEqual({ token_sha256: null });
});
