import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ComputerAccountForAgent, type PublishedBuild, WindlassError } from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { Effects } from "../src/platform/simulated/effects.ts";
import { readAccountsFile } from "../src/platform/simulated/local-accounts.ts";
import { deployHere, swiftPlatform } from "./run-here.ts";
import { id, makeScenario, type Scenario } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

const joins: PublishedBuild["join"] = {
  kind: "connected-domain",
  domain: "corp.example.com",
  organisationalUnit: { kind: "fixed", path: "OU=Shops,DC=corp,DC=example,DC=com" },
  waitMinutes: 2,
};
const build: Partial<PublishedBuild> = {
  autopilot: null,
  packageIds: [],
  ending: { kind: "desktop", privacy: "off", signInWhileDeploying: false, afterwards: "restart" },
  administrator: { kind: "enabled", passwordSecretId: id(62), renamedTo: null },
  join: joins,
};
const answer = (
  state: ComputerAccountForAgent["state"],
  says: string,
  failure: ComputerAccountForAgent["failure"] = null,
): ComputerAccountForAgent => ({ state, says, failure, pollAfterSeconds: 0.02 });

const begin = async (...answers: ComputerAccountForAgent[]) => {
  scenario = await makeScenario({ build });
  scenario.server.computerAccountId = id(81);
  scenario.server.computerAccounts = answers;
  scenario.server.secrets.set(id(62), { kind: "password", password: "Admin-1!" });
  scenario.server.secrets.set(id(81), { kind: "text", text: "ARAIAMzMzMygAwAAAAAAAA==" });
};
const effects = () => new Effects(scenario.directory).all().map(({ kind }) => kind);
const logs = () => scenario.server.events.flatMap(({ body }) => (body.kind === "log" ? [body.message] : []));

describe("a device whose computer account a connector makes", { timeout: 60_000 }, () => {
  it("says what it waits for, writes the account into its answer file, and keeps it nowhere", async () => {
    await begin(
      answer("waiting", "The connector “Zurich” was last heard of at eight: start it."),
      answer("taken", "The connector “Zurich” makes the computer account."),
      answer("made", "It is made."),
    );
    const platform = swiftPlatform(scenario);
    let written = "";
    const windows = join(scenario.directory, "disk0", "3-windows");
    const file = join(windows, "Windows/Panther/unattend.xml");
    const end = await deployHere(scenario, {
      ...platform,
      restart: async (into) => {
        if (into === "windows" && existsSync(file)) written = readFileSync(file, "utf8");
        await platform.restart(into);
      },
    });
    expect(end.outcome).toBe("succeeded");
    expect(written).toContain("<AccountData>ARAIAMzMzMygAwAAAAAAAA==</AccountData>");
    expect(logs()).toEqual(
      expect.arrayContaining([expect.stringContaining("start it"), expect.stringContaining("makes the")]),
    );
    expect(end.lines.filter(({ type }) => type === "waiting")).not.toEqual([]);
    expect(readAccountsFile(join(windows, "Windows/System32/config/simulated-accounts.json")).membership.kind).toBe(
      "domain",
    );
    expect(existsSync(file)).toBe(false);
    expect(JSON.stringify(scenario.server.events)).not.toContain("ARAIAMzM");
  });

  it("ends with the connector's reason before anything is wiped", async () => {
    const told = new WindlassError("connector.account-not-made", {
      parameters: {
        connector: "Zurich",
        computerName: "PC",
        domain: "corp.example.com",
        what: "0x8b0",
        next: "Rename it.",
      },
    }).told();
    await begin(answer("failed", told.message, told));
    const end = await deployHere(scenario);
    expect(end).toMatchObject({ outcome: "failed", failure: "connector.account-not-made" });
    expect(effects()).not.toContain("partition-disk");
    expect(existsSync(join(scenario.directory, "disk0", "3-windows", "Windows"))).toBe(false);
  });

  it("waits as long as the build says and no longer, and tells why there is none", async () => {
    await begin(answer("waiting", "No connector is enrolled for corp.example.com."));
    // Two minutes pass in half a second.
    const end = await deployHere(scenario, swiftPlatform(scenario), 240_000);
    expect(end).toMatchObject({ outcome: "failed", failure: "device.computer-account-late" });
    expect(end.message).toContain("within 2 minutes. No connector is enrolled");
    expect(existsSync(join(scenario.directory, "disk0", "3-windows", "Windows"))).toBe(false);
  });
});
