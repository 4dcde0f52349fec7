import { randomUUID } from "node:crypto";
import type { PublicationChange, PublicationProblem, PublicationView, ReleaseView } from "@windlass/protocol";

export const publication = (organisationId: string, number: number, changes: PublicationChange[]): PublicationView => ({
  id: randomUUID(),
  organisationId,
  number,
  sha256: number.toString(16).padStart(2, "0").repeat(32),
  signature: "S".repeat(86),
  keyId: "0123456789abcdef",
  sizeBytes: 48_000 + 1_300 * number,
  changes,
  changedSince: number > 1 ? number - 1 : null,
  contentRemovedAt: null,
  publishedBy: "Ada Endpoint",
  publishedAt: new Date(Date.UTC(2026, 10, 10 + number, 8, 30)).toISOString(),
});

export const changes = (buildId: string, packageId: string): PublicationChange[] => [
  {
    kind: "changed",
    objectKind: "build",
    objectId: buildId,
    name: "Finance laptop",
    fields: [
      { field: "Autopilot, group tag", before: "OD-FIN", after: "OD-FINANCE" },
      { field: "packageIds", before: "1 entry", after: "2 entries" },
    ],
  },
  { kind: "added", objectKind: "software-package", objectId: packageId, name: "Contoso VPN 5.2", fields: [] },
];

/** What was released to a target, by the numbers of publications. */
export const release = (
  organisationId: string,
  action: ReleaseView["action"],
  target: ReleaseView["target"],
  numbers: { readonly number: number | null; readonly previousNumber: number | null; readonly reason?: string },
): ReleaseView => ({
  id: randomUUID(),
  organisationId,
  action,
  target,
  number: numbers.number,
  previousNumber: numbers.previousNumber,
  reason: numbers.reason ?? "",
  releasedBy: "Ada Endpoint",
  releasedAt: new Date(Date.UTC(2026, 10, 16, 9, numbers.number ?? 0)).toISOString(),
});

export const allDevices: ReleaseView["target"] = { kind: "all", id: null, name: null };

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What whoever publishes should know, and is not stopped by. */
export const warnings = (organisation: Named, build: Named): PublicationProblem[] => [
  {
    severity: "warning",
    topic: "secret",
    objectKind: "build",
    objectId: build.id,
    name: build.name,
    message: "It takes the secret “Join account” as the account that joins the domain, which ends on 2026-12-01.",
  },
  {
    severity: "warning",
    topic: "autopilot",
    objectKind: "organisation",
    objectId: organisation.id,
    name: organisation.name,
    message: "Its tenant was checked the last time on 2026-10-02.",
  },
  {
    severity: "warning",
    topic: "autopilot",
    objectKind: "build",
    objectId: build.id,
    name: build.name,
    message:
      "On 2026-10-02: The membership rule takes in the group tag (It asks for OD-FIN, the build has OD-FINANCE).",
  },
];

/** What stops publishing, of as many packages as are given. */
export const lostContent = (packages: readonly Named[]): PublicationProblem[] =>
  packages.map(({ id, name }) => ({
    severity: "stops",
    topic: "content",
    objectKind: "software-package",
    objectId: id,
    name,
    message: `The content store lacks the files of “${name}”.`,
  }));
