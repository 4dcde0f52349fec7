import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { warnOfEndingSecrets } from "../../src/features/secrets/expiry.ts";
import { setSecretUses } from "../../src/features/secrets/uses.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { passwordSecret } from "../route-examples/requests.ts";

let now = new Date("2026-11-01T12:00:00Z");
let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => now });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const toldOf = async (organisationId: string) => {
  const rows = await server.database.within(wholeInstallation, (connection) =>
    connection
      .selectFrom("notifications")
      .select(["kind", "body"])
      .where("organisation_id", "=", organisationId)
      .orderBy("at")
      .execute(),
  );
  return rows.map(({ kind, body }) => `${kind}: ${body.text}`);
};

const createEnding = async (organisationId: string | null, expiresOn: string, name: string): Promise<string> => {
  const body = passwordSecret(organisationId, name);
  const answer = await administrator.request<{ id: string }>("POST", "/api/secrets", {
    ...body,
    definition: { ...body.definition, expiresOn },
  });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id;
};

describe("a secret that comes to its end", () => {
  it("is told of at each threshold once, at its end, and again when its value was replaced", async () => {
    const organisationId = await createOrganisation(administrator);
    const id = await createEnding(organisationId, "2026-11-20", "Domain join");
    for (const day of [
      "2026-11-01",
      "2026-11-02",
      "2026-11-14",
      "2026-11-15",
      "2026-11-20",
      "2026-11-21",
      "2026-11-25",
    ]) {
      now = new Date(`${day}T12:00:00Z`);
      await warnOfEndingSecrets(server.context);
    }
    const told = await toldOf(organisationId);
    expect(told.map((line) => line.split(":")[0])).toEqual([
      "secret-expiring",
      "secret-expiring",
      "secret-expiring",
      "secret-expired",
    ]);
    expect(told[0]).toContain("Domain join");
    // The session has ended with the weeks that went by.
    administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
    const replaced = await administrator.request("PUT", `/api/secrets/${id}/value`, {
      value: { kind: "password", password: "new" },
      expiresOn: "2026-11-30",
    });
    expect(replaced).toMatchObject({ status: 200 });
    await warnOfEndingSecrets(server.context);
    expect(await toldOf(organisationId)).toHaveLength(5);
  });

  it("and is shared by all is told of where something uses it", async () => {
    now = new Date("2026-11-25T12:00:00Z");
    const using = await createOrganisation(administrator);
    const other = await createOrganisation(administrator);
    const id = await createEnding(null, "2026-12-01", "Shared");
    await server.database.within(wholeInstallation, (connection) =>
      setSecretUses(
        connection,
        { kind: "security-model", id: crypto.randomUUID(), name: "Kiosk", organisationId: using },
        [{ id }],
      ),
    );
    await warnOfEndingSecrets(server.context);
    expect(await toldOf(using)).toHaveLength(1);
    expect(await toldOf(other)).toEqual([]);
  });
});
