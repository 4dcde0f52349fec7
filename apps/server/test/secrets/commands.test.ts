import type { SecretView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { openSecret } from "../../src/features/secrets/service.ts";
import { startCommandLine } from "../command-line.ts";
import { createOrganisation, createPackage, powershellStep } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let windlass: Awaited<ReturnType<typeof startCommandLine>>;

beforeAll(async () => {
  server = await startTestServer();
  windlass = await startCommandLine(server);
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator, "Contoso");
});
afterAll(() => server.close());

const ofContoso = (...parameters: string[]) => [...parameters, "--organisation", "Contoso"];

const opened = (id: string): Promise<unknown> =>
  server.database.within(wholeInstallation, async (connection) => {
    const query = connection.selectFrom("library_secrets").select("sealed_id").where("id", "=", id);
    return JSON.parse(await openSecret(server.context, connection, (await query.executeTakeFirstOrThrow()).sealed_id));
  });

describe("windlass secrets", () => {
  it("takes a value from standard input, replaces it, lists it without it, and deletes it", async () => {
    const made = await windlass(
      ofContoso("secrets", "create", "Join", "--kind", "password", "--json"),
      "first value\n",
    );
    expect(made, made.told).toMatchObject({ status: 0 });
    const { id } = JSON.parse(made.out) as SecretView;
    expect(await opened(id)).toMatchObject({ password: "first value" });
    const replaced = await windlass(ofContoso("secrets", "replace", "Join", "--expires", "2030-01-31"), "second value");
    expect(replaced).toMatchObject({ status: 0, out: `Replaced Join (${id})\n` });
    expect(await opened(id)).toMatchObject({ password: "second value" });
    const listed = await windlass(ofContoso("secrets", "list"));
    expect(listed.out).toContain("Join  own     password  until 2030-01-31  not used");
    for (const { out, told } of [made, replaced, listed]) expect(out + told).not.toContain(" value\n");
    expect(await windlass(ofContoso("secrets", "delete", "Join"))).toMatchObject({ status: 0, out: "Deleted 1\n" });
  }, 180_000);

  it("says what is wrong with a value without repeating it, and what uses a secret that cannot go", async () => {
    const wrong = await windlass(ofContoso("secrets", "create", "Key", "--kind", "product-key"), "canary-of-a-key");
    expect(wrong.status).toBe(2);
    expect(wrong.told).toContain("five groups");
    expect(wrong.told).not.toContain("canary");
    const made = await windlass(ofContoso("secrets", "create", "Token", "--kind", "text", "--json"), "text");
    const { id } = JSON.parse(made.out) as SecretView;
    await createPackage(administrator, organisationId, {
      name: "Uses it",
      steps: [powershellStep({ variables: [{ name: "TOKEN", secretId: id }] })],
    });
    const refused = await windlass(ofContoso("secrets", "delete", "Token", "--json"));
    expect(refused.status).toBe(2);
    expect(JSON.parse(refused.out)).toMatchObject({
      error: { code: "object.in-use", message: expect.stringContaining("Uses it") },
    });
    expect((await windlass(ofContoso("secrets", "list"))).out).toContain("used by software-package “Uses it 1.0”");
    expect(await windlass(["secrets", "list", "--shared", "--organisation", "Contoso"])).toMatchObject({ status: 2 });
  }, 180_000);
});

describe("definitions on the command line", () => {
  it("that all share are exported and imported as such, with passwords by the names of their secrets", async () => {
    const shared = await windlass(["disk-templates", "export", "--shared"]);
    expect(JSON.parse(shared.out)).toMatchObject({ definitions: [{ name: "Standard" }] });
    const same = await windlass(["disk-templates", "import", "-", "--shared"], shared.out);
    expect(same.out).toBe("0 created, 0 changed, 1 unchanged.\n");
    await windlass(ofContoso("secrets", "create", "Support", "--kind", "password"), "of support");
    const model = {
      kind: "security-model",
      definitions: [
        { name: "Kiosk", accounts: [{ name: "support", passwordSecret: "Support", groups: [] }], groups: [] },
      ],
    };
    const made = await windlass(ofContoso("security-models", "import", "-"), JSON.stringify(model));
    expect(made, made.told).toMatchObject({ status: 0, out: "+ Kiosk\n1 created, 0 changed, 0 unchanged.\n" });
    const back = await windlass(ofContoso("security-models", "export"));
    expect(JSON.parse(back.out)).toMatchObject({ definitions: [{ accounts: [{ passwordSecret: "Support" }] }] });
  }, 180_000);
});
