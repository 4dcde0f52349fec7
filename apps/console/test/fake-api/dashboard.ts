import type { DashboardView } from "@windlass/protocol";
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
