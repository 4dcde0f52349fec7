import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCommandLine } from "../command-line.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { definitionSite, vendor } from "./site.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let windlass: Awaited<ReturnType<typeof startCommandLine>>;
const { create } = definitionSite(() => administrator);

beforeAll(async () => {
  server = await startTestServer();
  windlass = await startCommandLine(server);
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator, "Contoso");
});
afterAll(() => server.close());

const ofContoso = (...parameters: string[]) => [...parameters, "--organisation", "Contoso"];

describe("definitions on the command line", () => {
  it("go from one organisation to another and back: previewed, made, changed, and then unchanged", async () => {
    const maker = await create(vendor("Fabrikam", ["Fabrikam Ltd"]), organisationId);
    const model = { kind: "device-model", name: "F1", vendorId: maker.id, aliases: [], skus: ["F100", "F101"] };
    await create(model, organisationId);
    await createOrganisation(administrator, "Tailspin");
    const at = (name: string, ...parameters: string[]) => [...parameters, "--organisation", name];
    const vendors = await windlass(ofContoso("vendors", "export"));
    const models = await windlass(ofContoso("models", "export"));
    expect(JSON.parse(models.out)).toMatchObject({ kind: "device-model", definitions: [{ vendor: "Fabrikam" }] });
    expect(models.out).not.toContain(maker.id);

    const early = await windlass(at("Tailspin", "models", "import", "-"), models.out);
    expect(early).toMatchObject({ status: 2, told: expect.stringContaining("there is no vendor “Fabrikam”") });
    const trial = await windlass(at("Tailspin", "vendors", "import", "-", "--dry-run"), vendors.out);
    expect(trial.out).toBe("+ Fabrikam\n1 to create, 0 to change, 0 unchanged.\n");
    expect((await windlass(at("Tailspin", "vendors", "import", "-"), vendors.out)).out).toContain("1 created");
    expect((await windlass(at("Tailspin", "models", "import", "-"), models.out)).out).toContain("1 created");

    const changed = models.out.replace('"F101"', '"F102"');
    const told = await windlass(at("Tailspin", "models", "import", "-", "--dry-run"), changed);
    expect(told.out).toContain("~ F1\n    skus: F100, F101 → F100, F102\n");
    expect((await windlass(at("Tailspin", "models", "import", "-"), changed)).out).toContain("1 changed");
    const again = await windlass(at("Tailspin", "models", "import", "-", "--json"), changed);
    expect(JSON.parse(again.out)).toEqual({ outcomes: [{ name: "F1", action: "unchanged", fields: [] }] });
  }, 180_000);

  it("of a file that is wrong are refused before anything is sent, with their place", async () => {
    const file = (definitions: object[]) => JSON.stringify({ kind: "location", definitions });
    const good = { name: "Never made", subnets: ["10.77.0.0/16"] };
    const run = (text: string) => windlass(ofContoso("locations", "import", "-"), text);
    const misspelt = await run(file([good, { name: "Two", subnet: [] }]));
    expect(misspelt.told).toBe(
      "Number 2 of the file (“Two”): subnet: there is no field “subnet” here; there are name, code, address, notes, subnets; subnets: Invalid input: expected array, received undefined.\n",
    );
    expect((await run(file([good, { name: "Two", subnets: ["10.1"] }]))).told).toContain(
      "subnets.0: expected a network",
    );
    expect((await run(file([good, good]))).told).toContain("twice");
    expect((await windlass(ofContoso("locations", "list"))).out).not.toContain("Never made");
  }, 180_000);
});
