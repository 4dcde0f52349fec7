import type { BuildDefinition, BuildReferenceKind } from "@windlass/protocol";
import { secretsOfBuild } from "../endings/build-secrets.ts";

/** Something outside of a build that it names by id. */
export interface BuildReference {
  readonly kind: BuildReferenceKind;
  readonly id: string;
  /** What the build would be without it. */
  readonly without: string;
}

const placesOf = ({ join }: BuildDefinition) =>
  join.kind === "domain" && join.organisationalUnit.kind === "by-location" ? join.organisationalUnit.places : [];

const withoutSecret = (what: string): string =>
  ({
    "the account that joins the domain": "no domain is joined",
    "the Administrator's password": "the Administrator stays as Windows has it",
  })[what] ?? `without ${what}`;

/** Everything that a build names by id, each once, in the order of its tabs. */
export const referencesOfBuild = (build: BuildDefinition): BuildReference[] => {
  const all: BuildReference[] = [
    ...build.operatingSystems.map(({ operatingSystemId: id, architecture }) => ({
      kind: "operating-system" as const,
      id,
      without: `no operating system for ${architecture}`,
    })),
    ...secretsOfBuild(build).map(({ id, what }) => ({ kind: "secret" as const, id, without: withoutSecret(what) })),
    ...placesOf(build).map(({ locationId: id, path }) => ({
      kind: "location" as const,
      id,
      without: `no computer accounts in ${path}`,
    })),
    ...(build.securityModelId === null
      ? []
      : [{ kind: "security-model" as const, id: build.securityModelId, without: "Windows' own accounts and groups" }]),
    ...build.packageIds.map((id) => ({ kind: "software-package" as const, id, without: "not installed" })),
    ...(build.diskTemplateId === null
      ? []
      : [{ kind: "disk-template" as const, id: build.diskTemplateId, without: "the layout that Microsoft documents" }]),
  ];
  const seen = new Set<string>();
  return all.filter(({ id }) => !seen.has(id) && seen.add(id));
};
