import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { cmdStep, msiStep } from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import type { ProgramRun } from "../src/platform/platform.ts";
import { deployHere, swiftPlatform } from "./run-here.ts";
import { runProgram } from "./run-program.ts";
import { id, makeScenario, type Scenario, script } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

const canary = 'c4nary-Pa$$w0rd-with-%PATH%-and-"quotes"';
const windows = (...parts: string[]) => join(scenario.directory, "disk0", "3-windows", ...parts);

/** Every file below a folder, as bytes. */
const filesBelow = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));

/** Its first letters, which no escaping changes. */
const holds = (bytes: Buffer): boolean => bytes.includes("c4nary-Pa") || bytes.includes("c4nary-Pa", 0, "utf16le");

const namesSecret = (digit: number, changes: object = {}) =>
  script(digit, "Connect-Vpn -Password $env:VPN_PASSWORD", {
    variables: [{ name: "VPN_PASSWORD", secretId: id(90) }],
    ...changes,
  });

/** What the platform was asked to run. */
const recorded = () => {
  const platform = swiftPlatform(scenario);
  const runs: ProgramRun[] = [];
  const { runProgram: run } = platform;
  platform.runProgram = (program) => {
    runs.push(program);
    return run(program);
  };
  return { platform, runs };
};

describe("the secrets of a step on the device", { timeout: 60_000 }, () => {
  it("reach its program by the environment, with the user name beside, and no other step's", async () => {
    scenario = await makeScenario({ steps: [namesSecret(41), script(42, "exit 0")] });
    scenario.server.secrets.set(id(90), { kind: "user-name-password", userName: "CONTOSO\\vpn", password: canary });
    const { platform, runs } = recorded();
    expect((await deployHere(scenario, platform)).failure).toBeNull();
    expect(runs.map(({ environment }) => environment)).toEqual([
      { VPN_PASSWORD: canary, VPN_PASSWORD_USERNAME: "CONTOSO\\vpn" },
      {},
    ]);
    expect(runs.every(({ commandLine }) => !commandLine.includes(canary))).toBe(true);
    expect(scenario.server.secretsGiven).toHaveLength(1);
  });

  it("are nowhere afterwards, also where the program prints them: not on the device, in its events or on its screen", async () => {
    scenario = await makeScenario({
      steps: [namesSecret(41)],
      scripts: [{ contains: "Connect-Vpn", exitCode: 0, output: "connecting with %VPN_PASSWORD% …" }],
    });
    scenario.server.secrets.set(id(90), { kind: "password", password: canary });
    const { code, lines, errors } = await runProgram(scenario);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    const events = JSON.stringify(scenario.server.events);
    expect(events).toContain("connecting with ••••••");
    expect(JSON.stringify(lines)).not.toContain("c4nary");
    expect(events).not.toContain("c4nary");
    const files = filesBelow(scenario.directory);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter(holds)).toEqual([]);
  });

  it("are in no file of the workspace while the program runs", async () => {
    scenario = await makeScenario({ steps: [namesSecret(41)] });
    scenario.server.secrets.set(id(90), { kind: "password", password: canary });
    const platform = swiftPlatform(scenario);
    const { runProgram: run } = platform;
    let seen = -1;
    platform.runProgram = (program) => {
      seen = filesBelow(scenario.directory).filter(holds).length;
      return run(program);
    };
    expect((await deployHere(scenario, platform)).failure).toBeNull();
    expect(seen).toBe(0);
  });

  it("come to Windows Installer by a script, without its command line and its log", async () => {
    const step = msiStep.parse({
      id: id(41),
      name: "Install the VPN client",
      kind: "msi",
      path: "C:\\Staging\\it's.msi",
      properties: [
        { name: "SERVER", value: "vpn.contoso.com" },
        { name: "SHARED_KEY", secretId: id(90) },
      ],
    });
    scenario = await makeScenario({ steps: [step] });
    scenario.server.secrets.set(id(90), { kind: "text", text: canary });
    const { platform, runs } = recorded();
    expect((await deployHere(scenario, platform)).failure).toBeNull();
    const [run] = runs;
    expect(run?.environment).toEqual({ WINDLASS_PROPERTY_1: canary });
    expect(run?.commandLine).toMatch(
      /^C:\\Windows\\System32\\WindowsPowerShell\\v1\.0\\powershell\.exe .*windlass-msi\.ps1$/,
    );
    expect(run?.hidden).toEqual([canary]);
  });

  it("are not filled into a line by the agent: cmd.exe reads its own variables", async () => {
    const step = cmdStep.parse({
      id: id(41),
      name: "Map",
      kind: "cmd",
      command: "net use \\\\server\\share %SHARE_PASSWORD%",
      variables: [{ name: "SHARE_PASSWORD", secretId: id(90) }],
    });
    scenario = await makeScenario({ steps: [step] });
    scenario.server.secrets.set(id(90), { kind: "password", password: canary });
    const { platform, runs } = recorded();
    expect((await deployHere(scenario, platform)).failure).toBeNull();
    expect(runs[0]?.commandLine).toBe(
      'C:\\Windows\\System32\\cmd.exe /d /s /c "net use \\\\server\\share %SHARE_PASSWORD%"',
    );
  });

  it("are asked for again, as another attempt, when the answer was lost on the way", async () => {
    scenario = await makeScenario({ steps: [namesSecret(41)] });
    scenario.server.secrets.set(id(90), { kind: "password", password: canary });
    scenario.server.losesToken = false;
    scenario.server.loseAnswerTo = "/agent/v1/step-secrets";
    const { platform, runs } = recorded();
    expect((await deployHere(scenario, platform)).failure).toBeNull();
    expect(scenario.server.secretsGiven.map((given) => given.split(" ")[1])).toEqual(["1", "2"]);
    expect(runs).toHaveLength(1);
  });

  it("are waited for while the server is away, and the device says so", async () => {
    scenario = await makeScenario({ steps: [script(40, "exit 0"), namesSecret(41)] });
    scenario.server.secrets.set(id(90), { kind: "password", password: canary });
    const { platform, runs } = recorded();
    const { runProgram: run } = platform;
    platform.runProgram = async (program) => {
      if (runs.length === 0) {
        scenario.server.down = true;
        setTimeout(() => {
          scenario.server.down = false;
        }, 3_000);
      }
      return run(program);
    };
    expect((await deployHere(scenario, platform)).failure).toBeNull();
    expect(runs).toHaveLength(2);
    expect(JSON.stringify(scenario.server.events)).toContain("it waits until the server answers");
  });

  it("that the server refuses fail the step with its reason", async () => {
    scenario = await makeScenario({ steps: [namesSecret(41)] });
    const { platform, runs } = recorded();
    const end = await deployHere(scenario, platform);
    expect(end.failure).toBe("device.secrets-unreadable");
    expect(runs).toEqual([]);
    expect(() => statSync(windows("Windlass"))).toThrow();
  });
});
