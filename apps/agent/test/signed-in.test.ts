import type { PublishedBuild } from "@windlass/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { deployHere, swiftPlatform } from "./run-here.ts";
import { id, makeScenario, type Scenario, script } from "./scenario.ts";

let scenario: Scenario;
afterEach(() => scenario.end());

const ending = { kind: "desktop", privacy: "off", signInWhileDeploying: true, afterwards: "restart" } as const;
const build: Partial<PublishedBuild> = {
  autopilot: null,
  ending,
  administrator: { kind: "disabled", renamedTo: null },
  packageOptions: [{ packageId: id(30), presence: "preselected", phase: "signed-in", overrides: [] }],
};
const steps = [script(31, "Greet", { runAs: "logged-on-user" })];
const ended = () =>
  scenario.server.events.flatMap(({ body }) =>
    body.kind === "step-finished" && /sign-in|software/.test(body.stepId)
      ? [`${body.stepId.replace(/^\d+-/, "")} ${body.outcome}`]
      : [],
  );

describe("software that is installed while somebody is signed in", { timeout: 60_000 }, () => {
  it("waits for the account that the deployment signs in, and leaves nothing of the sign-in", async () => {
    scenario = await makeScenario({ build, steps });
    const platform = swiftPlatform(scenario);
    let looks = 0;
    const late = { ...platform, signedIn: async () => (++looks > 1 ? platform.signedIn() : null) };
    expect((await deployHere(scenario, late)).outcome).toBe("succeeded");
    expect(looks).toBe(2);
    expect(ended()).toEqual([
      "wait-for-sign-in succeeded",
      "run-software-step succeeded",
      "end-automatic-sign-in succeeded",
    ]);
    expect(await platform.signedIn()).toBeNull();
  });

  it("fails the deployment where nobody is signed in for too long, and says who was waited for", async () => {
    scenario = await makeScenario({ build, steps });
    const platform = { ...swiftPlatform(scenario), signedIn: async () => null };
    const end = await deployHere(scenario, platform, 20 * 60_000);
    expect(end).toMatchObject({ outcome: "failed", failure: "device.nobody-signed-in" });
    expect(end.message).toContain("“WindlassSetup” was not signed in within 30 minutes");
  });

  it("is left out where the approver left it out, and then nobody is waited for", async () => {
    scenario = await makeScenario({ build, steps });
    scenario.server.packageChoices = [{ packageId: id(30), install: false }];
    expect((await deployHere(scenario)).outcome).toBe("succeeded");
    expect(ended()).toEqual(["end-automatic-sign-in succeeded"]);
    const compiled = scenario.server.events.find(({ body }) => body.kind === "plan-compiled")?.body;
    expect(compiled?.kind === "plan-compiled" && compiled.plan.passedOver).toMatchObject([
      { why: "an optional package, left out at approval (Ada)" },
    ]);
  });
});
