import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cmdStep, type DetectionRule, publishedPackage, type SoftwareStep, softwareStep } from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import type { Platform } from "../src/platform/platform.ts";
import type { ScriptRule } from "../src/platform/simulated/device-description.ts";
import { detectionOf, msiPackage, newVpn, oldVpn, removalOf, type Vpn, wixlIsThere } from "./msi-package.ts";
import { deployHere, swiftPlatform } from "./run-here.ts";
import { id, makeScenario, type Scenario, script } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

/** Steps that ended, by their titles, with what became of them. */
const ends = () => {
  const bodies = scenario.server.events.map(({ body }) => body);
  const titles = new Map(
    bodies.flatMap((body) =>
      body.kind === "plan-compiled" ? body.plan.steps.map(({ id: step, title }) => [step, title] as const) : [],
    ),
  );
  return bodies.flatMap((body) => {
    const title = body.kind === "step-finished" ? titles.get(body.stepId) : undefined;
    if (body.kind !== "step-finished" || !title || !/VPN|Registered/.test(title)) return [];
    return [`${title}: ${body.outcome}${body.error ? ` ${body.error.code}` : ""}`];
  });
};
const logs = () => scenario.server.events.flatMap(({ body }) => (body.kind === "log" ? [body.message] : []));

const registry = (): string => {
  const path = join(scenario.directory, "disk0/3-windows/Windows/System32/config/simulated-registry.json");
  return existsSync(path) ? readFileSync(path, "utf8") : "";
};
const isInstalled = ({ code }: Vpn): boolean => registry().includes(code.toLowerCase());

interface Replacement {
  /** Whether the image brings the old version. */
  readonly isThere?: boolean;
  /** What takes the old one away. */
  readonly steps?: readonly SoftwareStep[];
  readonly scripts?: readonly ScriptRule[];
  /** Of the new package. */
  readonly changes?: object;
}

/** A build whose VPN 5.2 replaces a VPN 5.1. */
const replacing = async ({ isThere = true, steps, scripts, changes }: Replacement): Promise<void> => {
  const image = await msiPackage(8, oldVpn, { name: "Image with VPN" });
  const vpn = await msiPackage(30, newVpn, { replaces: [id(9)], detection: detectionOf(newVpn), ...changes });
  const removal = {
    id: id(9),
    name: "Contoso VPN",
    version: oldVpn.version,
    detection: detectionOf(oldVpn),
    steps: [...(steps ?? [removalOf(99, oldVpn)])],
    reboot: "when-asked" as const,
    files: [],
    archive: null,
  };
  scenario = await makeScenario({
    publication: { packages: [...(isThere ? [image.published] : []), vpn.published], removals: [removal] },
    build: { packageIds: isThere ? [id(8), id(30)] : [id(30)] },
    ...(scripts && { scripts }),
  });
  for (const { published, archive } of [image, vpn]) scenario.content.set(published.archive?.sha256 ?? "", archive);
};

describe.skipIf(!wixlIsThere)("a package that replaces another", { timeout: 60_000 }, () => {
  it("is installed once the other is gone: Windows Installer has registered the one and not the other", async () => {
    await replacing({});
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(ends()).toEqual([
      "Image with VPN 5.1.0: Install it: succeeded",
      "Remove Contoso VPN 5.1.0: Remove it: succeeded",
      "Verify that Contoso VPN 5.1.0 is gone: succeeded",
      "Contoso VPN 5.2.0: Install it: succeeded",
      "Verify that Contoso VPN 5.2.0 is installed: succeeded",
    ]);
    expect([isInstalled(oldVpn), isInstalled(newVpn)]).toEqual([false, true]);
    expect(logs()).toContain(`Verified: the product {${newVpn.code}} is installed`);
  });

  it("passes over the removal of what is not there", async () => {
    await replacing({ isThere: false });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(ends()).toEqual([
      "Remove Contoso VPN 5.1.0: Remove it: skipped device.software-absent",
      "Verify that Contoso VPN 5.1.0 is gone: succeeded",
      "Contoso VPN 5.2.0: Install it: succeeded",
      "Verify that Contoso VPN 5.2.0 is installed: succeeded",
    ]);
  });

  it("is not installed while the other is still there, and the deployment says so", async () => {
    const steps = [cmdStep.parse({ id: id(99), name: "Run its uninstaller", kind: "cmd", command: "Uninstall-Vpn" })];
    await replacing({ steps, scripts: [{ contains: "Uninstall-Vpn", exitCode: 1605, output: "" }] });
    expect(await deployHere(scenario)).toMatchObject({
      outcome: "failed",
      failure: "device.software-not-removed",
      message: `Contoso VPN 5.1.0 is still there after its uninstall steps, so Contoso VPN 5.2.0 is not installed: the product {${oldVpn.code}} is installed.`,
    });
    expect(ends().slice(1)).toEqual([
      "Remove Contoso VPN 5.1.0: Run its uninstaller: succeeded",
      "Verify that Contoso VPN 5.1.0 is gone: failed device.software-not-removed",
    ]);
    expect(isInstalled(newVpn)).toBe(false);
  });

  it("is passed over for the same reason where the deployment may go on without it", async () => {
    const { published } = await msiPackage(30, newVpn);
    await replacing({
      changes: { steps: published.steps.map((step) => ({ ...step, continueOnError: true })) },
      steps: [script(99, "Uninstall-Vpn")],
      scripts: [{ contains: "Uninstall-Vpn", exitCode: 5, output: "" }],
    });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(ends().slice(1)).toEqual([
      "Remove Contoso VPN 5.1.0: Script 99: failed device.step-failed",
      "Verify that Contoso VPN 5.1.0 is gone: failed device.software-not-removed",
      "Contoso VPN 5.2.0: Install it: skipped device.software-not-removed",
      "Verify that Contoso VPN 5.2.0 is installed: skipped device.software-not-removed",
    ]);
    expect([isInstalled(oldVpn), isInstalled(newVpn)]).toEqual([true, false]);
  });

  it("waits for the restart that its own steps or the removal ask for before it looks", async () => {
    await replacing({
      scripts: [
        { contains: `/x {${oldVpn.code}}`, exitCode: 3010, output: "" },
        { contains: "run-07", exitCode: 3010, output: "" },
        { contains: "/i ", exitCode: 3010, output: "" },
      ],
    });
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    const order = scenario.server.events.flatMap(({ body }) => {
      if (body.kind === "restarting") return ["restart"];
      return body.kind === "step-started" ? [body.stepId.replace(/^\d+-/, "")] : [];
    });
    expect(order.slice(order.indexOf("run-software-step"))).toEqual([
      "run-software-step",
      "restart",
      "run-software-step",
      "restart",
      "verify-software",
      "run-software-step",
      "restart",
      "verify-software",
      "register-autopilot",
      "wait-for-autopilot",
      "hand-over",
      "restart",
    ]);
  });
});

const value = "SOFTWARE\\Contoso";
const rule: DetectionRule = {
  kind: "registry-value",
  root: "HKEY_LOCAL_MACHINE",
  key: value,
  name: "Version",
  view: "64-bit",
  operator: "at-least",
  value: "5.2",
};
const setVersion = (version: string) =>
  softwareStep.parse({
    id: id(31),
    name: "Set the version",
    kind: "registry",
    change: {
      action: "set",
      root: "HKEY_LOCAL_MACHINE",
      key: value,
      name: "Version",
      data: { type: "REG_SZ", text: version },
    },
  });

const verified = async (
  steps: readonly SoftwareStep[],
  detection: readonly DetectionRule[] = [rule],
  scripts: readonly ScriptRule[] = [],
): Promise<void> => {
  const packages = [
    publishedPackage.parse({ id: id(30), name: "Registered", version: "5.2", steps, files: [], detection }),
  ];
  scenario = await makeScenario({ publication: { packages }, scripts });
};

describe("a package with detection rules", { timeout: 60_000 }, () => {
  it("is looked for after its steps, where they really left it", async () => {
    await verified([setVersion("5.2.1")]);
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(ends()).toEqual([
      "Registered 5.2: Set the version: succeeded",
      "Verify that Registered 5.2 is installed: succeeded",
    ]);
  });

  it("fails the deployment where it is not there then, with the rule that does not hold", async () => {
    await verified([setVersion("5.1")]);
    expect(await deployHere(scenario)).toMatchObject({
      failure: "device.software-not-found",
      message:
        "Registered 5.2 is not there after its steps have run: the registry value SOFTWARE\\Contoso\\Version is “5.1”, not at least “5.2”.",
    });
    expect(scenario.server.finished).toMatchObject({ outcome: "failed", error: { code: "device.software-not-found" } });
    expect(logs().filter((line) => line.startsWith("Not yet"))).toHaveLength(1);
  });

  it("may come a little after its program has ended", async () => {
    await verified([script(31, "setup")], [rule], [{ contains: "setup", exitCode: 0, output: "" }]);
    const platform = swiftPlatform(scenario);
    let looks = 0;
    const late: Platform = {
      ...platform,
      detect: async (asked) => {
        looks += 1;
        if (looks === 3) await platform.changeRegistry("64-bit", changesOf(setVersion("5.2")));
        return await platform.detect(asked);
      },
    };
    expect((await deployHere(scenario, late)).outcome).toBe("succeeded");
    expect(looks).toBe(3);
  });

  it("is told as not verified where the device cannot tell, and goes on", async () => {
    await verified([setVersion("5.2")], [rule, { kind: "script", script: "exit 0" }]);
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(ends().at(-1)).toBe("Verify that Registered 5.2 is installed: skipped device.software-not-verified");
    expect(logs().some((line) => line.startsWith("Not verified: "))).toBe(true);
  });

  it("is told as not verified where a simulated device has only noted its program", async () => {
    await verified([script(31, "Install-Vpn")]);
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(ends().at(-1)).toBe("Verify that Registered 5.2 is installed: skipped device.software-not-verified");
    expect(logs().some((line) => line.includes("its programs were noted and not run"))).toBe(true);
  });
});

const changesOf = (step: SoftwareStep) => (step.kind === "registry" ? [step.change] : []);
