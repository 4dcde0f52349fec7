import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { Effects } from "../src/platform/simulated/effects.ts";
import { detectionOf, msiPackage, newVpn, oldVpn, removalOf, wixlIsThere } from "./msi-package.ts";
import { id, makeScenario, type Scenario, script, sha256 } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

const crashPreload = new URL("./crash-preload.ts", import.meta.url).href;

/** A kill right before one of the durable writes of a process. */
interface Crash {
  readonly in: "windows-pe" | "windows";
  readonly beforeWrite: number;
  /** Counted from the first text that is written with this in it; left out: from the start of the process. */
  readonly after?: string;
}

/** Runs program and supervisor in a process group of their own; both are killed at once when `until` says so. */
const runUntil = async (until: (events: number) => boolean, crash?: Crash): Promise<number | null> => {
  const { bootMedium, directory, server } = scenario;
  const preload = crash ? ["--import", crashPreload] : [];
  const args = [...preload, main, "--boot-medium", bootMedium, "--device", directory, "--json", "--speed", "30"];
  const env = {
    ...process.env,
    CRASH_BEFORE_WRITE: String(crash?.beforeWrite),
    CRASH_IN: crash?.in,
    CRASH_AFTER: crash?.after,
  };
  const child = spawn(process.execPath, args, { stdio: "ignore", detached: true, env });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const timer = setInterval(() => {
    if (!until(server.events.length) || child.pid === undefined) return;
    clearInterval(timer);
    process.kill(-child.pid, "SIGKILL");
  }, 3);
  const code = await ended;
  clearInterval(timer);
  return code;
};

const repeated = (list: readonly string[]): string[] => list.filter((entry, index) => list.indexOf(entry) !== index);

describe("an agent that is killed", () => {
  it("at many moments carries on each time: one session, no event lost or doubled, each step finished once", async () => {
    scenario = await makeScenario({
      imageBytes: 3_000_000,
      steps: [script(32, "one"), script(33, "exit 3010"), script(34, "two"), script(35, "three")],
    });
    const { server } = scenario;
    scenario.server.cutAfter = [1_000_000];
    for (const threshold of [1, 4, 9, 13, 17, 22, 27, 32]) {
      const delay = Math.random() * 120;
      let reached: number | null = null;
      const code = await runUntil((events) => {
        if (events >= threshold) reached ??= Date.now() + delay;
        return reached !== null && Date.now() >= reached;
      });
      if (code === 0) break;
      expect(code).toBeNull();
    }
    const handedOver = server.finished !== null;
    expect(await runUntil(() => false)).toBe(0);

    expect(server.sessionsOpened).toBe(1);
    expect(server.finished).toMatchObject({ outcome: "succeeded", lastSequence: server.events.length });
    expect(server.events.map((event) => event.sequence)).toEqual(server.events.map((_, index) => index + 1));
    const bodies = server.events.map(({ body }) => body);
    const finished = bodies.flatMap((body) => (body.kind === "step-finished" ? [body.stepId] : []));
    expect(repeated(finished)).toEqual([]);
    const plan = bodies.flatMap((body) => (body.kind === "plan-compiled" ? [body.plan] : []));
    expect(plan).toHaveLength(1);
    expect(finished).toEqual(plan[0]?.steps.map((step) => step.id));

    const scripts = new Effects(scenario.directory).all().filter(({ kind }) => kind === "script");
    expect(repeated(scripts.map(({ subject }) => subject))).toEqual([]);
    expect(scripts).toHaveLength(4);
    const applied = join(scenario.directory, "disk0", "3-windows", "Windows", "System32", "simulated-image.json");
    expect(readFileSync(applied, "utf8")).toContain(sha256(scenario.image));
    if (!handedOver) {
      const attempts = bodies.flatMap((body) => (body.kind === "step-started" ? [body.attempt] : []));
      expect(Math.max(...attempts)).toBeGreaterThan(1);
    }
  }, 180_000);

  it.each<Crash>([
    { in: "windows-pe", beforeWrite: 7 },
    { in: "windows-pe", beforeWrite: 30 },
    { in: "windows-pe", beforeWrite: 45 },
    { in: "windows", beforeWrite: 4 },
    { in: "windows", beforeWrite: 21 },
    { in: "windows", beforeWrite: 40 },
  ])(
    "right before durable write $beforeWrite in $in carries on",
    async (crash) => {
      scenario = await makeScenario({ steps: [script(32, "exit 3010"), script(33, "two")] });
      const { server } = scenario;
      await runUntil(() => false, crash);
      expect(await runUntil(() => false)).toBe(0);
      expect(server.sessionsOpened).toBe(1);
      expect(server.finished).toMatchObject({ outcome: "succeeded", lastSequence: server.events.length });
      const finished = server.events.flatMap(({ body }) => (body.kind === "step-finished" ? [body.stepId] : []));
      expect(repeated(finished)).toEqual([]);
      const scripts = new Effects(scenario.directory).all().filter(({ kind }) => kind === "script");
      expect(scripts).toHaveLength(2);
    },
    90_000,
  );

  it.skipIf(!wixlIsThere).each([
    { step: "06-run-software-step", beforeWrite: 1 },
    { step: "06-run-software-step", beforeWrite: 3 },
    { step: "07-verify-software", beforeWrite: 2 },
    { step: "08-run-software-step", beforeWrite: 2 },
  ])(
    "right before durable write $beforeWrite of $step while it replaces a package runs no finished step again",
    async ({ step, beforeWrite }) => {
      const image = await msiPackage(8, oldVpn, { name: "Image" });
      const vpn = await msiPackage(30, newVpn, { replaces: [id(9)], detection: detectionOf(newVpn) });
      const { name, version, reboot } = vpn.published;
      const removal = { id: id(9), name, version, reboot, detection: detectionOf(oldVpn), files: [], archive: null };
      scenario = await makeScenario({
        publication: {
          packages: [image.published, vpn.published],
          removals: [{ ...removal, steps: [removalOf(99, oldVpn)] }],
        },
        build: { packageIds: [id(8), id(30)] },
      });
      for (const { published, archive } of [image, vpn]) scenario.content.set(published.archive?.sha256 ?? "", archive);
      const { server, directory } = scenario;
      expect(await runUntil(() => false, { in: "windows", beforeWrite, after: `"stepId":"${step}"` })).not.toBe(0);
      expect(await runUntil(() => false)).toBe(0);
      expect(server.finished).toMatchObject({ outcome: "succeeded" });
      const ends = server.events.flatMap(({ body }) => (body.kind === "step-finished" ? [body] : []));
      expect(repeated(ends.map(({ stepId }) => stepId))).toEqual([]);
      expect(ends.every(({ outcome }) => outcome === "succeeded")).toBe(true);
      const programs = new Effects(directory).all().filter(({ kind }) => kind === "program");
      expect(programs.map(({ subject }) => subject.split("/").at(-1))).toEqual([
        "05-run-software-step",
        "06-run-software-step",
        "08-run-software-step",
      ]);
      const registry = join(directory, "disk0/3-windows/Windows/System32/config/simulated-registry.json");
      expect(readFileSync(registry, "utf8")).not.toContain(oldVpn.code.toLowerCase());
      expect(readFileSync(registry, "utf8")).toContain(newVpn.code.toLowerCase());
    },
    90_000,
  );

  it("between two restarts of the device is started again by nobody but the next switching on", async () => {
    scenario = await makeScenario();
    const { server } = scenario;
    const code = await runUntil(() => server.events.some(({ body }) => body.kind === "restarting"));
    expect(code).toBeNull();
    const events = server.events.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(server.finished).toBeNull();
    expect(server.events.length - events).toBeLessThanOrEqual(1);
    expect(await runUntil(() => false)).toBe(0);
  }, 60_000);
});
