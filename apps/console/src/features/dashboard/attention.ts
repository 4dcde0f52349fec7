import type { DashboardView } from "@windlass/protocol";
import { counted, daysUntil } from "../../components/format.ts";

/** Something that somebody should look at, most urgent first. */
export interface Attention {
  readonly id: string;
  readonly tone: "asking" | "bad" | "warning";
  readonly text: string;
  readonly to: "/deployments" | "/autopilot" | "/organisations/$organisationId";
  readonly organisationId: string | null;
}

/** The first threshold at which the server warns, too. */
const warnDays = 60;

type Organisation = DashboardView["organisations"][number];

const credentialAttention = (organisation: Organisation, now: number): Attention[] => {
  if (!organisation.credentialExpiresOn) return [];
  const days = daysUntil(organisation.credentialExpiresOn, now);
  if (days > warnDays) return [];
  const when = days < 0 ? "has expired" : days === 0 ? "expires today" : `expires in ${counted(days, "day")}`;
  return [
    {
      id: `${organisation.id} credential`,
      tone: days < 0 ? "bad" : "warning",
      text: `The credential of ${organisation.name} for Microsoft Entra ${when}.`,
      to: "/organisations/$organisationId",
      organisationId: organisation.id,
    },
  ];
};

const readinessAttention = (organisation: Organisation): Attention[] => {
  if (organisation.readiness !== "failed" && organisation.readiness !== "warning") return [];
  const failed = organisation.readiness === "failed";
  return [
    {
      id: `${organisation.id} readiness`,
      tone: failed ? "bad" : "warning",
      text: `The readiness report of ${organisation.name} has ${failed ? "failures" : "warnings"}.`,
      to: "/organisations/$organisationId",
      organisationId: organisation.id,
    },
  ];
};

const order = ["asking", "bad", "warning"];

/** What needs somebody: waiting devices first, then failures, then warnings. */
export const attentionOf = (view: DashboardView, now: number): Attention[] => {
  const { pendingRequests, deployments, registrations } = view;
  const found: Attention[] = [];
  const add = (id: string, tone: Attention["tone"], text: string, to: "/deployments" | "/autopilot") =>
    found.push({ id, tone, text, to, organisationId: null });
  if (pendingRequests > 0) {
    add("requests", "asking", `${counted(pendingRequests, "device")} waiting for approval.`, "/deployments");
  }
  if (deployments.failedToday > 0) {
    add("deployments", "bad", `${counted(deployments.failedToday, "deployment")} failed today.`, "/deployments");
  }
  if (registrations.failed > 0) {
    add("registrations", "bad", `${counted(registrations.failed, "registration")} failed.`, "/autopilot");
  }
  for (const organisation of view.organisations) {
    found.push(...readinessAttention(organisation), ...credentialAttention(organisation, now));
  }
  return found.toSorted((left, right) => order.indexOf(left.tone) - order.indexOf(right.tone));
};
