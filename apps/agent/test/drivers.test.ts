import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "@windlass/content";
import type { AgentEventBody } from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { Effects } from "../src/platform/simulated/effects.ts";
import { modelNodes } from "../src/platform/simulated/model-nodes.ts";
import { deployHere, swiftPlatform } from "./run-here.ts";
import { runProgram, startProgramGroup } from "./run-program.ts";
import { makeScenario, type Scenario } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

const ids = modelNodes["latitude-5450"].flatMap(({ hardwareIds }) => hardwareIds.slice(0, 1));
const drivers = ["alpha.inf", "beta.inf", "gamma.inf"].map((inf, position) => ({
  inf,
  hardwareId: ids[position] ?? "",
}));

const store = () => join(scenario.directory, "disk0/3-windows/Windows/System32/DriverStore/FileRepository");
const injected = () =>
  new Effects(scenario.directory).all().flatMap(({ kind, subject }) => (kind === "driver" ? [subject] : []));
const bodies = (): AgentEventBody[] => scenario.server.events.map(({ body }) => body);
const ended = () => bodies().flatMap((body) => (body.kind === "driver-ended" ? [`${body.inf} ${body.outcome}`] : []));
const stepEnd = () => bodies().find((body) => body.kind === "step-finished" && body.stepId.endsWith("inject-drivers"));
const flip = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  const at = Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe("drivers of the publication", () => {
  it("are planned on the device from the catalogue, fetched, unpacked and added before Windows first starts", async () => {
    scenario = await makeScenario({ drivers: [...drivers, { inf: "other.inf", hardwareId: "PCI\\VEN_FFFF" }] });
    const end = await deployHere(scenario);
    expect(end.outcome).toBe("succeeded");
    expect(injected()).toEqual(["alpha.inf", "beta.inf", "gamma.inf"]);
    expect(ended()).toEqual(["alpha.inf added", "beta.inf added", "gamma.inf added"]);
    const folders = readdirSync(store());
    expect(folders).toHaveLength(3);
    const alpha = folders.find((name) => name.startsWith("alpha.inf_x64_"));
    expect(readFileSync(join(store(), alpha ?? "", "x64/part.sys"), "utf8")).toContain("the driver of alpha.inf");
    const plan = bodies().flatMap((body) => (body.kind === "plan-compiled" ? [body.plan] : []))[0];
    expect(plan?.driverFindings.length).toBeGreaterThan(0);
    expect(end.lines).toContainEqual({ type: "driver", inf: "alpha.inf", error: null });
  });

  it("leave nothing unpacked and nothing fetched behind", async () => {
    scenario = await makeScenario({ drivers });
    const platform = swiftPlatform(scenario);
    let left: string[] = [];
    const restart = async (into: Parameters<typeof platform.restart>[0]) => {
      const folder = await platform.durableFolder();
      if (into === "windows" && folder) left = [...readdirSync(folder), ...readdirSync(join(folder, "content"))];
      await platform.restart(into);
    };
    await deployHere(scenario, { ...platform, restart });
    expect(left).toContain("events.jsonl");
    expect(left.filter((name) => name.startsWith("driver-") || /^[0-9a-f]{64}/.test(name))).toEqual([]);
  });

  const refusedDrivers = [{ inf: "beta.inf", refusal: "the hash for the file is not present in the catalog" }];

  it("that Windows refuses are told by name, reason and next action, and the deployment goes on", async () => {
    scenario = await makeScenario({ drivers, refusedDrivers });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(ended()).toEqual(["alpha.inf added", "beta.inf failed", "gamma.inf added"]);
    expect(bodies().find((body) => body.kind === "driver-ended" && body.inf === "beta.inf")).toMatchObject({
      error: {
        code: "device.driver-refused",
        message: expect.stringMatching(/beta\.inf 1\.2\.3\.4 for .+ the hash for the file is not present/),
        remedy: expect.stringContaining("Open the driver in the library"),
        object: { kind: "driver", name: "beta.inf" },
      },
    });
    expect(
      bodies().some((body) => body.kind === "log" && body.level === "warning" && body.message.includes("beta.inf")),
    ).toBe(true);
    expect(stepEnd()).toMatchObject({ outcome: "succeeded" });
  });

  it("that Windows refuses end the deployment where the build says so", async () => {
    scenario = await makeScenario({ drivers, refusedDrivers, build: { whenDriverFails: "stop" } });
    const end = await deployHere(scenario);
    expect(end).toMatchObject({ outcome: "failed", failure: "device.driver-refused" });
    expect(ended()).toEqual(["alpha.inf added", "beta.inf failed"]);
    expect(stepEnd()).toMatchObject({ outcome: "failed", error: { code: "device.driver-refused" } });
  });
});

describe("drivers that are not what was published", () => {
  it("stop the deployment at a catalogue with one flipped bit, named, before any disk is touched", async () => {
    scenario = await makeScenario({ drivers });
    const catalogue = scenario.drivers?.catalogue ?? Buffer.alloc(0);
    scenario.content.set(sha256Of(catalogue), flip(catalogue));
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.content-hash-wrong");
    expect(end.message).toContain("the driver catalogue of publication 1");
    expect(new Effects(scenario.directory).all()).toEqual([]);
  });

  it("stop the deployment at an archive with one flipped bit, named, also where failing drivers are passed over", async () => {
    scenario = await makeScenario({ drivers });
    const archive = scenario.drivers?.archives.get("beta.inf") ?? Buffer.alloc(0);
    scenario.content.set(sha256Of(archive), flip(archive));
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.content-hash-wrong");
    expect(end.message).toContain("driver beta.inf 1.2.3.4");
    expect(injected()).toEqual(["alpha.inf"]);
  });
});

describe("a device that is killed between two drivers", () => {
  it.each([1, 2])("goes on behind driver %i, adding none twice", async (killAfter) => {
    scenario = await makeScenario({ drivers });
    const running = startProgramGroup(scenario, "--speed", "10");
    scenario.server.onEvents = () => {
      const { pid } = running.process;
      if (ended().length < killAfter || pid === undefined) return;
      scenario.server.onEvents = () => {};
      process.kill(-pid, "SIGKILL");
    };
    await running.ended;
    expect(scenario.server.finished).toBeNull();
    expect((await runProgram(scenario)).code).toBe(0);
    expect(injected()).toEqual(["alpha.inf", "beta.inf", "gamma.inf"]);
    expect(ended()).toEqual(["alpha.inf added", "beta.inf added", "gamma.inf added"]);
    expect(scenario.server.finished).toMatchObject({ outcome: "succeeded" });
  });
});
