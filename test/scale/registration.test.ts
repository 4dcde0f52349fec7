import { dashboardView } from "@windlass/protocol";
import type { GraphExchange } from "@windlass/tenant-lab";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { waitFor } from "../../apps/cli/src/demo/wait.ts";
import { addOrganisation, addTenant, confirmCsv, sendCsv } from "./fleet.ts";
import { type Installation, startInstallation } from "./installation.ts";

const tenants = ["North", "East", "South", "West"];
/** As many as one tenant allows to be tidied up at once, so that nobody has to wait for its limit on writes. */
const devicesOfEach = 75;
const serialNumbers = tenants.map((name) =>
  Array.from({ length: devicesOfEach }, (_, index) => `${name}${String(index).padStart(4, "0")}`),
);

let installation: Installation;
const exchanges: GraphExchange[] = [];

beforeAll(async () => {
  installation = await startInstallation({ labSpeed: 150, registrationPace: 30 });
});
afterAll(() => installation?.close());

const registrations = async () =>
  (await installation.api.request(dashboardView, "GET", "/api/dashboard")).registrations;

const importRecordsLeft = (): number =>
  installation.lab.lab.view().tenants.reduce((sum, { imports }) => sum + imports.length, 0);

const isImport = ({ request, response }: GraphExchange) =>
  request.method === "POST" && request.path.endsWith("/import") && response.status === 200;

describe("three hundred devices of four tenants, by the server's own worker", () => {
  it("reach ready, imported once each, although the worker is killed while Intune answers the first import", async () => {
    const { api, lab } = installation;
    const files = await Promise.all(
      tenants.map(async (name, index) => {
        const { organisationId, buildId } = await addOrganisation(api, name, addTenant(lab.lab, name));
        return { id: await sendCsv(api, lab.lab, organisationId, serialNumbers[index] ?? []), buildId };
      }),
    );
    const killed = new Promise<void>((resolve, reject) => {
      installation.onExchange = (exchange) => {
        const isFirst = isImport(exchange) && !exchanges.some(isImport);
        exchanges.push(exchange);
        // Intune has carried the call out; its answer reaches nobody.
        if (isFirst) installation.kill().then(resolve, reject);
      };
    });
    // Some of these may find the server dead.
    await Promise.allSettled(files.map(({ id, buildId }) => confirmCsv(api, id, buildId)));
    await killed;
    await installation.restart();
    await Promise.all(files.map(({ id, buildId }) => confirmCsv(api, id, buildId)));
    await waitFor(
      "All being ready",
      async () => ((await registrations()).ready === serialNumbers.flat().length ? true : undefined),
      60,
      500,
    );
    const imported = lab.lab.importJournal().map(({ serialNumber }) => serialNumber);
    expect(imported.toSorted()).toEqual(serialNumbers.flat().toSorted());
    await waitFor("Tidying up", async () => (importRecordsLeft() === 0 ? true : undefined), 60, 500);
  });

  it("without one refusal for too many requests, by less than three counted operations a device", () => {
    expect(exchanges.filter(({ response }) => response.status === 429)).toEqual([]);
    expect(exchanges.length / serialNumbers.flat().length).toBeLessThan(3);
    const importCalls = exchanges.filter(isImport).length;
    expect(importCalls).toBeLessThanOrEqual(2 * tenants.length);
  });
});
