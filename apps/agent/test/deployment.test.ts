import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decodeHardwareHash } from "@windlass/autopilot/hardware-hash";
import type { DiskVolume } from "@windlass/protocol";
import { cmdStep } from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { Effects } from "../src/platform/simulated/effects.ts";
import { deployHere } from "./run-here.ts";
import { runProgram, startProgram } from "./run-program.ts";
import { id, makeScenario, type Scenario, script, sha256 } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

const windows = (...parts: string[]) => join(scenario.directory, "disk0", "3-windows", ...parts);
const kinds = () => scenario.server.events.map(({ body }) => body.kind);
const effects = () => new Effects(scenario.directory).all().map(({ kind, subject }) => `${kind} ${subject}`);

describe("a deployment of a simulated device", { timeout: 90_000 }, () => {
  it("runs in two processes, one before and one after the restart, and leaves all on the disk and every event at the server", async () => {
    scenario = await makeScenario();
    const { code, lines, errors } = await runProgram(scenario);
    expect(errors).toBe("");
    expect(code).toBe(0);

    expect(scenario.server.events.map((event) => event.sequence)).toEqual(
      scenario.server.events.map((_, index) => index + 1),
    );
    expect(kinds().slice(0, 2)).toEqual(["phase-started", "plan-compiled"]);
    expect(kinds().at(-1)).toBe("restarting");
    const attempts = scenario.server.events.flatMap(({ body }) => (body.kind === "step-started" ? [body.attempt] : []));
    expect(attempts.every((attempt) => attempt === 1)).toBe(true);
    expect(scenario.server.finished).toMatchObject({ outcome: "succeeded", error: null });
    expect(lines.at(-1)).toEqual({ type: "finished", outcome: "succeeded", error: null });
    const starts = lines.filter((line) => line.type === "started").map((line) => line.environment);
    expect(starts).toEqual(["windows-pe", "windows"]);
    expect(lines.some((line) => line.type === "match-code" && /^..-..-..$/.test(line.matchCode))).toBe(true);

    expect(sha256(readFileSync(windows("Program Files", "Contoso", "sub", "tool.exe")))).toBe(sha256(scenario.tool));
    expect(readFileSync(windows("Windows", "System32", "simulated-image.json"), "utf8")).toContain(
      sha256(scenario.image),
    );
    const state = JSON.parse(readFileSync(join(scenario.directory, "simulation.json"), "utf8")) as object;
    expect(state).toMatchObject({ environment: "out-of-box-experience", computerName: "WL-7XK29T3" });

    const [registration] = scenario.server.registrations;
    const hash = decodeHardwareHash(registration?.hardwareHash ?? "");
    expect(hash).toMatchObject({ serialNumber: "7XK29T3", manufacturer: "Dell Inc." });
    expect(registration?.serialNumber).toBe("7XK29T3");
  });

  it("takes a publication from before there were archives, whose files are content of their own", async () => {
    scenario = await makeScenario({ withoutArchives: true });
    await deployHere(scenario);
    expect(scenario.server.finished).toMatchObject({ outcome: "succeeded" });
    expect(sha256(readFileSync(windows("Program Files", "Contoso", "sub", "tool.exe")))).toBe(sha256(scenario.tool));
  });

  it("leaves no key, token or answer file behind, and its folder is gone", async () => {
    scenario = await makeScenario();
    await deployHere(scenario);
    expect(existsSync(windows("Windlass"))).toBe(false);
    expect(existsSync(windows("Windows", "Panther", "unattend.xml"))).toBe(false);
    const journal = readFileSync(windows("Windows", "Logs", "Windlass", "events.jsonl"), "utf8");
    expect(journal.trim().split("\n")).toHaveLength(scenario.server.events.length);
    for (const secret of [scenario.server.token, scenario.server.registrations[0]?.hardwareHash ?? "-", "OD-OFFICE"]) {
      expect(journal).not.toContain(secret);
    }
  });

  it("leaves no answer file on a device that does not meet Autopilot either", async () => {
    scenario = await makeScenario({ build: { autopilot: null } });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(existsSync(windows("Windows", "Panther", "unattend.xml"))).toBe(false);
    expect(readFileSync(windows("Windows", "Logs", "Windlass", "deployment.json"), "utf8")).toContain("WL-7XK29T3");
    expect(scenario.server.registrations).toEqual([]);
  });

  it("divides the disk as the build's template says, and reads it back so", async () => {
    const volumes: DiskVolume[] = [
      { role: "efi-system", label: "System", sizeMegabytes: 500, letter: null },
      { role: "microsoft-reserved", label: "", sizeMegabytes: 16, letter: null },
      { role: "windows", label: "Windows", sizeMegabytes: 102_400, letter: null },
      { role: "data", label: "Projects", sizeMegabytes: null, letter: "D" },
    ];
    scenario = await makeScenario({
      build: { diskTemplateId: id(50) },
      publication: { diskTemplates: [{ id: id(50), name: "With data", volumes }] },
    });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const table: unknown = JSON.parse(readFileSync(join(scenario.directory, "disk0", "partitions.json"), "utf8"));
    expect(table).toMatchObject([
      { role: "efi-system", sizeBytes: 524_288_000, label: "System" },
      { role: "microsoft-reserved" },
      { role: "windows", sizeBytes: 107_374_182_400, label: "Windows" },
      { role: "data", fileSystem: "ntfs", label: "Projects", letter: "D" },
    ]);
  });

  it("installs what is for the place it asked from and for its vendor by any name, and nothing for another", async () => {
    const berlin = { field: "location" as const, operator: "is" as const, values: [id(70)] };
    const dell = { field: "vendor" as const, operator: "is" as const, values: ["Round Rock"] };
    scenario = await makeScenario({
      steps: [
        script(32, "Write-Output 'there'", { when: { all: [berlin, dell] } }),
        script(33, "Write-Output 'elsewhere'", { when: { not: berlin } }),
      ],
      publication: {
        vendors: [{ id: id(60), name: "Round Rock", aliases: ["Dell"] }],
        locations: [{ id: id(70), name: "Berlin", subnets: ["10.20.0.0/16"], isShared: false }],
      },
      server: { address: "::ffff:10.20.3.4" },
    });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const [plan] = scenario.server.events.flatMap(({ body }) => (body.kind === "plan-compiled" ? [body.plan] : []));
    const names = plan?.steps.flatMap((step) => (step.action === "run-software-step" ? [step.step.name] : []));
    expect(names).toEqual(["Script 32"]);
    expect(plan?.passedOver).toEqual([
      { name: "Contoso Tools 2.1.0: Script 33", why: "its condition does not match this device" },
    ]);
  });

  it("is not repeated on a device that was handed over, except when asked", async () => {
    scenario = await makeScenario();
    await runProgram(scenario);
    const events = scenario.server.events.length;
    const again = await runProgram(scenario);
    expect(again).toMatchObject({ code: 0, lines: [{ type: "handed-over", serialNumber: "7XK29T3" }] });
    expect(scenario.server.events).toHaveLength(events);

    scenario.server.state = "refused";
    expect((await runProgram(scenario, "--again")).code).toBe(1);
    expect(scenario.server.sessionsOpened).toBe(2);
  });

  it("waits for approval with a key that only its owner may read, and ends when it is refused", async () => {
    scenario = await makeScenario();
    scenario.server.state = "pending";
    const running = startProgram(scenario);
    const key = join(scenario.directory, "ram", "workspace", "device-key");
    await expect.poll(() => existsSync(key) && scenario.server.sessionsOpened, { timeout: 10_000 }).toBe(1);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    scenario.server.state = "refused";
    const { code, lines } = await running.ended;
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatchObject({ outcome: "failed", error: { code: "device.approval-refused" } });
    expect(existsSync(key)).toBe(false);
  });

  it("works on a device whose clock is hours wrong", async () => {
    scenario = await makeScenario();
    scenario.server.clockOffset = 7 * 3_600_000;
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const first = Date.parse(scenario.server.events[0]?.at ?? "");
    expect(Math.abs(first - Date.now() - scenario.server.clockOffset)).toBeLessThan(60_000);
  });

  it("restarts where a script asks for it, and goes on after it", async () => {
    scenario = await makeScenario({ steps: [script(32, "exit 3010"), script(33, "exit 0")] });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(effects().filter((effect) => effect === "restart windows")).toHaveLength(2);
    expect(effects().filter((effect) => effect.startsWith("script"))).toHaveLength(2);
    expect(kinds().filter((kind) => kind === "restarting")).toHaveLength(3);
  });

  it("says what the exit code of a failed step means", async () => {
    const step = cmdStep.parse({ id: id(32), name: "Set up", kind: "cmd", command: "setup" });
    scenario = await makeScenario({
      steps: [{ ...step, exitCodes: [{ code: 71, meaning: "fail", note: "The licence server did not answer." }] }],
      scripts: [{ contains: "setup", exitCode: 71, output: "" }],
    });
    expect((await deployHere(scenario)).message).toMatch(
      /Set up” ended with exit code 71\. The licence server did not answer\.$/,
    );
  });

  it("stops at a script that fails, with its exit code, and tells the server", async () => {
    scenario = await makeScenario({ steps: [script(32, "exit 5"), script(33, "exit 0")] });
    expect((await deployHere(scenario)).failure).toBe("device.step-failed");
    expect(scenario.server.finished).toMatchObject({ outcome: "failed", error: { code: "device.step-failed" } });
    expect(scenario.server.events.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ kind: "step-finished", outcome: "failed", exitCode: 5 }),
    );
    expect(effects().filter((effect) => effect.startsWith("script"))).toHaveLength(1);
    expect(existsSync(windows("Windlass"))).toBe(false);
  });

  it("goes on after a script that may fail, and after one that a timeout stopped", async () => {
    scenario = await makeScenario({
      steps: [
        script(32, "exit 5", { continueOnError: true }),
        script(33, "Start-Sleep 999", { continueOnError: true, timeoutSeconds: 1 }),
        script(34, "exit 0"),
      ],
      scripts: [{ contains: "Start-Sleep", exitCode: 0, output: "", seconds: 999 }],
    });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const failures = scenario.server.events.flatMap(({ body }) =>
      body.kind === "step-finished" && body.outcome === "failed" ? [body.error?.code] : [],
    );
    expect(failures).toEqual(["device.step-failed", "device.step-timed-out"]);
  });
});
