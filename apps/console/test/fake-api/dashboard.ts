import type { DashboardView, InstallationView } from "@windlass/protocol";
import type { Store } from "./store.ts";

const ends = ["ready", "failed"];

/** The dashboard's numbers, counted from the store. */
export const dashboardOf = (store: Store, organisationId: string | undefined): DashboardView => {
  const mine = (item: { organisationId: string }) => !organisationId || item.organisationId === organisationId;
  const deployments = store.deployments.filter(mine);
  const registrations = store.registrations.filter(mine);
  const count = (state: string) => deployments.filter((item) => item.state === state).length;
  const organisations = store.organisations.filter((item) => !organisationId || item.id === organisationId);
  return {
    pendingRequests: store.requests.filter(mine).length,
    deployments: { running: count("running"), succeededToday: count("succeeded"), failedToday: count("failed") },
    registrations: {
      working: registrations.filter((item) => !ends.includes(item.state)).length,
      ready: registrations.filter((item) => item.state === "ready").length,
      failed: registrations.filter((item) => item.state === "failed").length,
    },
    devices: store.devices.filter(mine).length,
    organisations: organisations.map((item) => ({
      id: item.id,
      name: item.name,
      readiness: store.reports.get(item.id)?.outcome ?? null,
      credentialExpiresOn: store.connections.get(item.id)?.credential?.expiresOn ?? null,
      releasedPublication: store.publications.find((other) => other.organisationId === item.id)?.number ?? null,
    })),
  };
};

/** Versions as a release has them, and use counted from the store. */
export const installationOf = (store: Store): InstallationView => ({
  versions: {
    windlass: "0.1.0",
    node: "24.21.0",
    postgresql: "18.1",
    migration: "0047-prestaged-packages.sql",
    agents: [
      { version: "0.1.0", platform: "windows", devices: 41, lastSeenAt: "2026-11-22T11:31:00.000Z" },
      { version: "0.0.9", platform: "windows", devices: 2, lastSeenAt: "2026-11-04T09:02:00.000Z" },
    ],
  },
  days: 30,
  organisations: store.organisations.map(({ id, name }) => {
    const { deployments, registrations, devices } = dashboardOf(store, id);
    const { running, succeededToday: succeeded, failedToday: failed } = deployments;
    const newest = store.publications.find((other) => other.organisationId === id);
    return {
      id,
      name,
      released: newest?.number ?? null,
      devices,
      deployments: { running, succeeded, failed },
      registrations: registrations.ready,
    };
  }),
  people: 4,
});
