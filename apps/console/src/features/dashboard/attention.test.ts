import type { DashboardView } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { attentionOf } from "./attention.ts";

const now = Date.UTC(2026, 10, 23, 12);
const view = (change: Partial<DashboardView>): DashboardView => ({
  pendingRequests: 0,
  deployments: { running: 0, succeededToday: 0, failedToday: 0 },
  registrations: { working: 0, ready: 0, failed: 0 },
  devices: 0,
  organisations: [],
  ...change,
});
const contoso = { id: "1", name: "Contoso", readiness: null, credentialExpiresOn: null, releasedPublication: null };
const texts = (change: Partial<DashboardView>) => attentionOf(view(change), now).map((item) => item.text);

describe("what needs attention", () => {
  it("is nothing when all is well", () => {
    const well = { ...contoso, readiness: "passed", credentialExpiresOn: "2027-11-23" } as const;
    expect(texts({ organisations: [well], deployments: { running: 3, succeededToday: 9, failedToday: 0 } })).toEqual(
      [],
    );
  });

  it("puts people who wait before failures, and failures before warnings", () => {
    const expiring = { ...contoso, credentialExpiresOn: "2026-12-10" };
    const failures = { running: 0, succeededToday: 0, failedToday: 2 };
    expect(texts({ organisations: [expiring], deployments: failures, pendingRequests: 1 })).toEqual([
      "1 device waiting for approval.",
      "2 deployments failed today.",
      "The credential of Contoso for Microsoft Entra expires in 17 days.",
    ]);
  });

  it("tells an expired secret from one that expires", () => {
    expect(texts({ organisations: [{ ...contoso, credentialExpiresOn: "2026-11-22" }] })).toEqual([
      "The credential of Contoso for Microsoft Entra has expired.",
    ]);
  });

  it("warns of credentials sixty days ahead, not earlier", () => {
    expect(texts({ organisations: [{ ...contoso, credentialExpiresOn: "2027-01-23" }] })).toEqual([]);
    expect(texts({ organisations: [{ ...contoso, credentialExpiresOn: "2027-01-22" }] })).toHaveLength(1);
  });
});
