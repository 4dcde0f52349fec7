import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DriverPackView, DriverView } from "@windlass/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bin, operator, startCommandLine } from "../command-line.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { openPseudoTerminal, pseudoTerminals } from "../pseudo-terminal.ts";
import { listDrivers } from "./imports.ts";
import { storeDriver, storePack } from "./stored-driver.ts";

let server: TestServer;
let administrator: TestClient;
let windlass: Awaited<ReturnType<typeof startCommandLine>>;
let organisationId: string;
let organisations = 0;
let name: string;
let first: string;
let second: string;

beforeAll(async () => {
  server = await startTestServer();
  windlass = await startCommandLine(server);
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());
beforeEach(async () => {
  organisations += 1;
  name = `Contoso ${organisations}`;
  organisationId = await createOrganisation(administrator, name);
  first = await storeDriver(server, organisationId);
  second = await storeDriver(server, organisationId);
});

const here = (...parameters: string[]) => windlass(["drivers", ...parameters, "--organisation", name]);
const drivers = (): Promise<DriverView[]> => listDrivers(administrator, `organisationId=${organisationId}`);
const driver = async (id: string): Promise<DriverView | undefined> => (await drivers()).find((one) => one.id === id);
/** Without the command, which may sign in only so often. */
const say = async (id: string, change: object): Promise<void> => {
  const answer = await administrator.request("POST", "/api/drivers/changes", { driverIds: [id], change });
  expect(answer).toMatchObject({ status: 200, body: { changed: 1 } });
};

describe("windlass drivers change", { timeout: 120_000 }, () => {
  it("tells what it would do, changes nothing without --yes, then changes all that a search finds", async () => {
    const filter = { field: "model", operator: "is", values: ["Lab Book 14"] };
    const file = join(tmpdir(), `windlass-filter-${process.pid}.json`);
    await writeFile(file, JSON.stringify(filter));
    const change = ["change", "--search", "nic.inf", "--matching", "class=Net", "active=yes", "--filter", file].concat([
      "--architectures",
      "x64",
      "--minimum-build",
      "22621",
      "--windows-pe",
      "yes",
      "--other-data",
      "Ticket=A=1",
    ]);
    const looked = await here(...change, "--dry-run");
    expect(looked, looked.told).toMatchObject({ status: 0, told: "" });
    expect(looked.out).toContain("The search finds 2 drivers:\n  ");
    expect(looked.out).toContain("(nic.inf)\n");
    expect(looked.out).toContain("2 drivers to be changed.\nNothing was changed.\n");
    const unasked = await here(...change);
    expect(unasked).toMatchObject({ status: 2, told: expect.stringContaining("Give --yes to do it") });
    expect((await driver(first))?.revision).toBe(1);

    const done = await here(...change, "--yes");
    expect(done, done.told).toMatchObject({ status: 0, out: expect.stringContaining("\n2 drivers changed.\n") });
    for (const id of [first, second])
      expect(await driver(id)).toMatchObject({
        filter,
        limitedArchitectures: ["x64"],
        limitedMinimumBuild: 22_621,
        availableToWindowsPe: true,
        otherData: [{ name: "Ticket", value: "A=1" }],
        active: true,
      });
    const again = await here(...change, "--yes", "--json");
    expect(JSON.parse(again.out)).toMatchObject({ applied: false, changed: 0, unchanged: 2 });
  });

  it("changes those named by their ids, takes limits away again, and tells what stays as it is", async () => {
    const limited = await windlass(["drivers", "change", first, "--minimum-build", "22000", "--active", "no", "--yes"]);
    expect(limited, limited.told).toMatchObject({ status: 0, out: "1 driver to be changed.\n1 driver changed.\n" });
    expect(await driver(first)).toMatchObject({ active: false, limitedMinimumBuild: 22_000 });
    expect(await driver(second)).toMatchObject({ active: true, revision: 1 });
    const freed = await windlass(["drivers", "change", first, second, "--minimum-build", "inf", "--yes"]);
    expect(freed.out).toBe("1 driver to be changed.\n1 driver: so already.\n1 driver changed.\n");
    const arm = await windlass(["drivers", "change", first, "--architectures", "arm64", "--yes"]);
    expect(arm).toMatchObject({ status: 0, out: expect.stringContaining("their INF is for none of these") });
    expect(await driver(first)).toMatchObject({ active: false, limitedMinimumBuild: null, limitedArchitectures: null });
  });

  it("refuses what is unclear, unknown or finds nothing, with 2", async () => {
    const told = async (...parameters: string[]) => {
      const { status, out, told } = await windlass(["drivers", ...parameters]);
      expect({ status, out }).toEqual({ status: 2, out: "" });
      return told;
    };
    expect(await told("change", first, "--search", "nic", "--active", "no")).toContain("either by their ids, or by");
    expect(await told("change", "--active", "no", "--yes")).toContain("either by their ids, or by");
    expect(await told("change", first)).toContain("Say what to change");
    expect(await told("change", "--matching", "colour=red", "--active", "no")).toContain(
      "WORD=VALUE of class, provider",
    );
    expect(await told("change", "--matching", "active=perhaps", "--active", "no")).toContain("--matching active: ");
    expect(await told("delete", first, "--yes", "--dry-run")).toContain("--yes or --dry-run");
    const none = await here("delete", "--search", "no such driver", "--yes");
    expect(none).toMatchObject({ status: 2, told: "The search finds no driver. Nothing was changed.\n" });
    const unknown = await windlass(["drivers", "delete", first, organisationId, "--yes", "--json"]);
    expect({ status: unknown.status, told: JSON.parse(unknown.out) }).toMatchObject({
      status: 2,
      told: { error: { code: "object.not-found" } },
    });
    expect(await drivers()).toHaveLength(2);
  });
});

describe("windlass drivers delete", { timeout: 120_000 }, () => {
  it("deletes what it told", async () => {
    await say(first, { active: false });
    const looked = await here("delete", "--matching", "active=no", "--dry-run", "--json");
    expect(JSON.parse(looked.out)).toMatchObject({ applied: false, drivers: 1, changed: 1 });
    expect(await drivers()).toHaveLength(2);
    const done = await here("delete", "--matching", "active=no", "--yes");
    expect(done, done.told).toMatchObject({ status: 0, out: expect.stringContaining("\n1 driver deleted.\n") });
    expect((await drivers()).map(({ id }) => id)).toEqual([second]);
  });

  it.skipIf(!pseudoTerminals)("asks at a terminal, and does nothing when another number is found by then", async () => {
    const ask = () =>
      openPseudoTerminal(
        `"${process.execPath}" "${bin}" drivers delete --search nic --organisation "${name}" --server ${server.app.listeningOrigin}; echo "ended with $?"`,
        { ...process.env, WINDLASS_EMAIL: operator.email, WINDLASS_PASSWORD: operator.password },
      );
    const refused = ask();
    await expect.poll(refused.screen, { timeout: 30_000 }).toContain("Delete 2 drivers? [y/N] ");
    const third = await storeDriver(server, organisationId);
    refused.type("y\r");
    const screen = await refused.end();
    expect(screen).toContain("The search found 2 drivers when it was asked, and finds 3 now.");
    expect(screen).toContain("ended with 2");

    const declined = ask();
    await expect.poll(declined.screen, { timeout: 30_000 }).toContain("Delete 3 drivers? [y/N] ");
    declined.type("n\r");
    expect(await declined.end()).toContain("Cancelled. Nothing was changed.\r\nended with 130");
    const broken = ask();
    await expect.poll(broken.screen, { timeout: 30_000 }).toContain("[y/N] ");
    broken.type("\x03");
    expect(await broken.end()).toContain("ended with 130");
    expect((await drivers()).map(({ id }) => id).toSorted()).toEqual([first, second, third].toSorted());

    const agreed = ask();
    await expect.poll(agreed.screen, { timeout: 30_000 }).toContain("[y/N] ");
    agreed.type("yes\r");
    expect(await agreed.end()).toContain("3 drivers deleted.\r\nended with 0");
    expect(await drivers()).toEqual([]);
  });
});

describe("windlass drivers replace-pack", { timeout: 120_000 }, () => {
  it("tells what becomes of the drivers, then uses the newer pack and what was said of the older", async () => {
    await storePack(server, organisationId, [first], "Lab Book A01");
    const newer = await storePack(server, organisationId, [second], "Lab Book A02");
    await say(first, { limitedMinimumBuild: 22_000 });
    const replace = ["replace-pack", "Lab Book A01", newer];
    const looked = await here(...replace, "--dry-run");
    expect(looked, looked.told).toMatchObject({ status: 0 });
    expect(looked.out).toContain("1 driver of the same version, with other files\n");
    expect(looked.out).toContain("takes over limitedMinimumBuild\n");
    expect(looked.out).toContain("Nothing was changed.\n");
    expect((await driver(second))?.limitedMinimumBuild).toBe(null);

    const done = await here(...replace, "--afterwards", "delete", "--yes");
    expect(done, done.told).toMatchObject({ status: 0, out: expect.stringContaining("Replaced “Lab Book A01” by") });
    expect(await driver(second)).toMatchObject({ limitedMinimumBuild: 22_000 });
    const packs = await administrator.request<{ items: DriverPackView[] }>(
      "GET",
      `/api/driver-packs?organisationId=${organisationId}`,
    );
    expect(packs.body.items.map((pack) => pack.name)).toEqual(["Lab Book A02"]);
    const gone = await here(...replace, "--yes");
    expect(gone).toMatchObject({ status: 2, told: expect.stringContaining("has to name one of: “Lab Book A02”") });
  });
});
