import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import { offlineProfilePath, readOfflineProfile } from "@windlass/autopilot/offline-profile";
import {
  type AgentEvent,
  type PublishedBuild,
  type RegistrationForAgent,
  type WaitPolicy,
  WindlassError,
} from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { answerFilePath } from "../src/steps/answer-file-places.ts";
import { deployHere, type HereEnd, swiftPlatform } from "./run-here.ts";
import { id, makeScenario, type Scenario } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

type Autopilot = NonNullable<PublishedBuild["autopilot"]>;

const registration = (waitPolicy: WaitPolicy): Autopilot => ({
  way: "registration",
  intendedMode: "user-driven",
  groupTag: "T",
  groupObjectId: id(40),
  waitPolicy,
});
const preparation = (waitPolicy: WaitPolicy, importIdentifiers = true): Autopilot => ({
  way: "device-preparation",
  groupObjectId: id(40),
  policyName: null,
  importIdentifiers,
  waitPolicy,
});
const offline: Autopilot = {
  way: "offline-profile",
  profileName: "Büro",
  joinMethod: "entra",
  accountType: "standard",
  forcedEnrollment: true,
  hidePrivacySettings: true,
  hideLicenseTerms: true,
  skipKeyboardPage: true,
  skipConnectivityCheck: false,
  deviceNameTemplate: null,
  language: "os-default",
  region: null,
  tenantDomain: null,
  tenant: { id: id(77), domain: "contoso.com" },
};

const failure = { code: "registration.other-tenant", message: "Registered elsewhere.", remedy: "Deregister it." };
const failed: RegistrationForAgent = {
  state: "failed",
  ready: false,
  failed: true,
  failure,
  findings: [],
  pollAfterSeconds: 0.02,
};
const slow: RegistrationForAgent = {
  state: "importing",
  ready: false,
  failed: false,
  failure: null,
  findings: [],
  pollAfterSeconds: 0.02,
};

type StepFinished = Extract<AgentEvent["body"], { kind: "step-finished" }>;

/** How a step of the deployment ended, as the server heard it. */
const endOf = (action: string): StepFinished | undefined =>
  scenario.server.events
    .map(({ body }) => body)
    .find((body): body is StepFinished => body.kind === "step-finished" && body.stepId.endsWith(action));

const deploy = async (
  autopilot: Autopilot,
  prepare: (server: Scenario["server"]) => void,
  jump = 0,
): Promise<HereEnd> => {
  scenario = await makeScenario({ build: { autopilot } });
  prepare(scenario.server);
  return deployHere(scenario, swiftPlatform(scenario), jump);
};

const policies = {
  "until-ready, insisting": { kind: "until-ready", whenFailed: "fail" },
  "until-ready, going on": { kind: "until-ready", whenFailed: "continue" },
  "minutes, insisting": { kind: "minutes", minutes: 1, afterwards: "continue", whenFailed: "fail" },
  "minutes, going on": { kind: "minutes", minutes: 1, afterwards: "fail", whenFailed: "continue" },
  none: { kind: "none" },
} as const satisfies Record<string, WaitPolicy>;

describe("a device that Microsoft refuses by name", () => {
  it.each([
    ["until-ready, insisting", "failed"],
    ["minutes, insisting", "failed"],
    ["until-ready, going on", "succeeded"],
    ["minutes, going on", "succeeded"],
    ["none", "succeeded"],
  ] as const)("under the policy “%s” is %s, and its timeline says why", async (policy, outcome) => {
    const end = await deploy(registration(policies[policy]), (server) => {
      server.registration = failed;
    });
    expect(end.outcome).toBe(outcome);
    expect(scenario.server.registrations).toHaveLength(1);
    expect(endOf("register-autopilot")).toMatchObject({
      outcome: outcome === "failed" ? "failed" : "skipped",
      error: failure,
    });
    expect(scenario.server.finished?.error).toEqual(outcome === "failed" ? failure : null);
  });

  it.each([
    ["until-ready, insisting", "failed", "failed"],
    ["until-ready, going on", "succeeded", "skipped"],
    ["minutes, going on", "succeeded", "skipped"],
  ] as const)("only while it waits, under “%s”, is %s all the same", async (policy, outcome, stepOutcome) => {
    const end = await deploy(registration(policies[policy]), (server) => {
      server.registration = slow;
      server.onEvents = () => {
        if (endOf("register-autopilot")) server.registration = failed;
      };
    });
    expect(end.outcome).toBe(outcome);
    expect(endOf("register-autopilot")).toMatchObject({ outcome: "succeeded", error: null });
    expect(endOf("wait-for-autopilot")).toMatchObject({ outcome: stepOutcome, error: failure });
  });
});

describe("a hardware hash", () => {
  const refusal = new WindlassError("agent.hardware-hash-invalid", { parameters: { what: "it is empty" } });

  it("that the server refuses ends a deployment that insists, and no other", async () => {
    const refuse = (server: Scenario["server"]) => {
      server.hashRefusal = refusal;
    };
    expect((await deploy(registration(policies["until-ready, insisting"]), refuse)).failure).toBe(refusal.code);
    await scenario.end();
    expect((await deploy(registration(policies["until-ready, going on"]), refuse)).outcome).toBe("succeeded");
    expect(endOf("register-autopilot")).toMatchObject({ outcome: "skipped", error: { code: refusal.code } });
    // There is no registration to wait for.
    expect(endOf("wait-for-autopilot")).toMatchObject({ outcome: "skipped", error: null });
  });

  it("that cannot be read is told by name, and a deployment that does not wait goes on", async () => {
    scenario = await makeScenario({ build: { autopilot: registration(policies.none) } });
    const platform = swiftPlatform(scenario);
    platform.captureHardwareHash = () => Promise.reject(new Error("the class MDM_DevDetail_Ext01 is missing"));
    expect((await deployHere(scenario, platform)).outcome).toBe("succeeded");
    expect(endOf("register-autopilot")).toMatchObject({
      outcome: "skipped",
      error: { code: "device.hardware-hash-unreadable", message: expect.stringContaining("MDM_DevDetail_Ext01") },
    });
  });
});

describe("a registration that is only slow", () => {
  const stayingSlow = (server: Scenario["server"]) => {
    server.registration = slow;
  };

  it("is waited for as long as it takes where the build waits until ready", async () => {
    scenario = await makeScenario({ build: { autopilot: registration(policies["until-ready, insisting"]) } });
    // Ready at the hundredth question, when the minute that other builds wait has long passed on the device.
    let asked = 0;
    Object.defineProperty(scenario.server, "registration", {
      get: (): RegistrationForAgent => {
        asked += 1;
        return asked < 100 ? slow : { ...slow, state: "ready", ready: true };
      },
    });
    const end = await deployHere(scenario, swiftPlatform(scenario), 60_000);
    expect(asked).toBe(100);
    expect(end.outcome).toBe("succeeded");
    expect(endOf("wait-for-autopilot")).toMatchObject({ outcome: "succeeded" });
  });

  it.each([
    ["minutes, insisting", "succeeded", "skipped"],
    ["minutes, going on", "failed", "failed"],
  ] as const)(
    "after the minutes of “%s” is %s, as the build says of being late",
    async (policy, outcome, stepOutcome) => {
      const end = await deploy(registration(policies[policy]), stayingSlow, 60_000);
      expect(end.outcome).toBe(outcome);
      expect(endOf("wait-for-autopilot")).toMatchObject({
        outcome: stepOutcome,
        error: { code: "device.registration-too-slow", message: expect.stringContaining("“importing”") },
      });
    },
  );

  it("never holds up a deployment that does not wait", async () => {
    expect((await deploy(registration(policies.none), stayingSlow)).outcome).toBe("succeeded");
    expect(endOf("register-autopilot")).toMatchObject({ outcome: "succeeded", error: null });
    expect(endOf("wait-for-autopilot")).toBeUndefined();
  });
});

describe("an offline profile", () => {
  const file = () => swiftPlatform(scenario).pathOf(offlineProfilePath);

  it("lies on the disk where Windows reads it, and nothing is registered", async () => {
    const end = await deploy(offline, () => {});
    expect(end.failure).toBeNull();
    const { profile, problems } = readOfflineProfile(readFileSync(await file()));
    expect(problems).toEqual([]);
    expect(profile).toMatchObject({
      correlationId: id(10),
      tenant: { id: id(77), domain: "contoso.com" },
      settings: { profileName: "Büro", accountType: "standard" },
    });
    expect(scenario.server.registrations).toEqual([]);
    expect(existsSync(await swiftPlatform(scenario).pathOf(answerFilePath))).toBe(false);
  });

  it("is written again before the hand-over when software has removed or changed it", async () => {
    for (const spoil of [rmSync, (path: string) => writeFileSync(path, "{}")]) {
      scenario = await makeScenario({ build: { autopilot: offline } });
      const platform = swiftPlatform(scenario);
      const { runProgram } = platform;
      const path = await platform.pathOf(offlineProfilePath).catch(() => "");
      expect(path).toBe("");
      platform.runProgram = async (run) => {
        spoil(await platform.pathOf(offlineProfilePath));
        return runProgram(run);
      };
      expect((await deployHere(scenario, platform)).failure).toBeNull();
      expect(readOfflineProfile(readFileSync(await file())).problems).toEqual([]);
      if (spoil === rmSync) await scenario.end();
    }
  });

  it("that cannot be written fails the deployment by name", async () => {
    scenario = await makeScenario({ build: { autopilot: offline } });
    const platform = swiftPlatform(scenario);
    const { pathOf } = platform;
    platform.pathOf = async (windowsPath) => {
      const path = await pathOf(windowsPath);
      // A folder stands where the file belongs.
      if (windowsPath === offlineProfilePath) mkdirSync(path, { recursive: true });
      return path;
    };
    const end = await deployHere(scenario, platform);
    expect(end.failure).toBe("device.platform-failure");
    expect(end.message).toContain("offline Autopilot profile");
  });
});

describe("device preparation", () => {
  it("asks the server for the corporate identifier, hands over no hash, and leaves no answer file", async () => {
    const end = await deploy(preparation({ kind: "until-ready", whenFailed: "fail" }), () => {});
    expect(end.failure).toBeNull();
    expect(scenario.server.identifiersAsked).toBe(1);
    expect(scenario.server.registrations).toEqual([]);
    expect(endOf("wait-for-autopilot")).toMatchObject({ outcome: "succeeded" });
    expect(existsSync(await swiftPlatform(scenario).pathOf(answerFilePath))).toBe(false);
  });

  it.each([
    ["fail", "failed"],
    ["continue", "succeeded"],
  ] as const)(
    "whose identifier is refused: where the build says %s, the deployment has %s",
    async (whenFailed, outcome) => {
      const refused = { ...failure, code: "corporate-identifier.refused" };
      const end = await deploy(preparation({ kind: "until-ready", whenFailed }), (server) => {
        server.identifier = { state: "failed", ready: false, failed: true, failure: refused, pollAfterSeconds: 0.02 };
      });
      expect(end.outcome).toBe(outcome);
      expect(endOf("import-corporate-identifier")).toMatchObject({ error: refused });
    },
  );

  it("without importing asks nothing of the server", async () => {
    const end = await deploy(preparation({ kind: "none" }, false), () => {});
    expect(end.failure).toBeNull();
    expect(scenario.server.identifiersAsked).toBe(0);
  });
});
