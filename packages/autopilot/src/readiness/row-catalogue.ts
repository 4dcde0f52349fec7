import type { FactName } from "./facts.ts";

interface RowDefinition {
  /** The preparation step (1 to 7) that the row proves. */
  readonly step: number;
  readonly title: string;
  /** What has to be asked beside the token to judge it. */
  readonly needs: readonly FactName[];
  /** One row for each build, or one for the connection. */
  readonly of: "connection" | "build";
}

/** Every row of a readiness report, in the order of the seven preparation steps. */
export const readinessRowCatalogue = {
  token: { step: 1, title: "Sign-in with the app registration", needs: [], of: "connection" },
  "tenant-id": { step: 1, title: "Tenant id", needs: [], of: "connection" },
  "secret-expiry": { step: 2, title: "Credential's remaining life", needs: ["application"], of: "connection" },
  "permission-required": { step: 3, title: "Required permission", needs: [], of: "connection" },
  "permission-recommended": { step: 3, title: "Recommended permission", needs: [], of: "connection" },
  "permission-optional": { step: 3, title: "Optional permissions", needs: [], of: "connection" },
  "permission-surplus": { step: 3, title: "No more permissions than needed", needs: [], of: "connection" },
  consent: { step: 4, title: "Admin consent", needs: [], of: "connection" },
  "graph-read": { step: 4, title: "Reading from Microsoft Graph", needs: ["organisation"], of: "connection" },
  "import-records": { step: 4, title: "Tidying up after imports", needs: [], of: "connection" },
  group: { step: 5, title: "Dynamic device group", needs: ["groups"], of: "build" },
  "group-rule": { step: 6, title: "Membership rule", needs: ["groups"], of: "build" },
  "group-processing": { step: 6, title: "Processing of the rule", needs: ["groups"], of: "build" },
  profile: { step: 7, title: "Deployment profile", needs: ["profiles"], of: "build" },
  "profile-mode": { step: 7, title: "Deployment mode", needs: ["profiles"], of: "build" },
  "profile-name": { step: 7, title: "Device names", needs: ["profiles"], of: "build" },
  "profile-oobe": { step: 7, title: "Pages of the out-of-box experience", needs: ["profiles"], of: "build" },
  hardware: { step: 7, title: "Devices' TPM data", needs: ["profiles"], of: "build" },
  "preparation-group": { step: 5, title: "Device group for device preparation", needs: ["preparations"], of: "build" },
  "preparation-client": { step: 5, title: "Intune Provisioning Client", needs: ["preparations"], of: "build" },
  "preparation-group-owner": { step: 5, title: "Owner of the device group", needs: ["preparations"], of: "build" },
  "preparation-policy": { step: 7, title: "Device preparation policy", needs: ["preparations"], of: "build" },
  "preparation-target": { step: 7, title: "Device group of the policy", needs: [], of: "build" },
} as const satisfies Record<string, RowDefinition>;

export type ReadinessRowId = keyof typeof readinessRowCatalogue;

/** Names of all rows, in their order. */
export const readinessRowIds = Object.keys(readinessRowCatalogue) as ReadinessRowId[];

export const isReadinessRowId = (text: string): text is ReadinessRowId => Object.hasOwn(readinessRowCatalogue, text);

/** What has to be asked for one row, or for all. */
export const factsNeededFor = (rowId: ReadinessRowId | null): ReadonlySet<FactName> =>
  new Set<FactName>(
    rowId === null
      ? Object.values(readinessRowCatalogue).flatMap(({ needs }) => needs)
      : readinessRowCatalogue[rowId].needs,
  );
