import { resolveSettings, type SettingsLayers, sparseOptions } from "@windlass/planner";
import { type BuildDefinition, type BuildView, type PublishedBuild, publishedBuild } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { KnownTenant } from "../tenant-connections/profile-tenant.ts";
import type { PublicationState } from "./publication-state.ts";
import type { BuildRow } from "./repository.ts";

export const presentBuild = (row: BuildRow, state: PublicationState): BuildView => ({
  id: row.id,
  organisationId: row.organisation_id,
  revision: row.revision,
  definition: row.definition,
  publishedNumber: state.publishedNumber,
  changedSincePublication: state.changedSincePublication,
  updatedAt: instantOf(row.updated_at),
});

const publishedAutopilot = (
  autopilot: BuildDefinition["autopilot"],
  tenant: KnownTenant | null,
): PublishedBuild["autopilot"] => {
  if (autopilot?.way !== "offline-profile") return autopilot;
  // What was entered in the build goes before what the tenant says.
  const domain = autopilot.tenantDomain ?? tenant?.domain ?? null;
  return { ...autopilot, tenant: tenant && domain ? { id: tenant.id, domain } : null };
};

/** What a build's published form takes from outside of it. */
export interface BuildSurroundings {
  /** Of the organisation, for the files that name it. */
  readonly tenant: KnownTenant | null;
  /** Of organisation and tenant. */
  readonly settings: SettingsLayers;
}

/** As a publication holds it. What is left to Windows is empty where somebody set it so, and null here. */
export const publishedBuildOf = (
  { id, definition }: Pick<BuildRow, "id" | "definition">,
  { tenant, settings }: BuildSurroundings,
): PublishedBuild => {
  const set = resolveSettings({ ...settings, build: definition });
  // Through the schema: what only the console shows is no difference between two publications.
  return publishedBuild.parse({
    ...definition,
    id,
    packageOptions: sparseOptions(definition),
    autopilot: publishedAutopilot(definition.autopilot, tenant),
    timeZone: set.timeZone.value || null,
    userLocale: set.userLocale.value || null,
    systemLocale: set.systemLocale.value || null,
    inputLocales: set.inputLocales.value,
    registeredOwner: set.registeredOwner.value,
    registeredOrganisation: set.registeredOrganisation.value,
    // To ask for nothing is the same on a device, whoever says it.
    checks: set.checks.value?.list.length ? set.checks.value : null,
  });
};
