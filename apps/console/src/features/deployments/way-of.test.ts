import type { DeploymentView, Plan } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { deployment, registration } from "../../../test/fake-api/seed/deployments.ts";
import { device } from "../../../test/fake-api/seed/devices.ts";
import { build } from "../../../test/fake-api/seed/library.ts";
import { corporateIdentifier, planOf } from "../../../test/fake-api/seed/ways.ts";
import { wayOf } from "./way-of.ts";

const one = device("3f0c1c5e-5d0e-4c5e-9a51-0d9a0f3a7b11", 1);
const bare = deployment(one, build(one.organisationId, "Office", "", []), 9, "succeeded", null);
const planned = (steps: Plan["steps"]): DeploymentView => ({
  ...bare,
  plan: { ...planOf(bare, "offline-profile"), steps },
});
const handOver = { id: "09-hand-over", title: "Hand over", phase: "hand-over", action: "hand-over" } as const;

describe("a deployment's way into Autopilot", () => {
  it("is told by what the server follows of it", () => {
    expect(wayOf({ ...bare, registration: registration(one.organisationId, bare.id, one, "ready") })).toBe(
      "registration",
    );
    expect(wayOf({ ...bare, corporateIdentifier: corporateIdentifier(one, bare.id, "captured") })).toBe(
      "device-preparation",
    );
  });

  it("is told by its plan before there is anything to follow", () => {
    expect(wayOf({ ...bare, plan: planOf(bare, "offline-profile") })).toBe("offline-profile");
    expect(wayOf(planned([{ ...handOver, meetsAutopilot: true }]))).toBe("device-preparation");
  });

  it("is none without Autopilot or without a plan", () => {
    expect(wayOf(planned([{ ...handOver, meetsAutopilot: false }]))).toBeNull();
    expect(wayOf(bare)).toBeNull();
  });
});
