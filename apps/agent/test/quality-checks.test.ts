import { existsSync } from "node:fs";
import { join } from "node:path";
import { defaultQualityChecks, freshCheck } from "@windlass/planner";
import type { CheckDecision, CheckVerdict, QualityCheck } from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import {
  type DeviceDescription,
  readDeviceDescription,
  writeDeviceDescription,
} from "../src/platform/simulated/device-description.ts";
import { Effects } from "../src/platform/simulated/effects.ts";
import { deployHere, swiftPlatform } from "./run-here.ts";
import { startProgram, startProgramGroup } from "./run-program.ts";
import { id, makeScenario, type Scenario, script } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

const withChecks = async (list: readonly QualityCheck[], steps?: Parameters<typeof script>[]): Promise<void> => {
  scenario = await makeScenario({
    build: { checks: { decisionMinutes: 1, list: [...list] } },
    ...(steps && { steps: steps.map((one) => script(...one)) }),
  });
};

/** Changes the device through its file, as whoever plays it does. */
const change = (changes: Partial<DeviceDescription>): void =>
  writeDeviceDescription(scenario.directory, { ...readDeviceDescription(scenario.directory), ...changes });

const inventoryWith = (changes: Partial<DeviceDescription["inventory"]>) =>
  change({ inventory: { ...readDeviceDescription(scenario.directory).inventory, ...changes } });

const verdicts = (): CheckVerdict[] =>
  scenario.server.events.flatMap(({ body }) => (body.kind === "checks-judged" ? body.verdicts : []));
const verdictOn = (key: string) => verdicts().find((verdict) => verdict.key === key);
const decisions = () =>
  scenario.server.events.flatMap(({ body }) => (body.kind === "checks-decided" ? [body.decision] : []));
const effects = () => new Effects(scenario.directory).all().map(({ kind }) => kind);

const nothingWritten = () => {
  expect(effects()).not.toContain("partition-disk");
  expect(existsSync(join(scenario.directory, "disk0"))).toBe(false);
};

const lowMemory: QualityCheck = { kind: "memory", level: "block", mayOverride: true, minimumGigabytes: 512 };
const noOverride: QualityCheck = { ...lowMemory, mayOverride: false };
const goOn: CheckDecision = {
  decision: "go-on",
  by: "Grace",
  reason: "Memory is on order.",
  at: "2026-11-23T10:00:00.000Z",
};

describe("quality checks of a device", { timeout: 60_000 }, () => {
  it("are all made and told, and a sound device goes through with what is usual", async () => {
    await withChecks(defaultQualityChecks.list);
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(verdicts().map(({ key }) => key)).toEqual(
      defaultQualityChecks.list
        .map(({ kind }) => kind as string)
        .filter((kind) => kind !== "hardware-hash" && kind !== "packages-detected"),
    );
    expect(verdicts().filter(({ outcome, level }) => level === "block" && outcome !== "passed")).toEqual([]);
    expect(verdictOn("autopilot-readiness")).toMatchObject({ outcome: "cannot-tell", level: "warn" });
    expect(verdictOn("clock")?.outcome).toBe("passed");
    expect(verdictOn("leftovers")?.says).toBe("Nothing of the deployment is left on the device.");
  });

  it("that block end the deployment by name before anything is written to a disk", async () => {
    await withChecks([noOverride, { ...lowMemory, kind: "secure-boot" } as QualityCheck]);
    const { outcome, failure, message } = await deployHere(scenario);
    expect([outcome, failure]).toEqual(["failed", "check.not-passed"]);
    expect(message).toMatch(/“Memory” \(The device has 16 GB of memory, and 512 GB are asked for\)/);
    nothingWritten();
    expect(scenario.server.finished).toMatchObject({ outcome: "failed", error: { code: "check.not-passed" } });
    expect(scenario.server.decisionsAsked).toEqual([]);
  });

  it("that cannot be told block as if they had failed", async () => {
    await withChecks([
      { kind: "power", level: "block", mayOverride: false, mainsRequired: true, minimumBatteryPercent: null },
    ]);
    const { power: _untold, ...rest } = readDeviceDescription(scenario.directory).inventory;
    change({ inventory: rest });
    expect((await deployHere(scenario)).failure).toBe("check.not-passed");
    expect(verdictOn("power")?.outcome).toBe("cannot-tell");
    nothingWritten();
  });

  it("wait for a technician where they may be overridden, and go on with a word and its reason in the journal", async () => {
    await withChecks([lowMemory]);
    setTimeout(() => {
      scenario.server.checkDecision = goOn;
    }, 300);
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(decisions()).toEqual([goOn]);
    expect(scenario.server.decisionsAsked.length).toBeGreaterThan(2);
    const log = scenario.server.events.flatMap(({ body }) => (body.kind === "log" ? [body.message] : []));
    expect(log.join("\n")).toMatch(/Grace goes on without .*Memory.*: Memory is on order\./);
  });

  it("end by name where a technician says so, or nobody says anything in time", async () => {
    await withChecks([lowMemory]);
    scenario.server.checkDecision = { ...goOn, decision: "end", reason: "Send it back." };
    const refused = await deployHere(scenario);
    expect(refused.failure).toBe("check.ended-by-person");
    expect(refused.message).toMatch(/Grace ended .*Send it back/);
    nothingWritten();
    await scenario.end();

    await withChecks([lowMemory]);
    // The device's clock runs away: the minute is over in half a second.
    const late = await deployHere(scenario, swiftPlatform(scenario), 120_000);
    expect(late.failure).toBe("check.decision-too-late");
    expect(decisions()).toMatchObject([{ decision: "timed-out", by: null }]);
    nothingWritten();
  });

  it("keep waiting when the agent is killed, and are not measured again", async () => {
    await withChecks([lowMemory]);
    const { server } = scenario;
    const first = startProgramGroup(scenario);
    while (server.decisionsAsked.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill(-(first.process.pid ?? 0), "SIGKILL");
    await first.ended;
    server.checkDecision = goOn;
    const asked = server.decisionsAsked.length;
    const { code } = await startProgram(scenario).ended;
    expect(code).toBe(0);
    expect(server.decisionsAsked.length).toBeGreaterThan(asked);
    expect(server.events.filter(({ body }) => body.kind === "checks-judged")).toHaveLength(1);
    expect(server.sessionsOpened).toBe(1);
  });

  it("are played by the device's file: clock, power, network, TPM, processor, model, drivers, readiness, hash", async () => {
    const kinds = ["clock", "power", "network", "tpm", "processor", "known-model", "driver-coverage"] as const;
    const more = ["autopilot-readiness", "firmware-age", "secure-boot", "disk", "hardware-hash"] as const;
    scenario = await makeScenario({
      build: {
        checks: {
          decisionMinutes: 5,
          list: [...kinds, ...more].map((kind) => ({
            ...freshCheck(kind),
            level: "warn" as const,
            mayOverride: false,
          })),
        },
        autopilot: {
          way: "registration",
          intendedMode: "self-deploying",
          groupTag: "KIOSK",
          groupObjectId: id(40),
          waitPolicy: { kind: "none" },
        },
      },
    });
    const { inventory } = readDeviceDescription(scenario.directory);
    change({ clockAheadSeconds: 86_400 });
    inventoryWith({
      power: { onMains: false, hasBattery: true, batteryPercent: 12 },
      networkInterfaces: [
        { ...inventory.networkInterfaces[0], linkSpeedMbps: 10 } as (typeof inventory.networkInterfaces)[0],
      ],
      tpm: { present: false, version: null },
      processor: { ...inventory.processor, model: 78 },
      secureBoot: false,
      smbios: { ...inventory.smbios, firmwareDate: "2019-01-01" },
      deviceNodes: [
        { name: "Ethernet", hardwareIds: ["PCI\\VEN_1&DEV_2&CC_020000"], compatibleIds: [], problemCode: 28 },
      ],
      disks: inventory.disks.map((disk) => ({ ...disk, sizeBytes: 60_000_000_000, bus: "raid" as const })),
    });
    scenario.server.checkFacts = {
      vendorName: null,
      modelName: null,
      readiness: { checkedAt: new Date().toISOString(), outcome: "failed", problems: ["Dynamic device group"] },
    };
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const outcomes = Object.fromEntries(verdicts().map(({ key, outcome }) => [key, outcome]));
    expect(outcomes).toEqual({
      ...Object.fromEntries([...kinds, ...more].map((kind) => [kind, "failed"])),
      disk: "passed",
    });
    expect(verdictOn("network")?.measured).toBe("10 Mbit/s from master");
  });

  it("look at the deployed Windows, and find what was left behind", async () => {
    const kinds = ["problem-devices", "activation", "join", "bitlocker"] as const;
    await withChecks([
      ...kinds.map((kind) => freshCheck(kind)),
      { kind: "leftovers", level: "block", mayOverride: false },
    ]);
    change({
      windows: {
        problemDevices: [{ name: "Wi-Fi", hardwareIds: ["PCI\\VEN_1&DEV_2&CC_028000"], class: null, problemCode: 10 }],
        activated: false,
        join: { kind: "workgroup", name: "WORKGROUP" },
        bitLocker: "off",
        leavesBehind: [{ path: "C:\\Windows\\Panther\\Unattend\\Unattend.xml", text: "<unattend/>" }],
      },
    });
    const { failure, message } = await deployHere(scenario);
    expect(failure).toBe("check.not-passed-after");
    expect(message).toMatch(/Left on the device: the answer file C:\\Windows\\Panther\\Unattend\\Unattend.xml/);
    for (const kind of kinds) expect(verdictOn(kind)?.outcome).toBe("failed");
  });

  it("run an administrator's script before and after, bounded, and say where Windows PE has no PowerShell", async () => {
    const check = (digit: number, when: "before" | "after", text: string): QualityCheck => ({
      kind: "script",
      id: id(digit),
      name: `Script ${digit}`,
      when,
      script: text,
      timeoutSeconds: 5,
      level: "warn",
      mayOverride: false,
    });
    const list = [check(71, "before", "asset-tag"), check(72, "after", "slow"), check(73, "after", "warns")];
    await withChecks(list);
    change({
      scripts: [
        { contains: "asset-tag", exitCode: 2, output: "No asset tag is set.\nSet one." },
        { contains: "slow", exitCode: 0, output: "…", seconds: 900 },
        { contains: "warns", exitCode: 1, output: "Nearly." },
      ],
    });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(verdictOn(`script:${id(71)}`)).toMatchObject({ outcome: "failed", says: "No asset tag is set." });
    expect(verdictOn(`script:${id(71)}`)?.output).toBe("No asset tag is set.\nSet one.");
    expect(verdictOn(`script:${id(72)}`)).toMatchObject({ outcome: "cannot-tell" });
    expect(verdictOn(`script:${id(73)}`)).toMatchObject({ outcome: "failed", level: "warn" });
    await scenario.end();

    await withChecks([list[0] as QualityCheck]);
    change({ powerShellInWindowsPe: false });
    await deployHere(scenario);
    expect(verdictOn(`script:${id(71)}`)?.says).toMatch(/Windows PE on this boot medium has no PowerShell/);
  });
});
