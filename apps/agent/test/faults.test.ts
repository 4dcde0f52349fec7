import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateSigningKey } from "@windlass/content";
import type { Disk } from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { readDeviceDescription, writeDeviceDescription } from "../src/platform/simulated/device-description.ts";
import { Effects } from "../src/platform/simulated/effects.ts";
import { AgentServer } from "./agent-server.ts";
import { deployHere, swiftPlatform } from "./run-here.ts";
import { makeScenario, type Scenario, script, sha256 } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

const effects = () => new Effects(scenario.directory).all().map(({ kind }) => kind);

const flipBit = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe("content that is not what was published", () => {
  it("stops the deployment at an image with one flipped bit, named, with nothing applied", async () => {
    scenario = await makeScenario();
    scenario.content.set(sha256(scenario.image), flipBit(scenario.image, 250_000));
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.content-hash-wrong");
    expect(end.message).toContain("the image file of Windows 11 24H2");
    expect(effects()).toEqual(["partition-disk"]);
    expect(scenario.server.finished).toMatchObject({ outcome: "failed", error: { code: "device.content-hash-wrong" } });
  });

  it("stops the deployment at a package's archive with one flipped bit, named, with nothing written or executed", async () => {
    scenario = await makeScenario({ steps: [script(32, "exit 0")] });
    scenario.content.set(sha256(scenario.archive), flipBit(scenario.archive, 100));
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.content-hash-wrong");
    expect(end.message).toContain("Contoso Tools 2.1.0");
    expect(effects()).not.toContain("script");
  });

  it("stops the deployment at a single package file with one flipped bit, named, with nothing written or executed", async () => {
    scenario = await makeScenario({ steps: [script(32, "exit 0")], withoutArchives: true });
    scenario.content.set(sha256(scenario.tool), flipBit(scenario.tool, 10));
    const end = await deployHere(scenario);
    expect(end.message).toContain("tools/sub/tool.exe");
    expect(effects()).not.toContain("script");
  });

  it("is refused as a whole when another key signed the publication, before any disk is touched", async () => {
    scenario = await makeScenario();
    scenario.server.signingKey = generateSigningKey();
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.publication-signature-wrong");
    expect(effects()).toEqual([]);
    expect(existsSync(join(scenario.directory, "disk0"))).toBe(false);
    expect(scenario.server.finished).toMatchObject({ error: { code: "device.publication-signature-wrong" } });
  });

  it("is refused as a whole when one character of the publication was changed after signing", async () => {
    scenario = await makeScenario();
    scenario.server.tamper = (body) => body.replace("C:\\\\Program Files", "C:\\\\Program Filex");
    expect((await deployHere(scenario)).failure).toBe("device.publication-signature-wrong");
    expect(effects()).toEqual([]);
  });

  it("is noticed again when it was kept over a restart: a damaged copy is fetched anew", async () => {
    scenario = await makeScenario({ steps: [script(32, "exit 3010"), script(33, "exit 0")] });
    const platform = swiftPlatform(scenario);
    const { restart } = platform;
    const damaged: string[] = [];
    platform.restart = async (into) => {
      const folder = join((await platform.durableFolder()) ?? "", "content");
      if (into === "windows" && existsSync(folder)) damaged.push(...readdirSync(folder));
      if (into === "windows") for (const name of damaged) writeFileSync(join(folder, name), "damaged");
      await restart(into);
    };
    expect((await deployHere(scenario, platform)).outcome).toBe("succeeded");
    expect(damaged).toEqual([sha256(scenario.archive)]);
    expect(scenario.server.ranges).toHaveLength(3);
  });
});

describe("a network that fails", () => {
  it("costs only the bytes that are missing: a cut download is resumed by range", async () => {
    scenario = await makeScenario({ imageBytes: 2_000_000 });
    scenario.server.cutAfter = [700_000, 400_000];
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const [first, second, third] = scenario.server.ranges;
    expect(first).toBeUndefined();
    const starts = [second, third].map((range) => Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1]));
    expect(starts[0]).toBeGreaterThan(0);
    expect(starts[1]).toBeGreaterThan(starts[0] ?? 0);
  });

  it("leaves the deployment going while only the server is away, and events arrive later, all of them", async () => {
    scenario = await makeScenario();
    const { server } = scenario;
    const source = await AgentServer.start({ ...scenario.serverOptions, publicationKey: server.publicationKey });
    server.sources = [{ name: "site", url: source.url }];
    server.onEvents = () => {
      server.down = true;
      setTimeout(() => {
        server.down = false;
        server.onEvents = () => {};
      }, 700);
    };
    try {
      expect((await deployHere(scenario)).outcome).toBe("succeeded");
    } finally {
      await source.stop();
    }
    expect(server.events.map((event) => event.sequence)).toEqual(server.events.map((_, index) => index + 1));
    expect(source.ranges.length).toBeGreaterThan(0);
  });

  it("sends the agent to the next source in the grant's order", async () => {
    scenario = await makeScenario();
    const { server } = scenario;
    server.sources = [{ name: "site", url: "http://127.0.0.1:9" }, ...server.sources];
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const warnings = server.events.flatMap(({ body }) =>
      body.kind === "log" && body.level === "warning" ? [body.message] : [],
    );
    expect(warnings.join("\n")).toContain("site");
  });

  it("ends the deployment when no source has the file, naming it", async () => {
    scenario = await makeScenario();
    scenario.content.delete(sha256(scenario.image));
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.content-unavailable");
    expect(end.message).toContain("Windows 11 24H2");
  });

  it("does not matter to a token that expired meanwhile: it is renewed", async () => {
    scenario = await makeScenario();
    const { server } = scenario;
    server.onEvents = () => {
      server.token = `${server.token}x`.slice(0, 60);
      server.onEvents = () => {};
    };
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
  });

  it("can lose the answer to the end: the agent finds out that the deployment has finished", async () => {
    scenario = await makeScenario();
    const { server } = scenario;
    server.loseAnswerTo = "/agent/v1/finish";
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(server.finished).toMatchObject({ outcome: "succeeded" });
  });
});

describe("the disk", () => {
  const [internal] = [0].map(
    (number): Disk => ({
      number,
      model: "KIOXIA KXG8AZNV512G",
      serialNumber: "A",
      sizeBytes: 512_110_190_592,
      bus: "nvme",
      removable: false,
    }),
  );
  if (!internal) throw new Error("there is one");

  it.each([
    ["device.several-disks", [internal, { ...internal, number: 1, serialNumber: "B" }]],
    ["device.no-suitable-disk", [{ ...internal, bus: "usb" as const, removable: true }]],
    ["device.no-suitable-disk", []],
  ])("is never guessed: %s", async (code, disks) => {
    scenario = await makeScenario({ disks });
    expect((await deployHere(scenario)).failure).toBe(code);
    expect(effects()).toEqual([]);
    expect(readdirSync(scenario.directory).filter((name) => name.startsWith("disk"))).toEqual([]);
    expect(scenario.server.finished).toMatchObject({ outcome: "failed", error: { code } });
  });

  it("is the one that the approver chose, where several could be meant", async () => {
    scenario = await makeScenario({ disks: [internal, { ...internal, number: 1, serialNumber: "B" }] });
    scenario.server.diskNumber = 1;
    expect((await deployHere(scenario)).failure).toBeNull();
    expect(readdirSync(scenario.directory).filter((name) => name.startsWith("disk"))).toEqual(["disk1"]);
  });

  it("is read again just before wiping: another one under its number is left alone", async () => {
    scenario = await makeScenario({ disks: [internal] });
    const { directory } = scenario;
    const platform = swiftPlatform(scenario);
    const { inventory } = platform;
    let reads = 0;
    platform.inventory = () => {
      reads += 1;
      if (reads === 2) {
        const description = readDeviceDescription(directory);
        const disks = [{ ...internal, serialNumber: "EXCHANGED" }];
        writeDeviceDescription(directory, { ...description, inventory: { ...description.inventory, disks } });
      }
      return inventory();
    };
    const end = await deployHere(scenario, platform);
    expect(end.failure).toBe("device.disk-changed");
    expect(end.message).toContain("EXCHANGED");
    expect(effects()).toEqual([]);
  });

  it("counts as partitioned only when what is read back is what was planned", async () => {
    scenario = await makeScenario();
    const platform = swiftPlatform(scenario);
    platform.partitionDisk = async () => [];
    const end = await deployHere(scenario, platform);
    expect(end.failure).toBe("device.platform-failure");
    expect(end.message).toContain("holds nothing");
  });
});

describe("a registration", () => {
  it("that fails at Microsoft ends the deployment with the server's words", async () => {
    scenario = await makeScenario();
    const failure = { code: "registration.other-tenant", message: "Registered elsewhere.", remedy: "Deregister it." };
    scenario.server.registration = {
      state: "failed",
      ready: false,
      failed: true,
      failure,
      findings: [],
      pollAfterSeconds: 0.02,
    };
    const end = await deployHere(scenario);
    expect(end.failure).toBe("registration.other-tenant");
    expect(scenario.server.finished).toMatchObject({ outcome: "failed", error: failure });
  });

  it("whose hash lacks something leaves a warning in the deployment's log", async () => {
    const autopilot = {
      way: "registration" as const,
      intendedMode: "self-deploying" as const,
      groupTag: "T",
      groupObjectId: "00000000-0000-4000-8000-000000000040",
      waitPolicy: { kind: "none" } as const,
    };
    scenario = await makeScenario({ build: { autopilot } });
    const finding = { code: "tpm-data-required", message: "No TPM data.", remedy: "Switch the TPM on." };
    scenario.server.registration = { ...scenario.server.registration, findings: [finding] };
    expect(await deployHere(scenario)).toMatchObject({ outcome: "succeeded" });
    const told = scenario.server.events.map(({ body }) => body);
    expect(told).toContainEqual(
      expect.objectContaining({ kind: "log", level: "warning", message: "No TPM data. Switch the TPM on." }),
    );
  });

  it.each([
    ["succeeded", "continue"],
    ["failed", "fail"],
  ] as const)(
    "that is not ready in time ends the deployment as %s when the build says %s",
    async (outcome, afterwards) => {
      const waitPolicy = { kind: "minutes", minutes: 1, afterwards, whenFailed: "fail" } as const;
      const autopilot = {
        way: "registration" as const,
        intendedMode: "user-driven" as const,
        groupTag: "T",
        groupObjectId: "00000000-0000-4000-8000-000000000040",
        waitPolicy,
      };
      scenario = await makeScenario({ build: { autopilot } });
      scenario.server.registration = { ...scenario.server.registration, state: "importing", ready: false };
      const end = await deployHere(scenario, swiftPlatform(scenario), 60_000);
      expect(end.outcome).toBe(outcome);
      expect(end.failure).toBe(outcome === "failed" ? "device.registration-too-slow" : null);
    },
  );
});
