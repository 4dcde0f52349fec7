import { randomUUID } from "node:crypto";
import type { BuildDefinition, BuildView } from "@windlass/protocol";

export interface KeptRevision {
  readonly revision: number;
  readonly at: string;
  readonly by: { readonly id: string | null; readonly name: string };
  readonly restoredFrom: number | null;
  readonly definition: BuildDefinition;
  readonly names: Readonly<Record<string, string>>;
}

const by = { id: randomUUID(), name: "Ada Byron" };
const gone = randomUUID();

/** Revisions that lead to a build as it is, newest first; the oldest names a package that is gone. */
export const revisionsOf = ({ revision, definition }: BuildView): KeptRevision[] => {
  const base = { by, restoredFrom: null, names: { [gone]: "Adobe Reader 11.0" } };
  const before: BuildDefinition = {
    ...definition,
    description: "Laptops of the finance department, before the new VPN client.",
    computerNameTemplate: "FIN-%SERIAL:6%",
  };
  const first: BuildDefinition = { ...before, packageIds: [...before.packageIds, gone], tags: [] };
  return [
    { ...base, revision, at: "2026-11-22T14:20:00.000Z", definition, restoredFrom: null },
    { ...base, revision: revision - 1, at: "2026-11-21T08:03:00.000Z", definition: before },
    { ...base, revision: revision - 2, at: "2026-11-03T09:00:00.000Z", definition: first },
  ];
};
